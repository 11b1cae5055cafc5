"""Own quotations that run through several blocks, whether or not each opens them again.

Three ways of printing them, tried in this order:

1. the opening mark is repeated at each block, and only the last block closes; French and
   Spanish books repeat the closing mark there, » for «;
2. the mark is not repeated: one block opens, a later one closes what it did not open;
3. the first block closes though the quotation goes on after a line that is only an omission,
   and a later block closes once more.
"""

from edition.grammar.marks.joined import THROUGH, Chain, Links
from edition.grammar.marks.stack import DOUBLED
from edition.grammar.model import Block
from edition.grammar.quotations.reopened import Reopened
from edition.grammar.quotations.turns import Turns
from edition.grammar.quotations.unmarked import Unmarked
from edition.grammar.tokens import TEXT, Loose, Tokens


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
    """Let each `` be characters that no later paragraph closes; others print code with it."""
    for left in loose.values():
        doubled = [opening for opening in left.open_at_end if tokens.texts[opening] == DOUBLED]
        for opening in doubled:
            tokens.kinds[opening] = TEXT
            left.open_at_end.remove(opening)
