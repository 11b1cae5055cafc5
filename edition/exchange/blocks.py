"""Own the way from a stream of tokens to the blocks of a plain text: what begins a new line."""

from collections.abc import Iterable, Iterator
from typing import Final

from edition.structs import Frozen
from edition.view import Close, Open, Token
from edition.view.tokens import PHRASING
from edition.view.verse import steps

VERSE_LINE: Final = "verse-line"
LINES: Final = frozenset({VERSE_LINE, "address-line", "cast-item", "source-line"})
"""Roles of blocks that follow each other line by line, with no empty line between them."""

KEEPS_LINES: Final = frozenset({"lines", "columns"})
"""Roles of blocks whose lines are those of their source: a dedication, a table in columns."""

A_LINE: Final = Open(tag="div", role="source-line")

LINE_TAGS: Final = frozenset({"li", "dt", "dd", "tr"})
CELLS: Final = frozenset({"td", "th"})


class Block(Frozen):
    """An element that begins a new line; ``number`` tells it from others of its kind."""

    open: Open
    number: int

    @property
    def is_line(self) -> bool:
        """Tell whether blocks like this one follow each other line by line."""
        return self.open.role in LINES or self.open.tag in LINE_TAGS


class Leaf(Frozen):
    """Running text and the blocks around it, the outermost first."""

    around: tuple[Block, ...]
    tokens: tuple[Token, ...]

    @property
    def steps(self) -> int:
        """How many steps this text stands in, as a line of verse; 0 for any other."""
        return sum(steps(block.open) for block in self.around if block.open.role == VERSE_LINE)

    def within(self, tag: str) -> int:
        """Count the blocks around this text that are a *tag*."""
        return sum(block.open.tag == tag for block in self.around)


def leaves(tokens: Iterable[Token]) -> Iterator[Leaf]:
    """Yield the running texts of *tokens*, in their order.

    Those without words are left out, but for the cells of a table, whose number counts.
    *tokens* are of one reading, or of both.
    """
    around: list[Block] = []
    inline: list[Token] = []
    number = 0
    empty_cell = False
    for token in with_lines(tokens):
        if isinstance(token, str) or token.tag in PHRASING:
            inline.append(token)
            continue
        says = _says_something(inline)
        if says or (empty_cell and isinstance(token, Close) and token.tag in CELLS):
            yield Leaf(tuple(around), tuple(inline) if says else ())
        inline = []
        if isinstance(token, Open):
            number += 1
            around.append(Block(token, number))
        else:
            around.pop()
        empty_cell = isinstance(token, Open) and token.tag in CELLS
    if _says_something(inline):
        yield Leaf((), tuple(inline))


def with_lines(tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield *tokens*; each line of a block that keeps its lines is a block of its own.

    A break inside a phrase, in italics for example, stays a break within its line.
    """
    opened: list[Open] = []
    for token in tokens:
        keeps = bool(opened) and opened[-1].role in KEEPS_LINES
        if isinstance(token, Open):
            opened.append(token)
            if keeps and token.role == "line-break":
                yield from (Close(A_LINE.tag), A_LINE)
            else:
                yield token
                if token.role in KEEPS_LINES:
                    yield A_LINE
        elif isinstance(token, Close):
            ended = opened.pop()
            if ended.role in KEEPS_LINES:
                yield Close(A_LINE.tag)
            if not (ended.role == "line-break" and opened and opened[-1].role in KEEPS_LINES):
                yield token
        else:
            yield token


def _says_something(tokens: Iterable[Token]) -> bool:
    return any(
        not token.isspace() if isinstance(token, str) else bool(_calls(token)) for token in tokens
    )


def _calls(token: Open | Close) -> bool:
    return isinstance(token, Open) and token.role == "note-call"


def in_common(one: Leaf, other: Leaf) -> tuple[Block, ...]:
    """Return the blocks that are around both."""
    return tuple(
        mine
        for mine, theirs in zip(one.around, other.around, strict=False)
        if mine.number == theirs.number
    )


def are_lines(one: Leaf, other: Leaf) -> bool:
    """Tell whether *other* is the next line: of the same stanza, list, table or speech."""
    shared = len(in_common(one, other))
    mine, theirs = one.around[shared:], other.around[shared:]
    if mine and theirs and mine[0].open.role == "speaker":
        return True
    return bool(mine and theirs and mine[0].is_line and theirs[0].is_line)


def are_cells(one: Leaf, other: Leaf) -> bool:
    """Tell whether *other* follows *one* in the same row of a table."""
    row = _row(one)
    return row != 0 and row == _row(other)


def _row(leaf: Leaf) -> int:
    return next((block.number for block in leaf.around if block.open.tag == "tr"), 0)
