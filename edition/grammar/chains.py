"""Own quotations of whole blocks: one block, or several that one quotation runs through."""

from edition.grammar.blocks import whole_quotation
from edition.grammar.model import Block, Certainty, Group, Kind
from edition.grammar.tokens import STRAY, TEXT, Tokens

MAX_CHAIN = 24
"""Blocks that one quotation may run through."""
CLOSERS = "”»"


def join(tokens: Tokens, blocks: list[Block]) -> list[Group]:
    """Return the quotations of whole blocks, in order; their outer marks become text."""
    groups: list[Group] = []
    number = 0
    while number < len(blocks):
        group = _group_at(tokens, blocks, number)
        if group:
            groups.append(group)
            number = group.last
        number += 1
    return groups


def _group_at(tokens: Tokens, blocks: list[Block], number: int) -> Group | None:
    block = blocks[number]
    if block.kind is not Kind.PARAGRAPH or not whole_quotation(tokens, block):
        return None
    last = _interrupted(tokens, blocks, number)
    if last == number:
        _unmark(tokens, block)
    evidence = ("whole-block",) if last == number else ("omissions-between",)
    certainty = Certainty.HIGH if last == number else Certainty.MEDIUM
    start, end = tokens.starts[block.first], tokens.end(blocks[last].last - 1)
    return Group(number, last, start, end, certainty, evidence)


def _unmark(tokens: Tokens, block: Block) -> None:
    """Let the marks of a whole block be characters: the block says what they say."""
    opening = next(i for i in range(block.first, block.last) if tokens.kinds[i] != TEXT)
    closing = tokens.partner.pop(opening)
    tokens.kinds[opening] = tokens.kinds[closing] = TEXT


def _interrupted(tokens: Tokens, blocks: list[Block], number: int) -> int:
    """Follow omission lines after a closed block to a block that ends with a lone closer."""
    if number + 1 >= len(blocks) or blocks[number + 1].kind is not Kind.OMISSION_LINE:
        return number
    for later in range(number + 1, min(len(blocks), number + MAX_CHAIN)):
        block = blocks[later]
        if block.kind not in {Kind.PARAGRAPH, Kind.OMISSION_LINE}:
            return number
        closing = block.last - 1
        if tokens.kinds[closing] == STRAY and tokens.texts[closing] in CLOSERS:
            opening = next(
                i
                for i in range(blocks[number].first, blocks[number].last)
                if tokens.kinds[i] != TEXT
            )
            premature = tokens.partner.pop(opening)
            tokens.kinds[opening], tokens.kinds[premature] = TEXT, STRAY
            tokens.kinds[closing] = TEXT
            return later
    return number
