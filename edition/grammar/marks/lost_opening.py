"""Own where the opening mark stood that a quotation lost.

In this order: before words that are quoted elsewhere; after the word that joins two quotations;
after the clause that interrupts one;
where the block begins, if it is one; after the word that reports at length (he writes that);
after a colon or a verb of saying, or a sentence that begins
within another (he said Go hence.”); where the sentence begins that a clause reports.
"""

import re
from bisect import bisect_left

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
from edition.grammar.structure.blocks import introduces
from edition.grammar.tokens import CALL, MAYBE_CALL, Q_CLOSE, Q_OPEN, STRAY
from edition.patterns import rare

SPEECH_ENDS = tuple(",!?.…—")
WORD_START = re.compile(r"(?<!\w)\w")
INTRODUCED = re.compile(rf":{MAYBE_CALL}(?:[—–-]+\s?|\s)(?=\S)")
"""A colon that introduces words: says: Go, says:[12]—Go."""
AND = re.compile(
    r",?[ \xa0\n](?:and|or|und|oder|et|ou|y|o|e|и|или|en|of|och|eller|i|lub)\s(?=[^\W\d_a-z])"
)
"""What parts two quotations, when the second begins with a capital: “A,” and B.”"""
SAID = re.compile(rf"\b(\w+){MAYBE_CALL}, (?=[^\W\d_a-z])")
"""A word that may be a verb of saying, and the sentence that begins after it."""
WITHIN = re.compile(
    rf"[^\W\d_A-Z][\w’'-]*,?{MAYBE_CALL}[ \xa0\n]"
    r"(?=([^\W\d_a-z][^\W\d_A-Z]+)[ \xa0\n]+([^\W\d_a-z](?!\s))?)"
)
"""A word, and one with a capital right after it: the words On that day"""
ABBREVIATED = r"(?:[^,;:.?!—]{0,30}\b[A-Z]\w{0,2}\.)*"
"""What a full stop does not end: Mr. J. Keeper"""
NEXT = rf"{MAYBE_CALL}[ \xa0\n]+(?=\w)"
PAUSED = rare(ABBREVIATED + r"[^;:.?!—]{1,90}((?<=\w\w\w)\.|[;:])" + NEXT)
COMMA = rare(ABBREVIATED + r"[^,;:.?!—]{1,60}(,)" + NEXT)
"""A clause and the pause after it: said he; with a comma, where no longer pause follows."""
ADVERB = rare(r"\w+(?:[ \xa0\n]\w+){0,2},")
"""A few words and a comma: said he, slowly, as"""
TOLD = 60
"""Characters of a sentence after which a story may go on, and not the speech."""
ASKS = tuple("?!")
STATED = rare(SENTENCE.pattern.replace("|[!?…]", "") + r"|\.[—–](?=[^\W\d_a-z])")
"""The end of a sentence that asks nothing, or a headword: The Isle.—"""
LABEL = rare(rf"{CALL}\s*")
WORD = rare(r"[^\W\d_]+")
LONG_SENTENCE = 120
"""Characters of a sentence that may be told before the words that a clause reports."""
SPEECH_STOPS = tuple(".!?…")
CONJUNCTION = rare(rf"(?<=\s)(\w+){MAYBE_CALL},?\s+(?=\w)")


