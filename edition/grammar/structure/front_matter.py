"""Own what else stands before a text: an author named without “by”, and a dedication."""

from edition.grammar.model import PRINTED, Block, Kind
from edition.grammar.structure.blocks import USUAL_GAP, leads, lines, lines_before
from edition.grammar.structure.headings import MARKS
from edition.grammar.tokens import Tokens
from edition.patterns import rare

NAME_WORDS = range(2, 6)
INITIAL = rare(r"[^\W\d_]\.\Z")
NAME_WORD = rare(r"(?:[^\W\d_]\.)+\Z|[^\W\d_]+(?:[’'-][^\W\d_]+)*,?\Z")
DEDICATION = "dedication"
DEDICATION_BLOCKS = 8
DEDICATION_LINES = 12
LINE_LENGTH = 60


# ---- the author


def name_author(tokens: Tokens, blocks: list[Block], first: int, front: int) -> None:
    """Let one line of the title page that can only be a name be the byline, if there is none.

    The page is that of the blocks from number *first* to before *front*.
    """
    page = blocks[first:front]
    titles = [block for block in page if block.kind is Kind.TITLE]
    if len(titles) <= 1 or any(block.kind is Kind.BYLINE for block in page):
        return
    printed = {id(block): _line(tokens, block) for block in titles}
    named = [block for block in titles if _is_name(tokens, printed[id(block)])]
    initials = [block for block in named if any(map(INITIAL.match, printed[id(block)].split()))]
    others = [block for block in titles if block not in named]
    capitals = any(printed[id(block)].isupper() for block in others)
    if len(initials) == 1:
        author = initials[0]
    elif len(named) == 1 and capitals and not printed[id(named[0])].isupper():
        author = named[0]
    else:
        return
    author.kind, author.author, author.author_last = Kind.BYLINE, author.first, author.last


def _line(tokens: Tokens, block: Block) -> str:
    return tokens.text_of(block).replace("_", "").strip()


def _is_name(tokens: Tokens, line: str) -> bool:
    """Tell whether a line may be a person's name: two to five words, each with its capital."""
    words = line.split()
    return len(words) in NAME_WORDS and all(
        word[0].isupper()
        and (len(word) > 1 and NAME_WORD.match(word) is not None)
        and word.lower() not in tokens.profile.words
        for word in words
    )


# ---- the dedication


def find_dedication(tokens: Tokens, blocks: list[Block], front: int, last: int) -> bool:
    """Name the blocks of a dedication; tell whether there is one.

    It stands behind the title page, at block number *front*: a few short lines, the first of
    which begins as dedications do, with a heading behind a wide gap below them.
    """
    end = front
    count = 0
    while end < min(last, front + DEDICATION_BLOCKS):
        block = blocks[end]
        wide = lines_before(tokens, block) > USUAL_GAP
        if block.kind not in PRINTED or (wide and end > front):
            break
        printed = lines(tokens, block)
        count += len(printed)
        if max(map(len, printed)) > LINE_LENGTH or count > DEDICATION_LINES:
            return False
        end += 1
    ends = front < end < last and lines_before(tokens, blocks[end]) > USUAL_GAP
    if not ends or not _dedicates(tokens, _line(tokens, blocks[front])):
        return False
    for block in blocks[front:end]:
        block.kind = Kind.ARRANGED_LINES
    blocks[front].label = DEDICATION
    return True


def _dedicates(tokens: Tokens, line: str) -> bool:
    """Tell whether a line begins with a word such as “to” (_To my wife_)."""
    said = line.strip(MARKS).lower().replace("\n", " ")
    return leads(said, tokens.profile.dedications)


def begin_dedication(blocks: list[Block]) -> None:
    """Let a dedication begin a division as high as the heading below it."""
    at = next((at for at, block in enumerate(blocks) if block.label == DEDICATION), len(blocks))
    below = (block for block in blocks[at:] if block.kind is not Kind.ARRANGED_LINES)
    level = next((block.level for block in below), 0)
    if level:
        blocks[at].level = level
