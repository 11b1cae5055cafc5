"""Own what stood in the margins of a print: the numbers of its pages, and sidenotes."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from edition.grammar.model import Block, Kind
from edition.grammar.tokens import (
    B_OPEN,
    MARK,
    PAGE_CLOSE,
    PAGE_OPEN,
    SIDENOTE_CLOSE,
    SIDENOTE_OPEN,
    TEXT,
    Tokens,
)

PAGES = (
    re.compile(
        r"\[(?P<word>pg|page|pag|p|seite|s|blz)\.?[ \xa0]?(?P<number>\d{1,4}|[ivxlc]{1,7})\]",
        re.IGNORECASE,
    ),
    re.compile(r"\{(?P<word>)(?P<number>\d{1,4})\}"),
)
"""[Pg 12], [Seite 12], {12}: where a page of the print begins."""
UNMISTAKABLE = "pg"
"""What Project Gutenberg writes for a page, and nobody for a reference."""
LEAST_PAGES = 3
IN_TURN = 0.6
"""Of the numbers of pages, so many at least are one more than that before."""
SIDENOTE = re.compile(
    r"\[_?(?:sidenote|side-note|marginal note|randnote|randbemerkung|marginalie|note marginale)"
    r"_?[ \xa0]?[:.]",
    re.IGNORECASE,
)
PAGE_NUMBER = "PAGE_NUMBER"


def find_pages(tokens: Tokens, blocks: list[Block]) -> None:
    """Let brackets with the number of a page be where that page begins, alone or in a line.

    Unless the word is one that only stands for pages, their numbers must follow each other.
    """
    found = [
        one
        for bracket, pattern in zip("[{", PAGES, strict=True)
        for one in _bracketed(tokens.text, bracket, pattern)
    ]
    if not found:
        return
    noted = {block.label for block in blocks if block.label}
    pages = [one for one in found if one["word"].lower() == UNMISTAKABLE]
    if not pages:
        words = {one["word"].lower() for one in found}
        numbers = [one["number"] for one in found]
        pages = found if len(words) == 1 and noted.isdisjoint(numbers) and _in_turn(numbers) else []
    alone = {tokens.span(block): block for block in blocks} if pages else {}
    for page in pages:
        block = alone.get(page.span())
        if _mark(tokens, page) and block is not None and block.kind is Kind.PARAGRAPH:
            block.kind = Kind.PAGE_BREAK


def _bracketed(text: str, bracket: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Yield what *pattern* matches, which begins with *bracket*.

    A text has few brackets, and ``str.find`` finds one in a tenth of the time that ``re`` takes.
    """
    start = text.find(bracket)
    while start >= 0:
        found = pattern.match(text, start)
        if found:
            yield found
        start = text.find(bracket, found.end() if found else start + 1)


def _in_turn(numbers: list[str]) -> bool:
    """Tell whether numbers go up, nearly always by one."""
    values = [int(number) for number in numbers if number.isdigit()]
    steps = [later - one for one, later in pairwise(values)]
    ones = sum(step == 1 for step in steps)
    return len(values) >= LEAST_PAGES and min(steps) > 0 and ones >= IN_TURN * len(steps)


def _mark(tokens: Tokens, page: re.Match[str]) -> bool:
    """Let the tokens of a page's number be one; tell whether they were what was looked for."""
    at = bisect_left(tokens.starts, page.start())
    if at >= len(tokens.starts) or tokens.starts[at] != page.start():
        return False
    if tokens.texts[at] == page[0]:
        tokens.kinds[at] = PAGE_NUMBER
        return True
    if tokens.kinds[at : at + 3] != [MARK, TEXT, MARK] or tokens.end(at + 2) != page.end():
        return False
    tokens.kinds[at], tokens.kinds[at + 2] = PAGE_OPEN, PAGE_CLOSE
    return True


def find_sidenotes(tokens: Tokens, blocks: list[Block]) -> None:
    """Name the blocks that are nothing but a sidenote: [Sidenote: The lamp is lit.]."""
    for found in _bracketed(tokens.text, "[", SIDENOTE):
        at = bisect_left(blocks, found.start(), key=lambda block: tokens.starts[block.first])
        block = blocks[at] if at < len(blocks) else None
        if block is None or tokens.starts[block.first] != found.start():
            continue
        closing = block.last - 1
        inside = tokens.texts[block.first + 1 : closing]
        if tokens.texts[closing] == "]" and not {"[", "]"} & {*inside}:
            block.kind = Kind.SIDENOTE
            tokens.kinds[block.first] = tokens.kinds[closing] = TEXT


def name_sidenotes(tokens: Tokens) -> None:
    """Let what stands in brackets within a paragraph and says so be a sidenote."""
    for found in _bracketed(tokens.text, "[", SIDENOTE):
        opening = bisect_left(tokens.starts, found.start())
        if opening < len(tokens.kinds) and tokens.kinds[opening] == B_OPEN:
            tokens.kinds[opening] = SIDENOTE_OPEN
            tokens.kinds[tokens.partner[opening]] = SIDENOTE_CLOSE
