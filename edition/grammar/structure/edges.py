"""Own what opens and closes a division of a book: its blocks, and the parts that they make up."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from edition.grammar.model import POSTSCRIPT, Block, Group, Kind, Part
from edition.grammar.runs import held, runs_of
from edition.grammar.tokens import BLANK, NL, Tokens
from edition.structs import Mutable, field

OPENER = frozenset({Kind.DATELINE, Kind.SALUTE})
CLOSER = frozenset({Kind.VALEDICTION, Kind.SIGNED})
EDGES = OPENER | CLOSER
Roles = list[tuple[int, list[Kind]]]
"""Blocks by their number, and what each of their lines is."""


class Edges(Mutable):
    """What opens and closes one division; numbers are those of blocks, -1 where there is none."""

    opening: Roles = field(default_factory=list)
    closing: Roles = field(default_factory=list)
    postscript: int = -1
    trailer: int = -1
    end: int = -1
    """The block after the division, if it closes."""
    name: int = -1
    """What stands between a heading and the opening: The same to the same."""
    dated: bool = False
    """A day and month open the division."""

    @property
    def salutes(self) -> bool:
        """Tell whether a salutation opens the division."""
        return any(Kind.SALUTE in roles for _, roles in self.opening)

    @property
    def is_letter(self) -> bool:
        """Tell whether a letter is the whole of the division: it closes, too, or is dated."""
        return self.salutes and (bool(self.closing) or self.dated)


def name_edges(tokens: Tokens, blocks: list[Block], edges: Edges) -> None:
    """Name the blocks that open and close a division, the last first: blocks are inserted."""
    if edges.name >= 0:
        blocks[edges.name].kind = Kind.HEADING
    if edges.trailer >= 0:
        blocks[edges.trailer].kind, blocks[edges.trailer].level = Kind.TRAILER, 0
    if edges.postscript >= 0:
        blocks[edges.postscript].kind = Kind.POSTSCRIPT
    last = edges.closing[-1][0] if edges.closing else edges.trailer
    for block in blocks[last + 1 : edges.end] if last >= 0 else ():
        if block.kind is Kind.SEPARATOR:
            block.kind = Kind.ORNAMENT
    for number, roles in reversed([*edges.opening, *edges.closing]):
        blocks[number : number + 1] = _parted(tokens, blocks[number], roles)


def _parted(tokens: Tokens, block: Block, roles: list[Kind]) -> Iterator[Block]:
    """Yield a block for each run of lines that are the same; the line ends between are blank."""
    ends = [at for at in range(block.first, block.last) if tokens.kinds[at] == NL]
    ends.append(block.last)
    first, line = block.first, 0
    for kind, run in groupby(roles):
        line += len(list(run))
        last = ends[line - 1]
        yield Block(kind, first, last)
        if last < block.last:
            tokens.kinds[last] = BLANK
        first = last + 1


def edge_parts(blocks: list[Block], groups: Sequence[Group]) -> Iterator[Part]:
    """Yield what opens and closes letters; within a quotation these are paragraphs."""
    quoted = held(groups)
    edges = [number for number, block in enumerate(blocks) if block.kind in EDGES]
    for numbers in runs_of(edges):
        kinds = {blocks[number].kind for number in numbers}
        if quoted.isdisjoint(numbers):
            yield Part("closer" if kinds & CLOSER else "opener", numbers[0], numbers[-1])
            continue
        for number in numbers:
            blocks[number].kind = Kind.PARAGRAPH
    for number, block in enumerate(blocks):
        if block.kind is POSTSCRIPT:
            last = number
            while last + 1 < len(blocks) and blocks[last + 1].kind is Kind.PARAGRAPH:
                last += 1
            block.kind = Kind.PARAGRAPH
            if blocks[number - 1].kind in EDGES and quoted.isdisjoint(range(number, last + 1)):
                yield Part("postscript", number, last)
