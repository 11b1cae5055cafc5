"""Own what the text itself says about its words: which forms it repeats, in which company."""

import re
from functools import cached_property
from math import log10

from edition.proposals.spelling.neighbours import Neighbours
from edition.proposals.words.lexicon import Standing
from edition.proposals.words.vocabulary import Vocabulary
from edition.proposals.words.words import Words

COMPANY = 3
"""How many words on either side are a word's company."""
ENGLISH = "en"
"""The language whose words have no accents; with one, a form is of another or a name."""
RARE = Standing.RARE
"""Asked for so often that looking it up would take long."""
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
FEW = 3
"""How many words may stand after the bracket that a term is in."""
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
        standings = self._vocabulary.standings
        return {form: found for form in self._words.forms.strings if (found := standings[form])}

    @cached_property
    def suspects(self) -> dict[str, str]:
        """The forms in small letters that may be slips: not common, and seldom in this text.

        Each leads to what is to be judged, the form without the ending of a possessive.
        """
        counts, standings = self.folded, self._vocabulary.standings
        rare = [
            form
            for form in self._words.forms.strings
            if len(form) >= SHORTEST and form.islower() and counts[form] <= SELDOM
        ]
        stems = {form: form if form.isalpha() else POSSESSIVE.sub("", form) for form in rare}
        return {
            form: stem
            for form, stem in stems.items()
            if (standings[stem] > RARE or (counts[form] <= ONCE and self._is_rare(stem)))
            and self._is_plain(stem)
        }

    def _is_rare(self, stem: str) -> bool:
        return self._vocabulary.zipf(stem) < COMMON and not self._vocabulary.vouched(stem)

    def _is_plain(self, stem: str) -> bool:
        """Say whether *stem* has only the letters of the language, and is no number."""
        letters = stem.isalpha() and (stem.isascii() or not self._english)
        return letters and len(stem) >= SHORTEST and bool(stem.strip(ROMAN))

    @cached_property
    def neighbours(self) -> Neighbours:
        """The listed words that the text uses again and again, the longer it is the oftener."""
        least, lexicon = 1 + len(self._words) / USED, self._vocabulary.lexicon
        forms = [form for form, count in self.folded.items() if count > least]
        listed = lexicon.vouched(forms) if lexicon else forms
        return Neighbours(form for form in listed if len(form) >= SHORTEST)

    def frequency(self, form: str) -> float:
        """Return the logarithm of how often *form* stands in a hundred thousand words here."""
        return log10((self.folded.get(form, 0) + ABSENT) * 100_000 / (len(self._words) + 1))

    @cached_property
    def _small(self) -> frozenset[str]:
        return frozenset(form.lower() for form in self.unknown)

    @cached_property
    def folded(self) -> dict[str, int]:
        """How often each form occurs, capitals aside."""
        return self._words.folded.counts

    def inflected(self, form: str) -> bool:
        """Say whether an inflection of *form*, itself unknown, is used too: it is on purpose."""
        if not self._small.isdisjoint([form + ending for ending in ENDINGS]):
            return True
        stems = [form[: -len(ending)] for ending in ENDINGS if form.endswith(ending)]
        return not self._small.isdisjoint(stems)

    def among_known(self, index: int) -> bool:
        """Say whether nothing near word *index*, itself included, is strange or of older times."""
        near = self._words.forms.codes[max(0, index - NEAR) : index + NEAR + 1]
        return self._unknown.isdisjoint(near) and self._older.isdisjoint(near)

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

    def bracketed(self, index: int) -> bool:
        """Say whether a bracket was opened a few words before, as before *Piper betle*."""
        first, gaps = max(0, index - FEW), self._words.gaps
        if self._brackets.isdisjoint(gaps.codes[first : index + 1]):
            return False
        before = "".join(gaps[first : index + 1])
        return before.rfind("(") > before.rfind(")")

    @cached_property
    def _brackets(self) -> frozenset[str]:
        """The gaps with a bracket, by their characters."""
        gaps = self._words.gaps
        return gaps.codes_of(gap for gap in gaps.strings if "(" in gap)

    def elided(self, index: int) -> int:
        """Count the words near word *index* that an apostrophe cuts short: *comin’*, *gin’ally*."""
        if not (self._cut or self._contracted):
            return 0
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
