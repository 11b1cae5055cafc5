"""Own what tells a speech that lost its closing mark from one that goes on in the next paragraph.

Where a paragraph opens a quotation, and the next one begins with the same mark, the quotation goes
on, or the printer lost a mark and somebody answers. The points of ``unclosed`` in
``evidence.toml`` are weighed as a reader weighs them: how long both are, how they end, whether a
clause tells who answers, and what this book does elsewhere.
"""

from functools import cached_property
from math import log2

from edition.grammar.evidence import evidence
from edition.grammar.marks.joined import Links
from edition.grammar.model import Kind
from edition.grammar.structure.blocks import COLONS
from edition.grammar.tokens import Q_CLOSE, Q_OPEN
from edition.structs import Mutable

LONGEST = 6000
"""Characters of a speech that are counted; a longer one is long enough."""
SEEN = 5
"""So much is taken as seen of either habit already, that a few cases tell little."""
SPACED = 8
"""Characters before a mark in which what introduces it ends."""
ENDS = ".?!…。！？"
EXCLAIMS = "?!？！"
DASHES = "—–-"


class Turns(Mutable, dict=True):
    """Weighs whether a paragraph is a new speech or goes on with that of the one before."""

    links: Links

    def points(self, number: int, opening: int, later: int, again: int) -> float:
        """Return what speaks for two speeches, less what speaks for one.

        Block *number* has the *opening* that it does not close; block *later* begins with the
        mark *again*, and closes that.
        """
        tokens = self.links.tokens
        table = evidence(tokens.profile).unclosed
        until, end = (tokens.span(self.links.blocks[block])[1] for block in (number, later))
        closed = tokens.closed(again)
        speech = tokens.text[tokens.starts[opening] : until][:LONGEST].rstrip()
        answer = tokens.text[tokens.starts[again] : end][:LONGEST]
        last = speech[-1]
        found = table["always"] + table["habit"] * self.habit
        found += table["length"] * log2(1 + len(speech.split()))
        found += table["next-length"] * log2(1 + len(answer.split()))
        found += table["exclaimed"] * (last in EXCLAIMS) + table["broken-off"] * (last in DASHES)
        found += table["unended"] * (last not in ENDS + DASHES)
        found += table["asks"] * (tokens.text[closed - 2] in EXCLAIMS)
        found += table["introduced"] * self._introduced(number, opening)
        return found + table["answered"] * self._answered(closed)

    def _introduced(self, number: int, opening: int) -> bool:
        """Tell whether a colon introduces what *opening* opens, the first of its block."""
        tokens, first = self.links.tokens, self.links.blocks[number].first
        before = tokens.text[tokens.starts[first] : tokens.starts[opening]][-SPACED:].rstrip()
        return before.endswith(COLONS) and Q_OPEN not in tokens.kinds[first:opening]

    def _answered(self, end: int) -> bool:
        """Tell whether a clause reports the words that end before *end* as another's."""
        resumes = self.links.tokens.profile.resuming.match(self.links.tokens.text, end)
        return self.spoken(end) and not resumes

    def spoken(self, end: int) -> bool:
        """Tell whether a clause reports the words that end before *end*: “Why?” she asked."""
        tokens = self.links.tokens
        clause = tokens.profile.reporting
        return any(clause.match(tokens.text, end - before) for before in (1, 2))

    @cached_property
    def habit(self) -> float:
        """How much oftener a speech ends with its paragraph than goes on, by doublings."""
        tokens, blocks = self.links.tokens, self.links.blocks
        ended, unended = SEEN, SEEN
        for number, block in enumerate(blocks[:-1]):
            again = self.links.leading(blocks[number + 1], 0)
            if again is None or block.kind is not Kind.PARAGRAPH:
                continue
            mark = tokens.texts[again]
            ended += tokens.kinds[block.last - 1] == Q_CLOSE and tokens.kinds[again] == Q_OPEN
            unended += any(tokens.texts[at] == mark for at in self.links.open_at_end(number))
        return log2(ended / unended)
