"""Own where corrections and foreign passages go: zero-width tokens, if they fit into the tree."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from edition.grammar.model import Document, Insertion
from edition.grammar.tokens import (
    BLANK,
    CLOSES,
    OPENS,
    PAUSE_RANK,
    Q_CLOSE,
    Q_PAUSE,
    Q_RESUME,
    RESUME_RANK,
    TEXT,
)
from edition.proposals.model import Foreign, Proposal

DECORATED = OPENS | {Q_CLOSE}
"""Marks that the encoder writes itself, so that a correction of one goes inside its element."""
CLOSE, EMPTY, OPEN = PAUSE_RANK - 10, PAUSE_RANK + 10, RESUME_RANK + 20
BEFORE_PAUSE, AFTER_RESUME = PAUSE_RANK - 5, RESUME_RANK + 10
"""Ranks at one place: what ends comes first, then what is empty, then what begins. A lost mark
goes inside the quotation that it delimits."""


Passage = Proposal | Foreign


@dataclass(frozen=True, slots=True)
class Placed:
    """Where corrections and foreign passages go.

    ``insertions`` are zero-width tokens; ``on_marks`` maps the token of a mark that opens or
    closes an element to what corrects it; ``refused`` cross the edge of an element, or
    something placed before them.
    """

    insertions: list[Insertion]
    on_marks: dict[int, Proposal]
    refused: tuple[Passage, ...]


def place(document: Document, proposals: Sequence[Proposal], foreign: Sequence[Foreign]) -> Placed:
    """Return what to insert into the tokens of *document*, and what cannot be encoded.

    Corrections are placed first, in the order of the text, longer ones before shorter ones.
    """
    placed: list[Passage] = []
    refused: list[Passage] = []
    on_marks: dict[int, Proposal] = {}
    in_order: list[Passage] = sorted(proposals, key=_order)
    in_order += sorted(foreign, key=_order)
    for item in in_order:
        mark = _mark_at(document, item)
        if any(_clash(item, other) for other in (*placed, *on_marks.values())):
            refused.append(item)
        elif mark is not None and isinstance(item, Proposal):
            on_marks[mark] = item
        elif _fits(document, item):
            placed.append(item)
        else:
            refused.append(item)
    edges = {(edge.offset, edge.kind) for edge in document.insertions}
    insertions = [insertion for item in placed for insertion in _insertions(item, edges)]
    insertions.sort(key=lambda insertion: (insertion.offset, insertion.rank))
    return Placed(insertions, on_marks, tuple(refused))


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
    """Tell whether two passages cross; one may hold the other unless both are corrections."""
    first, second = sorted((one, other), key=_order)
    if second.start >= first.end and (first.end > first.start or second.start > first.start):
        return False
    both = isinstance(one, Proposal) and isinstance(other, Proposal)
    return both or second.end > first.end or (one.start, one.end) == (other.start, other.end)


def _fits(document: Document, item: Passage) -> bool:
    """Tell whether *item* lies in one block and opens and closes whole elements only."""
    starts, kinds, texts = document.starts, document.kinds, document.texts
    if not 0 <= item.start <= item.end <= len(document.text):
        return False
    block = _block_of(document, item.start)
    if block is None or item.end > starts[block[1] - 1] + len(texts[block[1] - 1]):
        return False
    first = bisect_right(starts, item.start) - 1
    depth = 0
    for index in range(first, bisect_left(starts, item.end)):
        start, end = starts[index], starts[index] + len(texts[index])
        whole = item.start <= start and end <= item.end
        if kinds[index] == BLANK or (not whole and kinds[index] != TEXT):
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


def _block_of(document: Document, offset: int) -> tuple[int, int] | None:
    """Return the first and last token of the block that holds *offset*, its end included."""
    starts = document.starts
    number = bisect_right(document.blocks, offset, key=lambda block: starts[block.first]) - 1
    if number < 0:
        return None
    block = document.blocks[number]
    end = starts[block.last - 1] + len(document.texts[block.last - 1])
    return (block.first, block.last) if offset <= end else None


def _insertions(item: Passage, edges: set[tuple[int, str]]) -> list[Insertion]:
    kind = "C" if isinstance(item, Proposal) else "F"
    if item.start == item.end:
        rank = EMPTY
        if (item.start, Q_PAUSE) in edges:
            rank = BEFORE_PAUSE
        elif (item.start, Q_RESUME) in edges:
            rank = AFTER_RESUME
        both = (f"{kind}_OPEN", f"{kind}_CLOSE")
        return [Insertion(item.start, rank, name, item) for name in both]
    return [
        Insertion(item.start, OPEN, f"{kind}_OPEN", item),
        Insertion(item.end, CLOSE, f"{kind}_CLOSE", ""),
    ]
