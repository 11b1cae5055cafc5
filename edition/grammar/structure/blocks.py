"""Own the kinds of block that show in their own lines: verse, separator, note, illustration.

And what else is asked of lines: how they stand, how they begin, what they have in common.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from edition.grammar.model import PARAGRAPH, Block, Kind
from edition.grammar.tokens import B_OPEN, BLANK, I_OPEN, NL, NOTE_CALL, OMISSION, TEXT, Tokens
from edition.patterns import rare

SEPARATOR = re.compile(r"[ \t\xa0]*(?:[*•·⁂❦❧☙#=~_—–-][ \t\xa0]*)+\Z|\*{3}[^*\n]+\*{3}\Z")
"""A row of signs, or a line between such rows: *** END OF THE BOOK ***"""
LINE_END = re.compile(r"\r\n?|\n")
INVISIBLE = "\ufeff \t\r\n\f\v\xa0\u200b\u2028\u2029"
NOTE = rare(
    r"[ \t]*\[(?:(?:Transcriber|Editor)[’']s?[ \xa0])?"
    r"(?:(?:Foot)?Notes?|Fußnote|Anmerkung|Nota)[ \xa0]?([\w*†‡]{0,4})\s*[:.]",
    re.IGNORECASE,
)
BARE_NOTE = re.compile(r"(?:Footnote|Fußnote|Note)[ \xa0](\d{1,4})[:.][ \xa0]", re.IGNORECASE)
BARE_NOTE_BEGINS = "FfNn"
COLUMNS = rare(r"\S(?: {3,}|\t| *(?:\. ?){4,} *)\S")
"""Parts of a line that stand apart: of a table, or an entry and its page."""
BRACED = " \t\r\n\f\v\xa0}{"
"""What may stand around a line: a brace holds three rhymes, or three persons, together."""
APART = ("   ", "\t", "..", ". .")
"""One of these stands in every line in columns; they are found sooner than COLUMNS."""
PIPE = "|"
"""What a typewriter draws between columns."""
ARRANGED = (*APART, PIPE)
ENTRY = rare(r"[ \t]*(?:[IVXLC]{1,8}|\d{1,3})[.)][ \xa0\t]+\S")
"""A line with its number: II. The Harbour."""
RIGHT = 20
"""Characters from the margin to a line that is set to the right: a date, a signature."""
RIGHT_LINES = 4
STEP, WIDE_STEP = 4, 12
"""Characters that each line of a leave stands further in than the one above; from first to last."""
SIGNED = rare(r"[ \t]*(?:--|[—–―])[ \xa0]?_?[^\W\d_a-z]")
"""A line that says who wrote those above: --GRAY."""
ILLUSTRATION = rare(
    r"[ \t]*\[_?(?:(?:(?:\w+\s)?Illustration|Frontispiece|Plate|Map)\b"
    r"|(?:Music|Image|Picture|Diagram|Decoration)_?\s*[:\]])",
    re.IGNORECASE,
)
INDENTED = re.compile(r"[ \t]{2,}\S")
OPENING_MARKS = "“”„‟‘’‚‛\"'«»‹›[(_—–- \t\xa0"
COLONS = (":", ":—", ":–")
INTRODUCTION_ENDS = (":", "—", "–", "-", ",")
VERSE_WIDTH = 64
"""Lines of verse are shorter than this; lines that a printer filled are not."""
VERSE_NUMBER = rare(r"[ \t]*\d{1,3}\.?(?=[ \xa0])")
WIDEST_VERSE = 120
"""Lines of verse that is set in are no wider, if they end where a printer had room for a word."""
VERSE_LINES = 4
"""Lines of verse that is not indented, at least: fewer may be a signature or an address."""
LONG_STANZA, LONG_POEM = 20, 50
"""Of so many lines of verse one may begin small, or be as wide as prose."""
USUAL_GAP = 2
"""Line ends between two paragraphs; before a heading there are often more."""
WORD = rare(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
LONG_WORD = 4
"""Shorter words stay small in a title, and in the name of a work: of, the, and."""
LONGEST_SOURCE = 90
"""Characters of a line that names an author or a work, at most."""
VERSE_SHARE = 0.75
"""Lines of verse that begin with a capital, at least."""


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
            blocks.append(Block(PARAGRAPH, first, last))
        first = last + 1
    return blocks


def _trimmed(tokens: Tokens) -> tuple[int, int]:
    """Return where the first block begins and the last ends; white space outside is BLANK."""
    kinds, texts = tokens.kinds, tokens.texts
    begin, end = 0, len(kinds)
    while end > begin and (kinds[end - 1] in {NL, BLANK} or not texts[end - 1].strip(" \t")):
        end -= 1
        kinds[end] = BLANK
    while begin < end and kinds[begin] in {NL, BLANK}:
        kinds[begin] = BLANK
        begin += 1
    return begin, end


def name(tokens: Tokens, block: Block) -> None:
    """Name a block whose kind shows in its characters, before its marks are paired."""
    first, last = block.first, block.last
    head = tokens.texts[first]
    prose = tokens.kinds[first] == TEXT and head[0].isalpha() and head[0] not in BARE_NOTE_BEGINS
    if prose and NL not in tokens.kinds[first:last]:
        return  # as most blocks are
    if last - first == 1:
        if tokens.kinds[first] == OMISSION:
            block.kind = Kind.OMISSION_LINE
            return
        if SEPARATOR.match(head):
            block.kind = Kind.SEPARATOR
            return
    if head[0] in INVISIBLE and not tokens.text_of(block).strip(INVISIBLE):
        block.kind = Kind.SPACE
        return
    if _bracketed(tokens, block):
        return
    if NL in tokens.kinds[first:last] and _is_verse(tokens, block):
        block.kind = Kind.VERSE
    elif found := BARE_NOTE.match(tokens.text, tokens.starts[first]):
        block.kind, block.label = Kind.NOTE, found[1]


def _bracketed(tokens: Tokens, block: Block) -> bool:
    """Name a note or an illustration: [Footnote 1: …], [Illustration: …], [1] …, {1} …."""
    first = block.first
    if tokens.kinds[first] == TEXT and tokens.texts[first].isspace():
        first += 1
    if first >= block.last or tokens.texts[first][0] not in "[{":
        return False
    start, end = tokens.span(block)
    if tokens.kinds[first] == NOTE_CALL:
        block.kind, block.label = Kind.NOTE, tokens.texts[first][1:-1]
        tokens.kinds[first] = TEXT
        return True
    if found := NOTE.match(tokens.text, start, end):
        block.kind, block.label = Kind.NOTE, found.group(1)
    elif ILLUSTRATION.match(tokens.text, start, end):
        block.kind = Kind.ILLUSTRATION
    else:
        return False
    closing = block.last - 1
    if tokens.texts[closing] == "]":
        tokens.kinds[first] = tokens.kinds[closing] = TEXT
    return True


def lines(tokens: Tokens, block: Block) -> list[str]:
    """Return the lines of *block*, without their line ends."""
    return LINE_END.split(tokens.text_of(block))  # splitlines() would cut at a form feed, too


def depth_of(line: str) -> int:
    """Return how far a line stands in."""
    return len(line) - len(line.lstrip(" \t"))


def indented(tokens: Tokens, block: Block) -> bool:
    """Tell whether every line of *block* stands in from the margin."""
    start = tokens.starts[block.first]
    if tokens.text[start] not in " \t" or not INDENTED.match(tokens.text, start):
        return False
    return all(
        INDENTED.match(tokens.text, tokens.end(index))
        for index in range(block.first, block.last)
        if tokens.kinds[index] == NL
    )


def _is_verse(tokens: Tokens, block: Block) -> bool:
    """Tell verse from prose: short lines, most of which begin with a capital."""
    printed = lines(tokens, block)
    if sum(map(_too_wide, printed)) * LONG_POEM > len(printed) and not _unfilled(printed):
        return False
    found = [line for line in printed if not SIGNED.match(line)]
    if len(found) <= 1 or tabular(found) or set_right(found):
        return False
    widest = max(len(line.strip()) for line in found)
    set_in = indented(tokens, block)
    begins = [VERSE_NUMBER.sub("", line).strip(OPENING_MARKS)[:1] for line in found]
    capitals = sum(begin.isupper() for begin in begins)
    if set_in:
        return capitals >= VERSE_SHARE * len(found)
    ragged = min(len(line.strip()) for line in found[:-1]) < VERSE_SHARE * widest
    short = widest < VERSE_SHARE * VERSE_WIDTH
    all_capitals = capitals >= len(found) - len(found) // LONG_STANZA
    return len(found) >= VERSE_LINES and all_capitals and (ragged or short)


def _too_wide(line: str) -> bool:
    """Tell whether a line is wider than verse, and does not say who wrote it."""
    return len(line) > VERSE_WIDTH and len(line.strip()) > VERSE_WIDTH and not SIGNED.match(line)


def _unfilled(printed: list[str]) -> bool:
    """Tell whether wide lines are verse: set in, and ended where the next word had room."""
    if not all(map(INDENTED.match, printed)) or max(map(len, printed)) > WIDEST_VERSE:
        return False
    stripped = [line.strip() for line in printed]
    measure = max(map(len, stripped))
    room = sum(
        len(line) + len(after.partition(" ")[0]) < measure for line, after in pairwise(stripped)
    )
    return room * 2 >= len(stripped) - 1 > 0


def in_columns(line: str) -> bool:
    """Tell whether parts of *line* stand apart."""
    line = line.strip(BRACED)
    return any(map(line.__contains__, APART)) and bool(COLUMNS.search(line))


def tabular(found: list[str]) -> bool:
    """Tell whether lines are in columns or numbered, as in a table or a list of contents."""
    if len(found) <= 1:
        return False
    if PIPE in found[0] and _piped(found):
        return True
    return all(map(ENTRY.match, found)) or sum(map(in_columns, found)) * 2 > len(found)


def _piped(found: list[str]) -> bool:
    """Tell whether as many | part each line, as the columns of a table: Oil | 12."""
    parts = [sum(map(bool, map(str.strip, line.split(PIPE)))) for line in found]
    return parts[0] > 1 and all(count == parts[0] for count in parts)


def listed(found: list[str]) -> bool:
    """Tell whether a block is one entry of a list or table: II. The Isle      12."""
    return len(found) == 1 and in_columns(found[0])


def set_right(found: list[str]) -> bool:
    """Tell whether a few lines stand far to the right, as a date or a signature does."""
    indents = (depth_of(line) for line in found if line.strip())
    return len(found) <= RIGHT_LINES and min(indents, default=0) >= RIGHT


def _stepped(found: list[str]) -> bool:
    """Tell the edge of a letter: each line far further in than the last, or a date above a name.

    I am, dear Madam, ⏎ ····Your obedient ⏎ ·········A. KEEPER. Verse steps in by less.
    """
    indents = [depth_of(line) for line in found if line.strip()]
    if indents[0] >= RIGHT:
        return not indents[2:] and indents[0] - indents[1] >= WIDE_STEP
    steps = [after - before for before, after in pairwise(indents)]
    return min(steps, default=0) >= STEP and sum(steps) >= WIDE_STEP


def keep_arrangements(tokens: Tokens, blocks: list[Block]) -> None:
    """Name the paragraphs whose lines say something by where they stand.

    The edge of a letter passes for verse till then: a mark may be repeated at each of its lines.
    """
    for block in blocks:
        if block.kind is Kind.VERSE and _stepped(lines(tokens, block)):
            block.kind = Kind.ARRANGED_LINES
        elif block.kind is PARAGRAPH and NL in tokens.kinds[block.first : block.last]:
            entry = ENTRY.match(tokens.text, tokens.starts[block.first])
            if not entry and not any(map(tokens.text_of(block).__contains__, ARRANGED)):
                continue  # what is set to the right stands far from the margin
            found = lines(tokens, block)
            if tabular(found) or set_right(found) or _stepped(found):
                block.kind = Kind.ARRANGED_LINES


def unmark_across_lines(tokens: Tokens, block: Block) -> None:
    """In verse, let brackets and underscores that cross a line be characters.

    A line of verse is an element; only quotations are cut in segments at its end.
    """
    for opening in range(block.first, block.last):
        closing = tokens.partner.get(opening, -1)
        if tokens.kinds[opening] in {B_OPEN, I_OPEN} and NL in tokens.kinds[opening:closing]:
            tokens.kinds[opening] = tokens.kinds[closing] = TEXT
            del tokens.partner[opening]


def introduces(tokens: Tokens, block: Block) -> bool:
    """Tell whether *block* ends as the introduction of a quotation does."""
    _, end = tokens.span(block)
    return tokens.text[max(0, end - 8) : end].rstrip().endswith(INTRODUCTION_ENDS)


def lines_before(tokens: Tokens, block: Block) -> int:
    """Count the line ends before a block, from the block before it."""
    if not block.first:
        return 0
    return line_ends(tokens.texts[block.first - 1])


@lru_cache(maxsize=256)
def line_ends(gap: str) -> int:
    """Count the line ends of *gap*, in files of every kind."""
    return gap.count("\n") or gap.count("\r")


def names(line: str) -> bool:
    """Tell whether *line* may name an author or a work: nothing in it reads as a sentence."""
    line = line.strip()
    words = WORD.findall(line)
    if not words or len(line) > LONGEST_SOURCE or line[-1] in "!?,;:”’»-—–":
        return False
    return all(word[0].isupper() or len(word) < LONG_WORD for word in words) and any(
        word[0].isupper() for word in words
    )


def title_case(line: str) -> bool:
    """Tell whether every longer word of *line* begins with a capital."""
    words = [word for word in re.findall(r"[^\W\d_]+", line) if len(word) >= LONG_WORD]
    return bool(words) and all(word[0].isupper() for word in words)


def leads(line: str, words: Iterable[str]) -> bool:
    """Tell whether one of *words* begins *line*, and is no part of a longer one."""
    return any(
        line.startswith(one) and not line[len(one) : len(one) + 1].isalnum() for one in words
    )


def letters_of(text: str) -> str:
    """Return the letters and figures of *text*, all small, to compare it with others."""
    return "".join(filter(str.isalnum, text)).lower()
