"""Own brackets around several blocks: long notes, and what somebody put in brackets at length."""

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise

from edition.grammar.model import NOTE, PRINTED, Block, Kind, Part
from edition.grammar.runs import held
from edition.grammar.structure.blocks import lines
from edition.grammar.tokens import TEXT, Tokens
from edition.patterns import rare

LONGEST = 64
"""Blocks that one pair of brackets may hold."""
LETTER = 4
"""Characters that stand for one letter of the print, at most: [=ae]."""
HELD = PRINTED | {Kind.OMISSION_LINE, Kind.SEPARATOR}
LONG = {Kind.NOTE: "long_note", Kind.ILLUSTRATION: "long_illustration"}
"""What a block begins whose bracket a later one closes."""
PAGE = re.compile(
    r"(?:pg|page|pages?|pp?|s|seite|fol|blz|sida|str|стр|с)\.?[ \xa0]?[\divxlc]+", re.IGNORECASE
)
"""What a page of the print is called by, in brackets where it begins."""
TRANSCRIBED = rare(
    r"_?(?:Greek|Hebrew|Arabic|Syriac|Sanskrit|Coptic|Cyrillic|Russian|Armenian|Ethiopic|Chinese"
    r"|Japanese|Persian|Runic|Runes|Blackletter|Symbol|Image|Picture|Diagram|Decoration|Music"
    r"|(?:\w+\s)?Illustration|Blank\spage)"
    r"(?:\s(?:text|words?|letters?|characters?|script|symbol|omitted|notation))*_?"
    r"(?:\s*[:.].*|\s\d+)?\Z",
    re.IGNORECASE | re.DOTALL,
)
"""What a transcriber says in brackets of what was printed there: [Greek: logos], [Illustration]."""
LIGATURES = ("ae", "oe", "AE", "OE", "Ae", "Oe")
SIGNED_LETTER = rare(r"[=()'’`´^~:¨.,/_*\"°+-]([^\W\d_]{1,2})|[^\W\d_]{1,2}[=()'’`´^~:¨.,/_*\"°+-]")
"""A letter and its sign, as a typewriter writes them: [=a], [s.]."""


def join_brackets(tokens: Tokens, blocks: list[Block]) -> list[Part]:
    """Return the notes and pictures of several blocks ([Footnote 1: So it was. ¶ It was lit.]).

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
        begun = blocks[first]
        if rule := LONG.get(begun.kind):
            begun.kind = Kind.PARAGRAPH
            notes.append(Part(rule, first, last, begun.label))
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
    known = held(taken)
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
    """Tell whether brackets hold words: [1848], [...] and [Pg 12] are no insertions.

    Nor is what a transcriber writes for a letter (y[=a]r, [OE]dipus) or says of the print.
    """
    start, end = tokens.end(opening), tokens.starts[closing]
    text = tokens.text[start:end]
    if not any(map(str.isalpha, text)) or PAGE.fullmatch(text) or TRANSCRIBED.match(text):
        return False
    return end - start > LETTER or not _letter(tokens.text, start, end)


def _letter(text: str, start: int, end: int) -> bool:
    """Tell whether brackets around *start* to *end* hold one letter of a word, and its sign."""
    within = text[start - 2 : start - 1].isalpha() or text[end + 1 : end + 2].isalpha()
    signed = SIGNED_LETTER.fullmatch(text, start, end)
    if signed and signed[1]:
        return True
    return within and bool(signed or text[start:end] in LIGATURES)
