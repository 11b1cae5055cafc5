"""Own tables: lines whose parts stand in columns, each part a cell."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from edition.grammar.cutting import cut_texts
from edition.grammar.model import WORDS, Block, Kind, Part
from edition.grammar.runs import runs_of
from edition.grammar.tokens import BLANK, NL, Tokens
from edition.patterns import rare

APART = ("   ", "\t")
"""What stands between the cells of a row, one of these at least in the first."""
LINE = rare(r"[^\r\n]+")
CELL = rare(r"\S+(?:[ \xa0]\S+)*")
BRACES = frozenset("{}")
"""What holds rhymes or names together, and is no cell."""
LEAST = 2
"""Rows and columns of a table, at least."""
Span = tuple[int, int]


def find(tokens: Tokens, blocks: list[Block], first: int, last: int) -> None:
    """Name the cells of tables among *blocks* from *first* to before *last*, each a block then."""
    tables: dict[int, list[list[Span]]] = {}
    for number in range(first, last):
        block = blocks[number]
        if block.kind not in WORDS or block.last - block.first <= LEAST:
            continue
        head = tokens.texts[block.first]
        if not any(map(head.__contains__, APART)):
            continue
        if any(map(head.strip().__contains__, APART)) and (rows := _rows(tokens, block)):
            tables[number] = rows
    if tables:
        _part(tokens, blocks, tables)


def _rows(tokens: Tokens, block: Block) -> list[list[Span]]:
    """Return the offsets of the cells of each row; nothing if a block is no table."""
    if NL not in tokens.kinds[block.first : block.last]:
        return []
    start, end = tokens.span(block)
    rows = []
    for line in LINE.finditer(tokens.text, start, end):
        at = line.start()
        rows.append([(at + one.start(), at + one.end()) for one in CELL.finditer(line[0])])
    columns = len(rows[0])
    if len(rows) < LEAST or columns < LEAST or any(len(row) != columns for row in rows):
        return []
    if all(tokens.text[slice(*row[-1])] in BRACES for row in rows):
        return []
    tabbed = "\t" in tokens.text[rows[0][0][1] : rows[0][-1][0]]
    return rows if tabbed or _aligned(tokens, block, rows) else []


def _aligned(tokens: Tokens, block: Block, rows: list[list[Span]]) -> bool:
    """Tell whether the cells of each column begin, or end, below each other."""
    margin = tokens.text.rfind("\n", 0, tokens.starts[block.first]) + 1
    begins = [margin, *(tokens.text.rfind("\n", 0, row[0][0]) + 1 for row in rows[1:])]
    for cells in zip(*rows, strict=True):
        left = {start - at for (start, _), at in zip(cells, begins, strict=True)}
        right = {end - at for (_, end), at in zip(cells, begins, strict=True)}
        if len(left) > 1 and len(right) > 1:
            return False
    return True


def _part(tokens: Tokens, blocks: list[Block], tables: dict[int, list[list[Span]]]) -> None:
    """Cut the texts between cells, and make each cell a block."""
    gaps = [
        (one[1], other[0])
        for rows in tables.values()
        for row in rows
        for one, other in pairwise(row)
    ]
    cut_texts(tokens, blocks, [edge for gap in gaps for edge in gap])
    for start, _ in gaps:
        tokens.kinds[bisect_left(tokens.starts, start)] = BLANK
    parted: list[Block] = []
    for number, block in enumerate(blocks):
        parted += _cells(tokens, block.first, block.last) if number in tables else [block]
    blocks[:] = parted


def _cells(tokens: Tokens, first: int, last: int) -> Iterator[Block]:
    """Yield a block for each cell between two tokens; line ends part rows."""
    begin = first
    for at in range(first, last):
        if tokens.kinds[at] == NL:
            tokens.kinds[at] = BLANK
        if tokens.kinds[at] == BLANK:
            yield Block(Kind.CELL, begin, at)
            begin = at + 1
    yield Block(Kind.CELL, begin, last)


def parts(tokens: Tokens, blocks: list[Block]) -> Iterator[Part]:
    """Yield each run of cells as one table, and before its cells each row."""
    cell = Kind.CELL  # looked up once, as the names beside ``Kind`` are
    cells = [number for number, block in enumerate(blocks) if block.kind is cell]
    for run in runs_of(cells):
        yield Part("table", run[0], run[-1])
        ends = [at for at in run if at == run[-1] or "\n" in tokens.texts[blocks[at].last]]
        begin = run[0]
        for end in ends:
            yield Part("row", begin, end)
            begin = end + 1
