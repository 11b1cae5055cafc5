"""Own titles and headings: which blocks they are, and at what level each heading stands."""

import re
from itertools import pairwise

from edition.grammar.blocks import in_columns, indented, lines, set_right
from edition.grammar.model import Block, Kind
from edition.grammar.profile import Profile
from edition.grammar.tokens import TEXT, Tokens

HEADING_LENGTH = 90
TITLE_LENGTH = 160
FRONT_BLOCKS = 6
"""Blocks of a title page, at most, that are looked at for a byline."""
BYLINE_BLOCKS = 3
"""A title, “by”, and a name; the body needs one more."""
CAPITALS = 3
LONG_WORD = 4
"""Shorter words stay small in a title: of, the, and."""
USUAL_GAP = 2
"""Line ends between two paragraphs; a heading often has more before it."""
NUMERAL = r"(?:\d{1,3}(?:\.\d{1,3}){0,4}|[IVXLC]{1,8})"
NUMBERED = re.compile(rf"(?:[A-Za-z]{{3,10}}\.?[ \xa0])?{NUMERAL}(?:[.):—–-]+(?=\s|$)|(?=\s*$))")
NUMBERED_RANK = 4
"""Headings that only a number, or nothing, ranks."""
CALL = re.compile(r"\[\w{1,3}\]\Z")
"""The call of a note at the end of a line."""
MARKS = "“”‘’\"'«»„‚_[]() \t\xa0"


def find(tokens: Tokens, blocks: list[Block]) -> None:
    """Name title, byline and headings among *blocks*, and give headings their level.

    A byline on the line of the title becomes a block of its own.
    """
    _title_page(tokens, blocks)
    ranks: dict[int, int] = {}
    for number, block in enumerate(blocks):
        if block.kind is Kind.PARAGRAPH and _is_heading(tokens, blocks, number):
            block.kind = Kind.HEADING
            ranks[number] = _rank(tokens.profile, _line(tokens, block))
    _drop_lists(tokens, blocks, ranks)
    used = {rank: level for level, rank in enumerate(sorted(set(ranks.values())), 1)}
    for number, rank in ranks.items():
        block, before = blocks[number], blocks[number - 1] if number else None
        continues = before is not None and before.kind is Kind.HEADING and _bare(tokens, before)
        block.level = 0 if continues and not _numbered(_line(tokens, block)) else used[rank]


def _drop_lists(tokens: Tokens, blocks: list[Block], ranks: dict[int, int]) -> None:
    """Let numbered lines that follow each other without text between be paragraphs: a list."""
    for number, rank in list(ranks.items()):
        if rank >= NUMBERED_RANK and _numbered(_line(tokens, blocks[number])):
            beside = blocks[max(0, number - 1) : number] + blocks[number + 1 : number + 2]
            if any(_item(tokens, block) for block in beside):
                blocks[number].kind = Kind.PARAGRAPH
                del ranks[number]


def _item(tokens: Tokens, block: Block) -> bool:
    """Tell whether *block* may be an item of a numbered list."""
    start, end = tokens.span(block)
    short = end - start <= HEADING_LENGTH and block.kind in {Kind.PARAGRAPH, Kind.HEADING}
    line = _line(tokens, block)
    return short and _numbered(line) and not tokens.profile.heading.match(line.strip(MARKS))


def _line(tokens: Tokens, block: Block) -> str:
    start, end = tokens.span(block)
    return tokens.text[start : min(end, start + TITLE_LENGTH + 1)].strip()


# ---- the title page


def _title_page(tokens: Tokens, blocks: list[Block]) -> None:
    if len(blocks) <= 1 or blocks[0].kind is not Kind.PARAGRAPH:
        return
    line = _line(tokens, blocks[0])
    byline = tokens.profile.byline.search(line)
    wide = lines_before(tokens, blocks[1]) > USUAL_GAP
    short = len(line) <= TITLE_LENGTH and line[-1:] not in ".!?:;,—" and "\n" not in line
    titled = byline or (wide and _title_case(line)) or (line.isupper() and not _numbered(line))
    if not (short and titled):
        return
    blocks[0].kind = Kind.TITLE
    if byline and byline.start():
        _split_byline(tokens, blocks, byline)
        return
    if len(blocks) > BYLINE_BLOCKS and _parted_byline(tokens, blocks[1], blocks[2]):
        blocks[1].kind = blocks[2].kind = Kind.BYLINE
        blocks[2].author = blocks[2].first
        return
    for block in blocks[1 : min(FRONT_BLOCKS, len(blocks) - 1)]:  # the body needs a block
        found = tokens.profile.byline.match(_line(tokens, block))
        if not found or block.kind is not Kind.PARAGRAPH:
            break
        block.kind = Kind.BYLINE
        if block.last - block.first == 1:
            at = tokens.starts[block.first] + tokens.texts[block.first].find(found.group(1))
            block.author = block.first + (at > tokens.starts[block.first])
            _split(tokens, blocks, block.first, [at])
        break


def _parted_byline(tokens: Tokens, by: Block, name: Block) -> bool:
    """Tell whether two blocks are a byline: BY, and below it A. KEEPER."""
    if {by.kind, name.kind} != {Kind.PARAGRAPH}:
        return False
    found = tokens.profile.byline.match(f"{_line(tokens, by)} {_line(tokens, name)}")
    return found is not None and found.start(1) > len(_line(tokens, by))


