"""Own what stands before and after a book's own text: the frame of a library, the title page."""

import re
from bisect import bisect_left
from itertools import pairwise

from edition.grammar.cutting import cut_texts
from edition.grammar.model import WORDS, Block, Kind
from edition.grammar.structure.blocks import (
    LINE_END,
    USUAL_GAP,
    depth_of,
    lines,
    lines_before,
    title_case,
)
from edition.grammar.structure.headings import MARKS, numbered
from edition.grammar.tokens import MARK, NL, TEXT, Tokens
from edition.patterns import rare

TITLE_LENGTH = 160
FRONT_BLOCKS = 40
"""Blocks of a title page, at most."""
LINE_LENGTH = 72
"""Characters of a line of a title page, at most."""
SENTENCE_WORDS = 12
"""Words of a block that ends in a full stop; one of a title page has fewer."""
STARRED = rare(r"\*{3}[^*]{3,300}\*{3}")
START, END = re.compile(r"\*{3} ?START OF"), re.compile(r"\*{3} ?END OF")
ENDED = rare(r"End of (?:\w+ )?(?:Project|\w*[Ee]-?(?:[Bb]ook|[Tt]ext))\b")
"""What a library may say above its END line: End of Project Gutenberg's The Isle."""
NOTE_BLOCKS = 20
"""Blocks of a note on a library's text, at most."""
FRAME_BLOCKS = 60
"""Blocks in which the line that ends the frame before a text is looked for."""
STOPS = ".!?…:;,"
QUOTED = frozenset('“”„‟‘‚‛"«»‹›')
CREDIT = re.compile(r"(?:Produced|Transcribed|Prepared|E-?text prepared|Credits?)\b")
YEAR = rare(r"(?:\b(?:1[4-9]|20)\d\d|\bM[DCLXVI]{2,})\b[.)\]_]*\Z")
DAY = rare(r"\d{1,2}(?:st|nd|rd|th)?[.,]? (?:\w+\.?,? )?\d{4}|\d{4} ?[-–] ?\d{4}")
"""A day of a year, or years from one to another, which tell when something was, not a print."""
TITLE_LINES = 8
TITLE_BLOCKS = 4
"""Blocks of a title without byline and imprint, and the heading after it, at most."""
PARTED = 2
"""Blocks of a byline in two: BY, and below it A. KEEPER."""


def frame(tokens: Tokens, blocks: list[Block]) -> tuple[int, int]:
    """Return how many blocks come before a library's START line and its credits, and after END.

    Without such lines: none but credits, and all.
    """
    front, back = 0, len(blocks)
    for number, block in enumerate(blocks):
        if not tokens.texts[block.first].startswith("***"):
            continue
        text = tokens.text_of(block)
        if not STARRED.fullmatch(text):
            continue
        block.kind = Kind.SEPARATOR
        for index in range(block.first, block.last):
            tokens.kinds[index] = TEXT if tokens.kinds[index] == MARK else tokens.kinds[index]
        if START.match(text) and number < FRAME_BLOCKS and not front:
            front = number + 1
            front = _after_credits(tokens, blocks, front)
        elif END.match(text) and front < number:
            ends = front < number - 1 and ENDED.match(tokens.texts[blocks[number - 1].first])
            back = min(back, number - 1 if ends else number)
    if not front and back and CREDIT.match(tokens.texts[blocks[0].first]):
        front = _after_credits(tokens, blocks, 0)
    return front, back


def _after_credits(tokens: Tokens, blocks: list[Block], front: int) -> int:
    """Return the number of the block after those that say who made a library's text."""
    while front < len(blocks) - 1:
        block = blocks[front]
        if block.kind is Kind.NOTE:
            closing = range(front, min(front + NOTE_BLOCKS, len(blocks) - 1))
            ends = (at for at in closing if tokens.texts[blocks[at].last - 1].endswith("]"))
            front = next(ends, front)
        elif not CREDIT.match(tokens.texts[block.first]):
            break
        front += 1
    return front


