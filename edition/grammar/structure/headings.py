"""Own headings: which blocks they are, and at what level each stands."""

import re

from edition.grammar.model import PARAGRAPH, Block, Kind
from edition.grammar.profiles.profile import Profile
from edition.grammar.structure.blocks import (
    SIGNED,
    USUAL_GAP,
    in_columns,
    indented,
    lines,
    lines_before,
    set_right,
    tabular,
    title_case,
)
from edition.grammar.structure.habits import alphabet, half_titles, named
from edition.grammar.tokens import CALL, Tokens

HEADING_LENGTH = 90
TITLE_LENGTH = 160
HEADING_LINES = 3
CAPITALS = 3
NAME_SHARE = 2
"""So many times the length of a chapter's name fill neither a heading nor what follows it."""
HALF_TITLE_RANK = 0
"""Above all that is counted: the chapters are parts of it."""
NUMERAL = r"(?:\d{1,3}(?:\.\d{1,3}){0,4}|[IVXLC]{1,8})"
NUMBERED = re.compile(rf"(?:[A-Za-z]{{3,10}}\.?[ \xa0])?{NUMERAL}(?:[.):—–-]+(?=\s|$)|(?=\s*$))")
NUMBERED_RANK = 4
"""Headings that only a number, or nothing, ranks."""
NUMBER = re.compile(r"(?:§[ \xa0]?)?\d{1,3}\.?")
"""A number alone on its line, which numbers a letter or a chapter, or a section: § 2."""
PARTED_GAP = 1
"""Line ends between two headings that stood in one block."""
INDEX_ENTRY = re.compile(r"[^\W\d], \d{1,3}(?:[-–]\d{1,3})?(?:, \d{1,3}(?:[-–]\d{1,3})?)*\Z")
"""The end of an entry of an index, which is no heading: The harbour, 12, 14-16"""
CALL_AT_END = re.compile(rf"{CALL}\Z")
"""The call of a note at the end of a line."""
OPENING, CLOSING = tuple("[“‘„«\"'"), tuple("]”’“»\"'")
MARKS = "“”‘’\"'«»„‚_[]() \t\xa0"


def find(tokens: Tokens, blocks: list[Block], first: int, last: int) -> None:
    """Name the headings among *blocks* from *first* to before *last*, and give them their level."""
    ranks: dict[int, int] = {}
    short = [
        number
        for number in range(first, last)
        if blocks[number].kind is PARAGRAPH and tokens.length(blocks[number]) <= TITLE_LENGTH
    ]
    letters = alphabet(tokens, blocks, short)
    for number in short:
        if number in letters or _is_heading(tokens, blocks, number):
            blocks[number].kind = Kind.HEADING
            ranks[number] = _rank(tokens.profile, _line(tokens, blocks[number]))
    _drop_lists(tokens, blocks, ranks)
    for number in named(tokens, blocks, [at for at in ranks if _bare(tokens, blocks[at])], last):
        blocks[number].kind = Kind.HEADING
        ranks.setdefault(number, ranks[number - 1])
    ranks = dict(sorted(ranks.items()))
    for number in ranks:
        after = blocks[number + 1] if number + 1 < last else blocks[number]
        if after.kind is Kind.VERSE and tokens.profile.lists.match(_line(tokens, blocks[number])):
            after.kind = Kind.ARRANGED_LINES
    _raise_back_matter(tokens, blocks, ranks)
    ranks |= dict.fromkeys(half_titles(tokens, blocks, list(ranks)), HALF_TITLE_RANK)
    _give_levels(tokens, blocks, ranks, letters)


def _give_levels(
    tokens: Tokens, blocks: list[Block], ranks: dict[int, int], letters: frozenset[int]
) -> None:
    """Give each heading its level by its rank; 0 where it names what the heading before counts."""
    used = {rank: level for level, rank in enumerate(sorted(set(ranks.values())), 1)}
    for number, rank in ranks.items():
        block, before = blocks[number], blocks[number - 1] if number else None
        continues = before is not None and before.kind is Kind.HEADING and _bare(tokens, before)
        line = _line(tokens, block)
        counts = numbered(line) or tokens.profile.heading.match(line.strip(MARKS))
        again = counts or number in letters
        block.level = 0 if continues and not again else used[rank]


def _raise_back_matter(tokens: Tokens, blocks: list[Block], ranks: dict[int, int]) -> None:
    """Let an index or the like behind the last chapter stand beside the chapters, not in it."""
    chapters = [number for number, rank in ranks.items() if rank < NUMBERED_RANK]
    for number in ranks if chapters else ():
        noted = any(block.kind is Kind.NOTE for block in blocks[number + 1 : number + 2])
        line = _line(tokens, blocks[number]).strip(MARKS).rstrip(".:")
        if number > chapters[-1] and not noted and tokens.profile.lists.fullmatch(line):
            ranks[number] = min(ranks[chapter] for chapter in chapters)


