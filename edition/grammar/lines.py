"""Own quotations in verse: a line is an element, so one that runs on is cut at each line end."""

from bisect import bisect_left, bisect_right

from edition.grammar.model import Block, Kind
from edition.grammar.tokens import NL, Q_OPEN, Tokens
from edition.structs import Mutable


class Lines(Mutable):
    """Cuts the quotations of verse into segments, and joins these.

    ``joined`` and ``segments`` are those of the quotations that run over several blocks.
    """

    tokens: Tokens
    blocks: list[Block]
    joined: dict[int, tuple[int | None, int | None]]
    segments: list[list[int]]

    def run(self) -> None:
        """Cut every quotation that runs over the end of a line of verse."""
        if not any(block.kind is Kind.VERSE for block in self.blocks):
            return
        tokens = self.tokens
        begins = [tokens.starts[block.first] for block in self.blocks]
        for opening in sorted(tokens.partner, key=tokens.opened):
            if opening >= 0 and tokens.kinds[opening] != Q_OPEN:
                continue
            block = self.blocks[bisect_right(begins, tokens.opened(opening)) - 1]
            if block.kind is Kind.VERSE:
                self._cut(block, opening)

    def _cut(self, block: Block, opening: int) -> None:
        tokens = self.tokens
        low = bisect_left(tokens.starts, tokens.opened(opening), block.first, block.last)
        high = bisect_left(tokens.starts, tokens.closed(opening), block.first, block.last)
        ends = [at for at in range(low, high) if tokens.kinds[at] == NL]
        if not ends:
            return
        closing = tokens.partner[opening]
        openings = [opening, *(tokens.at(tokens.end(at)) for at in ends)]
        closings = [*(tokens.at(tokens.starts[at]) for at in ends), closing]
        for begin, end in zip(openings, closings, strict=True):
            tokens.partner[begin] = end
        for end in closings[:-1]:
            tokens.pause(end)
        for begin in openings[1:]:
            tokens.resume(begin)
        self._join(openings)

    def _join(self, openings: list[int]) -> None:
        """Put the segments of the lines in place of the one that they were."""
        before, after = self.joined.get(openings[0], (None, None))
        keys = [before, *openings, after]
        for position, opening in enumerate(openings, 1):
            self.joined[opening] = (keys[position - 1], keys[position + 1])
        if after is not None:
            self.joined[after] = (openings[-1], self.joined[after][1])
        known = next((found for found in self.segments if openings[0] in found), None)
        if known is None:
            self.segments.append(openings)
        else:
            known.extend(openings[1:])