def find(tokens: Tokens, blocks: list[Block], first: int, last: int) -> int:
    """Name title, byline and imprint among *blocks* from *first* to before *last*.

    Returns the number of the block after them. A byline on the line of the title becomes a
    block of its own.
    """
    if last - first <= 1 or blocks[first].kind not in WORDS:
        return first
    line = _line(tokens, blocks[first])
    if tokens.profile.after_title.match(line):
        return first
    byline = tokens.profile.byline.search(line)
    if byline and byline.start() and _is_short(line):
        return _split_byline(tokens, blocks, first, byline)
    end = _page_ends(tokens, blocks, first, last)
    if end > first:
        _name_page(tokens, blocks, first, end)
        return end
    wide = lines_before(tokens, blocks[first + 1]) > USUAL_GAP
    wide = wide or first > 0  # nothing but a title follows the START line
    titled = byline or (wide and _titled(tokens, line)) or (line.isupper() and not numbered(line))
    if _is_short(line) and titled and blocks[first].kind is Kind.PARAGRAPH:
        blocks[first].kind = Kind.TITLE
        return first + 1
    return first


def _line(tokens: Tokens, block: Block) -> str:
    return tokens.beginning(block, TITLE_LENGTH + 1)


def _is_short(line: str) -> bool:
    ends = line.strip(MARKS)[-1:]
    return len(line) <= TITLE_LENGTH and ends not in ".!?:;,—" and "\n" not in line


def _page_ends(tokens: Tokens, blocks: list[Block], first: int, last: int) -> int:
    """Return the number after the last block that only a title page has; *first* if none has.

    These are a byline, and the year of an imprint; the body needs one block more.
    """
    if not all(_capitals(tokens, line) for line in _lines(tokens, blocks[first])):
        return first
    end = first
    for number in range(first, min(last - 1, first + FRONT_BLOCKS)):
        block = blocks[number]
        if block.kind is Kind.ILLUSTRATION:
            continue
        if block.kind not in WORDS or not _displayed(tokens, block):
            break
        if _is_dated(tokens, block) or _named(tokens, block):
            end = number + 1
        elif number + 1 < last - 1 and _parted_byline(tokens, block, blocks[number + 1]):
            end = number + PARTED
    return end if end > first else _untitled_ends(tokens, blocks, first, last)


def _capitals(tokens: Tokens, line: str) -> bool:
    """Tell whether a line has the capitals of a title, as far as its script has any."""
    return line.isupper() or _titled(tokens, line) or line.upper() == line.lower()


def _titled(tokens: Tokens, line: str) -> bool:
    """Tell whether a line has capitals where its language puts them in a title."""
    sentence = line[:1].isupper() and line[-1] not in STOPS
    return title_case(line) or (sentence and not tokens.profile.titles_capital)


def _untitled_ends(tokens: Tokens, blocks: list[Block], first: int, last: int) -> int:
    """Return the number of the first heading, where only a few short lines stand before it."""
    profile = tokens.profile
    for number in range(first, min(last, first + TITLE_BLOCKS)):
        line = _line(tokens, blocks[number])
        if profile.heading.match(line) or profile.after_title.match(line):
            return number
        printed = blocks[number].kind in WORDS and _displayed(tokens, blocks[number])
        if not printed or not _is_short(line):
            break
    return first


def _lines(tokens: Tokens, block: Block) -> list[str]:
    printed = (line.replace("_", "").strip(MARKS) for line in lines(tokens, block))
    return [line for line in printed if line] or [""]


def _displayed(tokens: Tokens, block: Block) -> bool:
    """Tell whether a block may stand on a title page: a few short lines, and no prose."""
    if tokens.length(block) > 2 * TITLE_LENGTH:
        return False
    found = _lines(tokens, block)
    text = " ".join(found)
    prose = text[-1:] in ".!?" and len(text.split()) > SENTENCE_WORDS and not text.isupper()
    wide = max(map(len, found)) > LINE_LENGTH or len(found) > TITLE_LINES
    heading = tokens.profile.heading.match(text)
    begins = bool(heading and heading.lastindex and (heading.lastindex - 1) % tokens.profile.ranks)
    alone = numbered(text) and not heading and not YEAR.search(text)
    return not (prose or wide or begins or alone or tokens.profile.after_title.match(text))


def _is_dated(tokens: Tokens, block: Block) -> bool:
    """Tell whether the year of an imprint ends a block, and no day stands before it."""
    last = _lines(tokens, block)[-1]
    return bool(YEAR.search(last)) and not DAY.search(last)


def _named(tokens: Tokens, block: Block) -> bool:
    """Tell whether a block ends in a byline (By A. KEEPER), or begins with one in two lines."""
    found = _lines(tokens, block)
    return tokens.profile.byline.match(found[-1]) is not None or _in_two_lines(tokens, found)


