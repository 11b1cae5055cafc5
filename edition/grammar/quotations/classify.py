"""Own what tells of each quotation whether it is quote, soCalled, mentioned or q."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from edition.grammar.evidence import START, Evidence, evidence
from edition.grammar.marks.stack import DOUBLED
from edition.grammar.model import Quotation
from edition.grammar.quotations.weighing import Facts, judge
from edition.grammar.structure.blocks import OPENING_MARKS
from edition.grammar.tokens import Tokens
from edition.structs import Mutable, field

REACH_BEFORE = 32
WORDS_BEFORE = 3
"""Words before a quotation that lead to it, at most, and the characters in which they stand."""
WORD_AFTER = re.compile(r"[ \xa0\n]([\w-]+)")
SIGN = re.compile(r"[.\d@#$%&*+=/\\<>|{}^~](?:(?<!\.)|(?=.))")
"""It begins with one class of characters, which ``re`` looks for at the speed of memory."""
SHORT_WORD = 2
"""Characters of what may be a sign though it is made of letters, at most."""
SHORT_SIGN = re.compile(rf"\w{{1,{SHORT_WORD}}}")
HYPHENS = frozenset("-‐")
ABBREVIATED = re.compile(r"(?<=\.)[’”'\"»](?:[,;]|[ \xa0\n][^\W\d_A-Z])")
"""A stop within the marks after which the sentence goes on: ‘naut.’, or."""
ABRIDGED = re.compile(r"[.…\[](?:(?<=…)|(?<=\.)[ \xa0]?\.|(?<=\[)(?:\?\]|sic))")
ETC = re.compile(r",?[ \xa0\n](?:etc|&c)\b")
BETWEEN = re.compile(r"[,;]?[ \xa0\n](?:and |or |nor |und |et |y |e |и |en |och |i )?")
BESIDE = 8
"""Characters between two quotations of one list, at most."""
NEAR = 30_000
"""Characters before and after a quotation in which longer ones are looked at."""
MARKS = "“”„‘’‚\"'`«»‹›"
"""Of a quotation that lost a mark, those that are left."""
CLAUSE_REACH = 60
"""Characters after a closing mark in which a clause says who spoke."""
REPEATED = 3
SHORT = 60
"""Characters of a quotation that may be repeated or be part of a longer one, at most."""
BEFORE_SENTENCE = frozenset({START, ".", "?", "!", ":", "—", "”", "’", '"', ","})
SENTENCE_ENDS = frozenset(".?!,—…–-")
SPEECH_ENDS = frozenset(",?!—")


class Classifier(Mutable):
    """Names the quotations of one text; ``spans`` are all of them, ``dialogue`` its kind."""

    tokens: Tokens
    spans: list[tuple[int, int]]
    dialogue: bool
    doubled: bool = False
    """The text has ``, which a typewriter prints for one mark."""
    function_words: frozenset[str] = frozenset()
    plain: dict[str, str] = field(default_factory=dict)
    """The words of each short quotation as they are compared, by what stands in its marks."""
    repeated: Counter[str] = field(default_factory=Counter)
    long: str = ""
    """The longer quotations, one after the other, in lower case."""
    long_begins: list[int] = field(default_factory=list)
    """Where each of them begins in the text, and in ``long_places`` where in ``long``."""
    long_places: list[int] = field(default_factory=list)
    begins: set[int] = field(default_factory=set)
    last: Quotation | None = None
    listed: set[int] = field(default_factory=set)
    """Where the quotations begin that go on with a list: a comma or “and” parts them."""
    examples: set[int] = field(default_factory=set)
    """Where the members begin of lists that end in “etc.” or in which a sign or code stands."""
    led: str = ""
    """The words before the list of quotations that led to it, of which ``last`` is one."""

    def prepare(self, begins: Iterable[int], blocks: Iterable[tuple[int, int]]) -> None:
        """Read what is quoted where; *begins* are the offsets of blocks, *blocks* of groups."""
        text = self.tokens.text
        self.begins = set(begins)
        self.listed = {
            start
            for (_, end), (start, _) in pairwise(self.spans)
            if 0 <= start - end <= BESIDE and BETWEEN.fullmatch(text, end, start)
        }
        self.function_words = evidence(self.tokens.profile).function_words
        self.doubled = DOUBLED in text
        short = [self._inner(start, end) for start, end in self.spans if end - start <= SHORT]
        self.plain = {inner: _plain(inner) for inner in short}
        self.repeated = Counter(map(self.plain.__getitem__, short))
        if self.dialogue:
            return
        self.examples = self._examples()
        long = [(start, end) for start, end in self.spans if end - start > SHORT]
        parts = []
        place = 0
        for start, end in sorted([*long, *blocks]):
            parts.append(text[start:end].lower())
            self.long_begins.append(start)
            self.long_places.append(place)
            place += end - start
        self.long = "".join(parts)

    def _examples(self) -> set[int]:
        """Return where the quotations begin that stand in a list of examples."""
        spans, text = self.spans, self.tokens.text
        examples = {start for start, end in spans if ETC.match(text, end)}
        lists: list[list[tuple[int, int]]] = []
        for before, span in pairwise(spans):
            if span[0] in self.listed:
                if lists and lists[-1][-1] is before:
                    lists[-1].append(span)
                else:
                    lists.append([before, span])
        for listed in lists:
            if listed[-1][0] in examples or self._with_signs(listed):
                examples.update(start for start, _ in listed)
        return examples

    def _with_signs(self, listed: list[tuple[int, int]]) -> bool:
        short = ((start, end) for start, end in listed if end - start <= SHORT)
        return any(_sign(self._inner(start, end)) for start, end in short)

    def _inner(self, start: int, end: int) -> str:
        """Return what stands between the marks of a quotation from *start* to *end*."""
        width = self._width(start)
        return self.tokens.text[start + width : end - width]

    def _width(self, start: int) -> int:
        """Return the characters of the mark at *start*, and of the one that answers it."""
        return len(DOUBLED) if self.doubled and self.tokens.text.startswith(DOUBLED, start) else 1

    def name(self, start: int, end: int, known: tuple[str, ...]) -> Quotation:
        """Return the quotation from *start* to *end*, named by the evidence.

        *known* are rows that apply for reasons found elsewhere.
        """
        profile, text, last = self.tokens.profile, self.tokens.text, self.last
        rules = evidence(profile)
        inner = text[start:end].strip(MARKS) if known else self._inner(start, end)
        words = min(inner.count(" ") + 1 if profile.spaced else -(-len(inner) // 2), rules.many)
        before, lead, word = START, "", ""
        if start not in self.begins:
            lead = text[max(0, start - REACH_BEFORE) : start]
            before = lead[-3:].rstrip()[-1:] or START
            word = _last_word(lead)
        beside = last if last and start in self.listed and start - last.end <= BESIDE else None
        if not beside:
            self.led = _led(rules, lead, word, spaced=profile.spaced)
        features = self._features(inner, before)
        if end - start <= SHORT:
            features += self._short((start, end), inner, word, rules.asked[words])
            if beside:
                features.append(f"beside-{beside.element}")
        facts = Facts(words, before, self.led, inner[-1:], tuple(features), known)
        self.last = Quotation(start, end, *judge(profile, facts))
        return self.last

    def _features(self, inner: str, before: str) -> list[str]:
        features = ["dialogue"] if self.dialogue else []
        if inner[:1].isupper():
            stopped = inner[-1:] in SENTENCE_ENDS
            if stopped:
                features.append("sentence")
            elif not self.tokens.profile.nouns_capital or " " in inner:
                features.append("capital")
            if stopped and before in BEFORE_SENTENCE:
                features.append("spoken")
        return features

    def _short(
        self, span: tuple[int, int], inner: str, word: str, asked: frozenset[str]
    ) -> list[str]:
        """Return what tells short quotations apart; long ones are quotations anyhow.

        Of what few rows look at, only the features are looked for that are *asked* for.
        """
        start, end = span
        plain = self.plain.get(inner) or _plain(inner)  # it may have lost a mark
        closing = end - self._width(start)
        reported = self._reported(closing, inner, word)
        features = ["reported"] if reported else []
        if inner.partition(" ")[0].lower() in self.function_words:
            features.append("begins_word")
        if "after_word" in asked and self._qualifies(end):
            features.append("after_word")
        if self.tokens.profile.meaning.match(self.tokens.text, end):
            features.append("explained")
        if len(inner) <= SHORT_WORD or not inner.replace(" ", "").isalpha():
            features += self._odd(closing, inner, asked, reported=reported)
        if start in self.examples:
            features.append("examples")
        if self.repeated[plain] >= REPEATED:
            features.append("repeated")
        if " " in plain and self._in_longer(plain, start):
            features.append("elsewhere")
        return features

    def _odd(
        self, closing: int, inner: str, asked: frozenset[str], *, reported: bool
    ) -> Iterator[str]:
        """Yield what is told by signs, stops and figures, which most short quotations lack.

        Two letters that somebody says are no sign: ‘No’, he said.
        """
        word_spoken = reported and SHORT_SIGN.fullmatch(inner)
        signs = "signs" in asked and not word_spoken
        if signs and (_sign(inner) or ABBREVIATED.match(self.tokens.text, closing)):
            yield "signs"
        if "comma" in asked and "," in inner[:-1]:
            yield "comma"
        if ABRIDGED.search(inner):
            yield "abridged"

    def _qualifies(self, end: int) -> bool:
        """Tell whether a word follows that may be a noun: the “free” press."""
        after = WORD_AFTER.match(self.tokens.text, end)
        word = after[1] if after else ""
        return word.islower() and word not in self.function_words

    def _in_longer(self, plain: str, start: int) -> bool:
        """Tell whether the words *plain* stand in a longer quotation near *start*.

        Not where they are quoted at *start*, within a longer one.
        """
        low = bisect_left(self.long_begins, start - NEAR)
        high = bisect_left(self.long_begins, start + NEAR)
        if low == high:
            return False
        upto = [*self.long_places[high : high + 1], len(self.long)][0]
        place = self.long.find(plain, self.long_places[low], upto)
        while place >= 0:
            number = bisect_right(self.long_places, place) - 1
            offset = self.long_begins[number] + place - self.long_places[number]
            if not 0 < offset - start <= len(OPENING_MARKS):
                return True
            place = self.long.find(plain, place + 1, upto)
        return False

    def _reported(self, closing: int, inner: str, word: str) -> bool:
        """Tell whether a clause says that words were spoken that a mark *closing* ends: he said."""
        text, profile = self.tokens.text, self.tokens.profile
        reach = closing + CLAUSE_REACH
        if inner[-1:] in SPEECH_ENDS and profile.reporting.match(text, closing - 1, reach):
            return True
        if profile.reporting.match(text, closing, reach):
            return True
        return bool(word and profile.verb.fullmatch(word))


def _last_word(lead: str) -> str:
    """Return the word that *lead* ends with, and then a space, in lower case; or nothing."""
    if not lead[-1:].isspace():
        return ""
    words = lead.rsplit(None, 1)
    return words[-1].lstrip(OPENING_MARKS).lower() if words else ""


def _led(rules: Evidence, lead: str, word: str, *, spaced: bool) -> str:
    """Return the most words that *lead* ends with and a row looks at; *word* is the last."""
    if not spaced:
        return next((one for one in rules.before_word if lead.endswith(one)), "")
    if word in rules.phrases:
        words = [one.lstrip(OPENING_MARKS).lower() for one in lead.split()[-WORDS_BEFORE:]]
        ending = " ".join(["", *words])
        for phrase in rules.phrases[word]:
            if ending.endswith(f" {phrase}"):
                return phrase
    return word if word in rules.before_word else ""


def _sign(inner: str) -> bool:
    """Tell a sign, a code or a part of a word from words."""
    return bool(
        SIGN.search(inner)
        or inner[:1] in HYPHENS
        or inner[-1:] in HYPHENS
        or SHORT_SIGN.fullmatch(inner)
    )


def _plain(text: str) -> str:
    return text.lower().strip(".,;:!?…—–-‘’“”\"' ")
