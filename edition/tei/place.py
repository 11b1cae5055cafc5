"""Own where corrections and foreign passages go: zero-width tokens, if they fit into the tree."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TypeVar

from edition.grammar.model import Block, Document, Insertion, Kind, Sign
from edition.grammar.tokens import (
    BLANK,
    CLOSES,
    NL,
    OPENS,
    PAUSE_RANK,
    Q_CLOSE,
    Q_PAUSE,
    Q_RESUME,
    RESUME_RANK,
    TEXT,
)
from edition.proposals.model import Foreign, Proposal
from edition.structs import Frozen

DECORATED = OPENS | {Q_CLOSE}
"""Marks that the encoder writes itself, so that a correction of one goes inside its element."""
CLOSE, EMPTY, OPEN = PAUSE_RANK - 10, PAUSE_RANK + 10, RESUME_RANK + 20
BEFORE_PAUSE, AFTER_RESUME = PAUSE_RANK - 5, RESUME_RANK + 10
"""Ranks at one place: what ends comes first, then what is empty, then what begins. A lost mark
goes inside the quotation that it delimits."""


KINDS: dict[type, str] = {Proposal: "C", Foreign: "F", Sign: "SIGN"}
"""What the names of the tokens that begin and end each kind of passage begin with."""
Read = TypeVar("Read", Foreign, Sign)
Passage = Proposal | Foreign | Sign


class Placed(Frozen):
    """Where corrections and foreign passages go.

    ``insertions`` are zero-width tokens; ``on_marks`` maps the token of a mark that opens or
    closes an element to what corrects it; ``refused`` cross the edge of an element, or
    something placed before them.
    """

    insertions: list[Insertion]
    on_marks: dict[int, Proposal]
    refused: tuple[Passage, ...]


def place(
    document: Document,
    proposals: Sequence[Proposal],
    foreign: Sequence[Foreign],
    signs: Sequence[Sign] = (),
) -> Placed:
    """Return what to insert into the tokens of *document*, and what cannot be encoded.

    Corrections are placed first, in the order of the text, longer ones before shorter ones.
    *signs* that do not fit in are characters, and nothing is said of them.
    """
    corrections, refused = _corrections(document, sorted(proposals, key=_order))
    passages, more = _passages(document, sorted(foreign, key=_order), corrections)
    if signs:
        others: list[Passage] = [*corrections, *passages]
        looks, _ = _passages(document, sorted(signs, key=_order), sorted(others, key=_order))
    else:
        looks = []
    marks = {_mark_at(document, item): item for item in corrections}
    on_marks = {mark: item for mark, item in marks.items() if mark is not None}
    placed: list[Passage] = [item for item in corrections if _mark_at(document, item) is None]
    return Placed(_in_order(document, [*placed, *passages, *looks]), on_marks, (*refused, *more))


def _corrections(
    document: Document, items: list[Proposal]
) -> tuple[list[Proposal], list[Proposal]]:
    """Part the corrections that fit in and lie apart from the rest."""
    fitting: list[Proposal] = []
    refused: list[Proposal] = []
    for item in items:
        fits = _mark_at(document, item) is not None or _fits(document, item)
        apart = not fitting or not _clash(item, fitting[-1])
        (fitting if fits and apart else refused).append(item)
    return fitting, refused


def _passages(
    document: Document, items: list[Read], around: Sequence[Passage]
) -> tuple[list[Read], list[Read]]:
    """Part the passages that fit in and cross nothing from the rest.

    Only the last passage and what is *around* the edges of one can cross it.
    """
    fitting: list[Read] = []
    refused: list[Read] = []
    starts = [item.start for item in around]
    for item in items:
        edges = (bisect_right(starts, item.start), bisect_left(starts, item.end))
        near: list[Passage] = [around[edge - 1] for edge in edges if edge]
        near += fitting[-1:]
        crosses = any(_clash(item, other) for other in near)
        (fitting if not crosses and _fits(document, item) else refused).append(item)
    return fitting, refused


def _in_order(document: Document, placed: list[Passage]) -> list[Insertion]:
    """Return the zero-width tokens of *placed*; of two at one place the longer is outside."""
    edges = {(edge.offset, edge.kind) for edge in document.insertions}
    outside_in = sorted(placed, key=_order)
    opens = [one for item in outside_in for one in _openings(item, edges)]
    closes = [
        Insertion(item.end, CLOSE, f"{_kind(item)}_CLOSE", "")
        for item in reversed(outside_in)
        if item.start < item.end
    ]
    return sorted([*closes, *opens], key=lambda insertion: (insertion.offset, insertion.rank))


def _mark_at(document: Document, item: Passage) -> int | None:
    """Return the token that *item* covers exactly, if it opens or closes an element."""
    index = bisect_left(document.starts, item.start)
    if index == len(document.starts) or document.kinds[index] not in DECORATED:
        return None
    end = document.starts[index] + len(document.texts[index])
    return index if (document.starts[index], end) == (item.start, item.end) else None


def _order(item: Passage) -> tuple[int, int]:
    return item.start, -item.end


def _clash(one: Passage, other: Passage) -> bool:
    """Tell whether two passages cross; one may hold the other unless they are of one kind."""
    first, second = sorted((one, other), key=_order)
    if second.start >= first.end and (first.end > first.start or second.start > first.start):
        return False
    same = type(one) is type(other)
    return same or second.end > first.end or (one.start, one.end) == (other.start, other.end)


def _fits(document: Document, item: Passage) -> bool:
    """Tell whether *item* lies in one block and opens and closes whole elements only."""
    starts, kinds, texts = document.starts, document.kinds, document.texts
    if not 0 <= item.start <= item.end <= len(document.text):
        return False
    block = _block_of(document, item.start)
    if block is None or item.end > starts[block.last - 1] + len(texts[block.last - 1]):
        return False
    first = bisect_right(starts, item.start) - 1
    edges = {BLANK, NL} if block.kind is Kind.VERSE else {BLANK}
    depth = 0
    for index in range(first, bisect_left(starts, item.end)):
        start, end = starts[index], starts[index] + len(texts[index])
        whole = item.start <= start and end <= item.end
        if kinds[index] in edges or (not whole and kinds[index] != TEXT):
            return item.start == item.end == start
        depth += (kinds[index] in OPENS) - (kinds[index] in CLOSES)
        if depth < 0:
            return False
    return depth == 0 and not _cut_by_edge(document, item)


def _cut_by_edge(document: Document, item: Passage) -> bool:
    """Tell whether a segment begins or ends inside *item*."""
    edges = document.insertions
    low = bisect_right(edges, item.start, key=lambda edge: edge.offset)
    return low < len(edges) and edges[low].offset < item.end


def _block_of(document: Document, offset: int) -> Block | None:
    """Return the block that holds *offset*, its end included."""
    starts = document.starts
    number = bisect_right(document.blocks, offset, key=lambda block: starts[block.first]) - 1
    if number < 0:
        return None
    block = document.blocks[number]
    end = starts[block.last - 1] + len(document.texts[block.last - 1])
    return block if offset <= end else None


def _openings(item: Passage, edges: set[tuple[int, str]]) -> list[Insertion]:
    """Return the token that begins *item*; with the one that ends it, if it is empty."""
    kind = _kind(item)
    if item.start < item.end:
        return [Insertion(item.start, OPEN, f"{kind}_OPEN", item)]
    rank = EMPTY
    if (item.start, Q_PAUSE) in edges:
        rank = BEFORE_PAUSE
    elif (item.start, Q_RESUME) in edges:
        rank = AFTER_RESUME
    return [Insertion(item.start, rank, name, item) for name in (f"{kind}_OPEN", f"{kind}_CLOSE")]


def _kind(item: Passage) -> str:
    return KINDS[type(item)]