def _in_two_lines(tokens: Tokens, found: list[str]) -> bool:
    """Tell whether BY stands above A. KEEPER; below, it may be said what else A. Keeper wrote."""
    return len(found) > 1 and _leads(tokens, *found[:PARTED])


def _leads(tokens: Tokens, lead: str, name: str) -> bool:
    found = tokens.profile.byline.match(f"{lead} {name}")
    return found is not None and found.start(1) > len(lead)


def _parted_byline(tokens: Tokens, by: Block, name: Block) -> bool:
    """Tell whether two blocks are a byline: BY, and below it A. KEEPER."""
    if {by.kind, name.kind} - WORDS:
        return False
    return _leads(tokens, _lines(tokens, by)[-1], _lines(tokens, name)[0])


def _name_page(tokens: Tokens, blocks: list[Block], first: int, end: int) -> None:
    """Name the blocks of a title page: titles, then the byline, then the imprint."""
    written = parted = False
    for number in range(first, end):
        block = blocks[number]
        if block.kind is Kind.ILLUSTRATION:
            continue
        leads = number + 1 < end and _parted_byline(tokens, block, blocks[number + 1])
        if number > first and (leads or parted or _is_byline(tokens, block)):
            block.kind, written = Kind.BYLINE, True
            _name_author(tokens, blocks, block, alone=parted)
            parted = leads
        elif number > first and (written or _is_dated(tokens, block)) and _unquoted(tokens, block):
            block.kind = Kind.IMPRINT
        else:
            block.kind = Kind.TITLE
    for place, year in pairwise(blocks[first + 1 : end]):
        if place.kind is Kind.TITLE and year.kind is Kind.IMPRINT and _line(tokens, year).isdigit():
            place.kind = Kind.IMPRINT


def _unquoted(tokens: Tokens, block: Block) -> bool:
    """Tell whether no mark stands in a block: an imprint quotes nothing (TEI P5 DSTITL)."""
    return QUOTED.isdisjoint(tokens.text_of(block))


def _is_byline(tokens: Tokens, block: Block) -> bool:
    """Tell whether a block is nothing but a byline."""
    found = _lines(tokens, block)
    return _in_two_lines(tokens, found) or (len(found) == 1 and _named(tokens, block))


def _name_author(tokens: Tokens, blocks: list[Block], block: Block, *, alone: bool) -> None:
    """Tell where the name stands in a byline: it is the first line, if it stands *alone*.

    Where a mark stands before its end, which may pair with one after it, nothing is told apart.
    """
    start, end = tokens.span(block)
    numbers = range(block.first, block.last)
    ends = [tokens.starts[at] for at in numbers if tokens.kinds[at] == NL]
    upto = 1 if alone else PARTED
    printed = tokens.text[start : [*ends, end][:upto][-1]]
    low = start + depth_of(printed)
    words = LINE_END.sub(lambda found: " " * len(found[0]), printed).strip()
    if not alone:
        found = tokens.profile.byline.match(words)
        if not found:
            return
        low, words = low + found.start(1), found[1].rstrip()
    high = low + len(words)
    if MARK in tokens.kinds[block.first : bisect_left(tokens.starts, high)]:
        if alone:
            block.author, block.author_last = block.first, block.last
        return
    cut_texts(tokens, blocks, [low, high])
    block.author = bisect_left(tokens.starts, low)
    block.author_last = bisect_left(tokens.starts, high)


def _split_byline(tokens: Tokens, blocks: list[Block], number: int, byline: re.Match[str]) -> int:
    """Cut “Title, by Author” into a title, and a byline with the author's name.

    Returns the number of the block after them.
    """
    title = blocks[number]
    title.kind = Kind.TITLE
    if title.last - title.first != 1:
        return number + 1
    start = tokens.starts[title.first] + depth_of(tokens.texts[title.first])
    by = start + byline.end() - len(byline[0].lstrip(", \u00a0"))  # the comma ends the title
    name = start + byline.start(1)
    offsets = [by, name, name + len(byline[1].rstrip())]
    cut_texts(tokens, blocks, offsets)
    first, author, author_last = (bisect_left(tokens.starts, offset) for offset in offsets)
    written = Block(Kind.BYLINE, first, title.last, author=author, author_last=author_last)
    title.last = first
    blocks.insert(number + 1, written)
    return number + PARTED
