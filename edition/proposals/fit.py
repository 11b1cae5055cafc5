"""Own the learnt judgement whether a kind of word fits a place.

Like a judgement between two words, it adds the weights of combinations of slots; but one of the
slots is what the word is that stands there, or might. The sum is the logarithm of the odds that
the word stands there by right, and was not drawn from all the words of a text.
"""

from functools import cache

from edition.proposals.judgement import Judgement
from edition.proposals.surroundings import SLOTS, Surroundings, number

FAMILIAR = 5.0
"""The Zipf frequency from which a word is known by itself, and not only by its kind."""
OWN = SLOTS.index("form")
"""Where the slots begin that tell of the word itself."""


@cache
def _table() -> Judgement:
    return Judgement("fit", "fit")


@cache
def _own(form: str, fine: str, coarse: str) -> list[int]:
    return list(map(number, (form, "", fine, coarse, "")))


class Opening:
    """One place of a text, with no word in it."""

    def __init__(self, text: Surroundings, index: int) -> None:
        """Look at what stands around word *index*."""
        self._text = text
        self._slots = text.at(index)

    def filled(self, form: str) -> list[int]:
        """Return the numbers of ``SLOTS``, if the word were *form* (small letters)."""
        fine, coarse = self._text.kind(form)
        name = form if self._text.lexicon.zipf(form) >= FAMILIAR else ""
        own = _own(name, fine, coarse)
        return [*self._slots[:OWN], *own, *self._slots[OWN + len(own) :]]

    def fits(self, form: str) -> float:
        """Return the natural logarithm of the odds that *form* stands here by right."""
        return _table().odds(self.filled(form))
