"""Own headings that only the habit of a book tells: the names of its chapters, its alphabet."""

from itertools import pairwise

from edition.grammar.model import PARAGRAPH, Block, Kind
from edition.grammar.structure.blocks import letters_of
from edition.grammar.tokens import NL, Tokens

LEAST = 3
"""So many of a kind are a habit."""
NAMED_SHARE = 0.8
"""Of the chapters of a book that names them, so many at least have a line below their number."""
NAME_LENGTH = 90
NO_NAME = tuple(",;:–—-“‘„«\"'")
"""What ends a line that leads to something, or begins what somebody says."""


def half_titles(tokens: Tokens, blocks: list[Block], numbers: list[int]) -> list[int]:
    """Return those of the headings with these *numbers* that are the title of the book once more.

    A half title stands before its first chapter, or the first of a volume, and nothing between.
    """
    titles = {letters_of(tokens.text_of(block)) for block in blocks if block.kind is Kind.TITLE}
    followed = {one for one, other in pairwise(numbers) if other == one + 1}
    return [number for number in followed if letters_of(tokens.text_of(blocks[number])) in titles]


def alphabet(tokens: Tokens, blocks: list[Block], numbers: list[int]) -> frozenset[int]:
    """Return those of the blocks with these *numbers* that are letters of a dictionary: C, D, E.

    They are all the single letters that stand alone, and go up.
    """
    letters = {}
    for number in numbers:
        block = blocks[number]
        text = tokens.texts[block.first]
        if len(text) <= len("A.") and block.last - block.first == 1 and text[0].isupper():
            letters[number] = text
    rising = all(one < other for one, other in pairwise(letters.values()))
    return frozenset(letters) if rising and len(letters) >= LEAST else frozenset()


def named(tokens: Tokens, blocks: list[Block], numbers: list[int], last: int) -> list[int]:
    """Return the blocks that name chapters, below those with *numbers*: CHAPTER I, The Lamp.

    A book names all its chapters, or none: one short line, and longer text below it.
    """
    below = [number + 1 for number in numbers if number + 2 < last]
    found = [number for number in below if _may_name(tokens, blocks, number)]
    return found if len(found) >= max(LEAST, NAMED_SHARE * len(below)) else []


def _may_name(tokens: Tokens, blocks: list[Block], number: int) -> bool:
    block, after = blocks[number], blocks[number + 1]
    length = tokens.length(block)
    if block.kind is not PARAGRAPH or length > min(NAME_LENGTH, tokens.length(after)):
        return False
    line = tokens.text_of(block).strip(" \t_")
    alone = NL not in tokens.kinds[block.first : block.last]
    return alone and line[:1].isupper() and not line.startswith(NO_NAME) and line[-1] not in NO_NAME
