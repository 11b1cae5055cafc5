"""Own the cutting of texts in two, where one token turns out to be more than one thing."""

from bisect import bisect_left, bisect_right
from itertools import pairwise

from edition.grammar.model import Block
from edition.grammar.tokens import TEXT, Tokens


def cut_texts(tokens: Tokens, blocks: list[Block], offsets: list[int]) -> None:
    """Cut the texts in which *offsets* lie, which are in order; *blocks* hold what they held."""
    added = _cut(tokens, offsets)
    if not added:
        return
    for block in blocks:
        if block.first > added[-1]:
            block.first += len(added)
            block.last += len(added)
        elif block.last > added[0]:
            block.first += bisect_left(added, block.first)
            block.last += bisect_left(added, block.last)


def _cut(tokens: Tokens, offsets: list[int]) -> list[int]:
    """Cut the texts; return for each token that is new the old number of the one it was part of."""
    kinds: list[str] = []
    texts: list[str] = []
    starts: list[int] = []
    added: list[int] = []
    done = 0
    for index, inside in _by_token(tokens, offsets).items():
        start = tokens.starts[index]
        edges = [start, *inside, start + len(tokens.texts[index])]
        kinds += [*tokens.kinds[done:index], *[TEXT] * (len(edges) - 1)]
        texts += [*tokens.texts[done:index], *(tokens.text[a:b] for a, b in pairwise(edges))]
        starts += [*tokens.starts[done:index], *edges[:-1]]
        added += [index] * len(inside)
        done = index + 1
    tokens.kinds[:done], tokens.texts[:done], tokens.starts[:done] = kinds, texts, starts
    return added


def _by_token(tokens: Tokens, offsets: list[int]) -> dict[int, list[int]]:
    """Return the numbers of the texts to cut, in order, and the *offsets* inside each."""
    found: dict[int, list[int]] = {}
    for offset in offsets:
        index = bisect_right(tokens.starts, offset) - 1
        if tokens.kinds[index] == TEXT and tokens.starts[index] < offset:
            inside = found.setdefault(index, [])
            if not inside or inside[-1] < offset:
                inside.append(offset)
    return found
