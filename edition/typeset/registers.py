"""Own the registers and indexes after the text: what they list, and on which pages it stands."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from edition.structs import Frozen
from edition.typeset.engine import Span
from edition.typeset.persons import headings, names
from edition.typeset.wording import named
from edition.view import Book, Entry, Layer, Reading, quoted, surrounded

LIMIT = 14
"""Words of a passage that a register quotes."""
TOGETHER = 60
"""Items of registers that need no page each, about two pages of them."""


class Item(Frozen):
    """One line of a register: where, and what."""

    id: str
    place: str
    words: str


class Register(Frozen):
    """A list of things in the order of the text."""

    id: str
    title: str
    items: tuple[Item, ...]


class Pages(Frozen):
    """Neighbouring pages of one term, “12–14”, with the anchor on the first of them."""

    id: str
    pages: str


class Term(Frozen):
    """A term of an index with its pages, without doubles, neighbours joined."""

    words: str
    ranges: tuple[Pages, ...]


class Index(Frozen):
    """Terms in alphabetical order."""

    id: str
    title: str
    terms: tuple[Term, ...]


def registers(
    book: Book, words: Mapping[str, str], spans: Mapping[str, Span]
) -> Iterator[Register]:
    """Yield the registers that have something in them."""
    rows = (
        ("corrections", (Layer.CORRECTION, Layer.NORMALISATION)),
        ("omissions", (Layer.OMISSION, Layer.INSERTION)),
        ("queries", (Layer.ANOMALY,)),
    )
    for name, layers in rows:
        items = tuple(
            Item(entry.id, place(spans[entry.id].first.page, spans[entry.id].first.line), said)
            for entry in book.entries
            if entry.layer in layers and entry.id in spans and (said := _said(entry, words))
        )
        if items:
            yield Register(f"register-{name}", words[name], items)


def gathered(lists: Iterable[Register]) -> Iterator[tuple[Register, ...]]:
    """Yield the registers that follow one another on the same pages; a long one opens its own."""
    group: list[Register] = []
    lines = 0
    for register in lists:
        if group and lines + len(register.items) > TOGETHER:
            yield tuple(group)
            group, lines = [], 0
        group.append(register)
        lines += len(register.items)
    if group:
        yield tuple(group)


def place(page: int, line: int) -> str:
    """Write a page and a line as apparatuses do: ``12.5``; the page alone without lines."""
    return f"{page}.{line}" if line else str(page)


def _said(entry: Entry, words: Mapping[str, str]) -> str:
    printed = quoted(entry, Reading.PRINTED, LIMIT)
    corrected = quoted(entry, Reading.CORRECTED, LIMIT)
    reason = "; ".join(one.text for one in entry.reasons)
    match entry.layer:
        case Layer.CORRECTION | Layer.NORMALISATION:
            said = f"{printed or words['nothing']} → {corrected or words['nothing']}"
        case _:
            said = surrounded(entry, Reading.PRINTED) or printed
    details = reason or named(entry.responsible, words)
    return f"{said} ({details})" if said and details else said


def indexes(
    book: Book, reading: Reading, words: Mapping[str, str], spans: Mapping[str, Span]
) -> Iterator[Index]:
    """Yield the indexes of who and what is quoted, and of names, where the TEI tells them."""
    quoted = [
        (entry.speaker or entry.source, entry.id)
        for entry in book.entries
        if entry.layer is Layer.QUOTATION and (entry.speaker or entry.source)
    ]
    for name, found in (("quoted", quoted), ("names", _names(book, reading))):
        terms = tuple(_terms(found, spans))
        if terms:
            yield Index(f"index-{name}", words[name], terms)


def _names(book: Book, reading: Reading) -> list[tuple[str, str]]:
    """Return the names of the text, each under the heading of all that mean the same."""
    found = list(names(book, reading))
    listed = headings(found)
    return [(listed[name.identity], name.anchor) for name in found]


def _terms(found: Iterable[tuple[str, str]], spans: Mapping[str, Span]) -> Iterator[Term]:
    places: dict[str, list[tuple[int, str]]] = {}
    for term, anchor in found:
        if anchor in spans and term:
            places.setdefault(term, []).append((spans[anchor].first.page, anchor))
    for term in sorted(places, key=lambda one: (one.casefold(), one)):
        yield Term(term, tuple(merged(places[term])))


def merged(places: Sequence[tuple[int, str]]) -> Iterator[Pages]:
    """Join neighbouring pages and leave out doubles: 3, 4, 4, 5, 9 are “3–5” and “9”."""
    runs: list[list[tuple[int, str]]] = []
    for page, anchor in sorted(places):
        if runs and page - runs[-1][-1][0] <= 1:
            runs[-1].append((page, anchor))
        else:
            runs.append([(page, anchor)])
    for run in runs:
        (first, anchor), (last, _) = run[0], run[-1]
        yield Pages(anchor, str(first) if first == last else f"{first}–{last}")
