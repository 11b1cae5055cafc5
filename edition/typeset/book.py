"""Own the order of a book: its preliminary pages, its text, what follows, and the page numbers."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from edition.messages import EditionError, Message
from edition.structs import Frozen, Mutable, field, replace
from edition.typeset import engine
from edition.typeset.apparatus import Foot
from edition.typeset.binding import Leaf
from edition.typeset.cutting import Unit, units
from edition.typeset.engine import Lines, Unfit
from edition.typeset.imprint import Imprint, shortened
from edition.typeset.pictures import Album
from edition.typeset.registers import indexes, registers
from edition.typeset.settings import Chapters, Settings
from edition.typeset.shop import STYLES, Shop
from edition.typeset.unit import Decoration, anchors, decorate, destinations, page
from edition.view import Book, Reading, Token, write
from edition.view.attributes import direction
from edition.view.spacing import narrowed, spaces_inside

ROUNDS = 5
"""How often units that refer to pages may be printed anew before their numbers settle."""
DEPTH = 3
"""Levels of headings that the contents show."""
FEWEST = 2
"""Lines that make contents: of a text without headings there is the colophon alone."""


class Maker(Mutable):
    """Makes the leaves of one book; ``spans`` says where every anchor of the text stands.

    ``words`` are the words the book adds to the text, in its language. ``elsewhere`` are the
    entries that no page could hold.
    """

    book: Book
    settings: Settings
    words: Mapping[str, str]
    shop: Shop
    language: str
    imprint: Imprint
    album: Album
    spans: dict[str, engine.Span] = field(default_factory=dict)
    feet: dict[str, Foot] = field(default_factory=dict)
    elsewhere: frozenset[str] = frozenset()
    units: Sequence[Unit] = ()
    original: tuple[Token, ...] = ()
    leaves: dict[str, Leaf] = field(default_factory=dict)
    linked: frozenset[str] = frozenset()
    printed: dict[str, tuple[int, str]] = field(default_factory=dict)
    composed: dict[str, tuple[dict[str, str], frozenset[str]]] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The title as it stands at the head of left-hand pages."""
        return self.book.facts.title

    def make(self) -> tuple[list[Leaf], list[Leaf], list[Leaf]]:
        """Print everything; return the preliminary leaves, those of the text, and the rest."""
        self.linked = destinations(self.book)
        self.original, self.units = units(self.book, self.settings.chapters, self.settings.reading)
        number = self._text()
        self._raise_headings()
        text = [self.leaves[unit.name] for unit in self.units]
        back = self._back(number)
        return self._front([*text, *back]), text, back

    def place(self, anchor: str) -> str:
        """Write where *anchor* stands, “p. 12, l. 5”; a wide guess as long as it is not known."""
        span = self.spans.get(anchor)
        if span is None:
            return self.words["page"].format(page="00")
        return self.words["page_line" if span.first.line else "page"].format(
            page=span.first.page, line=span.first.line
        )

    def _text(self) -> int:
        """Print the units until every reference to a page is right; return the next number.

        Raises:
            EditionError: T009 the references do not settle.
        """
        with self.shop.foreseeing(self._foreseen(), self.settings.numbering):
            number, changed = self._round()
        for _ in range(ROUNDS):
            if not changed:
                return number
            number, changed = self._round()
        text = "references by page and line change the pages they refer to, again and again"
        raise EditionError(Message("T009", text, hint="give one of them words of its own"))

    def _round(self) -> tuple[int, bool]:
        """Print every unit that is not right yet; return the next number, and whether any was."""
        number, changed = 1, False
        for unit in self.units:
            changed |= self._unit(unit, number)
            part = self.leaves[unit.name].part
            number = part.first_page + part.pages
        return number, changed

    def _foreseen(self) -> list[str]:
        """Return the markup of the units that depend on no other; an empty string for the rest.

        All of them open right-hand pages: else it matters for the layout which page they open.
        """
        if self.shop.workers == 1 or self.settings.chapters is not Chapters.RECTO:
            return []
        pages = []
        for unit in self.units:
            html = self._compose(unit)
            referred, _ = self.composed[unit.name]
            pages.append("" if referred else html)
        return pages

    def _unit(self, unit: Unit, number: int) -> bool:
        """Print *unit* unless it is printed and still right; tell whether it was printed."""
        while True:
            if self._is_right(unit, number):
                return False
            html = self._compose(unit)
            if self.printed.get(unit.name) == (number, html):
                return False
            try:
                self.leaves[unit.name] = self.shop.print(
                    html, number, opening=self.settings.chapters, lines=self.settings.numbering
                )
            except Unfit as unfit:
                if not set(unfit.refs) - self.elsewhere:
                    text = f"the notes {', '.join(unfit.refs)} find no room on a page"
                    raise EditionError(Message("T008", text)) from unfit
                self.elsewhere |= set(unfit.refs)
            else:
                self.printed[unit.name] = number, html
                self.spans.update(self.leaves[unit.name].part.spans)
                return True

    def _is_right(self, unit: Unit, number: int) -> bool:
        """Tell whether *unit* is printed at *number*, and what its markup depends on is as it was.

        Its markup changes with the places it refers to, and with the notes that find no room.
        """
        at, _ = self.printed.get(unit.name, (0, ""))
        referred, elsewhere = self.composed.get(unit.name, ({}, self.elsewhere))
        return (
            at == number
            and elsewhere == self.elsewhere
            and all(self.place(anchor) == words for anchor, words in referred.items())
        )

    def _raise_headings(self) -> None:
        """Let the highest heading of the text stand as high as that of a register."""
        leaves = [self.leaves[unit.name] for unit in self.units]
        top = min((line.level for leaf in leaves for line in leaf.part.outlines), default=1)
        for unit in self.units:
            leaf = self.leaves[unit.name]
            lines = tuple(replace(line, level=line.level - top + 1) for line in leaf.part.outlines)
            self.leaves[unit.name] = replace(leaf, part=replace(leaf.part, outlines=lines))

    def _compose(self, unit: Unit) -> str:
        templates = self.album.templates
        foot = Foot(self.book, self.settings, self.words, self.elsewhere, templates)
        referred: dict[str, str] = {}
        self.composed[unit.name] = referred, self.elsewhere

        def refer(anchor: str) -> str:
            return referred.setdefault(anchor, self.place(anchor))

        how = Decoration(
            note=foot.note,
            refer=refer,
            here=anchors(unit.tokens),
            initial=self.settings.drop_capitals,
            linked=self.linked,
            reading=self.settings.reading,
        )
        tokens = decorate(unit, how)
        written = write(tokens, self.settings.reading, after=foot.after, templates=templates)
        markup = narrowed(written) if spaces_inside(self.language) else written
        self.feet[unit.name] = foot
        return page(
            f'<div class="unit" dir="{direction(self.language) or "ltr"}">{markup}</div>',
            self.title,
            unit.title or self.title,
            self.language,
        )

    def _back(self, number: int) -> list[Leaf]:
        """Print endnotes, registers, indexes, colophon."""
        leaves: list[Leaf] = []
        for template, values in self._back_sections():
            title = values["section"].title
            markup = STYLES.get_template(template).render(words=self.words, **values)
            leaf = self.shop.print(
                page(markup, self.title, title, self.language), number, opening=self._soft
            )
            leaves.append(leaf)
            number = leaf.part.first_page + leaf.part.pages
        return leaves

    @property
    def _soft(self) -> Chapters:
        return Chapters.PAGE

    def _back_sections(self) -> list[tuple[str, dict[str, Any]]]:
        notes = [
            (unit, self.feet[unit.name].endnotes)
            for unit in self.units
            if self.feet[unit.name].endnotes
        ]
        found: list[tuple[str, dict[str, Any]]] = []
        if notes:
            groups = [
                (unit.title, [(*names, Markup(words)) for *names, words in rows])  # noqa: S704
                for unit, rows in notes
            ]
            section = Section("endnotes", self.words["notes"])
            found.append(("endnotes.xhtml.j2", {"section": section, "groups": groups}))
        spans = self.spans if self.settings.registers else {}
        lists = registers(self.book, self.words, spans)
        found += [("register.xhtml.j2", {"section": register}) for register in lists]
        terms = indexes(self.book, self.settings.reading, self.words, spans)
        found += [("index.xhtml.j2", {"section": index}) for index in terms]
        colophon = Section("colophon", self.words["colophon"])
        lines = [self.words["set_in"], *self._letters(), *self.imprint.making]
        found.append(("colophon.xhtml.j2", {"section": colophon, "lines": lines}))
        return found

    def _letters(self) -> Iterator[str]:
        """Say in which typefaces the text is set beside the program's own, and in which files."""
        parts = [leaf.part for leaf in self.leaves.values()]
        used = {use.family for part in parts for use in part.fonts.values()}
        for typeface in self.shop.typefaces:
            if typeface.files and typeface.family in used:
                yield self.words["and_in"].format(name=typeface.name, files=_told(typeface.files))

    def _front(self, leaves: Sequence[Leaf]) -> list[Leaf]:
        """Print half title, title page, imprint, contents and editorial note, in roman numbers."""
        facts = self.book.facts
        templates = self.album.templates
        contents = self._contents(leaves)
        original = write(self.original, self.settings.reading, templates=templates)
        values = {
            "facts": facts,
            "imprint": self.imprint,
            "words": self.words,
            "original": Markup(original),  # noqa: S704 -- written by the view, which escapes
            "contents": contents,
            "signs": self._signs(),
        }
        names = ["title.xhtml.j2"]
        names += ["contents.xhtml.j2"] if len(contents) >= FEWEST else []
        names += ["statement.xhtml.j2"] if facts.statements or values["signs"] else []
        printed: list[Leaf] = []
        number = 1
        for name in names:
            markup = STYLES.get_template(name).render(**values)
            head = self.words["contents" if name.startswith("contents") else "editorial_note"]
            opening = Chapters.RECTO if self.settings.chapters is Chapters.RECTO else Chapters.PAGE
            bare = name.startswith("title")
            html = page(markup, self.title, head, self.language, bare=bare)
            leaf = self.shop.print(html, number, opening=opening, roman=True)
            printed.append(leaf)
            number = leaf.part.first_page + leaf.part.pages
        return printed

    def _contents(self, leaves: Sequence[Leaf]) -> list["Line"]:
        return [
            Line(one.title, one.level, str(leaf.part.first_page + one.page), one.target)
            for leaf in leaves
            for one in leaf.part.outlines
            if one.level <= DEPTH
        ]

    def _signs(self) -> list[str]:
        """Say how the apparatus is to be read."""
        if not any(leaf.part.entries for leaf in self.leaves.values()):
            return []
        reading = self.settings.reading
        said = [self.words["as_printed" if reading is Reading.PRINTED else "as_corrected"]]
        if self.settings.numbering is not Lines.NONE:
            scope = self.words[f"by_{self.settings.numbering}"]
            said.append(self.words["line_numbers"].format(scope=scope))
        return said


class Section(Frozen):
    """A part of the back matter: its anchor and its heading."""

    id: str
    title: str


class Line(Frozen):
    """A line of the contents."""

    title: str
    level: int
    page: str
    id: str


def _told(files: Mapping[str, str]) -> str:
    """Name *files*, each with the beginning of its digest, by which it can be told from others."""
    return ", ".join(f"{name} (SHA-256 {shortened(digest)})" for name, digest in files.items())
