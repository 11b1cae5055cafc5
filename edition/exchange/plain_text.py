"""Own plain text: the words of an edition in one reading, for reading and for computing."""

import textwrap
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Final

from edition.exchange.blocks import VERSE_LINE, Leaf, are_cells, are_lines, leaves
from edition.structs import Frozen
from edition.view import Book, Entry, Layer, Open, Reading, Token, in_reading
from edition.view.verse import STEP

INDENT: Final = 4
PARAGRAPHS: Final = "\n\n"
"""What stands between paragraphs."""

NARROWEST: Final = 20
"""Columns that a wrapped line keeps, however deeply it is indented."""


class Notes(StrEnum):
    """Where notes stand; they are called by ``[1]`` in the text."""

    END = "end"
    PARAGRAPH = "paragraph"
    """After the paragraph, stanza or list that calls them."""
    NONE = "none"
    """Nowhere: there is nothing but the running text."""


class Layout(Frozen):
    """How a plain text looks; ``width`` is in columns, 0 writes each paragraph on one line."""

    reading: Reading = Reading.PRINTED
    width: int = 0
    notes: Notes = Notes.END


PRINTED: Final = Layout()


def as_text(book: Book, layout: Layout = PRINTED) -> str:
    """Return *book* as plain text: paragraphs with an empty line between them.

    Without notes its words are ``book.words[layout.reading].text``, each once and in order.
    """
    pieces = _text(book, book.body, layout)
    if layout.notes is Notes.END:
        for entry in book.entries:
            pieces += _note(book, entry, layout)
    return f"{''.join(pieces)}\n"


def _text(book: Book, tokens: Iterable[Token], layout: Layout) -> list[str]:
    pieces: list[str] = []
    before: Leaf | None = None
    called: list[Entry] = []
    for leaf in leaves(in_reading(tokens, layout.reading)):
        if before:
            between = _between(before, leaf)
            if between == PARAGRAPHS:
                pieces += _notes(book, called, layout)
                called = []
            pieces.append(between)
        words = _words(book, leaf, layout)
        pieces.append(_laid_out(leaf, words, layout.width))
        called += _calls(book, leaf)
        before = leaf
    return [*pieces, *_notes(book, called, layout)]


def _calls(book: Book, leaf: Leaf) -> Iterator[Entry]:
    for token in leaf.tokens:
        if isinstance(token, Open) and token.role == "note-call":
            yield from (book.entries[index] for index in token.entries)


def _notes(book: Book, called: Iterable[Entry], layout: Layout) -> Iterator[str]:
    """Yield the notes that are called in a paragraph, if that is their place."""
    if layout.notes is Notes.PARAGRAPH:
        for entry in called:
            yield from _note(book, entry, layout)


def _note(book: Book, entry: Entry, layout: Layout) -> list[str]:
    if entry.layer is not Layer.NOTE or not entry.comment:
        return []
    return [PARAGRAPHS, f"[{entry.number}] ", *_text(book, entry.comment, layout)]


def _between(before: Leaf, leaf: Leaf) -> str:
    if are_cells(before, leaf):
        return "\t"
    return "\n" if are_lines(before, leaf) else PARAGRAPHS


def _words(book: Book, leaf: Leaf, layout: Layout) -> str:
    pieces = [_piece(book, token, layout) for token in leaf.tokens]
    return " ".join("".join(pieces).split())


def _piece(book: Book, token: Token, layout: Layout) -> str:
    if isinstance(token, str):
        return token
    is_shown = layout.notes is not Notes.NONE
    if is_shown and isinstance(token, Open) and token.role == "note-call":
        return "".join(f"[{book.entries[index].number}]" for index in token.entries)
    return ""


def _laid_out(leaf: Leaf, words: str, width: int) -> str:
    """Return *words* with the indents of verse, and in lines of *width* columns, if it is set."""
    further = leaf.steps * STEP
    if not width:
        return f"{' ' * further}{words}"
    if leaf.within("table"):
        return words
    depth = leaf.within("blockquote") + any(block.open.role == VERSE_LINE for block in leaf.around)
    indent = " " * min(depth * INDENT + further, max(0, width - NARROWEST))
    return textwrap.fill(
        words,
        width,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
