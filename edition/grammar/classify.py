"""Own what a quotation is: quote, soCalled, mentioned or q, from the table of evidence."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from edition.grammar.evidence import START, Evidence, Row, evidence
from edition.grammar.model import Certainty, Quotation
from edition.grammar.tokens import Tokens

WORD_BEFORE = re.compile(r"(?:.*[^\w-])?([\w-]+)[ \xa0\n]\Z", re.DOTALL)
"""The last word of a slice; matched from its end, which a search for it would not be."""
WORD_AFTER = re.compile(r"[ \xa0\n]([\w-]+)")
SIGNS = re.compile(r"\A\w{1,2}\Z|\A[-‐]|[-‐]\Z|[\d@#$%&*+=/\\<>|{}^~]|\w\.\w|\.(?=.)")
ABRIDGED = re.compile(r"\.[ \xa0]?\.|…|\[\?\]|\[sic")
BETWEEN = re.compile(r"[,;]?[ \xa0\n](?:and |or |nor |und |et |y |e |и |en |och |i )?")
BESIDE = 8
"""Characters between two quotations of one list, at most."""
NEAR = 30_000
"""Characters before and after a quotation in which longer ones are looked at."""
REPEATED = 3
SHORT = 60
"""Characters of a quotation that may be repeated or be part of a longer one, at most."""
BEFORE_SENTENCE = frozenset({START, ".", "?", "!", ":", "—", "”", "’", '"', ","})
SENTENCE_ENDS = frozenset(".?!,—…–-")
SPEECH_ENDS = frozenset(",?!—")


@dataclass(slots=True)
class Classifier:
    """Names the quotations of one text; ``spans`` are all of them, ``dialogue`` its kind."""

    tokens: Tokens
    spans: list[tuple[int, int]]
    dialogue: bool
    repeated: Counter[str] = field(default_factory=Counter)
    long: str = ""
    """The longer quotations, one after the other, in lower case."""
    long_begins: list[int] = field(default_factory=list)
    """Where each of them begins in the text, and in ``long_places`` where in ``long``."""
    long_places: list[int] = field(default_factory=list)
    begins: set[int] = field(default_factory=set)
    last: Quotation | None = None

    def prepare(self, begins: Iterable[int], blocks: Iterable[tuple[int, int]]) -> None:
        """Read what is quoted where; *begins* are the offsets of blocks, *blocks* of groups."""
        text = self.tokens.text
        self.begins = set(begins)
        short = [text[start + 1 : end - 1] for start, end in self.spans if end - start <= SHORT]
        self.repeated = Counter(map(_plain, short))
        if self.dialogue:
            return
        long = [(start, end) for start, end in self.spans if end - start > SHORT]
        parts = []
        place = 0
        for start, end in sorted([*long, *blocks]):
            parts.append(text[start:end].lower())
            self.long_begins.append(start)
            self.long_places.append(place)
            place += end - start
        self.long = "".join(parts)

    def name(self, start: int, end: int, known: tuple[str, ...]) -> Quotation:
        """Return the quotation from *start* to *end*, named by the evidence.

        *known* are rows that apply for reasons found elsewhere.
        """
        rules = evidence()
        text = self.tokens.text
        inner = text[start + 1 : end - 1]
        words = inner.count(" ") + 1
        rows = self._rows(rules, start, end, inner)
        applying = tuple([row.name for row in rows if row.low <= words <= row.high])
        self.last = Quotation(start, end, *_judge(applying + known))
        return self.last

    def _rows(self, rules: Evidence, start: int, end: int, inner: str) -> list[Row]:
        text = self.tokens.text
        before = START if start in self.begins else text[max(0, start - 3) : start].rstrip()[-1:]
        found = WORD_BEFORE.match(text, max(0, start - 24), start)
        word = found.group(1) if found else ""
        features = self._features(inner, before or START)
        if end - start <= SHORT:
            features += self._short(rules, start, end, inner, word)
        rows = [*rules.always, *rules.before.get(before or START, ())]
        rows += rules.before_word.get(word.lower(), ())
        rows += rules.ends.get(inner[-1:], ())
        for feature in features:
            rows += rules.features.get(feature, ())
        return rows

    def _features(self, inner: str, before: str) -> list[str]:
        features = ["dialogue"] if self.dialogue else []
        if inner[:1].isupper():
            stopped = inner[-1:] in SENTENCE_ENDS
            features.append("sentence" if stopped else "capital")
            if stopped and before in BEFORE_SENTENCE:
                features.append("spoken")
        return features

    def _short(self, rules: Evidence, start: int, end: int, inner: str, word: str) -> list[str]:
        """Return what tells short quotations apart; long ones are quotations anyhow."""
        features = []
        text, last, plain = self.tokens.text, self.last, _plain(inner)
        if self._reported(end, inner, word):
            features.append("reported")
        if inner.partition(" ")[0].lower() in rules.function_words:
            features.append("begins_word")
        after = WORD_AFTER.match(text, end)
        if after and after[1].islower() and after[1] not in rules.function_words:
            features.append("after_word")
        if SIGNS.search(inner):
            features.append("signs")
        if ABRIDGED.search(inner):
            features.append("abridged")
        if last and 0 <= start - last.end <= BESIDE and BETWEEN.fullmatch(text, last.end, start):
            features.append(f"beside-{last.element}")
        if self.repeated[plain] >= REPEATED:
            features.append("repeated")
        if " " in plain and self._in_longer(plain, start):
            features.append("elsewhere")
        return features

    def _in_longer(self, plain: str, start: int) -> bool:
        """Tell whether the words *plain* stand in a longer quotation near *start*."""
        low = bisect_left(self.long_begins, start - NEAR)
        high = bisect_left(self.long_begins, start + NEAR)
        if low == high:
            return False
        places = [*self.long_places[high : high + 1], len(self.long)]
        return self.long.find(plain, self.long_places[low], places[0]) >= 0

    def _reported(self, end: int, inner: str, word: str) -> bool:
        """Tell whether a clause says that these words were spoken: said he, “no”."""
        text, profile = self.tokens.text, self.tokens.profile
        if inner[-1:] in SPEECH_ENDS and profile.reporting.match(text, end - 2, end + 60):
            return True
        return bool(profile.verb.fullmatch(word))


@lru_cache(maxsize=4096)
def _judge(names: tuple[str, ...]) -> tuple[str, Certainty, tuple[str, ...]]:
    """Return the element that the rows called *names* speak for, how surely, and which do.

    A book has thousands of quotations and a few hundred sets of rows that apply to them.
    """
    rules = evidence()
    rows = [rules.rows[name] for name in names]
    sums: dict[str, float] = {"quote": 0, "soCalled": 0, "mentioned": 0, "q": 0}
    for row in rows:
        for element, points in row.points.items():
            sums[element] += points
    ranked = sorted(sums, key=lambda element: -sums[element])
    lead = sums[ranked[0]] - sums[ranked[1]]
    certainty = Certainty.LOW
    if lead >= rules.medium:
        certainty = Certainty.HIGH if lead >= rules.high else Certainty.MEDIUM
    speaking = dict.fromkeys(row.name for row in rows if row.points.get(ranked[0], 0) > 0)
    return ranked[0], certainty, tuple(speaking)


def _plain(text: str) -> str:
    return text.lower().strip(".,;:!?…—–-‘’“”\"' ")
