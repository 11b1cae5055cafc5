"""Own quotations that each block opens again, and only the last closes.

French and Spanish books repeat the closing mark there, » for «.
"""

from collections import Counter
from collections.abc import Iterator

from edition.grammar.anomalies import report
from edition.grammar.evidence import evidence
from edition.grammar.marks.joined import BETWEEN, THROUGH, Chain, Links
from edition.grammar.marks.stack import DOUBLED
from edition.grammar.model import Block, Certainty, Kind, Repair
from edition.grammar.quotations.turns import Turns
from edition.grammar.quotations.unmarked import Unmarked
from edition.grammar.tokens import Q_CLOSE, Q_OPEN, STRAY, TEXT, balanced
from edition.patterns import rare
from edition.structs import Mutable, field

MAX_REOPENED = 4096
"""Blocks that may open a quotation again: somebody tells a story for chapters."""
WORD_LENGTH = 24
FEW = 2
"""A quotation of more blocks than this is none that lost its closing mark."""
SENTENCE_END = rare(r"[.!?…。！？]\s")
POSSESSIVES = ("’s", "'s")


class Reopened(Mutable):
    """Finds the chains that each block opens again."""

    links: Links
    turns: Turns
    unmarked: Unmarked
    unjoined: set[int] = field(default_factory=set)
    """Openings of chains that nothing closes: none of them need be followed again."""

    def find(self, number: int, opening: int, level: int) -> Chain | None:
        """Return the chain that *opening* begins, the mark number *level* that waits in a block."""
        if self.links.tokens.kinds[opening] != STRAY or opening in self.unjoined:
            return None
        if self._held(opening) or self.links.closed_wrongly(number, opening):
            return None
        numbers: list[int] = [number]
        openings: list[int | None] = [opening]
        for later, again in self._again(number, self.links.tokens.texts[opening], level):
            numbers.append(later)
            openings.append(again)
            if again is not None and again in self.links.tokens.partner:
                if len(numbers) <= FEW and self._lost(number, opening, later, again):
                    self._undo(numbers, openings)
                    return None
                return self.links.join(Chain(tuple(numbers), tuple(openings), "opened-again"))
        if level == 0 and (chain := self._closed_later(numbers, openings)):
            return chain
        self.unjoined.update(again for again in openings if again is not None)
        self._undo(numbers, openings)
        return None

    def _closed_later(self, numbers: list[int], openings: list[int | None]) -> Chain | None:
        """Return the chain of which the last blocks alone, such as a signature, open nothing."""
        links, tokens, last = self.links, self.links.tokens, openings[-1]
        if len(numbers) == 1 or last is None or tokens.texts[last] not in tokens.profile.closers:
            return None
        rest = self.unmarked.opened(numbers[-1], last)
        if rest is None:
            return None
        *_, closing = (tokens.partner[one] for one in rest.openings if one is not None)
        start, _ = tokens.span(links.blocks[rest.blocks[-1]])
        repair = Repair(start, start, tokens.texts[last])
        report(tokens, "G009", closing, repair, certainty=Certainty.MEDIUM)
        blocks, again = (*numbers, *rest.blocks[1:]), (*openings, *rest.openings[1:])
        return links.join(Chain(blocks, again, "opened-again"))

    def _lost(self, number: int, opening: int, later: int, again: int) -> bool:
        """Tell a closing mark that was lost before a paragraph of dialogue from a chain.

        What *opening* begins was reported already (“Go, he said. ¶ “Why?”), or the same marks
        quote something after it, and so is what *again* opens (He read “Go and left. “Go,” he
        said. ¶ “Why?” she asked.); else it is weighed. What is doubtful is reported.
        """
        tokens, block = self.links.tokens, self.links.blocks[number]
        if block.kind is self.links.blocks[later].kind is Kind.VERSE:
            return False  # each stanza opens again what the last one closes
        if self._reported(block, opening):
            return True
        mark = tokens.texts[opening]
        if self.turns.spoken(tokens.closed(again)) and any(
            tokens.kinds[at] == Q_OPEN and tokens.texts[at] == mark
            for at in range(opening + 1, block.last)
        ):
            return True
        table = evidence(tokens.profile).unclosed
        points = self.turns.points(number, opening, later, again)
        if table["doubtful"] <= points < table["lost"]:
            _, end = tokens.span(block)
            closer = "''" if mark == DOUBLED else tokens.profile.closers[mark][0]
            repair = Repair(end, end, closer)
            report(tokens, "G010", opening, repair, certainty=Certainty.LOW)
        return points >= table["lost"]

    def _reported(self, block: Block, opening: int) -> bool:
        """Tell whether a clause reports the first sentence after *opening*, and no mark ends it."""
        tokens = self.links.tokens
        profile, start, (_, end) = tokens.profile, tokens.end(opening), tokens.span(block)
        clause = (
            None if profile.clauses_inside else profile.reporting.search(tokens.text, start, end)
        )
        if not clause or any(mark in profile.openers for mark in clause[0]):
            return False
        return not SENTENCE_END.search(tokens.text, start, clause.start())

    def _again(self, number: int, mark: str, level: int) -> Iterator[tuple[int, int | None]]:
        """Yield each block that opens again with *mark*, and those between, until one closes."""
        between: list[int] = []
        for later in range(number + 1, min(len(self.links.blocks), number + MAX_REOPENED)):
            block = self.links.blocks[later]
            if self.links.aside(later, number):
                continue
            again = self.links.leading(block, level)
            if block.kind not in THROUGH or again in self.links.joined:
                return
            if again is not None and self._repeats_closing(later, again, mark):
                self._reopen(later, again)
            elif again is None or self.links.tokens.texts[again] != mark:
                if block.kind not in BETWEEN:
                    return
                between.append(later)
                continue
            yield from ((skipped, None) for skipped in between)
            yield later, again
            between = []
            if again not in self.links.open_at_end(later):
                return

    def _repeats_closing(self, number: int, again: int, mark: str) -> bool:
        """Tell whether a block is opened again with the closing mark: « at first, then »."""
        found = self.links.tokens.texts[again]
        if found == mark or found not in self.links.tokens.profile.closers.get(mark, ""):
            return False
        return number in self.links.loose and again in self.links.loose[number].unopened

    def _reopen(self, number: int, again: int) -> None:
        """Let the closing mark that begins a block open it, and the next loose one close it."""
        tokens, loose = self.links.tokens, self.links.loose[number]
        loose.unopened.remove(again)
        mark = tokens.texts[again]
        after = (at for at in loose.unopened if at > again and tokens.texts[at] == mark)
        closing = next(after, None)
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
        tokens = self.links.tokens
        for number, opening in zip(numbers, openings, strict=True):
            loose = self.links.loose.get(number)
            if opening is None or loose is None:
                continue
            if opening in loose.open_at_end:
                mark = tokens.texts[opening]
                if mark != DOUBLED and mark not in tokens.profile.closers:
                    loose.open_at_end.remove(opening)
                    loose.unopened.insert(0, opening)
            elif opening in tokens.partner and tokens.kinds[opening] == STRAY:
                closing = tokens.partner.pop(opening)
                tokens.kinds[closing] = STRAY
                loose.unopened[:] = sorted([*loose.unopened, opening, closing])

    def _held(self, opening: int) -> bool:
        """Tell whether only a few words can be meant: the “isle” of the book, Keeper’s “isle”."""
        text, start = self.links.tokens.text, self.links.tokens.starts[opening]
        before = text[max(0, start - WORD_LENGTH) : start]
        words = before.split()
        if not words or not before[-1].isspace():
            return False
        rows = evidence(self.links.tokens.profile).before_word.get(words[-1].lower(), ())
        held = any(row.points.get("soCalled", 0) > 0 for row in rows)
        return held or words[-1].endswith(POSSESSIVES)

    def nested(self, chains: list[Chain]) -> list[Chain]:
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
        tokens = self.links.tokens
        openings = list(chain.openings)
        for place, number in enumerate(chain.blocks):
            opening = openings[place]
            if place and again[number] > 1 and opening is not None and opening >= 0:
                openings[place] = before = self.links.unprinted(number)
                tokens.partner[before] = tokens.partner.pop(opening)
                tokens.kinds[opening] = TEXT
        return Chain(chain.blocks, tuple(openings), chain.evidence)
