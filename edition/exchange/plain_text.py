"""Own plain text: the words of an edition in one reading, for reading and for computing."""

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from edition.exchange.blocks import Leaf, are_cells, are_lines, leaves
from edition.view import Book, Layer, Open, Reading, Token, in_reading

INDENT: Final = 4
NARROWEST: Final = 20
"""Columns that a wrapped line keeps, however deeply it is indented."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a plain text looks.

    ``width`` is in columns; 0 writes each paragraph on one line. With ``notes`` they stand at
    the end, called by ``[1]`` in the text; without, there is nothing but the running text.
    """

    reading: Reading = Reading.PRINTED
    width: int = 0
    notes: bool = True


PRINTED: Final = Layout()


def as_text(book: Book, layout: Layout = PRINTED) -> str:
    """Return *book* as plain text: paragraphs with an empty line between them.

    Without notes its words are ``book.words[layout.reading].text``, each once and in order.
    """
    pieces = _text(book, book.body, layout)
    for entry in book.entries if layout.notes else ():
        if entry.layer is Layer.NOTE and entry.comment:
            note = _text(book, entry.comment, layout)
            pieces += ["\n\n", f"[{entry.number}] ", *note]
    return f"{''.join(pieces)}\n"


def _text(book: Book, tokens: Iterable[Token], layout: Layout) -> list[str]:
    pieces: list[str] = []
    before: Leaf | None = None
    for leaf in leaves(in_reading(tokens, layout.reading)):
        if before:
            pieces.append(_between(before, leaf))
        words = _words(book, leaf, layout)
        pieces.append(_wrapped(leaf, words, layout.width) if layout.width else words)
        before = leaf
    return pieces


def _between(before: Leaf, leaf: Leaf) -> str:
    if are_cells(before, leaf):
        return "\t"
    return "\n" if are_lines(before, leaf) else "\n\n"


def _words(book: Book, leaf: Leaf, layout: Layout) -> str:
    pieces = [_piece(book, token, layout) for token in leaf.tokens]
    return " ".join("".join(pieces).split())


def _piece(book: Book, token: Token, layout: Layout) -> str:
    if isinstance(token, str):
        return token
    if layout.notes and isinstance(token, Open) and token.role == "note-call":
        return "".join(f"[{book.entries[index].number}]" for index in token.entries)
    return ""


def _wrapped(leaf: Leaf, words: str, width: int) -> str:
    if leaf.within("table"):
        return words
    depth = leaf.within("blockquote") + any(
        block.open.role == "verse-line" for block in leaf.around
    )
    indent = " " * min(depth * INDENT, max(0, width - NARROWEST))
    return textwrap.fill(
        words,
        width,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
