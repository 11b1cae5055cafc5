"""Own brackets around several blocks: long notes, and what somebody put in brackets at length."""

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise

from edition.grammar.model import NOTE, Block, Kind, Part
from edition.grammar.structure.blocks import lines
from edition.grammar.tokens import TEXT, Tokens

LONGEST = 64
"""Blocks that one pair of brackets may hold."""
HELD = frozenset(
    {Kind.PARAGRAPH, Kind.VERSE, Kind.ARRANGED_LINES, Kind.OMISSION_LINE, Kind.SEPARATOR}
)
PAGE = re.compile(
    r"(?:pg|page|pages?|pp?|s|seite|fol|blz|sida|str|стр|с)\.?[ \xa0]?[\divxlc]+", re.IGNORECASE
)
"""What a page of the print is called by, in brackets where it begins."""


def join_brackets(tokens: Tokens, blocks: list[Block]) -> list[Part]:
    """Return the notes of several blocks ([Footnote 1: So it was. ¶ It was lit.]).

    A bracket that begins one block and ends a later one has its partner; its anomaly goes.
    """
    loose = [one.start for one in tokens.anomalies if one.code == "G007"]
    begins = [tokens.starts[block.first] for block in blocks] if loose else []
    notes: list[Part] = []
    joined: set[int] = set()
    for opening, closing in pairwise(loose):
        first, last = (bisect_right(begins, start) - 1 for start in (opening, closing))
        within = blocks[first + 1 : last + 1] if last <= first + LONGEST else []
        if not within or not {block.kind for block in within} <= HELD:
            continue
        if not _around(tokens, blocks[first], opening, blocks[last], closing):
            continue
        joined |= {opening, closing}
        for start in (opening, closing):
            tokens.kinds[bisect_left(tokens.starts, start)] = TEXT
        note = blocks[first]
        if note.kind is Kind.NOTE:
            note.kind = Kind.PARAGRAPH
            notes.append(Part("long_note", first, last, note.label))
    if joined:
        tokens.anomalies[:] = [
            one for one in tokens.anomalies if one.code != "G007" or one.start not in joined
        ]
    return notes


def continue_notes(tokens: Tokens, blocks: list[Block], taken: list[Part]) -> list[Part]:
    """Return the notes that paragraphs go on which are indented as far as the notes' own lines.

    [1] See the statutes,
        and the log. ¶     It was lost. Those *taken* are joined already.
    """
    known = {number for part in taken for number in range(part.first, part.last + 1)}
    found: list[Part] = []
    for number, note in enumerate(blocks):
        last = number
        if note.kind is not NOTE or not _indents(tokens, blocks, number + 1):
            continue
        depth = _hanging(tokens, note) if note.label else 0
        while depth and last + 1 < len(blocks) and last + 1 not in known:
            block = blocks[last + 1]
            if block.kind is not Kind.PARAGRAPH or _depth(lines(tokens, block)) < depth:
                break
            last += 1
        if last > number:
            note.kind = Kind.PARAGRAPH
            found.append(Part("long_note", number, last, note.label))
    return found


def _indents(tokens: Tokens, blocks: list[Block], number: int) -> bool:
    """Tell whether block *number*, if there is one, begins with a space."""
    return number < len(blocks) and tokens.texts[blocks[number].first].startswith(" ")


def _hanging(tokens: Tokens, block: Block) -> int:
    """Return how far the lines of a note stand in from its first, 0 if they do not."""
    first, *others = lines(tokens, block)
    return _depth(others) if others and not first[:1].isspace() else 0


def _depth(found: list[str]) -> int:
    return min((len(line) - len(line.lstrip(" ")) for line in found), default=0)


def _around(tokens: Tokens, one: Block, opening: int, other: Block, closing: int) -> bool:
    """Tell whether a [ at *opening* begins *one*, and a ] at *closing* ends *other*."""
    text = tokens.text
    begin, _ = tokens.span(one)
    _, end = tokens.span(other)
    begins = text[opening] == "[" and not text[begin:opening].strip()
    return begins and text[closing] == "]" and closing + 1 == end


def worded(tokens: Tokens, opening: int, closing: int) -> bool:
    """Tell whether brackets hold words: [1848], [...] and [Pg 12] are no insertions."""
    text = tokens.text[tokens.end(opening) : tokens.starts[closing]]
    return any(map(str.isalpha, text)) and not PAGE.fullmatch(text)
