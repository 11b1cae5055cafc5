"""Own two headings that stand in one block: 2. The Marks, and below it 2.1. The Bull’s Head."""

import re
from bisect import bisect_left

from edition.grammar.model import PRINTED, Block, Kind
from edition.grammar.tokens import BLANK, Tokens

NESTED = re.compile(r"((\d{1,3})\.? [^\r\n]{2,80})\r?\n\2\.1\.? [^\r\n]{2,80}\Z")
"""Two headings, the second the first within the other."""
PARTED_TOKENS = 16


def part_numbers(tokens: Tokens, blocks: list[Block], first: int, last: int) -> None:
    """Part two headings in one block: 2. The Marks, and below it 2.1. The Bull’s Head.

    Looks at the blocks from number *first* to before *last*.
    """
    for number in reversed(range(first, last)):
        block = blocks[number]
        if not tokens.texts[block.first][0].isdigit() or block.last - block.first > PARTED_TOKENS:
            continue
        start, end = tokens.span(block)
        found = NESTED.match(tokens.text, start, end) if block.kind in PRINTED else None
        if found:
            at = bisect_left(tokens.starts, found.end(1))
            tokens.kinds[at] = BLANK
            block.kind = Kind.PARAGRAPH
            blocks.insert(number + 1, Block(Kind.PARAGRAPH, at + 1, block.last))
            block.last = at