class LostOpening:
    """Finds where marks were opened, by the *habits* of the book."""

    def __init__(self, habits: Habits) -> None:
        """Look at the text of *habits*."""
        self.habits, self.blocks, self.tokens = habits, habits.blocks, habits.tokens

    def place(self, number: int, index: int) -> tuple[int, Certainty]:
        """Return where what *index* closes was opened, and how sure that is; -1 if none can tell.

        The mark stands in block *number*.
        """
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
        resumed = self._resumed(floor, start)
        if resumed >= 0:
            return resumed, Certainty.MEDIUM
        if floor == tokens.span(block)[0] and self._whole(number, index, between):
            return _word_from(tokens.text, floor), Certainty.MEDIUM
        begins, certainty = self._after_conjunction(block, index, between), Certainty.LOW
        if begins < 0:
            begins = self._reported(block, index, between)
            begins = max(begins, self._introduced(between))
            begins = begins if len(between) - begins <= REACH else -1
            certainty = Certainty.MEDIUM
        if begins >= 0 and not enclosed(tokens, block, index):
            begins = max(begins, _bracket(between))
            return _word_from(tokens.text, floor + begins), certainty
        return -1, Certainty.LOW

    def _resumed(self, floor: int, start: int) -> int:
        """Return where words go on after the clause at *floor* that reports those before, or -1.

        So in “Go,” said he, and light it.”
        """
        text, clause = self.tokens.text, self.tokens.profile.reporting
        if NEW_SENTENCE.match(text, floor - 2):
            return -1
        if not any(clause.match(text, floor - before) for before in (1, 2)):
            return -1
        paused = PAUSED.match(text, floor, start)
        if paused and "," in text[paused.start() : paused.end(1) - 1]:
            return -1
        paused = paused or self._resumed_after_comma(floor, start)
        if not paused:
            return -1
        after = text[paused.end() : start]
        if (first := SENTENCE.search(after)) and self._told(after[: first.start()]):
            return -1
        return paused.end() + max(self._introduced(after), 0)

    def _resumed_after_comma(self, floor: int, start: int) -> re.Match[str] | None:
        """Match the clause up to its comma, if one sentence follows: the story may, else."""
        text = self.tokens.text
        comma = COMMA.match(text, floor, start)
        if not comma or SENTENCE.search(text, comma.end(), start):
            return None
        return None if ADVERB.match(text, comma.end(), start) else comma

    def _whole(self, number: int, index: int, between: str) -> bool:
        """Tell whether a block is a quotation: it is introduced, or one sentence, and closes."""
        block = self.blocks[number]
        if index + 1 < block.last or enclosed(self.tokens, block, index) or block.label:
            return False
        if number > 0 and introduces(self.tokens, self.blocks[number - 1]):
            return True
        if not self.habits.dialogue:
            return False
        one = not SENTENCE.search(between) and not INTRODUCED.search(between)
        return one and self._introduced(between) < 0 and between[-1:] in SPEECH_ENDS

    def _introduced(self, text: str) -> int:
        """Return where in *text* the words begin that a colon or a verb introduces last, or -1.

        A word such as The begins a sentence there, too, if no full stop stands before it, and it
        is no title: The Lamp. What is further away than the mark can have stood is not looked at.
        """
        verb, words = self.tokens.profile.verb, self.habits.function_words
        # from after a space on, as nothing that is looked for has one but at its end
        since = text.rfind(" ", 0, max(0, len(text) - REACH - 1)) + 1
        said = [one.end() for one in SAID.finditer(text, since) if verb.fullmatch(one[1])]
        colons = [
            found.end()
            for found in INTRODUCED.finditer(text, since)
            if _level(text, found.end()) and not text[found.end()].islower()
        ]
        within = [
            one.end()
            for one in WITHIN.finditer(text, since)
            if one[1].lower() in words and not (one[2] and one[1].lower() in self.habits.articles)
        ]
        return max([*said, *colons, *within], default=-1)

    def _after_conjunction(self, block: Block, index: int, text: str) -> int:
        """Return where the words begin that are reported at length: he writes that each; or -1.

        That is told in the first of several sentences, and they end with the block; in one, or
        at the beginning of a sentence, a few words may be quoted.
        """
        if self.habits.dialogue or index + 1 < block.last or text[-1:] not in SPEECH_STOPS:
            return -1
        conjunctions = self.tokens.profile.conjunctions
        first = SENTENCE.search(text) if conjunctions else None
        if first is None:
            return -1
        for found in CONJUNCTION.finditer(text, 0, first.start()):
            if found[1] in conjunctions:
                led = text[max(0, found.end(1) - SENTENCE_BEFORE) : found.end(1)]
                if reports(self.tokens, led):
                    return found.end()
        return -1

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

    def _repeated(self, floor: int, start: int) -> int:
        """Return where words begin that are quoted elsewhere and end at *start*, -1 if none."""
        habits = self.habits
        text = self.tokens.text[max(floor, start - PHRASE_LENGTH) : start]
        places = [found.start() for found in WORD_START.finditer(text)][-PHRASE_WORDS:]
        offset = start - len(text)
        if text[-1:] in ASKS:
            return -1
        fits = [place for place in places if habits.phrase(text[place:]) in habits.phrases]
        if len(fits) > 1 and habits.phrase(text[fits[0] :]) == habits.phrase(text[fits[1] :]):
            fits = fits[text[fits[0]].islower() :]  # the “Isle of Man”, but “The Isle of Man”
        return offset + fits[0] if fits else -1

    def _reported(self, block: Block, index: int, between: str) -> int:
        """Return where the words begin in *between* that a clause reports: Go,” he said; or -1.

        The clause follows the mark at *index*; *between* stands before it. That is the last
        sentence; and those before it up to one that ends with a full stop, as a story does.
        """
        text, before = self.tokens.text, self.tokens.starts[index] - 1
        clause = self.tokens.profile.reporting.match(text, before, self.tokens.span(block)[1])
        if not clause or NEW_SENTENCE.match(text, before):
            return -1
        ends = list(STATED.finditer(between))
        asked = any(found[0][0] in ASKS for found in SENTENCE.finditer(between))
        begun = len(between) == self.tokens.starts[index] - self.tokens.span(block)[0]
        label = LABEL.match(between)
        first = label.end() if label else 0
        if not ends or (begun and (asked or self._spoken(between[: ends[0].start()]))):
            return first if ends or len(between) - first <= LONG_SENTENCE else -1
        last = ends[-1].end()
        doubtful = self._spoken(between[:last]) or len(between) - last > LONG_SENTENCE
        return -1 if doubtful else last

    def _told(self, text: str) -> bool:
        """Tell whether a sentence may be told: it is no short one, and has no such word."""
        long = len(text) > TOLD and bool(self.tokens.profile.persons)
        return long and not self._spoken(text)

    def _spoken(self, text: str) -> bool:
        """Tell whether somebody says *text*, and does not tell it: a word such as you is in it."""
        return not self.tokens.profile.persons.isdisjoint(WORD.findall(text.lower()))


def _level(text: str, offset: int) -> bool:
    """Tell whether no bracket around *offset* closes before the end of *text*."""
    return text.count(")", offset) <= text.count("(", offset)


def _bracket(text: str) -> int:
    """Return the offset after the last bracket of *text* that nothing closes in it, or 0."""
    opened = text.rfind("(") + 1
    return 0 if ")" in text[opened:] else opened


def _word_from(text: str, offset: int) -> int:
    while offset < len(text) and text[offset].isspace():
        offset += 1
    return offset
