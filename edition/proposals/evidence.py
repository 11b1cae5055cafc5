"""Own what the text itself says about its words: which forms it repeats, in which company."""

from functools import cached_property
from math import log10

from edition.proposals.lexicon import Standing
from edition.proposals.vocabulary import Vocabulary
from edition.proposals.words import Words

STRANGE = (Standing.ATTESTED, Standing.UNKNOWN)
COMPANY = 3
"""How many words on either side are a word's company."""
ENGLISH = "en"
"""The language whose words have no accents; with one, a form is of another or a name."""
RARITY = 2.0
"""The Zipf frequency from which a word of the largest dictionaries is beyond doubt."""
VICINITY = 12
ENDINGS = ("s", "es", "ed", "d", "ing", "er", "n", "e", "a", "am", "al", "an")


class Evidence:
    """Counts over one text; made once, asked often."""

    def __init__(self, words: Words, vocabulary: Vocabulary) -> None:
        """Look at *words* with *vocabulary*."""
        self._words = words
        self._vocabulary = vocabulary

    @cached_property
    def unknown(self) -> frozenset[str]:
        """The forms that no list of the language vouches for, as they are written."""
        standing = self._vocabulary.standing
        return frozenset(
            form
            for form in self._words.counts
            if standing(form) >= Standing.ATTESTED and len(form) > 1
        )

    @cached_property
    def unvouched(self) -> frozenset[str]:
        """The forms in small letters that no list vouches for, or only the very largest."""
        standing, zipf = self._vocabulary.standing, self._vocabulary.zipf
        rare = (
            form
            for form in self._words.counts
            if standing(form) is Standing.RARE and zipf(form) < RARITY
        )
        return frozenset(
            form
            for form in (*self.unknown, *rare)
            if form.islower()
            and form.isalpha()
            and (form.isascii() or self._vocabulary.pack.language != ENGLISH)
            and standing(form) != Standing.NAME
        )

    @cached_property
    def strangeness(self) -> float:
        """How often the text uses words no list has: 0 hardly ever, 1 in ordinary books, 2 often.

        It is the logarithm of such forms in ten thousand words: among many strange words,
        one more is less likely to be a slip.
        """
        strange = sum(form in self.unknown for form in self.unvouched)
        return log10(1 + 10_000 * strange / (len(self._words) + 10_000))

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

    def repeated(self, form: str) -> bool:
        """Say whether *form* or an inflection of it is used on purpose: it comes again."""
        if self.folded.get(form, 0) > 2:  # noqa: PLR2004 -- a slip may come twice, not thrice
            return True
        return any(form + ending in self._small for ending in ENDINGS) or any(
            form.endswith(ending) and form[: -len(ending)] in self._small for ending in ENDINGS
        )

    def company(self, index: int) -> int:
        """Count the unknown words among the neighbours of word *index*."""
        near = self._words.forms[max(0, index - COMPANY) : index + COMPANY + 1]
        return sum(form in self.unknown for form in near if form != self._words.forms[index])

    def strangers(self, index: int) -> int:
        """Count the strange words in small letters not far from word *index*, itself aside."""
        form = self._words.forms[index]
        near = self._words.forms[max(0, index - VICINITY) : index + VICINITY + 1]
        return sum(
            other in self.unvouched and other != form and other in self.unknown for other in near
        )
