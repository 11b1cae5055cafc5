"""Own quotations that run through several blocks, whether or not each opens them again.

Three ways of printing them, tried in this order:

1. the opening mark is repeated at each block, and only the last block closes; French and
   Spanish books repeat the closing mark there, » for «;
2. the mark is not repeated: one block opens, a later one closes what it did not open;
3. the first block closes though the quotation goes on after a line that is only an omission,
   and a later block closes once more.
"""

from edition.grammar.anomalies import report
from edition.grammar.marks.joined import THROUGH, Chain, Links
from edition.grammar.marks.stack import DOUBLED
from edition.grammar.model import Block, Certainty
from edition.grammar.quotations.reopened import Reopened
from edition.grammar.quotations.turns import Turns
from edition.grammar.quotations.unmarked import Unmarked
from edition.grammar.tokens import TEXT, Loose, Tokens

LEAST_DOUBLED, DOUBLED_SHARE = 3, 3
"""Pairs of `` and '' in a text that quotes with them, at least; and so many to one that is open."""


def find_chains(
    tokens: Tokens, blocks: list[Block], loose: dict[int, Loose], noted: set[int]
) -> list[Chain]:
    """Return the chains of a text in order; their marks are resolved and no longer *loose*.

    *noted* are the numbers of the blocks of long notes.
    """
    links = Links(tokens, blocks, loose, noted)
    unmarked = Unmarked(links)
    reopened = Reopened(links, Turns(links), unmarked)
    found: list[Chain] = []
    open_at_end = {number: loose[number].open_at_end[:] for number in sorted(loose)}
    for number, openings in open_at_end.items():
        if blocks[number].kind not in THROUGH:
            continue
        for level, opening in enumerate(openings):
            chain = reopened.find(number, opening, level)
            if chain is None and level == 0 and tokens.texts[opening] != DOUBLED:
                chain = unmarked.opened(number, opening)
            if chain:
                found.append(chain)
    found += [chain for number in sorted(loose) if (chain := unmarked.closed_early(number))]
    _release_doubled(tokens, loose)
    found.sort(key=lambda chain: chain.blocks[0])
    return reopened.nested(found)


def _release_doubled(tokens: Tokens, loose: dict[int, Loose]) -> None:
    """Report each `` that no later paragraph closes, in a text that quotes with them.

    In others it is characters: they print code with it.
    """
    doubled = {
        opening: left
        for left in loose.values()
        for opening in left.open_at_end
        if tokens.texts[opening] == DOUBLED
    }
    if not doubled:
        return
    paired = sum(tokens.texts[opening] == DOUBLED for opening in tokens.partner if opening >= 0)
    quotes = paired >= max(LEAST_DOUBLED, DOUBLED_SHARE * len(doubled))
    for opening, left in doubled.items():
        left.open_at_end.remove(opening)
        if quotes:
            report(tokens, "G002", opening, certainty=Certainty.MEDIUM)
        else:
            tokens.kinds[opening] = TEXT
