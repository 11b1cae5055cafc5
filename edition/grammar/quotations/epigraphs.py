"""Own epigraphs: words of somebody else under a heading, and the line that says whose they are."""

from collections.abc import Iterator

from edition.grammar.model import HEADING, WORDS, Block, Certainty, Group, Kind, Part
from edition.grammar.quotations.groups import Groups
from edition.grammar.runs import held
from edition.grammar.structure.blocks import (
    LONGEST_SOURCE,
    RIGHT,
    indented,
    lines,
    name,
    names,
    set_right,
)
from edition.grammar.structure.citations import leading
from edition.grammar.tokens import BLANK, NL, Q_OPEN, Tokens
from edition.patterns import rare
from edition.structs import replace

BETWEEN = frozenset({Kind.ILLUSTRATION, Kind.NOTE})
"""What may stand between a heading and an epigraph."""
LONGEST_BLOCK = 1500
"""Characters of one block of an epigraph, at most."""
BLOCKS = 6
DEEPER = 6
"""Spaces that the line naming a source stands in from the others, at least."""
VERSE_LINES = 16
"""Lines of verse that is an epigraph though nobody is named, at most."""
PROSE_SHARE = 0.7
"""Of the blocks of a book of prose, so many at least are paragraphs."""
DASHED = rare(r"\s*(?:[—–―]|-{1,2})[ \xa0]?[_“\"‘(]?[^\W\d_]")
BRACKETED = rare(r"\s*\([^()\[\]]+\)\.?\s*\Z")


def part_sources(tokens: Tokens, blocks: list[Block], first: int, last: int) -> None:
    """Part the line that names a source from the words above it, under a heading.

    Looks at the blocks from number *first* to before *last*.
    """
    headings = [at for at in range(first, last) if blocks[at].kind is HEADING]
    for heading in reversed(headings):
        number = heading + 1
        while number < len(blocks):
            if blocks[number].kind in BETWEEN:
                number += 1
            elif blocks[number].kind in WORDS and _parted(tokens, blocks, heading, number):
                number += 2
            else:
                break


def _parted(tokens: Tokens, blocks: list[Block], heading: int, number: int) -> bool:
    """Tell whether a source ends block *number*, which is parted then, or stands below it."""
    block = blocks[number]
    if not _ends_in_source(tokens, block):
        return _unname_source(tokens, blocks, heading, number + 1)
    at = max(at for at in range(block.first, block.last) if tokens.kinds[at] == NL)
    tokens.kinds[at] = BLANK
    words = Block(Kind.PARAGRAPH, block.first, at)
    name(tokens, words)
    blocks[number : number + 1] = [words, Block(Kind.ATTRIBUTION, at + 1, block.last)]
    return True


def _unname_source(tokens: Tokens, blocks: list[Block], heading: int, number: int) -> bool:
    """Let a name that is set right below a few words under a heading be no heading."""
    if number + 1 >= len(blocks) or blocks[number].kind is not Kind.HEADING:
        return False
    block, found = blocks[number], lines(tokens, blocks[number])
    if not set_right(found) or not names(found[0]) or set_right(lines(tokens, blocks[heading])):
        return False
    if tokens.length(blocks[number - 1]) > LONGEST_BLOCK or blocks[number + 1].kind not in WORDS:
        return False
    block.kind, block.level = Kind.PARAGRAPH, 0
    return True


def _ends_in_source(tokens: Tokens, block: Block) -> bool:
    if NL not in tokens.kinds[block.first : block.last] or tokens.length(block) > LONGEST_BLOCK:
        return False
    *above, last = lines(tokens, block)
    if any(map(DASHED.match, above)):
        return False  # each dash begins what another person says
    deep = _indent(last) >= max(map(_indent, above)) + DEEPER
    return (DASHED.match(last) is not None or deep) and names(last)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def find(tokens: Tokens, blocks: list[Block], groups: Groups) -> list[Part]:
    """Return the epigraphs: what stands under a heading, and is somebody's or set in as verse.

    Words and the line that names their source become a citation.
    """
    return list(Epigraphs(tokens, blocks, groups).found())


