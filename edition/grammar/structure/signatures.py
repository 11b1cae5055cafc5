"""Own signatures in capitals that look like headings: THE AUTHOR, before the next chapter."""

from edition.grammar.model import WORDS, Block, Kind
from edition.grammar.structure.blocks import USUAL_GAP, lines, lines_before, set_right
from edition.grammar.structure.correspondence import Words
from edition.grammar.structure.headings import numbered
from edition.grammar.tokens import Tokens

BELOW = frozenset({Kind.NOTE, Kind.ILLUSTRATION, Kind.SEPARATOR, Kind.SIDENOTE, Kind.PAGE_BREAK})
"""What may stand below a signature, or above it."""
LONGEST = 90
"""Characters of a line that are looked at."""


def unname(tokens: Tokens, blocks: list[Block], words: Words, first: int, last: int) -> None:
    """Let a signature in capitals, or THE END, right before the next heading be no heading."""
    for number in range(first + 1, last):
        block = blocks[number]
        if block.level and _ends(tokens, blocks, words, number, range(first, last)):
            block.kind, block.level = Kind.PARAGRAPH, 0


def _ends(tokens: Tokens, blocks: list[Block], words: Words, number: int, among: range) -> bool:
    """Tell whether what looks like a heading ends the text above it, *among* these blocks."""
    above = number - 1
    while above > among.start and blocks[above].kind in BELOW:
        above -= 1
    before, line = blocks[above], line_of(tokens, blocks[number])
    if before.kind not in WORDS:
        return False
    if words.is_trailer(line) and (number + 1 == among.stop or blocks[number + 1].level):
        return True
    if _keyed(tokens, line) or not words.is_signature(line):
        return False
    after = number + 1
    while after < among.stop and (
        blocks[after].kind in BELOW or words.is_time(line_of(tokens, blocks[after]))
    ):
        after += 1
    below = blocks[after] if after < among.stop else None
    if below is not None and not (below.kind is Kind.HEADING and _apart(tokens, below)):
        return False
    right = _is_right(tokens, blocks[number]) and not (below and _is_right(tokens, below))
    leaves = words.is_valediction(lines(tokens, before)[-1])
    return right or leaves or words.signs(line)


def _keyed(tokens: Tokens, line: str) -> bool:
    """Tell whether a word or number makes *line* a heading: CHAPTER II, PREFACE, IV. The Isle."""
    profile = tokens.profile
    return bool(profile.heading.match(line) or profile.after_title.match(line)) or numbered(line)


def _apart(tokens: Tokens, block: Block) -> bool:
    """Tell whether *block* has more space before it than a paragraph, or says what it counts."""
    return lines_before(tokens, block) > USUAL_GAP or _keyed(tokens, line_of(tokens, block))


def _is_right(tokens: Tokens, block: Block) -> bool:
    return set_right(lines(tokens, block))


def line_of(tokens: Tokens, block: Block) -> str:
    """Return the beginning of *block*, which is all of it if it is a line."""
    return tokens.beginning(block, LONGEST)
