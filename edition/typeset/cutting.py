"""Own the cutting of the text into units, each of which is laid out by itself."""

from collections.abc import Iterator, Sequence

from edition.structs import Frozen, replace
from edition.typeset.settings import Chapters
from edition.typeset.titles import headings
from edition.view import Book, Close, Division, Open, Reading, Token

PREFACE = 60
"""A division that has fewer words of its own before its first part is a title page for them."""
SHORT = 400
"""Divisions of fewer words on average do not open pages: letters, poems, entries of a list."""


class Unit(Frozen):
    """A piece of the text that begins a page; ``title`` heads its right-hand pages."""

    name: str
    title: str
    tokens: tuple[Token, ...]


def units(book: Book, chapters: Chapters, reading: Reading) -> tuple[tuple[Token, ...], list[Unit]]:
    """Return the text's own title page, and the rest of it in units, with titles in *reading*.

    No token is lost or doubled, except that an element around a cut is closed before it and
    opened again after it.
    """
    title_page = _title_page(book)
    shift = len(title_page)
    rest = [*book.body[: title_page.start], *book.body[title_page.stop :]]
    divisions = [
        replace(
            one,
            start=one.start - (shift if one.start >= title_page.stop else 0),
            end=one.end - (shift if one.end >= title_page.stop else 0),
        )
        for one in book.divisions
        if one.start not in title_page
    ]
    openings = _openings(rest, divisions, chapters)
    cut = [
        Unit(_name(tokens, number), _heading(tokens, reading), tuple(tokens))
        for number, tokens in enumerate(_pieces(rest, openings))
        if any(isinstance(token, str) and token.strip() for token in tokens)
    ]
    return tuple(book.body[title_page.start : title_page.stop]), cut


def _title_page(book: Book) -> range:
    """Return the places of the title page's tokens in the stream."""
    for division in book.divisions:
        opened = book.body[division.start]
        if isinstance(opened, Open) and opened.role == "title-page":
            return range(division.start, division.end)
    return range(0)


def _openings(
    tokens: Sequence[Token], divisions: Sequence[Division], chapters: Chapters
) -> list[int]:
    """Return where units begin: the places of the divisions that open a page."""
    real = [one for one in divisions if _is_division(tokens, one)]
    if chapters is Chapters.RUN_ON or not real:
        return []
    top = [one for one in real if not any(_inside(one, other) for other in real)]
    found = [place for one in top for place in _of(one, real, tokens)]
    words = sum(len(token.split()) for token in tokens if isinstance(token, str))
    if len(found) > 2 and words / len(found) < SHORT:  # noqa: PLR2004 -- two short ones are a book
        return []
    return found


def _of(division: Division, real: Sequence[Division], tokens: Sequence[Token]) -> list[int]:
    inside = [one for one in real if _inside(one, division)]
    parts = [one for one in inside if not any(_inside(one, other) for other in inside)]
    if len(parts) < 2:  # noqa: PLR2004 -- one part is no division
        return [division.start]
    before = tokens[division.start : parts[0].start]
    if sum(len(token.split()) for token in before if isinstance(token, str)) >= PREFACE:
        return [division.start]
    return [division.start, *(place for part in parts for place in _of(part, real, tokens))]


def _is_division(tokens: Sequence[Token], division: Division) -> bool:
    opened = tokens[division.start]
    return isinstance(opened, Open) and opened.role == "division"


def _inside(one: Division, other: Division) -> bool:
    return one is not other and other.start <= one.start and one.end <= other.end


def _pieces(tokens: Sequence[Token], openings: Sequence[int]) -> Iterator[list[Token]]:
    cuts = set(openings)
    around: list[Open] = []
    piece: list[Token] = []
    for position, token in enumerate(tokens):
        if position in cuts:
            yield [*piece, *(Close(opened.tag) for opened in reversed(around))]
            piece = [_again(opened) for opened in around]
        piece.append(token)
        if isinstance(token, Open):
            around.append(token)
        elif isinstance(token, Close):
            around.pop()
    yield piece


def _again(opened: Open) -> Open:
    """Return *opened* without what only its first part may have: its anchor and its number."""
    kept = tuple((name, value) for name, value in opened.attributes if name != "id")
    return replace(opened, attributes=kept, entries=(), number=0)


def _name(tokens: Sequence[Token], number: int) -> str:
    for token in tokens:
        if isinstance(token, Open) and token.role == "division":
            return next(
                (value for name, value in token.attributes if name == "id"), f"unit-{number}"
            )
    return f"unit-{number}"


def _heading(tokens: Sequence[Token], reading: Reading) -> str:
    """Return the words of the first heading of a unit."""
    return next((heading.words for heading in headings(tokens, reading)), "")
