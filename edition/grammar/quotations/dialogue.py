"""Own direct speech that a dash begins and no mark ends: — Good day, he said. — Good day."""

import re
from itertools import pairwise

from edition.grammar.model import PARAGRAPH, Block, Kind
from edition.grammar.structure.blocks import OPENING_MARKS, depth_of
from edition.grammar.structure.citations import leading
from edition.grammar.tokens import NL, Q_OPEN, Loose, Tokens, balanced
from edition.patterns import rare
from edition.structs import Mutable, field

DASH = rare(r"[ \t]*((?:[—–―]|--|-(?=\s))[ \xa0]?)(?=[^\s\d—–-])")
DASH_BEGINS = frozenset(" \t—–―-")
RESUMES = rare(r"[.!?…]+(?=\s+\S)|,(?=\s)|\s(?=[—–―-]{1,2}\s)")
"""Where the words go on after the clause that says who speaks."""
STOPS = ",?!.…"
"""What ends the words said, and belongs to them as it does within marks; a dash does not."""
LEAST_BLOCKS = 5
"""Blocks that a dash begins, at least, in a book that prints speech so."""
LEAST_CLAUSES = 2
"""Of these, blocks with a clause that reports the speech."""
Parts = list[tuple[int, int]]
"""The offsets of what one person says: in two parts, if a clause stands between them."""


def begins_with_dash(tokens: Tokens, block: Block) -> re.Match[str] | None:
    """Match the dash that begins *block*, before a word."""
    if tokens.texts[block.first][0] not in DASH_BEGINS:
        return None
    return DASH.match(tokens.text, tokens.starts[block.first])


class Dialogue(Mutable):
    """Finds direct speech after dashes, in a text that prints it so throughout."""

    tokens: Tokens
    blocks: list[Block]
    speeches: dict[int, list[Parts]] = field(default_factory=dict)
    """The parts of each speech in a block, by its number; nothing in other books."""
    goes_on: dict[int, int] = field(default_factory=dict)
    """The openings of blocks in which the speech before goes on, by their numbers."""

    def find(self, loose: dict[int, Loose]) -> None:
        """Find the speeches, if this book prints them so, and the blocks in which they go on.

        A closing mark that nothing opened begins these: —So it was. ¶ »So it is. Such marks are
        *loose* no longer.
        """
        profile = self.tokens.profile
        spoken = [number for number, block in enumerate(self.blocks) if self._begins(block)]
        if not profile.dashes or len(spoken) < LEAST_BLOCKS:
            return
        clause = re.compile(profile.spoken)
        speeches = {number: self._speeches(self.blocks[number], clause) for number in spoken}
        ends = {number: self.tokens.span(self.blocks[number])[1] for number in spoken}
        reported = sum(found[-1][0][1] < ends[number] for number, found in speeches.items())
        if reported < LEAST_CLAUSES:
            return
        self.speeches = speeches
        for number in sorted(loose):
            if number - 1 in self.speeches or number - 1 in self.goes_on:
                self._go_on(number, loose[number])

    def _go_on(self, number: int, loose: Loose) -> None:
        tokens, block = self.tokens, self.blocks[number]
        opening = leading(tokens, block)
        if block.kind is not Kind.PARAGRAPH or opening not in loose.unopened:
            return
        loose.unopened.remove(opening)
        tokens.kinds[opening] = Q_OPEN
        tokens.partner[opening] = tokens.at(tokens.span(block)[1])
        tokens.reported[opening] = ("dashed",)
        tokens.insert(opening)
        self.goes_on[number] = opening

    def run(self) -> list[list[int]]:
        """Return the openings of each speech, in order, one for each of its segments."""
        found = []
        for number, speeches in self.speeches.items():
            block = self.blocks[number]
            free = self._begins(block) and self._free(block, [one for of in speeches for one in of])
            opened = [self._open(parts) for parts in speeches] if free else [[]]
            while (number := number + 1) in self.goes_on:
                opened[-1].append(self.goes_on[number])
            found += opened
        return found

    def _begins(self, block: Block) -> bool:
        """Tell whether a dash begins *block*, and no quotation mark stands right behind it."""
        if block.kind is not PARAGRAPH:
            return False
        dash = begins_with_dash(self.tokens, block)
        return dash is not None and dash.string[dash.end()] not in OPENING_MARKS

    def _speeches(self, block: Block, reporting: re.Pattern[str]) -> list[Parts]:
        """Return the parts of each speech: what stands in a line that a dash begins, and below."""
        tokens = self.tokens
        first, end = tokens.span(block)
        lines = (tokens.end(at) for at in range(block.first, block.last) if tokens.kinds[at] == NL)
        begins = [first, *(line for line in lines if DASH.match(tokens.text, line, end))]
        ends = [*(line - 1 for line in begins[1:]), end]
        return [self._parts(low, high, reporting) for low, high in zip(begins, ends, strict=True)]

    def _parts(self, begin: int, end: int, reporting: re.Pattern[str]) -> Parts:
        """Return the offsets of what is said: all but the clauses that say who speaks."""
        text = self.tokens.text
        begin += depth_of(text[begin:end])
        end -= len(text[begin:end]) - len(text[begin:end].rstrip())
        clause = reporting.search(text, begin + 1, end)
        if not clause:
            return [(begin, end)]
        parts = [(begin, clause.start() + (clause[0][0] in STOPS))]
        resumes = RESUMES.search(text, clause.end() + 1, end)
        if resumes:
            again = resumes.end()
            again += len(text[again:end]) - len(text[again:end].lstrip())
            if again < end:
                parts.append((again, end))
        return parts

    def _free(self, block: Block, parts: list[tuple[int, int]]) -> bool:
        """Tell whether no brackets or underscores cross the edges of *parts*."""
        tokens = self.tokens
        edges = [edge for part in parts for edge in part]
        indexes = [
            next(
                (at for at in range(block.first, block.last) if tokens.starts[at] >= edge),
                block.last,
            )
            for edge in edges
        ]
        return all(balanced(tokens, low, high) for low, high in pairwise(indexes))

    def _open(self, parts: list[tuple[int, int]]) -> list[int]:
        tokens = self.tokens
        openings = []
        for start, end in parts:
            opening = tokens.at(start)
            tokens.partner[opening] = tokens.at(end)
            tokens.insert(opening)
            tokens.reported[opening] = ("dashed",)
            openings.append(opening)
        return openings
