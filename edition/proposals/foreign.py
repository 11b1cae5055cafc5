"""Own the recognition of passages in another language, from their words alone."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from edition.grammar.model import Certainty
from edition.proposals.model import Foreign
from edition.proposals.words.lexicon import KEPT, LANGUAGES, Lexicon, Standing, lexicon
from edition.proposals.words.vocabulary import Vocabulary
from edition.proposals.words.words import Words
from edition.structs import Frozen

SCRIPTS = (
    ("grc", "\u1f00", "\u1fff"),
    ("el", "\u0370", "\u03ff"),
    ("ru", "\u0400", "\u04ff"),
    ("he", "\u0590", "\u05ff"),
    ("ar", "\u0600", "\u06ff"),
    ("sa", "\u0900", "\u097f"),
    ("zh", "\u4e00", "\u9fff"),
)
"""Languages that the letters alone suggest, with the first and last; the first that has one."""
ACCENTS = "\u0300-\u036f"
LATIN_WEIGHT = 3.2
"""What a Latin form weighs; they were not counted."""
ABSENT = 0.5
"""What a form weighs in a language that does not know it."""
SEED = 1.6
"""How much better another language must know a form for it to start a passage."""
BRIDGE = 3
"""How many words without a leaning may stand between two that lean."""
SHORT = 4
"""Longer words of the text's language are not what makes a passage foreign."""
LEAST_WORDS, LEAST_SCORE = 3, 6.0
CERTAIN_WORDS, CERTAIN_MEAN, CERTAIN_SCORE = 4, 1.5, 9.0
STRONGEST = 3.0
COMMON = 5.2
"""A form this common in the text's own language is not evidence of another."""


class _Run(Frozen):
    """Words *start* to before *end*, suspected to be foreign."""

    start: int
    end: int


class Recogniser:
    """Tells other languages from the text's own."""

    def __init__(self, words: Words, vocabulary: Vocabulary) -> None:
        """Compare every form of *words* with the lists of other languages than *vocabulary*'s."""
        self._words = words
        self._vocabulary = vocabulary
        language = vocabulary.pack.language
        self._own: Lexicon | None = lexicon(language) if language in LANGUAGES else None
        others = [lexicon(name) for name in LANGUAGES if name != language]
        self._others = tuple(other for other in others if other.language != "ru")
        standings, listed = vocabulary.standings, Standing.LISTED
        self._seeds = {
            form
            for form in words.forms.strings
            if form[0].islower()
            and (len(form) <= SHORT or standings[form] is not listed)
            and self._leaning(form) >= SEED
        }

    def passages(self) -> tuple[Foreign, ...]:
        """Return the passages in other languages, in the order of the text."""
        found = [*self._scripts(), *self._lexical()]
        return tuple(sorted(found, key=lambda passage: passage.start))

    def _weights(self, form: str) -> tuple[float, ...]:
        """Return how common *form* is in the text's own language, and in each of the others."""
        return _known(_small(form), self._own, self._others)

    def _leaning(self, form: str) -> float:
        """Return by how much the best other language knows *form* better."""
        if self._own is None:
            return 0.0
        if self._own.zipf(_small(form)) >= COMMON:
            return 0.0
        own, *others = self._weights(form)
        return max(others) - own

    def _lexical(self) -> Iterator[Foreign]:
        for run in self._runs():
            passage = self._judge(run)
            if passage is not None:
                yield passage

    def _runs(self) -> Iterator[_Run]:
        seeds = self._words.having(self._seeds)
        start = end = -BRIDGE - 1
        for seed in seeds:
            if seed - end > BRIDGE or self._divided(end, seed):
                if end > start:
                    yield _Run(start, end)
                start = seed
            end = seed + 1
        if end > start:
            yield _Run(start, end)

    def _divided(self, end: int, seed: int) -> bool:
        return any("\n\n" in gap for gap in self._words.gaps[end : seed + 1])

    def _judge(self, run: _Run) -> Foreign | None:
        forms = self._words.forms[run.start : run.end]
        if len(forms) < LEAST_WORDS:
            return None
        names = (other.language for other in self._others)
        scores = dict(zip(names, self._scores(forms), strict=True))
        language, score = max(scores.items(), key=lambda pair: (pair[1], pair[0]))
        if score < LEAST_SCORE:
            return None
        dense = len(forms) >= CERTAIN_WORDS and score / len(forms) >= CERTAIN_MEAN
        certain = dense or score >= CERTAIN_SCORE
        certainty = Certainty.HIGH if certain else Certainty.MEDIUM
        first = run.start - self._begins_before(run.start, language)
        start, end = self._words.span(first, run.end - 1)
        return Foreign(start, end, language, certainty)

    def _begins_before(self, index: int, language: str) -> bool:
        """Say whether the word before *index* belongs to it: a sentence begins with a capital."""
        if not index or self._words.gaps[index] != " ":
            return False
        form = self._words.forms[index - 1]
        own, *others = self._weights(form)
        place = [other.language for other in self._others].index(language)
        return form[0].isupper() and others[place] > own

    def _scores(self, forms: list[str]) -> list[float]:
        """Sum by how much each other language knows the forms better than the text's own does."""
        weights = [self._weights(form) for form in forms if form[0].islower()]
        return [
            sum(max(-STRONGEST, min(STRONGEST, each[place] - each[0])) for each in weights)
            for place in range(1, len(self._others) + 1)
        ]

    def _scripts(self) -> Iterator[Foreign]:
        """Yield the runs of words in other letters than the text's own."""
        if self._own_letters():
            return
        characters = set[str]().union(*self._words.forms.strings, *self._words.gaps.strings)
        if not any(map(_script, sorted(characters))):
            return
        for match in _other_letters().finditer(self._words.text):
            language = _script(match[0]) or "und"
            yield Foreign(match.start(), match.end(), language, Certainty.HIGH)

    def _own_letters(self) -> bool:
        """Tell whether the text's own language is not written in Latin letters."""
        if self._own is not None:
            return self._own.language == "ru"
        counts = self._words.counts
        return 2 * sum(counts[form] for form in counts if _script(form)) > sum(counts.values())


def _script(passage: str) -> str | None:
    """Return the language that the letters of *passage* suggest, if they are not Latin ones."""
    for language, first, last in SCRIPTS:
        if any(first <= letter <= last for letter in passage):
            return language
    return None


@cache
def _other_letters() -> re.Pattern[str]:
    """Return what finds a run of words in other letters; made when a text has such letters."""
    ranges = "".join(f"{first}-{last}" for _, first, last in SCRIPTS)
    letters = f"[{ranges}{ACCENTS}]+"
    return re.compile(rf"(?![{ACCENTS}]){letters}(?:[ ,·’'-]{{1,2}}{letters})*")


def _small(form: str) -> str:
    """Return *form* as the lists have it, without a word that an apostrophe joins to it."""
    return form.lower().replace("’", "'").rpartition("'")[2]


@lru_cache(KEPT)
def _known(small: str, own: Lexicon | None, others: tuple[Lexicon, ...]) -> tuple[float, ...]:
    """Return how common *small* is in its *own* language, and in each of the *others*."""
    return tuple([_weight(each, small) for each in (own, *others)])


def _weight(lexicon: Lexicon | None, small: str) -> float:
    if lexicon is None:
        return ABSENT
    if lexicon.language == "la":
        return LATIN_WEIGHT if small in lexicon else ABSENT
    return max(ABSENT, lexicon.zipf(small))
