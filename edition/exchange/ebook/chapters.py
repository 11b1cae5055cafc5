"""Own the cutting of a book into chapters, each a file of its own that a reader loads quickly."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from edition.exchange.ebook.words import words
from edition.html.wording import Say
from edition.structs import Frozen, replace
from edition.view import Book, Close, Division, Layer, Open, Reading, Token, in_reading

LARGEST: Final = 250_000
"""Characters of a division above which its own divisions are cut too: e-readers load slowly."""

HEADING: Final = re.compile(r"h([1-6])")
PARTS: Final = {"front": "frontmatter", "back": "backmatter"}
LONGEST_TITLE: Final = 12
"""Words of a heading in the contents."""


class Chapter(Frozen):
    """A part of the text that is one file.

    ``part`` is ``frontmatter``, ``bodymatter`` or ``backmatter`` (EPUB Structural Semantics).
    ``tokens`` are of one reading and balanced; ``notes`` are the indices of the entries that
    are notes called in it, in order.
    """

    file: str
    title: str
    part: str
    tokens: tuple[Token, ...]
    notes: tuple[int, ...]


def chapters(book: Book, reading: Reading) -> tuple[Chapter, ...]:
    """Return the text of *book* in *reading*, cut at its outermost divisions."""
    say = words(book)
    titles = {division.start: title_of(division, reading, say) for division in book.divisions}
    made = []
    for number, (start, tokens) in enumerate(_pieces(book), 1):
        shown = tuple(_levelled(tuple(in_reading(tokens, reading))))
        made.append(
            Chapter(
                file=f"text-{number:03}.xhtml",
                title=titles.get(start) or book.facts.title or f"Part {number}",
                part=_part(tokens),
                tokens=shown,
                notes=tuple(_notes(book, shown)),
            )
        )
    return tuple(made)


def title_of(division: Division, reading: Reading, say: Say) -> str:
    """Return what *division* is called in the contents; empty when it has no name."""
    if division.kind == "title-page":
        return say.ebook["title_page"]
    named = f"{division.kind} {division.label}".strip().capitalize() if division.label else ""
    return division.title(reading, LONGEST_TITLE) or named


def _pieces(book: Book) -> Iterator[tuple[int, list[Token]]]:
    """Yield each piece with the position of the division that it begins with, -1 for none."""
    cuts = set(_cuts(book))
    piece: list[Token] = []
    around: list[Open] = []
    start = -1
    for position, token in enumerate(book.body):
        if position in cuts:
            if _has_words(piece):
                yield start, piece + [Close(one.tag) for one in reversed(around)]
                piece = [_again(one) for one in around]
            start = position
        piece.append(token)
        if isinstance(token, Open):
            around.append(token)
        elif isinstance(token, Close):
            around.pop()
    yield start, piece


def _cuts(book: Book) -> Iterator[int]:
    sizes = _sizes(book)
    cut: set[int] = set()
    for index, division in enumerate(book.divisions):
        parent = division.parent
        if parent < 0 or (parent in cut and sizes[parent] > LARGEST):
            cut.add(index)
            yield division.start


def _sizes(book: Book) -> list[int]:
    """Return the characters of each division, in time proportional to the book."""
    total = [0]
    for token in book.body:
        total.append(total[-1] + (len(token) if isinstance(token, str) else 0))
    return [total[one.end] - total[one.start] for one in book.divisions]


def _has_words(tokens: Iterable[Token]) -> bool:
    return any(isinstance(token, str) and not token.isspace() for token in tokens)


def _again(start: Open) -> Open:
    """Return *start* as it is repeated in the next file: an id, a number, a lemma stand once."""
    kept = tuple(pair for pair in start.attributes if pair[0] != "id")
    return replace(start, attributes=kept, entries=(), number=0, template="")


def _part(tokens: Iterable[Token]) -> str:
    roles = (token.role for token in tokens if isinstance(token, Open))
    return next((PARTS[role] for role in roles if role in PARTS), "bodymatter")


def _levelled(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield *tokens* with the headings raised, so that the first level of a file is ``h1``."""
    levels = [int(found[1]) for token in tokens if (found := _heading(token))]
    raised = min(levels, default=1) - 1
    for token in tokens:
        found = _heading(token)
        if found and not isinstance(token, str):
            yield replace(token, tag=f"h{int(found[1]) - raised}")
        else:
            yield token


def _heading(token: Token) -> re.Match[str] | None:
    return None if isinstance(token, str) else HEADING.fullmatch(token.tag)


def _notes(book: Book, tokens: Sequence[Token]) -> Iterator[int]:
    """Yield the notes called in *tokens*, and those called in them."""
    waiting = [tokens]
    while waiting:
        for token in waiting.pop(0):
            for index in token.entries if isinstance(token, Open) else ():
                if book.entries[index].layer is Layer.NOTE:
                    yield index
                    waiting.append(tuple(book.entries[index].comment))
