"""Own direct speech that a dash begins and no mark ends: — Good day, he said. — Good day."""

import re
from itertools import pairwise

from edition.grammar.model import Block, Kind
from edition.grammar.tokens import Q_OPEN, Tokens, balanced
from edition.structs import Mutable

DASH = re.compile(r"[ \t]*((?:[—–―]|--|-(?=\s))[ \xa0]?)(?=[^\s\d—–-])")
RESUMES = re.compile(r"[.!?…]+(?=\s+\S)|,(?=\s)|\s(?=[—–―-]{1,2}\s)")
"""Where the words go on after the clause that says who speaks."""
STOPS = ",?!.…"
"""What ends the words said, and belongs to them as it does within marks; a dash does not."""
LEAST_BLOCKS = 5
"""Blocks that a dash begins, at least, in a book that prints speech so."""
LEAST_CLAUSES = 2
"""Of these, blocks with a clause that reports the speech."""


class Dialogue(Mutable):
    """Finds direct speech after dashes, in a text that prints it so throughout."""

    tokens: Tokens
    blocks: list[Block]

    def run(self) -> list[list[int]]:
        """Return the openings of each speech, in order, one for each of its segments."""
        tokens = self.tokens
        if not tokens.profile.dashes:
            return []
        spoken = [block for block in self.blocks if self._begins(block)]
        if len(spoken) < LEAST_BLOCKS:
            return []
        clause = re.compile(tokens.profile.spoken)
        parts = [(block, self._parts(block, clause)) for block in spoken]
        if sum(found[0][1] < tokens.span(block)[1] for block, found in parts) < LEAST_CLAUSES:
            return []
        return [self._open(found) for block, found in parts if self._free(block, found)]

    def _begins(self, block: Block) -> bool:
        """Tell whether a dash begins *block*, and no quotation mark stands in it."""
        tokens = self.tokens
        return (
            block.kind is Kind.PARAGRAPH
            and bool(DASH.match(tokens.text, tokens.starts[block.first]))
            and Q_OPEN not in tokens.kinds[block.first : block.last]
        )

    def _parts(self, block: Block, reporting: re.Pattern[str]) -> list[tuple[int, int]]:
        """Return the offsets of what is said: all but the clauses that say who speaks."""
        tokens = self.tokens
        text = tokens.text
        begin, end = tokens.span(block)
        begin += len(text[begin:end]) - len(text[begin:end].lstrip(" \t"))
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