def _drop_lists(tokens: Tokens, blocks: list[Block], ranks: dict[int, int]) -> None:
    """Let numbered lines that follow each other without text between be paragraphs: a list."""
    listed = [number for number in ranks if _listed(tokens, blocks, number, ranks)]
    for number in listed:
        blocks[number].kind = Kind.PARAGRAPH
        del ranks[number]
    for number, rank in list(ranks.items()):
        line = _line(tokens, blocks[number])
        if rank >= NUMBERED_RANK and numbered(line) and not NUMBER.fullmatch(line):
            pairs = [(number, number - 1), (number + 1, number + 1)]
            if any(
                0 <= other < len(blocks)
                and lines_before(tokens, blocks[later]) > PARTED_GAP
                and _item(tokens, blocks[other])
                for later, other in pairs
            ):
                blocks[number].kind = Kind.PARAGRAPH
                del ranks[number]


def _listed(tokens: Tokens, blocks: list[Block], number: int, ranks: dict[int, int]) -> bool:
    """Tell whether CHAPTER I stands beside CHAPTER II, as in a list of contents."""
    word = _counted(tokens, blocks[number])
    beside = [(number, number - 1), (number + 1, number + 1)]
    return bool(word) and any(
        other in ranks
        and _counted(tokens, blocks[other]) == word
        and lines_before(tokens, blocks[later]) <= USUAL_GAP
        for later, other in beside
    )


def _counted(tokens: Tokens, block: Block) -> str:
    """Return what a heading counts: chapter, act; "" if it counts nothing."""
    found = tokens.profile.heading.match(_line(tokens, block).strip(MARKS))
    return found.group(found.lastindex or 0).lower() if found else ""


def _item(tokens: Tokens, block: Block) -> bool:
    """Tell whether *block* may be an item of a numbered list."""
    short = tokens.length(block) <= HEADING_LENGTH
    short = short and block.kind in {Kind.PARAGRAPH, Kind.HEADING}
    line = _line(tokens, block)
    return short and numbered(line) and not tokens.profile.heading.match(line.strip(MARKS))


def _line(tokens: Tokens, block: Block) -> str:
    return tokens.beginning(block, TITLE_LENGTH + 1)


# ---- headings


def _is_heading(tokens: Tokens, blocks: list[Block], number: int) -> bool:
    """Tell a heading from a short paragraph, by its own features and by what is around it.

    No paragraph longer than ``TITLE_LENGTH`` is one.
    """
    block = blocks[number]
    text = tokens.text_of(block)
    if len(text) > HEADING_LENGTH or "\n" in text:
        return _is_long_heading(tokens, blocks, number)
    line = CALL_AT_END.sub("", text.strip())
    bare = line.strip(MARKS)
    if not any(map(str.isalpha, bare)):
        apart = line[:1] == "§" or _stands_apart(tokens, blocks, number)
        return bool(NUMBER.fullmatch(line)) and apart and number + 1 < len(blocks)
    if bare[0].isupper() and tokens.profile.after_title.fullmatch(bare.rstrip(".:")):
        return True
    goes_on = _introduced(tokens, blocks, number) or _leads_on(tokens, blocks, number, bare)
    if line[-1:] in tuple(",;:–—-") or SIGNED.match(line) or goes_on:
        return False
    keyword, row = _keyword(tokens.profile, bare), in_columns(line)
    if keyword or row:
        paged = row and line[-1].isdigit()
        return keyword and not paged and not _is_last(blocks, number)
    before = blocks[number - 1] if number else None
    below = before is not None and before.kind is Kind.HEADING and _bare(tokens, before)
    wide = below or (number > 0 and lines_before(tokens, block) > USUAL_GAP)
    names = below and _names(tokens, blocks, number, bare)
    read = names or _reads_as_heading(line, bare, wide=wide)
    read = read and not _is_byline(tokens, blocks, number, line)
    return read and not _is_last(blocks, number) and not _signs(tokens, blocks, number)


def _is_byline(tokens: Tokens, blocks: list[Block], number: int, line: str) -> bool:
    """Tell whether a line below the heading of a tale says who wrote it: BY A. KEEPER."""
    above = number - 1
    while above > 0 and blocks[above].kind is Kind.ILLUSTRATION:
        above -= 1
    named = above >= 0 and blocks[above].kind is Kind.HEADING and not _bare(tokens, blocks[above])
    return named and bool(tokens.profile.byline.match(line))


def _is_last(blocks: list[Block], number: int) -> bool:
    """Tell whether nothing is printed below a line: THE END."""
    later = range(number + 1, len(blocks))
    return all(blocks[after].kind in {Kind.SEPARATOR, Kind.SPACE} for after in later)


