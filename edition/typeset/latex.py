"""Own the edition as LaTeX with reledmac, for presses that set in TeX; from the same units."""

import re
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Final

import jinja2

from edition.fonts import FAMILY
from edition.metadata.files import TYPEFACES
from edition.structs import Frozen
from edition.typeset.apparatus import Foot
from edition.typeset.cutting import Unit, units
from edition.typeset.engine import Lines, Span, Spot
from edition.typeset.imprint import imprint
from edition.typeset.persons import anchored, headings, names
from edition.typeset.registers import registers
from edition.typeset.settings import Settings, settings
from edition.typeset.tex import Writer, escape, index, place
from edition.typeset.wording import wording
from edition.view import Book, Element, Layer, Open, in_reading, read

LANGUAGES: Final = {
    "de": "german", "el": "greek", "en": "english", "es": "spanish", "fr": "french",
    "it": "italian", "la": "latin", "nl": "dutch", "pl": "polish", "pt": "portuguese",
    "ru": "russian",
}  # fmt: skip
_UNNAMED: Final = re.compile(r"[\\\\{}#%&$^~\"\\n;]")
"""What no name of a typeface has, and TeX or Lua would take for a command."""
_SIZES: Final = (10.0, 11.0, 12.0)
NOWHERE: Final = Span(Spot(1, 1), Spot(1, 1))
"""Stands for the place of an anchor, which TeX will find."""


def latex(tree: Element, chosen: Settings | None = None) -> str:
    """Return the edition as a LaTeX document for XeLaTeX or LuaLaTeX with reledmac.

    Lines are numbered and entries keyed to them by reledmac: run it three times.
    """
    look = chosen or settings()
    book = anchored(read(tree))
    language = next(iter(book.facts.languages), "en")
    words = wording(language)
    title_page, cut = units(book, look.chapters, look.reading)
    said = imprint(tree, book.facts, words)
    front = [Unit("front", "", title_page)] if title_page else []
    lists = list(_lists(book, look, words))
    marks = _marks(book, look, lists)
    first, others = _typefaces(look.typefaces)
    return _template().render(
        s=look,
        class_size=min(_SIZES, key=lambda size: abs(size - look.size)),
        language=LANGUAGES.get(language.partition("-")[0], "english"),
        title=escape(book.facts.title),
        subtitle=escape(book.facts.subtitle),
        author=escape(", ".join(person.name for person in book.facts.authors)),
        publisher=escape(said.publisher),
        body="\n".join(_unit(book, look, words, marks, unit) for unit in (*front, *cut)),
        lists=lists,
        witnesses=_witnesses(book, words),
        first_typeface=first,
        other_typefaces=others,
        indexes={name: escape(words[name]) for name in ("quoted", "names") if name in marks.used},
    )


def _typefaces(names: Sequence[str]) -> tuple[str, str]:
    """Return the typeface that stands before the program's own, if any, and a Lua list of others.

    They are called as luaotfload calls them: a file by its name in brackets.
    """
    called = [FAMILY if name.casefold() == FAMILY.casefold() else name for name in names]
    first = called[0] if FAMILY in called[1:] else ""
    others = [
        f"[{Path(name).name}]" if Path(name).suffix.lower() in TYPEFACES else name
        for name in called
        if name not in {FAMILY, first}
    ]
    listed = ",".join(f'"{_UNNAMED.sub("", name)}:mode=harf;"' for name in others)
    return _UNNAMED.sub("", first), listed


class _Marks(Frozen):
    """What stands at anchors: labels that are referred to, terms of the indexes in ``used``."""

    labelled: frozenset[str]
    terms: Mapping[str, str]
    used: frozenset[str]


class _List(Frozen):
    """A register: its title and its lines, as TeX; ``anchors`` are those it refers to."""

    title: str
    lines: tuple[str, ...]
    anchors: frozenset[str]


def _lists(book: Book, look: Settings, words: Mapping[str, str]) -> Iterator[_List]:
    """Yield the registers, if they are asked for; the places are found by TeX."""
    spans = {entry.id: NOWHERE for entry in book.entries} if look.registers else {}
    pattern = "{page}" if look.numbering is Lines.NONE else "{page}.{line}"
    for register in registers(book, words, spans):
        lines = (
            f"\\textbf{{{place(item.id, pattern)}}}\\enspace {escape(item.words)}"
            for item in register.items
        )
        anchors = frozenset(item.id for item in register.items)
        yield _List(escape(register.title), tuple(lines), anchors)


def _witnesses(book: Book, words: Mapping[str, str]) -> _List | None:
    """Return what the sigla of the apparatus stand for, None where there are none."""
    lines = []
    for one in book.facts.witnesses:
        lines += [escape(one.heading)] if one.heading else []
        lines.append(f"\\textit{{{escape(one.siglum)}}}\\enspace {escape(one.description)}")
    return _List(escape(words["witnesses"]), tuple(lines), frozenset()) if lines else None


def _marks(book: Book, look: Settings, lists: list[_List]) -> _Marks:
    referred = {
        value[1:]
        for token in book.body
        if isinstance(token, Open) and token.template == "pointer"
        for name, value in token.attributes
        if name == "href" and value.startswith("#")
    }
    labelled = frozenset(referred.union(*(one.anchors for one in lists)))
    if not look.registers:
        return _Marks(labelled, {}, frozenset())
    found = list(names(book, look.reading))
    listed = headings(found)
    terms = {name.anchor: index(listed[name.identity], "names") for name in found if name.words}
    used = {"names"} if terms else set()
    for entry in book.entries:
        term = entry.speaker or entry.source
        if entry.layer is Layer.QUOTATION and term:
            terms[entry.id] = terms.get(entry.id, "") + index(term, "quoted")
            used.add("quoted")
    return _Marks(labelled, terms, frozenset(used))


def _template() -> jinja2.Template:
    # TeX is full of braces: the template has marks of its own. Values are escaped by ``escape``.
    environment = jinja2.Environment(  # noqa: S701 -- not HTML
        block_start_string="<%", block_end_string="%>",
        variable_start_string="<<", variable_end_string=">>",
        comment_start_string="<#", comment_end_string="#>",
        undefined=jinja2.StrictUndefined, trim_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    source = (files(__package__) / "styles" / "reledmac.tex.j2").read_text("utf-8")
    return environment.from_string(source)


def _unit(book: Book, look: Settings, words: Mapping[str, str], marks: _Marks, unit: Unit) -> str:
    writer = Writer(Foot(book, look, words), marks.labelled, marks.terms)
    for token in in_reading(unit.tokens, look.reading):
        writer.take(token)
    writer.end_paragraph()
    inside = "\n".join(writer.done)
    head = f"\\editionhead{{{escape(unit.title)}}}" if unit.title else ""
    return f"{head}\n\\beginnumbering\n{inside}\n\\endnumbering\n"
