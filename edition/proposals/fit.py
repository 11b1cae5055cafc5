"""Own the learnt judgement whether a kind of word fits a place.

Like a judgement between two words, it adds the weights of combinations of slots; but one of the
slots is what the word is that stands there, or might. The sum is the logarithm of the odds that
the word stands there by right, and was not drawn from all the words of a text.
"""

from functools import cache

from edition.proposals.judgement import Judgement
from edition.proposals.surroundings import Surroundings

FAMILIAR = 5.0
"""The Zipf frequency from which a word is known by itself, and not only by its kind."""


@cache
def _table() -> Judgement:
    return Judgement("fit", "fit")


def slots(text: Surroundings, index: int, form: str) -> list[int]:
    """Return the numbers of ``SLOTS`` for word *index*, if it were *form* (small letters)."""
    fine, coarse = text.kind(form)
    name = form if text.lexicon.zipf(form) >= FAMILIAR else ""
    return text.at(index, (name, "", fine, coarse, ""))


def fits(text: Surroundings, index: int, form: str) -> float:
    """Return the natural logarithm of the odds that *form* stands at word *index* by right."""
    return _table().odds(slots(text, index, form))
