"""Own what the text itself says about its words: which forms it repeats, in which company."""

import re
from functools import cached_property
from math import log10

from edition.proposals.lexicon import Standing
from edition.proposals.neighbours import Neighbours
from edition.proposals.vocabulary import Vocabulary
from edition.proposals.words import Words

COMPANY = 3
"""How many words on either side are a word's company."""
ENGLISH = "en"
"""The language whose words have no accents; with one, a form is of another or a name."""
SHORTEST = 3
COMMON = 4.0
"""The Zipf frequency from which a listed word is beyond doubt."""
ONCE, SELDOM = 2, 4
"""How often a form may stand in the text to be a slip, if a list has it, and if none has."""
USED = 50_000
"""In how many words one must come once more to be one that the text uses."""
ABSENT = 0.02
"""How often a word that is not in the text is taken to stand there."""
APOSTROPHES = frozenset("'’")
POSSESSIVE = re.compile(r"['’]s$")
ROMAN = "ivxlcdm"
VICINITY, NEAR = 12, 15
"""How many words on either side are not far, for strange words and for older spellings."""
ENDINGS = ("s", "es", "ed", "d", "ing", "er", "n", "e", "a", "am", "al", "an")


class Evidence:
    """Counts over one text; made once, asked often."""

    def __init__(self, words: Words, vocabulary: Vocabulary) -> None:
        """Look at *words* with *vocabulary*."""
        self._words = words
        self._vocabulary = vocabulary
        self._english = vocabulary.pack.language == ENGLISH

    @cached_property
    def unknown(self) -> frozenset[str]:
        """The forms that no list of the language vouches for, as they are written."""
        return frozenset(
            form
            for form, standing in self._unlisted.items()
            if standing >= Standing.ATTESTED and len(form) > 1
        )

    @cached_property
    def _unlisted(self) -> dict[str, Standing]:
        """The forms that are not in a dictionary of ordinary size, with what vouches for them."""
        standings = map(self._vocabulary.standing, self._words.counts)
        pairs = zip(self._words.counts, standings, strict=True)
        return {form: standing for form, standing in pairs if standing}

    @cached_property
    def suspects(self) -> dict[str, str]:
        """The forms in small letters that may be slips: not common, and seldom in this text.

        Each leads to what is to be judged, the form without the ending of a possessive.
        """
        rare = [form for form in self._words.counts if form.islower() and self._is_rare(form)]
        stems = {form: form if form.isalpha() else POSSESSIVE.sub("", form) for form in rare}
        return {form: stem for form, stem in stems.items() if self._suspect(form, stem)}

    def _is_rare(self, form: str) -> bool:
        return self.folded[form] <= SELDOM and len(form) >= SHORTEST

    def _suspect(self, form: str, stem: str) -> bool:
        if len(stem) < SHORTEST or not stem.isalpha() or not stem.strip(ROMAN):
            return False
        if self._english and not stem.isascii():
            return False
        if self._vocabulary.standing(stem) > Standing.RARE:
            return True
        return self.folded[form] <= ONCE and self._vocabulary.zipf(stem) < COMMON

    @cached_property
    def neighbours(self) -> Neighbours:
        """The words that the text uses again and again, the longer it is the oftener."""
        least = 1 + len(self._words) / USED
        return Neighbours(
            form for form, count in self.folded.items() if count > least and len(form) >= SHORTEST
        )

    def frequency(self, form: str) -> float:
        """Return the logarithm of how often *form* stands in a hundred thousand words here."""
        return log10((self.folded.get(form, 0) + ABSENT) * 100_000 / (len(self._words) + 1))

    @cached_property
    def _small(self) -> frozenset[str]:
        return frozenset(form.lower() for form in self.unknown)

    @cached_property
    def folded(self) -> dict[str, int]:
        """How often each form occurs, capitals aside."""
        counts: dict[str, int] = {}
        for form, count in self._words.counts.items():
            small = form.lower()
            counts[small] = counts.get(small, 0) + count
        return counts

    def inflected(self, form: str) -> bool:
        """Say whether an inflection of *form*, itself unknown, is used too: it is on purpose."""
        return any(form + ending in self._small for ending in ENDINGS) or any(
            form.endswith(ending) and form[: -len(ending)] in self._small for ending in ENDINGS
        )

    def company(self, index: int) -> int:
        """Count the unknown words among the neighbours of word *index*."""
        return self._near(index, COMPANY, self._unknown)

    def strangers(self, index: int) -> int:
        """Count the strange words in small letters not far from word *index*, itself aside."""
        return self._near(index, VICINITY, self._strange)

    def older(self, index: int) -> int:
        """Count the words in the spelling of an earlier time near word *index*, itself aside."""
        return self._near(index, NEAR, self._older)

    def _near(self, index: int, reach: int, wanted: frozenset[str]) -> int:
        """Count the words with the characters *wanted* within *reach*, but none of this form."""
        codes = self._words.forms.codes
        near = codes[max(0, index - reach) : index + reach + 1]
        if wanted.isdisjoint(near):
            return 0
        return sum([code in wanted for code in near if code != codes[index]])

    @cached_property
    def _unknown(self) -> frozenset[str]:
        return self._words.forms.codes_of(self.unknown)

    @cached_property
    def _strange(self) -> frozenset[str]:
        return self._words.forms.codes_of(
            form
            for form in self.unknown
            if form.islower() and self._unlisted[form] is not Standing.NAME
        )

    @cached_property
    def _older(self) -> frozenset[str]:
        period = self._vocabulary.period
        forms = (form for form in self._unlisted if period(form.lower()))
        return self._words.forms.codes_of(forms)

    def elided(self, index: int) -> int:
        """Count the words near word *index* that an apostrophe cuts short: *comin’*, *gin’ally*."""
        first, last = max(0, index - VICINITY), index + VICINITY + 1
        forms, gaps = self._words.forms.codes[first:last], self._words.gaps.codes
        after = gaps[first + 1 : last + 1]
        if self._cut.isdisjoint(after) and self._contracted.isdisjoint(forms):
            return 0
        return sum(
            [
                self._words.forms[place][-1] != "s"
                if gap in self._cut
                else form in self._contracted
                for place, (form, gap) in enumerate(zip(forms, after, strict=False), first)
            ]
        )

    @cached_property
    def _cut(self) -> frozenset[str]:
        """The gaps that begin with an apostrophe and a space, by their characters."""
        gaps = self._words.gaps
        return gaps.codes_of(
            gap for gap in gaps.strings if gap[:1] in APOSTROPHES and gap[1:2].isspace()
        )

    @cached_property
    def _contracted(self) -> frozenset[str]:
        """The unknown words with an apostrophe inside, by their characters."""
        return self._words.forms.codes_of(
            form for form in self.unknown if not APOSTROPHES.isdisjoint(form)
        )
