"""Own notes that a sign calls: an asterisk or dagger in the text, and again before the note."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from edition.grammar.cutting import cut_texts
from edition.grammar.model import WORDS, Block, Kind
from edition.grammar.tokens import NOTE_CALL, TEXT, Tokens

SIGNS = "*†‡"
LONGEST_LABEL = 2
"""Signs in a row that call a note, at most; more stand for letters that are left out: Lord M***."""
NEAREST = 60
"""Blocks from a call to its note, at most."""
AFTER_CALL = frozenset(" \t\r\n\xa0.,;:!?)]”’\"'»—–-_")
BEFORE_NOTE = " \t\xa0[("
BEFORE_WORDS = ' \xa0])_"“‘«(—–-'


def find(tokens: Tokens, blocks: list[Block]) -> None:
    """Name the notes that a sign calls, and make a call of each sign that does.

    A sign is a call only if a note begins with the same sign below it, and a block that begins
    with a sign is a note only if it is called: else it may be an item of a list.
    """
    begins: list[int] = []
    cuts: list[int] = []
    for sign in SIGNS:
        if sign not in tokens.text:
            continue
        begins = begins or [tokens.starts[block.first] for block in blocks]
        waiting: dict[str, tuple[int, int]] = {}
        for start, end in _runs(tokens.text, sign):
            label, number = tokens.text[start:end], bisect_right(begins, start) - 1
            if number < 0 or end - start > LONGEST_LABEL:
                continue
            if _calls(tokens.text, start, end):
                waiting[label] = (start, number)
            elif label in waiting and _begins(tokens, blocks[number], start, end):
                call, caller = waiting.pop(label)
                if caller < number <= caller + NEAREST:
                    blocks[number].kind, blocks[number].label = Kind.NOTE, label
                    cuts += (call, call + len(label))
    if cuts:
        _call(tokens, blocks, sorted(cuts))


def _runs(text: str, sign: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of each run of *sign*, ten times as fast as a pattern finds them."""
    start = text.find(sign)
    while start >= 0:
        end = start + 1
        while text.startswith(sign, end):
            end += 1
        yield start, end
        start = text.find(sign, end)


def _calls(text: str, start: int, end: int) -> bool:
    """Tell whether a sign stands right behind a word, and nothing but a stop right behind it."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return bool(before) and not before.isspace() and before != "(" and after in {"", *AFTER_CALL}


def _begins(tokens: Tokens, block: Block, start: int, end: int) -> bool:
    """Tell whether a sign begins a block, and words follow it."""
    first, last = tokens.span(block)
    if block.kind not in WORDS or tokens.text[first:start].strip(BEFORE_NOTE):
        return False
    words = tokens.text[end : min(end + 4, last)].lstrip(BEFORE_WORDS)
    return words[:1].isalnum()


def _call(tokens: Tokens, blocks: list[Block], cuts: list[int]) -> None:
    """Make each stretch between two *cuts* a token of its own, which calls a note."""
    cut_texts(tokens, blocks, cuts)
    for start in cuts[::2]:
        at = min(bisect_left(tokens.starts, start), len(tokens.starts) - 1)
        if tokens.starts[at] == start and tokens.kinds[at] == TEXT:  # [*] is a call already
            tokens.kinds[at] = NOTE_CALL
