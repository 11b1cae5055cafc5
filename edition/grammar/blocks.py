"""Own the kinds of block: heading, paragraph, verse, separator, omission line, note."""

import re

from edition.grammar.model import Block, Kind
from edition.grammar.tokens import BLANK, NL, OMISSION, Q_CLOSE, Q_OPEN, TEXT, Tokens

HEADING_LENGTH = 90
CAPITALS = 3
LONG_WORD = 4
"""Shorter words stay small in a title: of, the, and."""
USUAL_GAP = 2
"""Line ends between two paragraphs; a heading often has more before it."""
NUMBERED = re.compile(
    r"\s*(?:(?:chapter|part|book|section|appendix|letter|canto|act|scene)\b[ \xa0]*[\divxlc]*\b|"
    r"(?:\d{1,3}|[ivxlc]{1,8})[.)—–-]*(?=\s|$))",
    re.IGNORECASE,
)
SEPARATOR = re.compile(r"[ \t\xa0]*(?:[*•·⁂❦#=~_—–-][ \t\xa0]*)+\Z")
NOTE = re.compile(r"\s*\[(?:Footnote|Note)\b", re.IGNORECASE)
ILLUSTRATION = re.compile(r"\s*\[(?:Illustration|Frontispiece|Plate|Map)\b", re.IGNORECASE)


def cut(tokens: Tokens) -> list[Block]:
    """Return the blocks of a text: what stands between blank lines.

    White space at the very beginning and end of the text belongs to no block.
    """
    kinds = tokens.kinds
    begin, end = _trimmed(tokens)
    blocks = []
    first = begin
    while first < end:
        try:
            last = kinds.index(BLANK, first, end)
        except ValueError:
            last = end
        if last > first:
            blocks.append(Block(Kind.PARAGRAPH, first, last))
        first = last + 1
    return blocks


def _trimmed(tokens: Tokens) -> tuple[int, int]:
    """Return where the first block begins and the last ends; white space outside is BLANK."""
    kinds, texts = tokens.kinds, tokens.texts

    def white(index: int) -> bool:
        return kinds[index] in {NL, BLANK} or not texts[index].strip(" \t")

    begin, end = 0, len(kinds)
    while end > begin and white(end - 1):
        end -= 1
        kinds[end] = BLANK
    while begin < end and (kinds[begin] in {NL, BLANK}):
        kinds[begin] = BLANK
        begin += 1
    return begin, end


def name_simple(tokens: Tokens, block: Block) -> None:
    """Name a block whose kind shows in its characters alone, before marks are paired."""
    first, last = block.first, block.last
    if last - first == 1 and tokens.kinds[first] == OMISSION:
        block.kind = Kind.OMISSION_LINE
        return
    head = tokens.texts[first]
    if not head.strip():
        whole = tokens.text[tokens.starts[first] : tokens.end(last - 1)]
        if not whole.strip("\ufeff \t\r\n\f\v\xa0"):
            block.kind = Kind.SPACE
    elif SEPARATOR.match(head) and last - first == 1:
        block.kind = Kind.SEPARATOR


def name_headings(tokens: Tokens, blocks: list[Block]) -> None:
    """Find title and headings, by features of the block and of what surrounds it."""
    for number, block in enumerate(blocks):
        if block.kind is Kind.PARAGRAPH and _is_heading(tokens, blocks, number):
            block.kind = Kind.HEADING
            block.level = 1
    if len(blocks) > 1 and _is_title(tokens, blocks[0]):
        blocks[0].kind = Kind.TITLE
        blocks[0].level = 0


def _is_title(tokens: Tokens, block: Block) -> bool:
    line = _line(tokens, block)
    return len(line) <= HEADING_LENGTH and line[-1:] not in ".!?:;,"


def _line(tokens: Tokens, block: Block) -> str:
    return tokens.text[tokens.starts[block.first] : tokens.end(block.last - 1)].strip()


def _is_heading(tokens: Tokens, blocks: list[Block], number: int) -> bool:
    block = blocks[number]
    start, end = tokens.starts[block.first], tokens.end(block.last - 1)
    if end - start > HEADING_LENGTH or NL in tokens.kinds[block.first : block.last]:
        return False
    line = tokens.text[start:end].strip()
    bare = line.strip("“”‘’\"'«»„_[]() ")
    if not bare or line[-1] in ",;:–—-" or not any(map(str.isalpha, bare)):
        return False
    if bare.upper() == bare and sum(map(str.isalpha, bare)) >= CAPITALS:
        return True
    if bare[-1] in ".!?…" and not NUMBERED.fullmatch(bare):
        return False
    numbered = NUMBERED.match(bare)
    if numbered:
        return True
    wide = number > 0 and _lines_before(tokens, block) > USUAL_GAP
    return wide and _title_case(bare) and not _introduced(tokens, blocks, number)


def _title_case(line: str) -> bool:
    words = [word for word in re.findall(r"\w+", line) if len(word) >= LONG_WORD]
    return bool(words) and all(word[0].isupper() or word[0].isdigit() for word in words)


def _introduced(tokens: Tokens, blocks: list[Block], number: int) -> bool:
    if not number:
        return False
    previous = blocks[number - 1]
    end = tokens.end(previous.last - 1)
    return tokens.text[max(0, end - 40) : end].rstrip()[-1:] in ":,–—"


def _lines_before(tokens: Tokens, block: Block) -> int:
    """Count the line ends before a block, from the block before it."""
    gap = tokens.texts[block.first - 1]
    return gap.count("\n") or gap.count("\r")


def whole_quotation(tokens: Tokens, block: Block) -> bool:
    """Tell whether one pair of marks holds the whole block."""
    first, last = block.first, block.last - 1
    while first < last and tokens.kinds[first] == TEXT and not tokens.texts[first].strip():
        first += 1
    return (
        tokens.kinds[first] == Q_OPEN
        and tokens.kinds[last] == Q_CLOSE
        and tokens.partner.get(first) == last
    )
