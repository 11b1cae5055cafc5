"""Own what a quotation is: quote, soCalled, mentioned or q, from the table of evidence."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from edition.grammar.evidence import START, Evidence, Row, evidence
from edition.grammar.model import Certainty, Quotation
from edition.grammar.tokens import Tokens

WORD_BEFORE = re.compile(r"([\w-]+)[ \xa0\n]\Z")
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
SENTENCE_ENDS = ".?!,—…–-"


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
        applying = [
            row for row in self._rows(rules, start, end, inner) if row.low <= words <= row.high
        ]
        applying += [rules.rows[name] for name in known]
        self.last = _judge(rules, start, end, applying)
        return self.last

    def _rows(self, rules: Evidence, start: int, end: int, inner: str) -> list[Row]:
        text = self.tokens.text
        rows = list(rules.always)
        before = START if start in self.begins else text[max(0, start - 3) : start].rstrip()[-1:]
        rows += rules.before.get(before or START, ())
        if found := WORD_BEFORE.search(text, max(0, start - 24), start):
            rows += rules.before_word.get(found.group(1).lower(), ())
        rows += rules.ends.get(inner[-1:], ())
        for feature in self._features(rules, start, end, inner, before or START):
            rows += rules.features.get(feature, ())
        return rows

    def _features(
        self, rules: Evidence, start: int, end: int, inner: str, before: str
    ) -> Iterator[str]:
        if self.dialogue:
            yield "dialogue"
        if inner[:1].isupper():
            stopped = inner[-1:] in tuple(SENTENCE_ENDS)
            yield "sentence" if stopped else "capital"
            if stopped and before in BEFORE_SENTENCE:
                yield "spoken"
        if end - start <= SHORT:
            yield from self._short(rules, start, end, inner)

    def _short(self, rules: Evidence, start: int, end: int, inner: str) -> Iterator[str]:
        """Yield what tells short quotations apart; long ones are quotations anyhow."""
        if self._reported(start, end, inner):
            yield "reported"
        if inner.split(" ", 1)[0].lower() in rules.function_words:
            yield "begins_word"
        after = WORD_AFTER.match(self.tokens.text, end)
        if after and after.group(1) not in rules.function_words and after.group(1).islower():
            yield "after_word"
        if SIGNS.search(inner):
            yield "signs"
        if ABRIDGED.search(inner):
            yield "abridged"
        if (
            self.last
            and 0 <= start - self.last.end <= BESIDE
            and BETWEEN.fullmatch(self.tokens.text, self.last.end, start)
        ):
            yield f"beside-{self.last.element}"
        yield from self._elsewhere(_plain(inner), start)

    def _elsewhere(self, plain: str, start: int) -> Iterator[str]:
        """Yield what the other quotations of the text tell about the words *plain*."""
        if self.repeated[plain] >= REPEATED:
            yield "repeated"
        if " " in plain and self._in_longer(plain, start):
            yield "elsewhere"

    def _in_longer(self, plain: str, start: int) -> bool:
        """Tell whether the words *plain* stand in a longer quotation near *start*."""
        low = bisect_left(self.long_begins, start - NEAR)
        high = bisect_left(self.long_begins, start + NEAR)
        if low == high:
            return False
        places = [*self.long_places[high : high + 1], len(self.long)]
        return self.long.find(plain, self.long_places[low], places[0]) >= 0

    def _reported(self, start: int, end: int, inner: str) -> bool:
        """Tell whether a clause says that these words were spoken: said he, “no”."""
        text, profile = self.tokens.text, self.tokens.profile
        if inner[-1:] in tuple(",?!—") and profile.reporting.match(text, end - 2, end + 60):
            return True
        found = WORD_BEFORE.search(text, max(0, start - 24), start)
        return bool(found and profile.verb.fullmatch(found.group(1)))


def _judge(rules: Evidence, start: int, end: int, rows: list[Row]) -> Quotation:
    sums: dict[str, float] = {"quote": 0, "soCalled": 0, "mentioned": 0, "q": 0}
    for row in rows:
        for element, points in row.points.items():
            sums[element] += points
    ranked = sorted(sums, key=lambda element: -sums[element])
    lead = sums[ranked[0]] - sums[ranked[1]]
    certainty = Certainty.LOW
    if lead >= rules.medium:
        certainty = Certainty.HIGH if lead >= rules.high else Certainty.MEDIUM
    evidence = dict.fromkeys(row.name for row in rows if row.points.get(ranked[0], 0) > 0)
    return Quotation(start, end, ranked[0], certainty, tuple(evidence))


def _plain(text: str) -> str:
    return text.lower().strip(".,;:!?…—–-‘’“”\"' ")
