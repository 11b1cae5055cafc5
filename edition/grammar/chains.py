"""Own quotations that run through several blocks, whether or not each opens them again.

Three ways of printing them, tried in this order:

1. the opening mark is repeated at each block, and only the last block closes; French and
   Spanish books repeat the closing mark there, » for «;
2. the mark is not repeated: one block opens, a later one closes what it did not open;
3. the first block closes though the quotation goes on after a line that is only an omission,
   and a later block closes once more.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from edition.grammar.anomalies import report
from edition.grammar.evidence import evidence
from edition.grammar.marks import Loose
from edition.grammar.model import Block, Certainty, Kind, Repair
from edition.grammar.tokens import Q_CLOSE, Q_OPEN, STRAY, TEXT, Tokens, balanced

OTHER_CLOSERS = {"“": "’'", "‘": "”", '"': "'’”", "„": "’‘'", "«": "”›"}
"""Marks that were set by mistake where the one that closes should stand."""
MAX_CHAIN = 64
"""Blocks that one quotation may run through unmarked; more: marks without partner."""
MAX_REOPENED = 4096
"""Blocks that may open a quotation again: somebody tells a story for chapters."""
WORD_LENGTH = 24
POSSESSIVES = ("’s", "'s")
BETWEEN = {Kind.VERSE, Kind.OMISSION_LINE, Kind.SEPARATOR}
"""Blocks that a quotation runs through without a mark of their own."""
THROUGH = BETWEEN | {Kind.PARAGRAPH, Kind.NOTE}


@dataclass(frozen=True, slots=True)
class Chain:
    """A quotation in several blocks: for each block its number and the opening there.

    An opening is the index of a token, negative if none is printed, or None where the whole
    block belongs to the quotation without a mark.
    """

    blocks: tuple[int, ...]
    openings: tuple[int | None, ...]
    evidence: str


@dataclass(slots=True)
class Chains:
    """Finds the chains of a text; ``loose`` holds the loose marks of each block that has any."""

    tokens: Tokens
    blocks: list[Block]
    loose: dict[int, Loose]
    unjoined: set[int] = field(default_factory=set)
    """Openings of chains that nothing closes: none of them need be followed again."""
    joined: set[int] = field(default_factory=set)
    """Openings that belong to a chain already."""

    def run(self) -> list[Chain]:
        """Return the chains in order; their marks are resolved and no longer loose."""
        found: list[Chain] = []
        open_at_end = {number: self.loose[number].open_at_end[:] for number in sorted(self.loose)}
        for number, openings in open_at_end.items():
            if self.blocks[number].kind not in THROUGH:
                continue
            for level, opening in enumerate(openings):
                chain = self._reopened(number, opening, level)
                if chain is None and level == 0:
                    chain = self._not_reopened(number, opening)
                if chain:
                    found.append(chain)
        found += [chain for number in sorted(self.loose) if (chain := self._premature(number))]
        found.sort(key=lambda chain: chain.blocks[0])
        return self._nested(found)

    # ---- 1. opened again in each block

    def _reopened(self, number: int, opening: int, level: int) -> Chain | None:
        if self.tokens.kinds[opening] != STRAY or opening in self.unjoined:
            return None
        if self._held(opening) or self._closed_wrongly(number, opening):
            return None
        numbers: list[int] = [number]
        openings: list[int | None] = [opening]
        for later, again in self._again(number, self.tokens.texts[opening], level):
            numbers.append(later)
            openings.append(again)
            if again in self.tokens.partner:
                return self._join(Chain(tuple(numbers), tuple(openings), "opened-again"))
        self.unjoined.update(again for again in openings if again is not None)
        self._undo(numbers, openings)
        return None

    def _again(self, number: int, mark: str, level: int) -> Iterator[tuple[int, int | None]]:
        """Yield each block that opens again with *mark*, and those between, until one closes."""
        between: list[int] = []
        for later in range(number + 1, min(len(self.blocks), number + MAX_REOPENED)):
            block = self.blocks[later]
            again = self._leading(block, level)
            if block.kind not in THROUGH or again in self.joined:
                return
            if again is not None and self._repeats_closing(later, again, mark):
                self._reopen(later, again)
            elif again is None or self.tokens.texts[again] != mark:
                if block.kind not in BETWEEN:
                    return
                between.append(later)
                continue
            yield from ((skipped, None) for skipped in between)
            yield later, again
            between = []
            if again not in self._open_at_end(later):
                return

    def _repeats_closing(self, number: int, again: int, mark: str) -> bool:
        """Tell whether a block is opened again with the closing mark: « at first, then »."""
        found = self.tokens.texts[again]
        if found == mark or found not in self.tokens.profile.closers[mark]:
            return False
        return number in self.loose and again in self.loose[number].unopened

    def _reopen(self, number: int, again: int) -> None:
        """Let the closing mark that begins a block open it, and the next loose one close it."""
        tokens, loose = self.tokens, self.loose[number]
        loose.unopened.remove(again)
        mark = tokens.texts[again]
        closing = next((at for at in loose.unopened if tokens.texts[at] == mark), None)
        if closing is None:
            loose.open_at_end.append(again)
        elif balanced(tokens, again + 1, closing):
            loose.unopened.remove(closing)
            tokens.partner[again] = closing
            tokens.kinds[closing] = Q_CLOSE
        else:
            loose.unopened.insert(0, again)

    def _undo(self, numbers: list[int], openings: list[int | None]) -> None:
        """Let the closing marks that began blocks be loose closing marks again."""
        for number, opening in zip(numbers, openings, strict=True):
            loose = self.loose.get(number)
            if opening is None or loose is None or opening not in loose.open_at_end:
                continue
            if self.tokens.texts[opening] not in self.tokens.profile.closers:
                loose.open_at_end.remove(opening)
                loose.unopened.insert(0, opening)

    def _leading(self, block: Block, level: int) -> int | None:
        """Return the mark number *level* (from 0) of those that begin *block*, if any."""
        tokens = self.tokens
        index = block.first
        if tokens.kinds[index] == TEXT and tokens.texts[index].isspace():
            index += 1
        for at in range(index, index + level + 1):
            if at >= block.last or tokens.kinds[at] not in {STRAY, Q_OPEN}:
                return None
        return index + level

    def _open_at_end(self, number: int) -> list[int]:
        return self.loose[number].open_at_end if number in self.loose else []

    def _nested(self, chains: list[Chain]) -> list[Chain]:
        """Where a block opens several quotations again (“‘), let each begin before these marks.

        Then nothing but white space stands between a segment and the one before it.
        """
        again = Counter(
            number
            for chain in chains
            for number, opening in zip(chain.blocks[1:], chain.openings[1:], strict=True)
            if opening is not None and opening >= 0
        )
        return [self._set_before(chain, again) for chain in chains]

    def _set_before(self, chain: Chain, again: Counter[int]) -> Chain:
        tokens = self.tokens
        openings = list(chain.openings)
        for place, number in enumerate(chain.blocks):
            opening = openings[place]
            if place and again[number] > 1 and opening is not None and opening >= 0:
                openings[place] = before = self._unprinted(number)
                tokens.partner[before] = tokens.partner.pop(opening)
                tokens.kinds[opening] = TEXT
        return Chain(chain.blocks, tuple(openings), chain.evidence)

    # ---- 2. not opened again

    def _not_reopened(self, number: int, opening: int) -> Chain | None:
        tokens = self.tokens
        if tokens.kinds[opening] != STRAY or self._pairs_of(opening, number, after=opening):
            return None
        closers = tokens.profile.closers[tokens.texts[opening]]
        for later in range(number + 1, min(len(self.blocks), number + MAX_CHAIN)):
            if self.blocks[later].kind not in THROUGH:
                return None
            closing = self._loose_closer(later, closers)
            if closing is not None and closing == self._leading(self.blocks[later], 0):
                return None
            if closing is not None and not self._pairs_of(opening, later, before=closing):
                return self._close_later(number, opening, later, closing)
            if later in self.loose or self._pairs_of(opening, later):
                return None
        return None

    def _loose_closer(self, number: int, closers: str) -> int | None:
        others = self.loose[number].unopened if number in self.loose else []
        for index in others:
            if self.tokens.texts[index] in closers:
                return index if self._free(number, index) else None
        return None

    def _free(self, number: int, closing: int) -> bool:
        """Tell whether nothing that opens in a block before *closing* closes after it."""
        crossing = any(opening < closing for opening in self._open_at_end(number))
        return not crossing and balanced(self.tokens, self.blocks[number].first, closing)

    def _pairs_of(
        self, opening: int, number: int, *, after: int = -1, before: int | None = None
    ) -> bool:
        """Tell whether a block has whole pairs of the same mark: then it is no chain."""
        mark, block = self.tokens.texts[opening], self.blocks[number]
        upto = block.last if before is None else before
        return any(
            self.tokens.kinds[index] == Q_OPEN and self.tokens.texts[index] == mark
            for index in range(max(block.first, after + 1), upto)
        )

    def _close_later(self, number: int, opening: int, later: int, closing: int) -> Chain:
        tokens = self.tokens
        numbers = tuple(range(number, later + 1))
        last = self._unprinted(later)
        tokens.partner[last] = closing
        tokens.kinds[closing] = Q_CLOSE
        self.loose[later].unopened.remove(closing)
        middle = (
            None if self.blocks[between].kind in BETWEEN else self._unprinted(between)
            for between in numbers[1:-1]
        )
        return self._join(Chain(numbers, (opening, *middle, last), "not-opened-again"))

    # ---- 3. closed too early

    def _premature(self, number: int) -> Chain | None:
        """Look back from a block that ends with a loose closing mark."""
        tokens, block = self.tokens, self.blocks[number]
        closing = block.last - 1
        if block.kind is not Kind.PARAGRAPH or closing not in self.loose[number].unopened:
            return None
        if not self._free(number, closing):
            return None
        for earlier in range(number - 1, max(-1, number - MAX_CHAIN), -1):
            before = self.blocks[earlier]
            if before.kind not in {Kind.PARAGRAPH, Kind.OMISSION_LINE}:
                return None
            opening = self._leading(before, 0)
            if opening is None:
                continue
            closes = tokens.partner.get(opening) == before.last - 1
            whole = closes and opening not in self.joined
            interrupted = self.blocks[earlier + 1].kind is Kind.OMISSION_LINE
            if whole and interrupted and tokens.texts[closing] == tokens.texts[before.last - 1]:
                return self._go_on(earlier, opening, number, closing)
            return None
        return None

    def _go_on(self, earlier: int, opening: int, number: int, closing: int) -> Chain:
        tokens = self.tokens
        premature = tokens.partner.pop(opening)
        mark = tokens.texts[opening]
        repairs = [Repair(tokens.starts[premature], tokens.end(premature), "")]
        for later in range(earlier + 1, number + 1):
            if self.blocks[later].kind is Kind.PARAGRAPH:
                start, _ = tokens.span(self.blocks[later])
                repairs.append(Repair(start, start, mark))
        report(tokens, "G008", premature, *repairs, certainty=Certainty.MEDIUM)
        report(tokens, "G009", closing, *repairs, certainty=Certainty.MEDIUM)
        tokens.kinds[premature] = STRAY
        self.loose[number].unopened.remove(closing)
        last = self._unprinted(number)
        tokens.partner[last] = closing
        tokens.kinds[closing] = Q_CLOSE
        numbers = tuple(range(earlier, number + 1))
        openings = (opening, *(None for _ in numbers[1:-1]), last)
        return self._join(Chain(numbers, openings, "omissions-between"))

    # ---- what all have in common

    def _held(self, opening: int) -> bool:
        """Tell whether only a few words can be meant: the “isle” of the book, Keeper’s “isle”."""
        text, start = self.tokens.text, self.tokens.starts[opening]
        before = text[max(0, start - WORD_LENGTH) : start]
        words = before.split()
        if not words or not before[-1].isspace():
            return False
        rows = evidence().before_word.get(words[-1].lower(), ())
        held = any(row.points.get("soCalled", 0) > 0 for row in rows)
        return held or words[-1].endswith(POSSESSIVES)

    def _closed_wrongly(self, number: int, opening: int) -> bool:
        """Tell whether a mark of another kind closes in the same block: “So it was,’ he said."""
        tokens = self.tokens
        others = OTHER_CLOSERS.get(tokens.texts[opening], "")
        return any(
            index > opening and tokens.texts[index] in others
            for index in self.loose[number].unopened
        )

    def _unprinted(self, number: int) -> int:
        """Return an opening at the first word of a block, where none is printed."""
        start, end = self.tokens.span(self.blocks[number])
        text = self.tokens.text[start:end]
        return self.tokens.at(start + len(text) - len(text.lstrip(" \t")))

    def _join(self, chain: Chain) -> Chain:
        """Resolve the marks of *chain*: each block but the last leaves the quotation open."""
        tokens = self.tokens
        for number, opening in zip(chain.blocks, chain.openings, strict=True):
            if opening is None:
                continue
            self.joined.add(opening)
            if opening >= 0:
                tokens.kinds[opening] = Q_OPEN
                if opening in self._open_at_end(number):
                    self.loose[number].open_at_end.remove(opening)
            if opening not in tokens.partner:
                _, end = tokens.span(self.blocks[number])
                tokens.partner[opening] = tokens.at(end)
        return chain