class Epigraphs:
    """Finds the epigraphs of a text in which quotations of whole blocks are known."""

    def __init__(self, tokens: Tokens, blocks: list[Block], groups: Groups) -> None:
        """Begin with none found."""
        self._tokens, self._blocks, self._groups = tokens, blocks, groups
        self._grouped = {group.first: group for group in groups.groups}
        self._taken = held(groups.groups)
        self._is_prose: bool | None = None

    def found(self) -> Iterator[Part]:
        """Yield each epigraph, or run of them, below one heading."""
        blocks = self._blocks
        headings = [at for at, block in enumerate(blocks[:-1]) if block.kind is HEADING]
        for number in (at + 1 for at in headings):
            if blocks[number].kind is Kind.HEADING:
                continue
            if self._lists(blocks[number - 1]):
                continue
            first = number
            while first < len(blocks) and blocks[first].kind in BETWEEN:
                first += 1
            if first in self._groups.noted:
                continue
            last, cited = first - 1, False
            while (end := self._cited(last + 1)) > last:
                last, cited = end, True
            if cited and self._goes_on(last + 1):
                yield Part("epigraph", first, last)
            elif not cited and self._is_motto(first):
                self._quote(first)
                yield Part("epigraph", first, first, certainty=Certainty.MEDIUM)

    def _lists(self, heading: Block) -> bool:
        """Tell whether *heading* is that of a list: of contents, or the persons of a play."""
        return bool(self._tokens.profile.lists.match(self._tokens.text_of(heading).strip()))

    def _goes_on(self, number: int) -> bool:
        """Tell whether text follows an epigraph, and no heading."""
        return number < len(self._blocks) and self._blocks[number].kind in WORDS

    def _cited(self, first: int) -> int:
        """Return the number of the line that names the source of the blocks from *first* on.

        Less than *first* if none does; the blocks are a citation then.
        """
        blocks = self._blocks
        last = first
        while last < len(blocks) and last - first < BLOCKS and blocks[last].kind in WORDS:
            group = self._grouped.get(last)
            last = group.last if group else last
            start, end = self._tokens.span(blocks[last])
            if end - start > LONGEST_BLOCK:
                break
            if self._is_source(last + 1, blocks[last]) and self._cite(first, last):
                return last + 1
            if not self._set_apart(last):
                break
            last += 1
        return first - 1

    def _set_apart(self, number: int) -> bool:
        block = self._blocks[number]
        return block.kind is Kind.VERSE or number in self._taken or indented(self._tokens, block)

    def _is_source(self, number: int, above: Block) -> bool:
        """Tell whether block *number* names the source of the words *above*."""
        if number >= len(self._blocks) or number in self._taken:
            return False
        block = self._blocks[number]
        if block.kind is Kind.ATTRIBUTION:
            return True
        if block.kind not in WORDS or self._tokens.length(block) > 2 * LONGEST_SOURCE:
            return False
        printed = lines(self._tokens, block)
        line = printed[0]
        opened = Q_OPEN in self._tokens.kinds[block.first : block.last]
        if len(printed) > 1 or opened or not names(line):
            return False
        deeper = max(map(_indent, lines(self._tokens, above))) + DEEPER
        right = _indent(line) >= min(RIGHT, deeper)
        return bool(right or DASHED.match(line) or BRACKETED.match(line))

    def _cite(self, first: int, last: int) -> bool:
        """Make one citation of the blocks and the line below them; tell whether it is one."""
        blocks, groups = self._blocks, self._groups
        among = [group for group in groups.groups if first <= group.first <= last]
        if any(group.opening is not None for group in among):
            return False
        if len(among) == 1 and (among[0].first, among[0].last) == (first, last):
            groups.groups.remove(among[0])
            blocks[last + 1].kind = Kind.ATTRIBUTION
            groups.groups.append(replace(among[0], attribution=last + 1))
        elif not among and self._unmarked(first, last):
            start, _ = self._tokens.span(blocks[first])
            _, end = self._tokens.span(blocks[last])
            blocks[last + 1].kind = Kind.ATTRIBUTION
            group = Group(first, last, start, end, Certainty.HIGH, ("whole-block",), last + 1)
            groups.groups.append(group)
        else:
            return False
        groups.groups.sort(key=lambda group: group.first)
        return True

    def _unmarked(self, first: int, last: int) -> bool:
        """Tell whether no mark begins the blocks, or one pair holds the only one; marks go then."""
        groups, block = self._groups, self._blocks[first]
        opening = leading(self._tokens, block)
        if self._tokens.kinds[opening] != Q_OPEN:
            return True
        if first < last or not groups.whole(block):
            return False
        groups.unmark(opening)
        return True

    def _is_motto(self, number: int) -> bool:
        """Tell whether a book of prose has a few lines of verse under a heading, and text below."""
        blocks, tokens = self._blocks, self._tokens
        if number + 1 >= len(blocks) or blocks[number].kind is not Kind.VERSE or not self._prose():
            return False
        if number in self._taken and not self._alone(number):
            return False
        after = blocks[number + 1]
        printed = lines(tokens, blocks[number])
        begins = tokens.texts[leading(tokens, after)].lstrip()[:1]
        return (
            after.kind is Kind.PARAGRAPH
            and number + 1 not in self._taken
            and len(printed) <= VERSE_LINES
            and indented(tokens, blocks[number])
            and not indented(tokens, after)
            and not begins.islower()
        )

    def _quote(self, number: int) -> None:
        """Let verse within one pair of marks be a quotation of a whole block."""
        block = self._blocks[number]
        if number not in self._taken and self._groups.whole(block):
            self._groups.unmark(leading(self._tokens, block))
            start, end = self._tokens.span(block)
            group = Group(number, number, start, end, Certainty.HIGH, ("whole-block",))
            self._groups.groups.append(group)
            self._groups.groups.sort(key=lambda group: group.first)

    def _alone(self, number: int) -> bool:
        group = self._grouped.get(number)
        return group is not None and group.last == number and group.opening is None

    def _prose(self) -> bool:
        """Tell whether nearly all that is printed are paragraphs."""
        if self._is_prose is None:
            kinds = [block.kind for block in self._blocks if block.kind in WORDS]
            self._is_prose = kinds.count(Kind.PARAGRAPH) >= PROSE_SHARE * len(kinds)
        return self._is_prose
