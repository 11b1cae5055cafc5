"""Own quotations in verse: marks repeated at stanzas, and lines that cut what runs over them."""

from bisect import bisect_left, bisect_right

from edition.grammar.model import VERSE, Block, Kind
from edition.grammar.structure.blocks import OPENING_MARKS
from edition.grammar.tokens import NL, Q_CLOSE, Q_OPEN, STRAY, TEXT, Loose, Tokens
from edition.structs import Mutable

SEVERAL = 2
"""So many marks that begin lines and nothing closes are a habit, one is a slip."""


def join_stanzas(tokens: Tokens, block: Block, loose: Loose) -> Loose:
    """Let a mark that is repeated at each stanza or line of verse open one quotation.

    Only the last is closed: “So ¶ it was. ¶ “Each ¶ lamp was lit.” The first opens then, those
    between are characters. Returns the marks of *block* that are still without a partner.
    """
    waiting = sorted({*loose.open_at_end, *loose.inside})
    for opening in waiting:
        repeated = _repeated(tokens, block, opening)
        again = [at for at in repeated if not tokens.enclosed(at, opening + 1)]
        unclosed = sum(tokens.kinds[at] == STRAY for at in again)
        if again and (unclosed + 1 >= SEVERAL or _begins(tokens, block, opening)):
            _open_once(tokens, opening, again)
    return Loose(
        *(
            [at for at in marks if tokens.kinds[at] == STRAY]
            for marks in (loose.open_at_end, loose.inside, loose.unopened)
        )
    )


def _repeated(tokens: Tokens, block: Block, opening: int) -> list[int]:
    """Return the marks after *opening* that repeat it where a line begins, up to one closed."""
    found: list[int] = []
    if tokens.kinds[opening] != STRAY or not _begins_line(tokens, block, opening):
        return found
    for at in range(opening + 1, block.last):
        if tokens.texts[at] != tokens.texts[opening] or not _begins_line(tokens, block, at):
            continue
        if tokens.kinds[at] in {STRAY, Q_OPEN}:
            found.append(at)
        if tokens.kinds[at] == Q_OPEN:
            break
    return found


def _begins(tokens: Tokens, block: Block, opening: int) -> bool:
    """Tell whether nothing but marks and white space stands in *block* before *opening*."""
    return not any(text.strip(OPENING_MARKS) for text in tokens.texts[block.first : opening])


def _begins_line(tokens: Tokens, block: Block, index: int) -> bool:
    """Tell whether a mark begins a line, with nothing but other marks and spaces before it."""
    at = index - 1
    while at >= block.first and not tokens.texts[at].strip(OPENING_MARKS):
        at -= 1
    return at < block.first or tokens.kinds[at] == NL


def _open_once(tokens: Tokens, opening: int, again: list[int]) -> None:
    """Let *opening* open what the last of the marks *again* opens, and these be characters."""
    closing = tokens.partner.pop(again[-1], None)
    for at in again:
        tokens.kinds[at] = TEXT
    if closing is not None:
        tokens.kinds[opening], tokens.kinds[closing] = Q_OPEN, Q_CLOSE
        tokens.partner[opening] = closing


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
        if not any(block.kind is VERSE for block in self.blocks):
            return
        tokens = self.tokens
        begins = [tokens.starts[block.first] for block in self.blocks]
        for opening in sorted(tokens.partner, key=self._outermost):
            if opening >= 0 and tokens.kinds[opening] != Q_OPEN:
                continue
            block = self.blocks[bisect_right(begins, tokens.opened(opening)) - 1]
            if block.kind is Kind.VERSE:
                self._cut(block, opening)

    def _outermost(self, opening: int) -> tuple[int, int]:
        """Return the order in which to cut: of two that begin at one place, the longer first."""
        return self.tokens.opened(opening), -self.tokens.closed(opening)

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
