"""Own the recovery of marks that found no partner: what was meant, if that can be told.

For an opening mark, in this order: a mark of another kind closes it (“so it was,’); the same
words are quoted elsewhere; the clause that reports the words follows (“Yes, he said); the block
ends the sentence that the mark begins. For a closing mark: the same words are quoted elsewhere;
a colon introduces them, or a verb of saying (he said, Go hence.”); they are the whole block.
What cannot be told stays a mark without a partner, and is reported like the rest.
"""

import re
from bisect import bisect_left

from edition.grammar.anomalies import report
from edition.grammar.blocks import introduces
from edition.grammar.evidence import evidence
from edition.grammar.links import OTHER_CLOSERS
from edition.grammar.marks import Loose
from edition.grammar.model import Block, Certainty, Repair
from edition.grammar.tokens import Q_CLOSE, Q_OPEN, STRAY, TEXT, Tokens, balanced
from edition.structs import Mutable, field

PAUSES = ".,;:!?…—–-"
SENTENCE_END = ".!?…"
SPEECH_ENDS = tuple(",!?.…—")
SENTENCE = re.compile(r"(?:(?<=\w\w\w)\.|[!?…])(?:\[\w{1,3}\])?[\s\xa0]+(?=[^\W\d_a-z])")
"""The end of a sentence, up to where the next begins; the stop of Mr. or J. is none."""
LEADS = (",", ":", "—", "–", "-")
"""What stands before words that a clause reports."""
PHRASE_WORDS = 6
ARTICLED = 2
"""Words of a phrase, at least, before which an article or the like is left aside."""
PHRASE_LENGTH = 60
BESIDE = 8
LOOK_BACK = 200
"""Tokens to look back for a mark that opens around a loose one, so that no time is quadratic."""
REACH = 600
"""Characters between a loose mark and the place of its lost partner, at most."""
LONGEST = 6000
"""Characters of a quotation that a mark of another kind may close; or every mark without a
partner would be looked for to the end of its block."""
COMMAS = ((",”", ',"'), ("”,", '",'))
"""A comma within the marks, and outside."""
WORD_START = re.compile(r"(?<!\w)\w")
WORD_END = re.compile(r"\w(?!\w)")
INTRODUCED = re.compile(r":(?:\[\w{1,3}\])?(?:[—–-]+\s?|\s)(?=\S)")
"""A colon that introduces words: says: Go, says:[12]—Go."""
AND = re.compile(
    r",?[ \xa0\n](?:and|or|und|oder|et|ou|y|o|e|и|или|en|of|och|eller|i|lub)\s(?=[^\W\d_a-z])"
)
"""What parts two quotations, when the second begins with a capital: “A,” and B.”"""
SAID = re.compile(r"(\w+)(?:\[\w{1,3}\])?, (?=[^\W\d_a-z])")
"""A word that may be a verb of saying, and the sentence that begins after it."""


