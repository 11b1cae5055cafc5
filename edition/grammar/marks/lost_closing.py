"""Own where the closing mark stood that a quotation lost.

In this order: after words that are quoted elsewhere; before the clause that reports them (“Yes, he
said); after a title; where the block ends that the mark begins, or the sentence that is introduced.
"""

import re

from edition.grammar.marks.lost_marks import (
    NEW_SENTENCE,
    PHRASE_LENGTH,
    PHRASE_WORDS,
    REACH,
    SENTENCE,
    SENTENCE_BEFORE,
    Habits,
    enclosed,
    reports,
)
from edition.grammar.model import Block, Certainty
from edition.grammar.structure.blocks import COLONS
from edition.grammar.structure.citations import leading
from edition.grammar.tokens import MAYBE_CALL, Q_CLOSE, Q_OPEN, STRAY
from edition.patterns import rare

SENTENCE_END = ".!?…"
ASKS, PAUSES = "?!", ",."
LEADS = (",", ":", "—", "–", "-")
"""What stands before words that a clause reports."""
BESIDE = 8
"""Characters before a mark in which its introduction ends."""
FEW = 2
"""So many sentences after “it is stated that” go on to the end of the paragraph, as a rule."""
NEXT_QUOTED = rare(rf"[^.!?;]{{1,80}}?(?:[,:]{MAYBE_CALL}—?)?[ \xa0\n]+[“‘\"'«„]")
"""A clause that leads to the next quotation: the keeper says, “"""
PARTED = rare(r"[;()]|[.!?]\s")
WORD_END = re.compile(r"\w(?!\w)")
TITLE = rare(
    r"[^\W\d_a-z][\w’'-]*(?:[ \xa0\n](?:[^\W\d_A-Z]{1,3}[ \xa0\n]){0,2}[^\W\d_a-z][\w’'-]*){2,8}"
    r"(?=[,.;:)]|[ \xa0][(\[])"
)
"""A title of three words or more, and what stands after one: The Isle of Man, ii. 4."""


