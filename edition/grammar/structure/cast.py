"""Own the persons of a play: their list, under its heading, up to the first act or scene."""

import re
from itertools import pairwise

from edition.grammar.model import PRINTED, Block, Kind
from edition.grammar.structure.blocks import depth_of, in_columns, lines, lines_before
from edition.grammar.structure.entries import (
    LEAST_ITEMS,
    LINE_LENGTH,
    WIDE_GAP,
    is_prose,
    key_of,
    parted,
)
from edition.grammar.structure.headings import MARKS
from edition.grammar.tokens import Tokens

CAST = "cast"
NAME_WORDS, PERSON_LINES = 5, 4
"""Words of a person's name, and lines of what is said of one in a paragraph, at most."""
PERSON = re.compile(r"\s*_?[^\W\d_]")


def name_persons(tokens: Tokens, blocks: list[Block], number: int, last: int) -> None:
    """Name the persons below their heading, up to the first act or scene."""
    end = number + 1
    while end < last and _is_person(tokens, blocks, number, end):
        end += 1
    printed = [lines(tokens, block) for block in blocks[number + 1 : end]]
    if sum(map(len, printed)) < LEAST_ITEMS:
        return
    for at in reversed(range(number + 1, end)):
        found = printed[at - number - 1]
        begins = [True]
        for before, line in pairwise(found):
            together = _braced(before) and _braced(line)
            begins.append(not together and not _goes_on(found[0], line))
        items = list(parted(tokens, blocks[at], begins, Kind.CAST_ITEM))
        for item in items:
            several = lines(tokens, item)
            if len(several) > 1 and any(map(_braced, several)):
                item.label = "list"
        blocks[at : at + 1] = items
    blocks[number].kind, blocks[number].label = Kind.PARAGRAPH, CAST


def _braced(line: str) -> bool:
    """Tell whether a brace holds *line* together with others: servants of one house."""
    return "|" in line or "}" in line


def _goes_on(first: str, line: str) -> bool:
    """Tell whether *line* goes on with the person before it."""
    return depth_of(line) > depth_of(first) or line.strip()[:1].islower() or not line.strip()


def _is_person(tokens: Tokens, blocks: list[Block], heading: int, number: int) -> bool:
    """Tell whether a block below the *heading* names persons, and begins no act or scene."""
    block = blocks[number]
    if block.kind not in PRINTED:
        return False
    printed = lines(tokens, block)
    known = lines(tokens, blocks[heading + 1])[0].rstrip()
    title = lines(tokens, blocks[heading - 1])[0] if heading else ""
    return not (
        (number > heading + 1 and lines_before(tokens, block) > WIDE_GAP)
        or not PERSON.match(printed[0])
        or not _describes(tokens, printed)
        or _differs(printed, known)
        or _opens(tokens, printed[0])
        or (title and key_of(printed[0]) == key_of(title))
    )


def _describes(tokens: Tokens, printed: list[str]) -> bool:
    """Tell whether lines are a name and who that is, or names alone, and not prose."""
    name = printed[0].partition(",")[0]
    described = in_columns(printed[0]) or len(name.split()) <= NAME_WORDS
    if len(max(printed, key=len)) > LINE_LENGTH:
        return False
    if printed[0].startswith("_") and printed[-1].endswith("_"):
        return False  # where the scene is laid
    return not is_prose(tokens, printed) or (described and len(printed) <= PERSON_LINES)


def _differs(printed: list[str], known: str) -> bool:
    """Tell whether lines are a sentence below names without stops, or a heading below others."""
    sentence = printed[-1].rstrip().endswith(".") and "," not in printed[0]
    return (sentence and not known.endswith(".")) or (
        len(printed) == 1 and printed[0].isupper() and not known.isupper() and "," not in printed[0]
    )


def _opens(tokens: Tokens, line: str) -> bool:
    """Tell whether a line opens an act or a scene, with its number or without."""
    bare = line.strip(MARKS)
    word = re.split(r"\W", bare, maxsplit=1)[0]
    heading = tokens.profile.heading
    return bool(heading.match(bare) or heading.match(f"{word} I"))
