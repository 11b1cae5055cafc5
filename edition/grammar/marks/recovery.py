"""Own the recovery of marks that found no partner: what was meant, if that can be told.

A mark of another kind may close what is open (“so it was,’); else it is asked where the lost
partner stood (``lost_closing.py``, ``lost_opening.py``). What cannot be told stays a mark without
a partner, and is reported like the rest.
"""

from bisect import bisect_left

from edition.grammar.anomalies import report
from edition.grammar.marks.joined import OTHER_CLOSERS
from edition.grammar.marks.lost_closing import LostClosing
from edition.grammar.marks.lost_marks import Habits
from edition.grammar.marks.lost_opening import LostOpening
from edition.grammar.model import Block, Repair
from edition.grammar.tokens import Q_CLOSE, Q_OPEN, STRAY, TEXT, Loose, Tokens, balanced
from edition.structs import Mutable

PAUSES = ".,;:!?…—–-"
LONGEST = 6000
"""Characters of a quotation that a mark of another kind may close; or every mark without a
partner would be looked for to the end of its block."""


class Recovery(Mutable):
    """Recovers the loose marks of a text; ``loose`` holds those of each block."""

    tokens: Tokens
    blocks: list[Block]
    loose: dict[int, Loose]

    def run(self) -> None:
        """Resolve what can be told of each loose mark, and report every one."""
        if not self.loose:
            return
        habits = Habits(self.tokens, self.blocks)
        habits.read()
        closings, openings = LostClosing(habits), LostOpening(habits)
        for number in sorted(self.loose):
            loose = self.loose[number]
            closing = set(loose.unopened)
            for index in sorted([*loose.open_at_end, *loose.inside, *closing]):
                if self.tokens.kinds[index] != STRAY:
                    continue
                if index in closing:
                    self._closing(openings, number, index)
                else:
                    self._opening(closings, number, index)

    def _opening(self, closings: LostClosing, number: int, index: int) -> None:
        tokens, block = self.tokens, self.blocks[number]
        wrong = self._wrong_closer(block, index)
        if wrong is not None and self._balanced(index + 1, wrong):
            meant = tokens.profile.closers[tokens.texts[index]][0]
            self._pair(index, wrong)
            repair = Repair(tokens.starts[wrong], tokens.end(wrong), meant)
            report(tokens, "G004", wrong, repair, opening=tokens.texts[index])
            return
        place, certainty = closings.place(number, index)
        if place < 0 or not self._balanced(index + 1, self._token_at(block, place)):
            report(tokens, "G002", index)
            return
        closer = tokens.profile.closers[tokens.texts[index]][0]
        report(tokens, "G002", index, Repair(place, place, closer), certainty=certainty)
        self._pair(index, tokens.at(place))

    def _wrong_closer(self, block: Block, index: int) -> int | None:
        """Return the mark of another kind that closes where the right one should: “so,’ he."""
        tokens = self.tokens
        others = OTHER_CLOSERS.get(tokens.texts[index], "")
        upto = bisect_left(tokens.starts, tokens.starts[index] + LONGEST, index, block.last)
        at = index + 1
        while at < upto:
            if tokens.partner.get(at, -1) > at:
                at = tokens.partner[at]
            elif tokens.kinds[at] == Q_CLOSE:
                return None
            elif tokens.kinds[at] in {STRAY, TEXT} and tokens.texts[at] in others:
                start = tokens.starts[at]
                after = tokens.text[start + 1 : start + 2]
                if tokens.text[start - 1] in PAUSES and not after.isalnum():
                    return at
            at += 1
        return None

    def _token_at(self, block: Block, offset: int) -> int:
        """Return the first token of *block* that begins at *offset* or after it."""
        return bisect_left(self.tokens.starts, offset, block.first, block.last)

    def _balanced(self, first: int, last: int) -> bool:
        """Tell whether the tokens from *first* to before *last* close all that they open."""
        return balanced(self.tokens, first, last)

    def _closing(self, openings: LostOpening, number: int, index: int) -> None:
        tokens, block = self.tokens, self.blocks[number]
        place, certainty = openings.place(number, index)
        if place < 0 or not self._balanced(self._token_at(block, place), index):
            report(tokens, "G001", index)
            return
        openers = tokens.profile.openers.get(tokens.texts[index], tokens.texts[index])
        report(tokens, "G001", index, Repair(place, place, openers[0]), certainty=certainty)
        self._pair(tokens.at(place), index)

    def _pair(self, opening: int, closing: int) -> None:
        tokens = self.tokens
        tokens.partner[opening] = closing
        tokens.reported[opening] = ("mark-lost",)
        if opening >= 0:
            tokens.kinds[opening] = Q_OPEN
        if closing >= 0:
            tokens.kinds[closing] = Q_CLOSE
        if opening < 0 or closing < 0:
            tokens.insert(opening)
