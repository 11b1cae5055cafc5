"""Own extracts: blocks that are indented, line for line, and no marks around them."""

from collections.abc import Callable, Iterable

from edition.grammar.model import WORDS, Block, Certainty, Group, Kind
from edition.grammar.runs import runs_of
from edition.grammar.structure.blocks import (
    SIGNED,
    indented,
    introduces,
    lines,
    listed,
    set_right,
    tabular,
)
from edition.grammar.structure.citations import leading
from edition.grammar.tokens import Q_OPEN, Tokens

FEW = 4
"""So many of a kind tell nothing about a book."""
EXTRACT_SHARE = 0.3
"""Where more of the blocks than this are indented, that is how the book prints paragraphs."""


def extracted(
    tokens: Tokens, blocks: list[Block], noted: set[int], whole: Callable[[Block], bool]
) -> set[int]:
    """Return the numbers of the blocks that are indented, but those that are *noted*.

    Verse between two of them, and what is set to the right beside one (a date, a signature)
    belong to the extract; tables are none. *whole* tells whether a pair of marks holds a block.
    """
    found: set[int] = set()
    beside: set[int] = set()
    for number, block in enumerate(blocks):
        if block.kind not in WORDS or number in noted or not indented(tokens, block):
            continue
        begun = tokens.kinds[leading(tokens, block)] == Q_OPEN
        if (begun and not whole(block)) or SIGNED.match(tokens.text, tokens.starts[block.first]):
            continue
        printed = lines(tokens, block)
        if block.kind is Kind.VERSE or set_right(printed):
            beside.add(number)
        elif not (tabular(printed) or listed(printed)):
            found.add(number)
    if len(found) > max(FEW, EXTRACT_SHARE * len(blocks)):
        return set()
    return found | {number for number in beside if _belongs(blocks, number, found)}


def _belongs(blocks: list[Block], number: int, found: set[int]) -> bool:
    """Tell whether verse stands between extracts, or a date or signature beside one."""
    if blocks[number].kind is Kind.VERSE:
        return number - 1 in found and number + 1 in found
    return number - 1 in found or number + 1 in found


def extract_groups(tokens: Tokens, blocks: list[Block], numbers: Iterable[int]) -> list[Group]:
    """Return one group for each run of the indented blocks with these *numbers*.

    Where a book introduces few of them, it prints its own remarks so: those are no quotations.
    """
    runs = runs_of(sorted(numbers))
    led = [run for run in runs if run[0] and introduces(tokens, blocks[run[0] - 1])]
    remarks = len(runs) - len(led)
    quoted = led if remarks > max(FEW, len(led)) else runs
    return [
        Group(
            run[0],
            run[-1],
            tokens.span(blocks[run[0]])[0],
            tokens.span(blocks[run[-1]])[1],
            Certainty.MEDIUM,
            ("indented",),
        )
        for run in quoted
    ]