class Recovery(Mutable):
    """Recovers the loose marks of a text; ``loose`` holds those of each block."""

    tokens: Tokens
    blocks: list[Block]
    loose: dict[int, Loose]
    phrases: set[str] = field(default_factory=set)
    commas_inside: bool | None = None
    """This book prints commas within the marks: “so it was,” (American); None: not yet counted."""

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
                    self._closing(number, index)
                else:
                    self._opening(self.blocks[number], index)

    def _quoted_phrases(self) -> set[str]:
        """Return the phrases that stand in marks, but those of such words as anything has."""
        tokens = self.tokens
        found = {
            self._phrase(tokens.text[tokens.end(opening) : tokens.starts[closing]])
            for opening, closing in tokens.partner.items()
            if opening >= 0 and 0 <= closing <= opening + 4
            if tokens.starts[closing] - tokens.starts[opening] <= PHRASE_LENGTH
            if " " in tokens.text[tokens.starts[opening] : tokens.starts[closing]]
        }
        common = evidence(tokens.profile.key).function_words
        return {phrase for phrase in found if not common.issuperset(phrase.split())}

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

    def _lost_closer(self, block: Block, index: int) -> tuple[int, Certainty]:
        """Return where the closing mark was lost, -1 if that cannot be told."""
        tokens = self.tokens
        start, (_, end) = tokens.end(index), tokens.span(block)
        upto = min(self._next_mark(block, index), end)
        repeated = self._repeats(start, upto)
        if repeated >= 0:
            return repeated, Certainty.HIGH
        reporting = tokens.profile.reporting.search(tokens.text, start, min(upto, start + REACH))
        if reporting:
            before = self._before(block, index)
            led = not before or before.endswith(LEADS)
            if led or not SENTENCE.search(tokens.text, start, reporting.start()):
                return reporting.start() + 1, Certainty.MEDIUM
        ends = tokens.text[end - 1] in SENTENCE_END and upto == end
        if ends and self._begins(block, index) and not self._enclosed(block, index):
            return end, Certainty.MEDIUM
        return -1, Certainty.LOW

    def _repeats(self, start: int, upto: int) -> int:
        """Return where words end that begin at *start* and are quoted elsewhere, -1 if none."""
        text = self.tokens.text[start : min(upto, start + PHRASE_LENGTH)]
        places = [found.end() for found in WORD_END.finditer(text)][:PHRASE_WORDS]
        fits = (place for place in reversed(places) if self._phrase(text[:place]) in self.phrases)
        place = next(fits, -1 - start)
        inside = place > 0 and text[place : place + 1] == "," and self._prints_commas_inside()
        return start + place + inside

    def _prints_commas_inside(self) -> bool:
        if self.commas_inside is None:
            inside, outside = (sum(map(self.tokens.text.count, pair)) for pair in COMMAS)
            self.commas_inside = inside > outside
        return self.commas_inside

    def _begins(self, block: Block, index: int) -> bool:
        """Tell whether the mark at *index* begins the block, or what a colon introduces."""
        before = self._before(block, index)
        near = self.tokens.span(block)[1] - self.tokens.starts[index] <= REACH
        return near and (not before or before.endswith((":", ":—", ":–")))

    def _before(self, block: Block, index: int) -> str:
        """Return the last characters of the block before the mark at *index*, but not spaces."""
        begin, _ = self.tokens.span(block)
        start = self.tokens.starts[index]
        return self.tokens.text[max(begin, start - BESIDE) : start].rstrip()

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
        """Tell whether a pair of marks not far off holds the loose mark at *index*."""
        partner = self.tokens.partner
        begin = max(block.first, index - LOOK_BACK)
        return any(partner.get(at, -1) > index for at in range(begin, index))

    def _token_at(self, block: Block, offset: int) -> int:
        """Return the first token of *block* that begins at *offset* or after it."""
        return bisect_left(self.tokens.starts, offset, block.first, block.last)

    def _balanced(self, first: int, last: int) -> bool:
        """Tell whether the tokens from *first* to before *last* close all that they open."""
        return balanced(self.tokens, first, last)

    # ---- a closing mark that nothing opened

    def _closing(self, number: int, index: int) -> None:
        tokens, block = self.tokens, self.blocks[number]
        place, certainty = self._lost_opener(number, index)
        if place < 0 or not self._balanced(self._token_at(block, place), index):
            report(tokens, "G001", index)
            return
        openers = tokens.profile.openers.get(tokens.texts[index], tokens.texts[index])
        report(tokens, "G001", index, Repair(place, place, openers[0]), certainty=certainty)
        self._pair(tokens.at(place), index)

    def _lost_opener(self, number: int, index: int) -> tuple[int, Certainty]:
        """Return where the opening mark was lost, -1 if that cannot be told."""
        tokens, block = self.tokens, self.blocks[number]
        floor = self._floor(block, index)
        start = tokens.starts[index]
        repeated = self._repeated(floor, start)
        if repeated >= 0:
            return repeated, Certainty.HIGH
        between = tokens.text[floor:start]
        listed = AND.match(between)
        if listed and not SENTENCE.search(between) and self._closes_at(floor, block, index):
            return floor + listed.end(), Certainty.MEDIUM
        if floor == tokens.span(block)[0] and self._whole(number, index, between):
            return _word_from(tokens.text, floor), Certainty.MEDIUM
        begins = max(self._introduced(between), self._reported(index, between))
        if begins >= 0 and len(between) - begins <= REACH and not self._enclosed(block, index):
            return _word_from(tokens.text, floor + begins), Certainty.MEDIUM
        return -1, Certainty.LOW

    def _whole(self, number: int, index: int, between: str) -> bool:
        """Tell whether a block is a quotation: it is introduced, or one sentence, and closes."""
        if index + 1 < self.blocks[number].last or self._enclosed(self.blocks[number], index):
            return False
        introduced = number > 0 and introduces(self.tokens, self.blocks[number - 1])
        return introduced or (between[-1:] in SPEECH_ENDS and not SENTENCE.search(between))

    def _introduced(self, text: str) -> int:
        """Return where in *text* the words begin that a colon or a verb introduces last, or -1."""
        verb = self.tokens.profile.verb
        said = [found.end() for found in SAID.finditer(text) if verb.fullmatch(found.group(1))]
        colons = [found.end() for found in INTRODUCED.finditer(text)]
        return max([*said, *colons], default=-1)

    def _floor(self, block: Block, index: int) -> int:
        """Return the offset after the mark before *index*, or where the block begins."""
        tokens = self.tokens
        for at in range(index - 1, block.first - 1, -1):
            if tokens.kinds[at] in {Q_OPEN, Q_CLOSE, STRAY} and at not in tokens.partner:
                return tokens.end(at)
            if tokens.kinds[at] == Q_OPEN:
                return tokens.end(at)
        return tokens.span(block)[0]

    def _closes_at(self, floor: int, block: Block, index: int) -> bool:
        """Tell whether a quotation that is whole ends at *floor*, before the mark at *index*."""
        at = bisect_left(self.tokens.starts, floor, block.first, index) - 1
        return at >= block.first and self.tokens.kinds[at] == Q_CLOSE

    def _phrase(self, text: str) -> str:
        """Return the words of *text* as they are compared: an article before them tells nothing."""
        words = text.lower().strip(".,;:!?…—–- ").split()
        led = evidence(self.tokens.profile.key).before_word
        articled = len(words) > ARTICLED and any(
            row.name == "determined" for row in led.get(words[0], ())
        )
        return " ".join(words[articled:])

    def _repeated(self, floor: int, start: int) -> int:
        """Return where words begin that are quoted elsewhere and end at *start*, -1 if none."""
        text = self.tokens.text[max(floor, start - PHRASE_LENGTH) : start]
        places = [found.start() for found in WORD_START.finditer(text)][-PHRASE_WORDS:]
        offset = start - len(text)
        fits = (place for place in places if self._phrase(text[place:]) in self.phrases)
        return next((offset + place for place in fits), -1)

    def _reported(self, index: int, between: str) -> int:
        """Return where the sentence begins in *between* that a clause reports: Go,” he said; or -1.

        The clause follows the mark at *index*; *between* stands before it.
        """
        start = self.tokens.starts[index]
        if not self.tokens.profile.reporting.match(self.tokens.text, start - 1):
            return -1
        return max((found.end() for found in SENTENCE.finditer(between)), default=0)

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
