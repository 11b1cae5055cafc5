"""Own the recovery of marks that found no partner: what was meant, if that can be told.

For an opening mark, in this order: a mark of another kind closes it (“so it was,’); the clause
that reports the words follows (“Yes, he said); the block ends the sentence. For a closing
mark: the same words are quoted elsewhere; a colon introduces them; they begin the block.
What cannot be told stays a mark without a partner, and is reported like the rest.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from edition.grammar.anomalies import report
from edition.grammar.marks import Loose
from edition.grammar.model import Block, Certainty, Repair
from edition.grammar.tokens import Q_CLOSE, Q_OPEN, STRAY, TEXT, Tokens, balanced

OTHER_CLOSERS = {"“": "’'", "‘": "”", '"': "'’”", "„": "’‘'", "«": "”›"}
"""Marks that were set by mistake where the one that closes should stand."""
PAUSES = ".,;:!?…—–-"
SENTENCE_END = ".!?…"
PHRASE_WORDS = 6
PHRASE_LENGTH = 60
REACH = 600
"""Characters between a loose mark and the place of its lost partner, at most."""
WORD_START = re.compile(r"(?<!\w)\w")


@dataclass(slots=True)
class Recovery:
    """Recovers the loose marks of a text; ``loose`` holds those of each block."""

    tokens: Tokens
    blocks: list[Block]
    loose: dict[int, Loose]
    phrases: set[str] = field(default_factory=set)

    def run(self) -> None:
        """Resolve what can be told of each loose mark, and report every one."""
        if not self.loose:
            return
        self.phrases = self._quoted_phrases()
        for number in sorted(self.loose):
            loose = self.loose[number]
            closing = set(loose.unopened)
            for index in sorted([*loose.open_at_end, *loose.inside, *closing]):
                if self.tokens.kinds[index] != STRAY:
                    continue
                if index in closing:
                    self._closing(self.blocks[number], index)
                else:
                    self._opening(self.blocks[number], index)

    def _quoted_phrases(self) -> set[str]:
        tokens = self.tokens
        return {
            _phrase(tokens.text[tokens.end(opening) : tokens.starts[closing]])
            for opening, closing in tokens.partner.items()
            if opening >= 0 and 0 <= closing <= opening + 4
            if tokens.starts[closing] - tokens.starts[opening] <= PHRASE_LENGTH
            if " " in tokens.text[tokens.starts[opening] : tokens.starts[closing]]
        } - {""}

    # ---- an opening mark that nothing closes

    def _opening(self, block: Block, index: int) -> None:
        tokens = self.tokens
        wrong = self._wrong_closer(block, index)
        if wrong is not None and self._balanced(index + 1, wrong):
            meant = tokens.profile.closers[tokens.texts[index]][0]
            self._pair(index, wrong)
            repair = Repair(tokens.starts[wrong], tokens.end(wrong), meant)
            report(tokens, "G004", wrong, repair, opening=tokens.texts[index])
            return
        place, certainty = self._lost_closer(block, index)
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
        at = index + 1
        while at < block.last:
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

    def _lost_closer(self, block: Block, index: int) -> tuple[int, Certainty]:
        """Return where the closing mark was lost, -1 if that cannot be told."""
        tokens = self.tokens
        start, (_, end) = tokens.end(index), tokens.span(block)
        upto = min(self._next_mark(block, index), end)
        reporting = tokens.profile.reporting.search(tokens.text, start, min(upto, start + REACH))
        if reporting:
            return reporting.start() + 1, Certainty.MEDIUM
        whole = tokens.text[end - 1] in SENTENCE_END and end - start <= REACH
        if whole and upto == end and not self._enclosed(block, index):
            return end, Certainty.MEDIUM
        return -1, Certainty.LOW

    def _next_mark(self, block: Block, index: int) -> int:
        """Return the offset of the next quotation or of the end of the one around."""
        tokens = self.tokens
        mark = tokens.texts[index]
        for at in range(index + 1, block.last):
            if tokens.kinds[at] == Q_CLOSE and tokens.starts[at] > tokens.starts[index]:
                return tokens.starts[at]
            if tokens.kinds[at] in {Q_OPEN, STRAY} and tokens.texts[at] == mark:
                return tokens.starts[at]
            if tokens.kinds[at] == Q_OPEN:
                return tokens.starts[at]
        return tokens.span(block)[1]

    def _enclosed(self, block: Block, index: int) -> bool:
        """Tell whether a pair of marks holds the loose mark at *index*."""
        partner = self.tokens.partner
        return any(partner.get(at, -1) > index for at in range(block.first, index) if at in partner)

    def _token_at(self, block: Block, offset: int) -> int:
        """Return the first token of *block* that begins at *offset* or after it."""
        return bisect_left(self.tokens.starts, offset, block.first, block.last)

    def _balanced(self, first: int, last: int) -> bool:
        """Tell whether the tokens from *first* to before *last* close all that they open."""
        return balanced(self.tokens, first, last)

    # ---- a closing mark that nothing opened

    def _closing(self, block: Block, index: int) -> None:
        tokens = self.tokens
        place, certainty = self._lost_opener(block, index)
        if place < 0 or not self._balanced(self._token_at(block, place), index):
            report(tokens, "G001", index)
            return
        openers = tokens.profile.openers.get(tokens.texts[index], tokens.texts[index])
        report(tokens, "G001", index, Repair(place, place, openers[0]), certainty=certainty)
        self._pair(tokens.at(place), index)

    def _lost_opener(self, block: Block, index: int) -> tuple[int, Certainty]:
        """Return where the opening mark was lost, -1 if that cannot be told."""
        tokens = self.tokens
        floor = self._floor(block, index)
        start = tokens.starts[index]
        repeated = self._repeated(floor, start)
        if repeated >= 0:
            return repeated, Certainty.HIGH
        between = tokens.text[floor:start]
        introduced = max(between.rfind(": "), between.rfind(":\n"))
        if introduced >= 0 and len(between) - introduced <= REACH:
            return _word_from(tokens.text, floor + introduced + 2), Certainty.MEDIUM
        begins = floor == tokens.span(block)[0] and len(between) <= REACH
        if begins and self._reported(index) and not self._enclosed(block, index):
            return _word_from(tokens.text, floor), Certainty.MEDIUM
        return -1, Certainty.LOW

    def _floor(self, block: Block, index: int) -> int:
        """Return the offset after the mark before *index*, or where the block begins."""
        tokens = self.tokens
        for at in range(index - 1, block.first - 1, -1):
            if tokens.kinds[at] in {Q_OPEN, Q_CLOSE, STRAY} and at not in tokens.partner:
                return tokens.end(at)
            if tokens.kinds[at] == Q_OPEN:
                return tokens.end(at)
        return tokens.span(block)[0]

    def _repeated(self, floor: int, start: int) -> int:
        """Return where words begin that are quoted elsewhere and end at *start*, -1 if none."""
        text = self.tokens.text[max(floor, start - PHRASE_LENGTH) : start]
        places = [found.start() for found in WORD_START.finditer(text)][-PHRASE_WORDS:]
        offset = start - len(text)
        fits = (place for place in places if _phrase(text[place:]) in self.phrases)
        return next((offset + place for place in fits), -1)

    def _reported(self, index: int) -> bool:
        """Tell whether what closes at *index* reads as speech: a pause before, a clause after."""
        tokens = self.tokens
        start = tokens.starts[index]
        paused = tokens.text[start - 1 : start] in tuple(",!?.…—")
        clause = tokens.profile.reporting.match(tokens.text, start - 1)
        return bool(
            paused
            and (clause or index + 1 >= len(tokens.kinds) or tokens.kinds[index + 1] == "BLANK")
        )

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


def _word_from(text: str, offset: int) -> int:
    while offset < len(text) and text[offset].isspace():
        offset += 1
    return offset


def _phrase(text: str) -> str:
    return " ".join(text.lower().strip(".,;:!?…—–- ").split())
