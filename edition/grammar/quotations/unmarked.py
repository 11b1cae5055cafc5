"""Own quotations that run through several blocks which do not open them again.

One block opens and a later one closes what it did not open; or the first block closes though
the quotation goes on after a line that is only an omission, and a later block closes once more.
"""

from edition.grammar.anomalies import report
from edition.grammar.marks.joined import BETWEEN, MAX_CHAIN, THROUGH, Chain, Links
from edition.grammar.model import Certainty, Kind, Repair
from edition.grammar.tokens import Q_CLOSE, Q_OPEN, STRAY
from edition.structs import Mutable


class Unmarked(Mutable):
    """Finds the chains that only their first and last block mark."""

    links: Links

    def opened(self, number: int, opening: int) -> Chain | None:
        """Return the chain that *opening* begins and a later block closes."""
        tokens = self.links.tokens
        waits = tokens.kinds[opening] == STRAY and not self.links.closed_wrongly(number, opening)
        if not waits or self._pairs_of(opening, number, after=opening):
            return None
        closers = tokens.profile.closers[tokens.texts[opening]]
        for later in range(number + 1, min(len(self.links.blocks), number + MAX_CHAIN)):
            if self.links.aside(later, number):
                continue
            if self.links.blocks[later].kind not in THROUGH:
                return None
            closing = self._loose_closer(later, closers)
            if closing is not None and closing == self.links.leading(self.links.blocks[later], 0):
                return None
            if closing is not None and not self._pairs_of(opening, later, before=closing):
                return self._close_later(number, opening, later, closing)
            if later in self.links.loose or self._pairs_of(opening, later):
                return None
        return None

    def _loose_closer(self, number: int, closers: str) -> int | None:
        others = self.links.loose[number].unopened if number in self.links.loose else []
        for index in others:
            if self.links.tokens.texts[index] in closers:
                return index if self.links.free(number, index) else None
        return None

    def _pairs_of(
        self, opening: int, number: int, *, after: int = -1, before: int | None = None
    ) -> bool:
        """Tell whether a block has whole pairs of the same mark: then it is no chain."""
        mark, block = self.links.tokens.texts[opening], self.links.blocks[number]
        upto = block.last if before is None else before
        return any(
            self.links.tokens.kinds[index] == Q_OPEN and self.links.tokens.texts[index] == mark
            for index in range(max(block.first, after + 1), upto)
        )

    def _close_later(self, number: int, opening: int, later: int, closing: int) -> Chain:
        through = range(number, later + 1)
        numbers = tuple(at for at in through if at == number or not self.links.aside(at, number))
        last = self._end(later, closing)
        middle = (
            None if self.links.blocks[between].kind in BETWEEN else self.links.unprinted(between)
            for between in numbers[1:-1]
        )
        return self.links.join(Chain(numbers, (opening, *middle, last), "not-opened-again"))

    def _end(self, number: int, closing: int) -> int:
        """Let *closing* close what is open where its block begins; return that opening."""
        opening = self.links.unprinted(number)
        self.links.tokens.partner[opening] = closing
        self.links.tokens.kinds[closing] = Q_CLOSE
        self.links.loose[number].unopened.remove(closing)
        return opening

    def closed_early(self, number: int) -> Chain | None:
        """Look back from a block that ends with a loose closing mark."""
        tokens, block = self.links.tokens, self.links.blocks[number]
        closing = block.last - 1
        if block.kind is not Kind.PARAGRAPH or closing not in self.links.loose[number].unopened:
            return None
        if not self.links.free(number, closing):
            return None
        for earlier in range(number - 1, max(-1, number - MAX_CHAIN), -1):
            before = self.links.blocks[earlier]
            if before.kind not in {Kind.PARAGRAPH, Kind.OMISSION_LINE}:
                return None
            opening = self.links.leading(before, 0)
            if opening is None:
                continue
            closes = tokens.partner.get(opening) == before.last - 1
            whole = closes and opening not in self.links.joined
            interrupted = self.links.blocks[earlier + 1].kind is Kind.OMISSION_LINE
            if whole and interrupted and tokens.texts[closing] == tokens.texts[before.last - 1]:
                return self._go_on(earlier, opening, number, closing)
            return None
        return None

    def _go_on(self, earlier: int, opening: int, number: int, closing: int) -> Chain:
        tokens = self.links.tokens
        premature = tokens.partner.pop(opening)
        mark = tokens.texts[opening]
        repairs = [Repair(tokens.starts[premature], tokens.end(premature), "")]
        for later in range(earlier + 1, number + 1):
            if self.links.blocks[later].kind is Kind.PARAGRAPH:
                start, _ = tokens.span(self.links.blocks[later])
                repairs.append(Repair(start, start, mark))
        report(tokens, "G008", premature, *repairs, certainty=Certainty.MEDIUM)
        report(tokens, "G009", closing, *repairs, certainty=Certainty.MEDIUM)
        tokens.kinds[premature] = STRAY
        last = self._end(number, closing)
        numbers = tuple(range(earlier, number + 1))
        openings = (opening, *(None for _ in numbers[1:-1]), last)
        return self.links.join(Chain(numbers, openings, "omissions-between"))
