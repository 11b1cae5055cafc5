"""Own lists: tables of contents, the persons of a play, and numbered lines in a row."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from edition.grammar.model import Block, Kind, Part
from edition.grammar.structure.blocks import in_columns, lines
from edition.grammar.structure.headings import MARKS, lines_before, numbered
from edition.grammar.tokens import BLANK, NL, Tokens

PRINTED = frozenset({Kind.PARAGRAPH, Kind.VERSE, Kind.ARRANGED_LINES})
ITEMS = {Kind.ITEM: "item_list", Kind.CAST_ITEM: "cast_list"}
"""Kinds of blocks that are items, and what a run of them makes up."""
CONTENTS, CAST = "contents", "cast"
HEADING_LENGTH = 40
HEADING_TOKENS = 3
LEAST_ITEMS = 3
LIST_BLOCKS = 400
LINE_LENGTH = 100
PROSE_WIDTH = 50
"""Characters of a line of prose, on average, at least."""
USUAL_GAP, WIDE_GAP = 2, 4
"""Line ends between two paragraphs; more than the latter end a list."""
SHORTEST_KEY = 4
"""Letters that two headings have in common, at least, to be the same."""
TRAILING = 3
"""Blocks below a list, at most, that are headings of the prose below them."""
PAGED = re.compile(
    r"(?:\s{2,}|\t|[.…]\s*|,? (?:p\.|pp\.|page|S\.) ?|[^\W\d_,] )(?:\d{1,4}|[ivxlc]{1,7})\.?\s*\Z"
)
"""The page that ends an entry: The Harbour    12; the word before it may end in one space."""
BULLET = re.compile(r"[ \t]*[*•·‣▪][ \t\xa0]+(?=[^\W_])")
ENTRY = re.compile(r"[ \t]*\(?(?P<number>\d{1,3}|[a-z])[.)][ \t\xa0]+\S")
ITEM_BEGINS = frozenset("*•·‣▪(0123456789abcdefghijklmnopqrstuvwxyz")
PERSON = re.compile(r"\s*_?[^\W\d_]")


def find(tokens: Tokens, blocks: list[Block], first: int, last: int) -> None:
    """Name the items of lists among *blocks* from *first* to before *last*, each a block then."""
    profile = tokens.profile
    for number in reversed(range(first, last)):
        block = blocks[number]
        if block.kind not in PRINTED:
            continue
        head = tokens.texts[block.first].strip()
        if block.last - block.first <= HEADING_TOKENS and len(head) <= HEADING_LENGTH:
            if _headed(tokens, block, profile.contents):
                _contents(tokens, blocks, number, last)
            elif _headed(tokens, block, profile.casts):
                _cast(tokens, blocks, number, last)
        elif head[:1] in ITEM_BEGINS and NL in tokens.kinds[block.first : block.last]:
            _numbered(tokens, blocks, number)


def parts(blocks: list[Block]) -> Iterator[Part]:
    """Yield each run of items as one list."""
    first = 0
    for number, (block, after) in enumerate(pairwise([*blocks, Block(Kind.PARAGRAPH, 0, 0)])):
        if block.kind in ITEMS and after.kind is not block.kind:
            yield Part(ITEMS[block.kind], first, number)
        if after.kind is not block.kind:
            first = number + 1


def _headed(tokens: Tokens, block: Block, words: tuple[str, ...]) -> bool:
    """Tell whether a block is one line that begins with one of *words*: CONTENTS."""
    start, end = tokens.span(block)
    line = tokens.text[start:end].strip(MARKS).lower()
    if "\n" in line or len(line) > HEADING_LENGTH or line[-1:] in (",", ";"):
        return False
    article, _, rest = line.partition(" ")
    said = rest if len(article) <= len("the") else line
    return any(
        one.startswith(word) and not one[len(word) : len(word) + 1].isalnum()
        for one in {line, said}
        for word in words
    )


# ---- contents


def _contents(tokens: Tokens, blocks: list[Block], number: int, last: int) -> None:
    """Name the entries below the heading of a table of contents, if that is what follows."""
    end = _entries_end(tokens, blocks, number, last)
    printed = [lines(tokens, block) for block in blocks[number + 1 : end]]
    entries = [line.strip() for found in printed for line in found if line.strip()]
    firsts = [found[0].strip() for found in printed]
    if len(entries) < LEAST_ITEMS or not (
        _mostly(bool(PAGED.search(line)) for line in entries)
        or _mostly(_counts(tokens, line) for line in entries)
        or _recur(tokens, blocks, end, last, firsts)
    ):
        return
    for at in reversed(range(number + 1, end)):
        found = printed[at - number - 1]
        blocks[at : at + 1] = _parted(tokens, blocks[at], _begins(tokens, found), Kind.ITEM)
    blocks[number].kind, blocks[number].label = Kind.PARAGRAPH, CONTENTS


def _entries_end(tokens: Tokens, blocks: list[Block], number: int, last: int) -> int:
    """Return the number of the block after the entries below the heading *number*."""
    seen: list[str] = []
    for at in range(number + 1, min(last, number + LIST_BLOCKS)):
        block = blocks[at]
        if block.kind not in PRINTED:
            return at
        printed = lines(tokens, block)
        key = _key(printed[0])
        again = len(key) >= SHORTEST_KEY and any(one.startswith(key) for one in seen)
        has_page = bool(PAGED.search(printed[-1]))
        wide = lines_before(tokens, block) > WIDE_GAP and at > number + 1
        if again or (wide and not has_page):
            return at
        if _is_prose(tokens, printed) and not has_page:
            return _trimmed(tokens, blocks, number, at)
        if _headed(tokens, block, tokens.profile.contents) and not has_page:
            return at
        seen += map(_key, printed)
    return min(last, number + LIST_BLOCKS)


def _trimmed(tokens: Tokens, blocks: list[Block], number: int, end: int) -> int:
    """Return *end*, or the number of the headings above it, which a wider gap parts."""
    for at in range(end - 1, max(number + 1, end - TRAILING - 1), -1):
        if lines_before(tokens, blocks[at]) > USUAL_GAP:
            return at
    return end


def _is_prose(tokens: Tokens, printed: list[str]) -> bool:
    """Tell whether lines are those of a paragraph: filled, and no title of a chapter."""
    text = " ".join(printed)
    if max(map(len, printed)) > LINE_LENGTH:
        return True
    if _counts(tokens, printed[0]):
        return False
    wide = len(text) > PROSE_WIDTH * len(printed)
    return text.rstrip().endswith((".", "!", "?", '"', "”", ":")) and wide


def _counts(tokens: Tokens, line: str) -> bool:
    """Tell whether a number or a word such as CHAPTER begins *line*."""
    bare = line.strip(MARKS)
    return bool(tokens.profile.heading.match(bare)) or (bare != "" and numbered(bare))


def _recur(tokens: Tokens, blocks: list[Block], first: int, last: int, entries: list[str]) -> bool:
    """Tell whether most *entries* stand again below, alone, as the headings that they name."""
    keys = {
        _key(tokens.texts[block.first])
        for block in blocks[first:last]
        if block.last - block.first <= HEADING_TOKENS and tokens.length(block) < LINE_LENGTH
    }
    return _mostly(_key(entry) in keys or _counts(tokens, entry) for entry in entries)


def _mostly(found: Iterable[bool]) -> bool:
    """Tell whether at least half of what was looked at is so."""
    each = list(found)
    return sum(each) * 2 >= len(each)


def _key(line: str) -> str:
    """Return the letters and figures of an entry, without its page, to compare it with others."""
    bare = PAGED.sub("", line)
    return "".join(filter(str.isalnum, bare)).lower()


def _begins(tokens: Tokens, printed: list[str]) -> list[bool]:
    """Tell of each line of a block whether an entry begins there, or goes on."""
    paged = [bool(PAGED.search(line)) for line in printed]
    named = [_counts(tokens, line) or page for line, page in zip(printed, paged, strict=True)]
    deepest = max(
        (_depth(line) for line, one in zip(printed, named, strict=True) if one), default=0
    )
    begins = [True]
    waits = any(paged) and not paged[0] and _counts(tokens, printed[0])
    for line, page in zip(printed[1:], paged[1:], strict=True):
        counts = _counts(tokens, line)
        goes_on = not counts and (
            waits
            or (not page and any(named) and _depth(line) > deepest)
            or line.strip()[:1].islower()
        )
        begins.append(not goes_on)
        waits = any(paged) and not page and (counts or (goes_on and waits))
    return begins


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


def _parted(tokens: Tokens, block: Block, begins: list[bool], kind: Kind) -> Iterator[Block]:
    """Yield a block for each item of *block*; the line ends between items are blank."""
    ends = [at for at in range(block.first, block.last) if tokens.kinds[at] == NL]
    first = block.first
    for at, again in zip(ends, begins[1:], strict=True):
        if again:
            tokens.kinds[at] = BLANK
            yield Block(kind, first, at)
            first = at + 1
    yield Block(kind, first, block.last)


# ---- items in one block


def _numbered(tokens: Tokens, blocks: list[Block], number: int) -> None:
    """Part a block whose lines are items, each with a bullet, or with numbers that go up by one."""
    printed = lines(tokens, blocks[number])
    for pattern in (BULLET, ENTRY):
        found = [pattern.match(line) for line in printed]
        begins = [one is not None for one in found]
        if not begins[0] or sum(begins) < LEAST_ITEMS - 1:
            continue
        depth = max(_depth(line) for line, one in zip(printed, begins, strict=True) if one)
        deeper = all(one or _depth(line) > depth for line, one in zip(printed, begins, strict=True))
        if deeper and (pattern is BULLET or _in_turn([one["number"] for one in found if one])):
            blocks[number : number + 1] = _parted(tokens, blocks[number], begins, Kind.ITEM)
            return


def _in_turn(numbers: list[str]) -> bool:
    """Tell whether numbers or letters go up by one."""
    values = [int(one) if one.isdigit() else ord(one) - ord("a") + 1 for one in numbers]
    return all(later == one + 1 for one, later in pairwise(values))


# ---- the persons of a play


def _cast(tokens: Tokens, blocks: list[Block], number: int, last: int) -> None:
    """Name the persons below their heading, up to the first act or scene."""
    end = number + 1
    while end < last and _is_person(tokens, blocks, number, end):
        end += 1
    printed = [lines(tokens, block) for block in blocks[number + 1 : end]]
    if sum(map(len, printed)) < LEAST_ITEMS:
        return
    for at in reversed(range(number + 1, end)):
        found = printed[at - number - 1]
        braced = any("|" in line or "}" in line for line in found)
        begins = [True, *(not braced and not _goes_on(found[0], line) for line in found[1:])]
        blocks[at : at + 1] = _parted(tokens, blocks[at], begins, Kind.CAST_ITEM)
        if braced:
            blocks[at].label = "list"
    blocks[number].kind, blocks[number].label = Kind.PARAGRAPH, CAST


def _goes_on(first: str, line: str) -> bool:
    """Tell whether *line* goes on with the person before it."""
    return _depth(line) > _depth(first) or line.strip()[:1].islower() or not line.strip()


def _is_person(tokens: Tokens, blocks: list[Block], heading: int, number: int) -> bool:
    """Tell whether a block below the *heading* names persons, and begins no act or scene."""
    block = blocks[number]
    if block.kind not in PRINTED:
        return False
    if number > heading + 1 and lines_before(tokens, block) > WIDE_GAP:
        return False
    printed = lines(tokens, block)
    if printed[0].startswith("_") and printed[-1].endswith("_"):
        return False  # where the scene is laid
    if _is_prose(tokens, printed) and not in_columns(printed[0]) and "," not in printed[0]:
        return False
    stops = lines(tokens, blocks[heading + 1])[0].rstrip().endswith(".")
    if printed[-1].rstrip().endswith(".") and not stops and "," not in printed[0]:
        return False  # a sentence below names without stops
    bare = printed[0].strip(MARKS)
    word = re.split(r"[^\w]", bare, maxsplit=1)[0]
    profile = tokens.profile
    opens = profile.heading.match(bare) or profile.heading.match(f"{word} I")
    title = blocks[heading - 1] if heading else None
    again = title is not None and _key(printed[0]) == _key(lines(tokens, title)[0])
    return bool(PERSON.match(printed[0])) and not opens and not again
