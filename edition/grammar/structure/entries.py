"""Own what all lists have: the line above them, where their entries begin, and where prose does."""

from collections.abc import Iterator

from edition.grammar.model import Block, Kind
from edition.grammar.structure.blocks import leads, letters_of
from edition.grammar.structure.headings import MARKS, numbered
from edition.grammar.tokens import BLANK, NL, Tokens
from edition.patterns import rare

LEAST_ITEMS = 3
HEADING_LENGTH = 40
LINE_LENGTH = 100
PROSE_WIDTH = 50
"""Characters of a line of prose, on average, at least."""
WIDE_GAP = 4
"""Line ends between two blocks; more end a list."""
PAGED = rare(
    r"(?:\s{2,}|\t|[.…]\s*|,? (?:p\.|pp\.|page|S\.) ?|[^\W\d_,] )(?:\d{1,4}|[ivxlc]{1,7})\.?\s*\Z"
)
"""The page that ends an entry: The Harbour    12; the word before it may end in one space."""


def headed(tokens: Tokens, block: Block, words: tuple[str, ...]) -> bool:
    """Tell whether a block is one line that begins with one of *words*: CONTENTS."""
    line = tokens.text_of(block).strip(MARKS).lower()
    if "\n" in line or len(line) > HEADING_LENGTH or line[-1:] in (",", ";"):
        return False
    article, _, rest = line.partition(" ")
    said = rest if len(article) <= len("the") else line
    return leads(line, words) or leads(said, words)


def is_prose(tokens: Tokens, printed: list[str]) -> bool:
    """Tell whether lines are those of a paragraph: filled, and no title of a chapter."""
    text = " ".join(printed)
    if max(map(len, printed)) > LINE_LENGTH:
        return True
    if counts(tokens, printed[0]):
        return False
    wide = len(text) > PROSE_WIDTH * len(printed)
    return text.rstrip().endswith((".", "!", "?", '"', "”", ":")) and wide


def counts(tokens: Tokens, line: str) -> bool:
    """Tell whether a number or a word such as CHAPTER begins *line*."""
    return bool(tokens.profile.heading.match(line.strip(MARKS))) or numbered(line)


def key_of(line: str) -> str:
    """Return the letters and figures of an entry, without its page, to compare it with others."""
    return letters_of(PAGED.sub("", line))


def parted(tokens: Tokens, block: Block, begins: list[bool], kind: Kind) -> Iterator[Block]:
    """Yield a block for each item of *block*; the line ends between items are blank."""
    ends = [at for at in range(block.first, block.last) if tokens.kinds[at] == NL]
    first = block.first
    for at, again in zip(ends, begins[1:], strict=True):
        if again:
            tokens.kinds[at] = BLANK
            yield Block(kind, first, at)
            first = at + 1
    yield Block(kind, first, block.last)
