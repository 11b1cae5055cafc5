"""Own citations after quotations that are blocks of their own: “…” (Statutes, ii. 4.).

What begins a block is told here, too: whether a mark does, and how often in a book.
"""

import re
from collections.abc import Iterable

from edition.grammar.model import WORDS, Block, Kind
from edition.grammar.structure.blocks import indented, introduces
from edition.grammar.tokens import Q_OPEN, STRAY, TEXT, Tokens
from edition.patterns import rare

ATTRIBUTION_LENGTH = 120
CITATION_LENGTH = 200
SPEECH_SHARE = 0.2
"""In a novel, more of the blocks than this begin with a quotation mark."""
DASHES = ("—", "–", "―", "-")
CITATION = rare(r"\s*(?:[(\[].{1,160}|[—–―-]{1,2}\s*[^.!?]{1,60}.?)\Z", re.DOTALL)
"""What follows the closing mark of a block: (Statutes, ii. 4.), [12], — A. Keeper"""


def part_citation(tokens: Tokens, block: Block, before: Block | None) -> Block | None:
    """Part a block quotation from the citation after its closing mark: “…” (Acts, iii. 4.).

    The block *before* introduces the quotation, or it is indented. Returns the citation, a block
    of its own, and shortens *block*; None if there is none.
    """
    if block.kind not in WORDS:
        return None
    closing = tokens.partner.get(leading(tokens, block), -1)
    _, end = tokens.span(block)
    if not 0 <= closing < block.last - 1 or end - tokens.end(closing) > CITATION_LENGTH:
        return None
    if not ((before and introduces(tokens, before)) or indented(tokens, block)):
        return None
    rest = tokens.text[tokens.end(closing) : end]
    if not CITATION.match(rest) or _goes_on(rest):
        return None
    if STRAY in tokens.kinds[closing + 1 : block.last]:
        return None
    citation = Block(Kind.ATTRIBUTION, closing + 1, block.last)
    block.last = closing + 1
    return citation


def _goes_on(rest: str) -> bool:
    """Tell a clause after a dash from the name of an author: --and was to leave, --Anna’s was--."""
    said = rest.strip()
    if not said.startswith(DASHES):
        return False
    words = said.strip("".join(DASHES) + "_ ")
    return not words or words[0].islower() or said.endswith((*DASHES, ",", ":"))


def leading(tokens: Tokens, block: Block) -> int:
    """Return the first token of *block* that is not white space, or its last."""
    first = block.first
    if tokens.texts[first].isspace() and tokens.kinds[first] == TEXT:
        first = min(first + 1, block.last - 1)
    return first


def count_speeches(tokens: Tokens, blocks: Iterable[Block]) -> int:
    """Count those of *blocks* that a quotation begins."""
    return sum(tokens.kinds[leading(tokens, block)] == Q_OPEN for block in blocks)
