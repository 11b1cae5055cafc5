"""Own the text of a book: its units, printed until every reference to a page is right."""

from collections.abc import Mapping, Sequence

from edition.messages import EditionError, Message
from edition.structs import Mutable, field, replace
from edition.typeset import engine
from edition.typeset.apparatus import Foot
from edition.typeset.binding import Leaf
from edition.typeset.cutting import Unit, units
from edition.typeset.engine import Unfit
from edition.typeset.imprint import Imprint
from edition.typeset.matter import Matter
from edition.typeset.pictures import Album
from edition.typeset.settings import Chapters, Settings
from edition.typeset.shop import Shop
from edition.typeset.unit import Decoration, anchors, decorate, destinations, page
from edition.view import Book, Token, write
from edition.view.attributes import direction
from edition.view.spacing import narrowed, spaces_inside

ROUNDS = 5
"""How often units that refer to pages may be printed anew before their numbers settle."""


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
        matter = Matter(
            book=self.book,
            settings=self.settings,
            words=self.words,
            shop=self.shop,
            language=self.language,
            imprint=self.imprint,
            templates=self.album.templates,
            text=text,
            notes=[(unit.title, self.feet[unit.name].endnotes) for unit in self.units],
            spans=self.spans,
        )
        back = matter.back(number)
        return matter.front([*text, *back], self.original), text, back

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