class LostClosing:
    """Finds where marks were closed, by the *habits* of the book."""

    def __init__(self, habits: Habits) -> None:
        """Look at the text of *habits*."""
        self.habits, self.blocks, self.tokens = habits, habits.blocks, habits.tokens

    def place(self, number: int, index: int) -> tuple[int, Certainty]:
        """Return where what *index* opens was closed, and how sure that is; -1 if none can tell.

        The mark stands in block *number*.
        """
        tokens, block = self.tokens, self.blocks[number]
        start, (_, end) = tokens.end(index), tokens.span(block)
        upto = min(self._next_mark(block, index), end)
        before = self._before(block, index, BESIDE)
        led = not before or before.endswith(LEADS)
        repeated = self._repeats(start, upto, spoken=led)
        if repeated >= 0:
            return repeated, Certainty.HIGH
        reported = self._reported(start, min(upto, start + REACH), led=led)
        if reported >= 0:
            return reported, Certainty.MEDIUM
        titled = self._titled(start, upto) if before and not before.endswith(LEADS) else -1
        if titled >= 0:
            return titled, Certainty.MEDIUM
        ends = tokens.text[end - 1] in SENTENCE_END and upto == end
        ends = ends and not before[-1:].isalpha()  # the “lamp: a few words, not the paragraph
        begins = self._begins(number, index) or self._answered(number, index)
        if ends and begins and not enclosed(tokens, block, index):
            return end, Certainty.MEDIUM
        return self._sentence(block, index, upto)

    def _repeats(self, start: int, upto: int, *, spoken: bool) -> int:
        """Return where words end that begin at *start* and are quoted elsewhere, -1 if none.

        What is *spoken* may begin with words that somebody else says, and go on.
        """
        habits = self.habits
        text = self.tokens.text[start : min(upto, start + PHRASE_LENGTH)]
        places = [found.end() for found in WORD_END.finditer(text)][:PHRASE_WORDS]
        fits = (
            place for place in reversed(places) if habits.phrase(text[:place]) in habits.phrases
        )
        place = next(fits, -1)
        if place < 0:
            return -1
        after = text[place : place + 1]
        if spoken and after and after not in SENTENCE_END:
            return -1
        return self._behind_stop(start + place)

    def _reported(self, start: int, upto: int, *, led: bool) -> int:
        """Return where words end that begin at *start* and that a clause reports, -1 if none.

        A clause that introduces the next quotation reports other words, and parts it from the one
        sentence before it; several sentences are reported only where a pause *led* to them.
        """
        text = self.tokens.text
        found = self.tokens.profile.reporting.search(text, start, upto)
        if found is None:
            return -1
        one = not SENTENCE.search(text, start, found.start())
        introduces = NEXT_QUOTED.match(text, found.end(), upto + 1)
        if NEW_SENTENCE.match(text, found.start()):
            reasons = (one, led, introduces is not None)
            told = sum(reasons) > 1 and text[start].isupper()
        elif not self.habits.dialogue and self._few(start, found.start()):
            told = False
        else:
            told = one or (led and not introduces)
        return found.start() + 1 if told else -1

    def _few(self, start: int, end: int) -> bool:
        """Tell whether only a few words from *start* may be quoted, and others stand up to *end*.

        So where a word leads to them (the “lamp of the isle, he writes), or more than a comma
        parts them.
        """
        text = self.tokens.text
        before = text[max(0, start - BESIDE) : start - 1].rstrip()
        led = before[-1:].isalpha() and not self._introduces(before)
        return led or bool(PARTED.search(text, start, end))

    def _behind_stop(self, place: int) -> int:
        """Return the offset after a stop at *place*, if this book prints it within the marks."""
        stop = self.tokens.text[place : place + 1]
        inside = stop in ASKS or (stop in PAUSES and self.habits.commas_inside)
        return place + (bool(stop) and inside)

    def _titled(self, start: int, upto: int) -> int:
        """Return where the title ends that begins at *start*, -1 if none does."""
        if self.tokens.profile.nouns_capital:
            return -1
        title = TITLE.match(self.tokens.text, start, min(upto, start + 2 * PHRASE_LENGTH))
        return self._behind_stop(title.end()) if title else -1

    def _begins(self, number: int, index: int) -> bool:
        """Tell whether *index* begins the block, or what a colon introduces.

        That is one sentence, or the next block opens it again; a long block follows other speech.
        """
        tokens, block = self.tokens, self.blocks[number]
        before = self._before(block, index, BESIDE)
        start, (_, end) = tokens.end(index), tokens.span(block)
        near = end - start <= REACH
        if not before:
            return near or (
                number > 0 and tokens.kinds[self.blocks[number - 1].last - 1] == Q_CLOSE
            )
        again = tokens.texts[self._first(number + 1)] == tokens.texts[index]
        one = again or not SENTENCE.search(tokens.text, start, end)
        return near and one and before.endswith(COLONS)

    def _answered(self, number: int, index: int) -> bool:
        """Tell whether the next paragraph begins with the same mark: somebody answers there."""
        after = self._first(number + 1)
        return after in self.tokens.partner and self.tokens.texts[after] == self.tokens.texts[index]

    def _first(self, number: int) -> int:
        """Return the first token of block *number* that is not white space, -1 if there is none."""
        return leading(self.tokens, self.blocks[number]) if number < len(self.blocks) else -1

    def _sentence(self, block: Block, index: int, upto: int) -> tuple[int, Certainty]:
        """Return where the one sentence ends that is introduced, or all that is reported."""
        tokens, (_, end) = self.tokens, self.tokens.span(block)
        if enclosed(tokens, block, index):
            return -1, Certainty.LOW
        before = self._before(block, index, SENTENCE_BEFORE)
        start = tokens.end(index)
        stops = [found.start() + 1 for found in SENTENCE.finditer(tokens.text, start, upto)]
        reported = reports(tokens, SENTENCE.split(before)[-1])
        if upto < end and len(stops) == 1:
            spoken = tokens.text[start : start + 1].isupper() and self._introduces(before)
            return (stops[0], Certainty.MEDIUM) if spoken or reported else (-1, Certainty.LOW)
        if upto == end and reported and len(stops) >= FEW and tokens.text[end - 1] in SENTENCE_END:
            return end, Certainty.LOW
        return -1, Certainty.LOW

    def _introduces(self, before: str) -> bool:
        word = before.rsplit(None, 1)[-1] if before.split() else ""
        return before.endswith((",", *COLONS)) or bool(self.tokens.profile.verb.fullmatch(word))

    def _before(self, block: Block, index: int, many: int) -> str:
        """Return the last characters of the block before the mark at *index*, but not spaces."""
        begin, _ = self.tokens.span(block)
        start = self.tokens.starts[index]
        return self.tokens.text[max(begin, start - many) : start].rstrip()

    def _next_mark(self, block: Block, index: int) -> int:
        """Return the offset of the next quotation or of the end of the one around."""
        tokens = self.tokens
        mark = tokens.texts[index]
        for at in range(index + 1, block.last):
            if tokens.kinds[at] in {Q_OPEN, Q_CLOSE}:
                return tokens.starts[at]
            if tokens.kinds[at] == STRAY and tokens.texts[at] == mark:
                return tokens.starts[at]
        return tokens.span(block)[1]
