"""Own lists: tables of contents, and lines in a row that a number or a bullet begins."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from edition.grammar.model import PRINTED, Block, Kind, Part
from edition.grammar.structure import cast
from edition.grammar.structure.blocks import USUAL_GAP, depth_of, lines, lines_before
from edition.grammar.structure.entries import (
    HEADING_LENGTH,
    LEAST_ITEMS,
    LINE_LENGTH,
    PAGED,
    WIDE_GAP,
    counts,
    headed,
    is_prose,
    key_of,
    parted,
)
from edition.grammar.tokens import NL, Tokens
from edition.patterns import rare

ITEMS = {Kind.ITEM: "item_list", Kind.CAST_ITEM: "cast_list"}
"""Kinds of blocks that are items, and what a run of them makes up."""
CONTENTS = "contents"
HEADING_TOKENS = 3
LIST_BLOCKS = 400
SHORTEST_KEY = 4
"""Letters that two headings have in common, at least, to be the same."""
TRAILING = 3
"""Blocks below a list, at most, that are headings of the prose below them."""
BULLET = rare(r"[ \t]*[*•·‣▪][ \t\xa0]+(?=[^\W_])")
ENTRY = rare(r"[ \t]*\(?(?P<number>\d{1,3}|[a-z])[.)][ \t\xa0]+\S")
ITEM_BEGINS = frozenset("*•·‣▪(0123456789abcdefghijklmnopqrstuvwxyz")


def find(tokens: Tokens, blocks: list[Block], first: int, last: int) -> None:
    """Name the items of lists among *blocks* from *first* to before *last*, each a block then."""
    profile, after = tokens.profile, len(blocks) - last
    words = (*profile.contents, *profile.casts)
    below: set[str] = set()
    for number in reversed(range(first, last)):
        block = blocks[number]
        if block.kind not in PRINTED:
            continue
        few = block.last - block.first <= HEADING_TOKENS
        head = tokens.texts[block.first].strip()
        if head[:1] in ITEM_BEGINS and NL in tokens.kinds[block.first : block.last]:
            _numbered(tokens, blocks, number)
        elif not few and tokens.text[tokens.end(block.last - 1) - 1].isdigit():
            _paged(tokens, blocks, number, below)
        elif few and len(head) <= HEADING_LENGTH:
            below.add(key_of(head))
            if not any(map(tokens.text_of(block).lower().__contains__, words)):
                continue
            if headed(tokens, block, profile.contents):
                _contents(tokens, blocks, number, len(blocks) - after)
            elif headed(tokens, block, profile.casts):
                cast.name_persons(tokens, blocks, number, len(blocks) - after)


def parts(blocks: list[Block]) -> Iterator[Part]:
    """Yield each run of items as one list."""
    first = 0
    for number, (block, after) in enumerate(pairwise([*blocks, Block(Kind.PARAGRAPH, 0, 0)])):
        if block.kind in ITEMS and after.kind is not block.kind:
            yield Part(ITEMS[block.kind], first, number)
        if after.kind is not block.kind:
            first = number + 1


# ---- contents


def _contents(tokens: Tokens, blocks: list[Block], number: int, last: int) -> None:
    """Name the entries below the heading of a table of contents, if that is what follows."""
    end = _entries_end(tokens, blocks, number, last)
    printed = [lines(tokens, block) for block in blocks[number + 1 : end]]
    entries = [line.strip() for found in printed for line in found if line.strip()]
    firsts = [found[0].strip() for found in printed]
    if len(entries) < LEAST_ITEMS or not (
        _mostly(bool(PAGED.search(line)) for line in entries)
        or _mostly(counts(tokens, line) for line in entries)
        or _recur(tokens, blocks, end, last, firsts)
    ):
        return
    for at in reversed(range(number + 1, end)):
        found = printed[at - number - 1]
        blocks[at : at + 1] = parted(tokens, blocks[at], _begins(tokens, found), Kind.ITEM)
    blocks[number].kind, blocks[number].label = Kind.PARAGRAPH, CONTENTS


def _paged(tokens: Tokens, blocks: list[Block], number: int, below: set[str]) -> None:
    """Part the entries of a table of contents without a heading: each line ends with its page.

    Most of what they name stands *below* once more, alone: the headings of the chapters.
    """
    printed = lines(tokens, blocks[number])
    if len(printed) < LEAST_ITEMS or not all(map(PAGED.search, printed)):
        return
    if _mostly(key_of(line) in below for line in printed):
        begins = [True] * len(printed)
        blocks[number : number + 1] = parted(tokens, blocks[number], begins, Kind.ITEM)


def _entries_end(tokens: Tokens, blocks: list[Block], number: int, last: int) -> int:
    """Return the number of the block after the entries below the heading *number*."""
    seen: list[str] = []
    for at in range(number + 1, min(last, number + LIST_BLOCKS)):
        block = blocks[at]
        if block.kind not in PRINTED:
            return at
        printed = lines(tokens, block)
        key = key_of(printed[0])
        again = len(key) >= SHORTEST_KEY and any(one.startswith(key) for one in seen)
        has_page = bool(PAGED.search(printed[-1]))
        wide = lines_before(tokens, block) > WIDE_GAP and at > number + 1
        if again:
            return _trimmed(tokens, blocks, number, at, 1)
        if wide and not has_page:
            return at
        if is_prose(tokens, printed) and not has_page:
            return _trimmed(tokens, blocks, number, at, TRAILING)
        if headed(tokens, block, tokens.profile.contents) and not has_page:
            return at
        seen += map(key_of, printed)
    return min(last, number + LIST_BLOCKS)


def _trimmed(tokens: Tokens, blocks: list[Block], number: int, end: int, most: int) -> int:
    """Return *end*, or the number of the headings above it, which a wider gap parts.

    At *most* so many blocks are headings.
    """
    for at in range(end - 1, max(number + 1, end - most - 1), -1):
        if PAGED.search(lines(tokens, blocks[at])[-1]):
            break
        if lines_before(tokens, blocks[at]) > USUAL_GAP:
            return at
    return end


def _recur(tokens: Tokens, blocks: list[Block], first: int, last: int, entries: list[str]) -> bool:
    """Tell whether most *entries* stand again below, alone, as the headings that they name."""
    keys = {
        key_of(tokens.texts[block.first])
        for block in blocks[first:last]
        if block.last - block.first <= HEADING_TOKENS and tokens.length(block) < LINE_LENGTH
    }
    return _mostly(key_of(entry) in keys or counts(tokens, entry) for entry in entries)


def _mostly(found: Iterable[bool]) -> bool:
    """Tell whether at least half of what was looked at is so."""
    each = list(found)
    return sum(each) * 2 >= len(each)


def _begins(tokens: Tokens, printed: list[str]) -> list[bool]:
    """Tell of each line of a block whether an entry begins there, or goes on."""
    paged = [bool(PAGED.search(line)) for line in printed]
    named = [counts(tokens, line) or page for line, page in zip(printed, paged, strict=True)]
    deepest = max(
        (depth_of(line) for line, one in zip(printed, named, strict=True) if one), default=0
    )
    begins = [True]
    waits = any(paged) and not paged[0] and counts(tokens, printed[0])
    for line, page in zip(printed[1:], paged[1:], strict=True):
        begun = counts(tokens, line)
        goes_on = not begun and (
            waits
            or (not page and any(named) and depth_of(line) > deepest)
            or line.strip()[:1].islower()
        )
        begins.append(not goes_on)
        waits = any(paged) and not page and (begun or (goes_on and waits))
    return begins


# ---- items in one block


def _numbered(tokens: Tokens, blocks: list[Block], number: int) -> None:
    """Part a block whose lines are items, each with a bullet, or with numbers that go up by one."""
    printed = lines(tokens, blocks[number])
    for pattern in (BULLET, ENTRY):
        found = [pattern.match(line) for line in printed]
        begins = [one is not None for one in found]
        if not begins[0] or sum(begins) < LEAST_ITEMS - 1:
            continue
        depths = [depth_of(line) for line, one in zip(printed, begins, strict=True) if one]
        if not _goes_on_within(printed, begins):
            continue
        if pattern is BULLET or _in_turn([one["number"] for one in found if one], depths):
            blocks[number : number + 1] = parted(tokens, blocks[number], begins, Kind.ITEM)
            return


def _goes_on_within(printed: list[str], begins: list[bool]) -> bool:
    """Tell whether every line that begins no item stands further in than its item."""
    depth = 0
    for line, one in zip(printed, begins, strict=True):
        if one:
            depth = depth_of(line)
        elif depth_of(line) <= depth:
            return False
    return True


def _in_turn(numbers: list[str], depths: list[int]) -> bool:
    """Tell whether numbers or letters go up by one, or at each depth by itself: 1. a. b. 2. a."""
    values = [int(one) if one.isdigit() else ord(one) - ord("a") + 1 for one in numbers]
    return all(later == one + 1 for one, later in pairwise(values)) or _nested(values, depths)


def _nested(values: list[int], depths: list[int]) -> bool:
    """Tell whether *values* go up by one at each of their *depths*, further in from 1 on."""
    counted: list[tuple[int, int]] = []
    for value, depth in zip(values, depths, strict=True):
        while counted and counted[-1][0] > depth:
            counted.pop()
        if counted and counted[-1][0] == depth:
            expected = counted.pop()[1] + 1
        elif counted:
            expected = 1
        else:
            expected = value if depth == depths[0] else 0
        if value != expected:
            return False
        counted.append((depth, value))
    return True