def _is_long_heading(tokens: Tokens, blocks: list[Block], number: int) -> bool:
    """Tell a heading of two or three lines: CHAPTER I. In which ¶ the lamp is lit."""
    printed = lines(tokens, blocks[number])
    if any(set_right([line]) for line in printed):
        return False
    text = " ".join(line.strip() for line in printed)
    if len(printed) > HEADING_LINES or number + 1 >= len(blocks) or tabular(printed):
        return False
    found = tokens.profile.heading.match(text)
    if found and text[found.end() : found.end() + 1] in tuple(".:—–-"):
        return len(printed) > 1 or text[-1] not in ".!?"
    above = number > 0 and blocks[number - 1].kind is Kind.HEADING
    wide = number > 0 and lines_before(tokens, blocks[number]) > USUAL_GAP
    return text.isupper() and text[-1] not in ",;:" and (above or wide) and len(printed) > 1


def _names(tokens: Tokens, blocks: list[Block], number: int, bare: str) -> bool:
    """Tell whether a line below CHAPTER II names the chapter: no stop ends it.

    More space follows, or it is short, and a longer paragraph follows. A stop may end it if its
    words have capitals, and more space follows: The Widow and her Child.
    """
    if number + 1 >= len(blocks) or bare[0].islower() or bare[-1] in "!?…。！？":
        return False
    after = blocks[number + 1]
    if bare[-1] == ".":
        return title_case(bare) and lines_before(tokens, after) > USUAL_GAP
    shorter = NAME_SHARE * len(bare) <= min(HEADING_LENGTH, tokens.length(after))
    prose = after.kind is Kind.PARAGRAPH and shorter
    return prose or lines_before(tokens, after) > USUAL_GAP


def _stands_apart(tokens: Tokens, blocks: list[Block], number: int) -> bool:
    """Tell whether a number has more space before it than a paragraph, and text behind it."""
    return 0 < number < len(blocks) - 1 and lines_before(tokens, blocks[number]) > USUAL_GAP


def _signs(tokens: Tokens, blocks: list[Block], number: int) -> bool:
    """Tell whether a line signs the letter above it.

    It is set to the right below an indented letter, or it ends what a short line begins, with
    more space behind it than before: Your ¶ A. KEEPER. Or it closes the marks that each paragraph
    of the letter opens: “I am told … ¶ “A. KEEPER”
    """
    block, before = blocks[number], blocks[number - 1] if number else None
    if before is None or before.kind is not Kind.PARAGRAPH:
        return False
    if set_right(lines(tokens, block)) and indented(tokens, before):
        return True
    start, end = tokens.span(before)
    mark, last = tokens.text[start], tokens.text[end - 1]
    if mark in OPENING and mark == tokens.text[tokens.span(block)[0]] and last not in CLOSING:
        return True
    wide = number + 1 < len(blocks) and lines_before(tokens, blocks[number + 1]) > USUAL_GAP
    leads = end - start <= HEADING_LENGTH and tokens.text[end - 1].isalnum()
    return leads and wide and lines_before(tokens, block) <= USUAL_GAP


def _leads_on(tokens: Tokens, blocks: list[Block], number: int, bare: str) -> bool:
    """Tell a word that leads on to verse from what stands above: That ¶ “The beetle”."""
    before_verse = number + 1 < len(blocks) and blocks[number + 1].kind is Kind.VERSE
    return before_verse and bare.lower() in tokens.profile.words


def _reads_as_heading(line: str, bare: str, *, wide: bool) -> bool:
    if line.startswith(OPENING) and line.endswith(CLOSING):
        stated = bare[-1].isalnum() or (wide and bare[-1] == "." and bare.isupper())
        if line[0] == "[" or not stated:
            return False  # a stage direction; somebody who shouts
    if INDEX_ENTRY.search(bare) and not bare.isupper():
        return False
    ends_sentence = bare[-1] in ".!?…"
    if bare.isupper() and sum(map(str.isalpha, bare)) >= CAPITALS:
        return not line[0].isdigit() or not ends_sentence
    if ends_sentence and not NUMBERED.fullmatch(bare):
        return numbered(bare) and bare[-1] != "." and title_case(bare)
    return numbered(bare) or (wide and title_case(bare))


def _keyword(profile: Profile, line: str) -> bool:
    """Tell CHAPTER II, Letter the First, Book One. from a sentence that begins so.

    In capitals no sentence does: CHAPTER 40. Midnight. The Deck. Will He Perish?
    """
    if not profile.heading.match(line):
        return False
    printed_large = line.split(None, 1)[0].isupper() and not line.isupper()
    return printed_large or (line[-1] not in "!?;" and line.count(". ") <= 1)


def numbered(line: str) -> bool:
    """Tell whether a number begins *line*, as in II. The Journey, or is all of it."""
    return bool(NUMBERED.match(line.strip(MARKS)))


def _bare(tokens: Tokens, block: Block) -> bool:
    """Tell whether a heading is only a number or CHAPTER II, so that its name may follow."""
    line = _line(tokens, block).strip(MARKS)
    found = NUMBERED.match(line) or tokens.profile.heading.match(line)
    return bool(found) and len(line) - (found.end() if found else 0) <= 1


def _introduced(tokens: Tokens, blocks: list[Block], number: int) -> bool:
    if not number or blocks[number - 1].kind in {Kind.HEADING, Kind.VERSE}:
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
