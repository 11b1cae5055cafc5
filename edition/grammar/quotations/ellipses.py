"""Own what a row of dots is: a pause, or what the author left out of the words that are quoted."""

from edition.grammar.model import Block
from edition.grammar.quotations.groups import Groups
from edition.grammar.tokens import SUSPENSION, TEXT, Tokens

LEADER = 6
"""Dots in a row; more are a leader to a page number, not an ellipsis."""


def name_ellipses(
    tokens: Tokens, blocks: list[Block], groups: Groups, quotations: list[tuple[int, int, int]]
) -> None:
    """Tell what the author left out of quoted words from a pause, and from a row of dots.

    In dialogue dots are pauses; in words quoted from another text they stand for what the
    author left out (TEI P5, remarks on ``ellipsis``).
    """
    if SUSPENSION not in tokens.kinds:
        return
    quoted = [(tokens.starts[blocks[group.first].first], group.end) for group in groups.groups]
    quoted += [(start, end) for _, start, end in quotations]
    quoted.sort()
    position, reach = 0, 0
    for index in [at for at, kind in enumerate(tokens.kinds) if kind == SUSPENSION]:
        start = tokens.starts[index]
        while position < len(quoted) and quoted[position][0] <= start:
            reach = max(reach, quoted[position][1])
            position += 1
        if tokens.texts[index].count(".") > LEADER:
            tokens.kinds[index] = TEXT
        elif start < reach and not groups.speech:
            tokens.kinds[index] = "AUTHORS_OMISSION"
