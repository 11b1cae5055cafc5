"""Own the cutting of texts in two, where one token turns out to be more than one thing."""

from bisect import bisect_left
from itertools import accumulate, pairwise

from edition.grammar.model import Block
from edition.grammar.tokens import TEXT, Tokens


def cut_texts(tokens: Tokens, blocks: list[Block], offsets: list[int]) -> None:
    """Cut the texts in which *offsets* lie, which are in order; *blocks* hold what they held."""
    spans = [tokens.span(block) for block in blocks]
    _cut(tokens, offsets)
    for block, span in zip(blocks, spans, strict=True):
        block.first, block.last = (bisect_left(tokens.starts, offset) for offset in span)


def _cut(tokens: Tokens, offsets: list[int]) -> None:
    kinds: list[str] = []
    texts: list[str] = []
    position = 0
    for kind, text, start in zip(tokens.kinds, tokens.texts, tokens.starts, strict=True):
        edges = [start]
        while position < len(offsets) and offsets[position] < start + len(text):
            if offsets[position] > edges[-1] and kind == TEXT:
                edges.append(offsets[position])
            position += 1
        for low, high in pairwise([*edges, start + len(text)]):
            kinds.append(kind)
            texts.append(tokens.text[low:high])
    tokens.kinds[:], tokens.texts[:] = kinds, texts
    tokens.starts[:] = accumulate(map(len, texts[:-1]), initial=0)