def _split_byline(tokens: Tokens, blocks: list[Block], byline: re.Match[str]) -> None:
    """Cut “Title, by Author” into a title, and a byline in which the author's name begins."""
    title = blocks[0]
    if title.last - title.first != 1:
        return
    start = tokens.starts[title.first]
    start += len(tokens.texts[title.first]) - len(tokens.texts[title.first].lstrip())
    by = byline.end() - len(byline[0].lstrip(", \u00a0"))  # the comma ends the title
    _split(tokens, blocks, title.first, [start + by, start + byline.start(1)])
    title.last = title.first + 1
    byline_block = Block(Kind.BYLINE, title.last, title.last + 2, author=title.last + 1)
    blocks.insert(1, byline_block)


def _split(tokens: Tokens, blocks: list[Block], index: int, offsets: list[int]) -> None:
    """Cut the text token *index* at *offsets*; blocks move along."""
    start, text = tokens.starts[index], tokens.texts[index]
    edges = [start, *(offset for offset in offsets if start < offset), start + len(text)]
    pieces = [tokens.text[low:high] for low, high in pairwise(edges)]
    more = len(pieces) - 1
    tokens.texts[index : index + 1] = pieces
    tokens.kinds[index : index + 1] = [TEXT] * len(pieces)
    tokens.starts[index : index + 1] = edges[:-1]
    for block in blocks:
        block.first += more if block.first > index else 0
        block.last += more if block.last > index else 0


# ---- headings


def _is_heading(tokens: Tokens, blocks: list[Block], number: int) -> bool:
    """Tell a heading from a short paragraph, by its own features and by what is around it."""
    block = blocks[number]
    start, end = tokens.span(block)
    if end - start > HEADING_LENGTH:
        return False
    line = CALL.sub("", tokens.text[start:end].strip())
    bare = line.strip(MARKS)
    if "\n" in line or not any(map(str.isalpha, bare)):
        return False
    if line[-1] in ",;:–—-" or in_columns(line) or _introduced(tokens, blocks, number):
        return False
    later = range(number + 1, len(blocks))
    if all(blocks[after].kind in {Kind.SEPARATOR, Kind.SPACE} for after in later):
        return False  # THE END
    before = blocks[number - 1] if number else None
    below = before is not None and before.kind is Kind.HEADING and _bare(tokens, before)
    wide = below or (number > 0 and lines_before(tokens, block) > USUAL_GAP)
    if _keyword(tokens.profile, bare):
        return True
    return _reads_as_heading(line, bare, wide=wide) and not _signs(tokens, before, block)


def _signs(tokens: Tokens, before: Block | None, block: Block) -> bool:
    """Tell whether a line set to the right signs the indented letter above it."""
    right = set_right(lines(tokens, block))
    return right and before is not None and indented(tokens, before)


def _reads_as_heading(line: str, bare: str, *, wide: bool) -> bool:
    ends_sentence = bare[-1] in ".!?…"
    if bare.isupper() and sum(map(str.isalpha, bare)) >= CAPITALS:
        return not line[0].isdigit() or not ends_sentence
    if ends_sentence and not NUMBERED.fullmatch(bare):
        return _numbered(bare) and bare[-1] != "." and _title_case(bare)
    return _numbered(bare) or (wide and _title_case(bare))


def _keyword(profile: Profile, line: str) -> bool:
    """Tell CHAPTER II, Letter the First, Book One. from a sentence that begins so."""
    return bool(profile.heading.match(line)) and line[-1] not in "!?;" and line.count(". ") <= 1


def _numbered(line: str) -> bool:
    return bool(NUMBERED.match(line.strip(MARKS)))


def _bare(tokens: Tokens, block: Block) -> bool:
    """Tell whether a heading is only a number or CHAPTER II, so that its name may follow."""
    line = _line(tokens, block).strip(MARKS)
    found = NUMBERED.match(line) or tokens.profile.heading.match(line)
    return bool(found) and len(line) - (found.end() if found else 0) <= 1


def _title_case(line: str) -> bool:
    words = [word for word in re.findall(r"[^\W\d_]+", line) if len(word) >= LONG_WORD]
    return bool(words) and all(word[0].isupper() for word in words)


def _introduced(tokens: Tokens, blocks: list[Block], number: int) -> bool:
    if not number or blocks[number - 1].kind is Kind.HEADING:
        return False
    _, end = tokens.span(blocks[number - 1])
    return tokens.text[max(0, end - 40) : end].rstrip()[-1:] in tuple(":,–—")


def _rank(profile: Profile, line: str) -> int:
    bare = line.strip(MARKS)
    found = profile.heading.match(bare)
    if found and found.lastindex:
        return (found.lastindex - 1) % profile.ranks + 1
    found = re.match(r"\d{1,3}((?:\.\d{1,3})*)", bare)
    return NUMBERED_RANK + (found.group(1).count(".") if found else 0)


def lines_before(tokens: Tokens, block: Block) -> int:
    """Count the line ends before a block, from the block before it."""
    if not block.first:
        return 0
    gap = tokens.texts[block.first - 1]
    return gap.count("\n") or gap.count("\r")
