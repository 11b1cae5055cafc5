"""Own what stands around the text of a book: title pages, contents, registers, colophon."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from edition.structs import Frozen
from edition.typeset import engine
from edition.typeset.binding import Leaf
from edition.typeset.engine import Lines
from edition.typeset.imprint import Imprint, shortened
from edition.typeset.registers import gathered, indexes, registers
from edition.typeset.settings import Chapters, Settings
from edition.typeset.shop import STYLES, Shop
from edition.typeset.unit import page
from edition.view import Book, Reading, Token, in_language, write
from edition.view.tokens import Template

DEPTH = 3
"""Levels of headings that the contents show."""
FEWEST = 2
"""Lines that make contents: of a text without headings there is the colophon alone."""


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


class Matter(Frozen):
    """Prints the matter around a text that is printed: its leaves are ``text``.

    ``words`` are the words the book adds to the text, in its language; ``notes`` the endnotes of
    each unit, under its title; ``spans`` says where every anchor of the text stands.
    """

    book: Book
    settings: Settings
    words: Mapping[str, str]
    shop: Shop
    language: str
    imprint: Imprint
    templates: Mapping[str, Template]
    text: Sequence[Leaf]
    notes: Sequence[tuple[str, Sequence[tuple[str, ...]]]]
    spans: Mapping[str, engine.Span]

    def back(self, number: int) -> list[Leaf]:
        """Print endnotes, registers, indexes, colophon."""
        leaves: list[Leaf] = []
        for template, values in self._back_sections():
            title = values["section"].title
            markup = STYLES.get_template(template).render(words=self.words, **values)
            leaf = self.shop.print(
                page(markup, self.book.facts.title, title, self.language),
                number,
                opening=Chapters.PAGE,
            )
            leaves.append(leaf)
            number = leaf.part.first_page + leaf.part.pages
        return leaves

    def _back_sections(self) -> list[tuple[str, dict[str, Any]]]:
        found: list[tuple[str, dict[str, Any]]] = []
        groups = [
            (title, [(*names, Markup(words)) for *names, words in rows])  # noqa: S704 -- written by the view, which escapes
            for title, rows in self.notes
            if rows
        ]
        if groups:
            section = Section("endnotes", self.words["notes"])
            found.append(("endnotes.xhtml.j2", {"section": section, "groups": groups}))
        spans = self.spans if self.settings.registers else {}
        found += [
            ("registers.xhtml.j2", {"section": together[0], "registers": together})
            for together in gathered(registers(self.book, self.words, spans))
        ]
        terms = indexes(self.book, self.settings.reading, self.words, spans)
        found += [("index.xhtml.j2", {"section": index}) for index in terms]
        colophon = Section("colophon", self.words["colophon"])
        lines = [self.words["set_in"], *self._letters(), *self.imprint.making]
        found.append(("colophon.xhtml.j2", {"section": colophon, "lines": lines}))
        return found

    def _letters(self) -> Iterator[str]:
        """Say in which typefaces the text is set beside the program's own, and in which files."""
        parts = [leaf.part for leaf in self.text]
        used = {use.family for part in parts for use in part.fonts.values()}
        for typeface in self.shop.typefaces:
            if typeface.files and typeface.family in used:
                yield self.words["and_in"].format(name=typeface.name, files=_told(typeface.files))

    def front(self, leaves: Sequence[Leaf], original: tuple[Token, ...]) -> list[Leaf]:
        """Print half title, title page, imprint, contents and editorial note, in roman numbers.

        *leaves* are those that follow, *original* the title page of the text itself.
        """
        facts = in_language(self.book.facts, self.language)
        contents = _contents(leaves)
        title_page = write(original, self.settings.reading, templates=self.templates)
        values = {
            "facts": facts,
            "imprint": self.imprint,
            "words": self.words,
            "original": Markup(title_page),  # noqa: S704 -- written by the view, which escapes
            "contents": contents,
            "signs": self._signs(),
        }
        names = ["title.xhtml.j2"]
        names += ["contents.xhtml.j2"] if len(contents) >= FEWEST else []
        has_statement = facts.statements or values["signs"] or self.imprint.letters
        names += ["statement.xhtml.j2"] if has_statement else []
        printed: list[Leaf] = []
        number = 1
        for name in names:
            markup = STYLES.get_template(name).render(**values)
            head = self.words["contents" if name.startswith("contents") else "editorial_note"]
            opening = Chapters.RECTO if self.settings.chapters is Chapters.RECTO else Chapters.PAGE
            bare = name.startswith("title")
            html = page(markup, facts.title, head, self.language, bare=bare)
            leaf = self.shop.print(html, number, opening=opening, roman=True)
            printed.append(leaf)
            number = leaf.part.first_page + leaf.part.pages
        return printed

    def _signs(self) -> list[str]:
        """Say how the apparatus is to be read."""
        if not any(leaf.part.entries for leaf in self.text):
            return []
        reading = self.settings.reading
        said = [self.words["as_printed" if reading is Reading.PRINTED else "as_corrected"]]
        if self.settings.numbering is not Lines.NONE:
            scope = self.words[f"by_{self.settings.numbering}"]
            said.append(self.words["line_numbers"].format(scope=scope))
        return said


def _contents(leaves: Sequence[Leaf]) -> list[Line]:
    return [
        Line(one.title, one.level, str(leaf.part.first_page + one.page), one.target)
        for leaf in leaves
        for one in leaf.part.outlines
        if one.level <= DEPTH
    ]


def _told(files: Mapping[str, str]) -> str:
    """Name *files*, each with the beginning of its digest, by which it can be told from others."""
    return ", ".join(f"{name} (SHA-256 {shortened(digest)})" for name, digest in files.items())
