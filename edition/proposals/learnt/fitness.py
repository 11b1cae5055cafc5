"""Own the learnt judgement whether a kind of word fits a place.

Like a judgement between two words, it adds the weights of combinations of slots; but one of the
slots is what the word is that stands there, or might. The sum is the logarithm of the odds that
the word stands there by right, and was not drawn from all the words of a text.
"""

from functools import cache, lru_cache

from edition.proposals.learnt.judgement import LARGE, TEMPLATES, Judgement
from edition.proposals.learnt.surroundings import SLOTS, Surroundings, number
from edition.proposals.words.kinds import kind
from edition.proposals.words.lexicon import Lexicon

FAMILIAR = 5.0
"""The Zipf frequency from which a word is known by itself, and not only by its kind."""
OWN = SLOTS.index("form")
"""Where the slots begin that tell of the word itself."""
ONES, TWOS, THREES, FOURS = TEMPLATES["fit"]
"""What is combined; each begins with what is known of the word itself."""
KEPT = 1 << 16
"""Of how many words it is kept what they add."""


@cache
def _table() -> Judgement:
    return Judgement("fit", "fit")


@lru_cache(KEPT)
def _own(form: str, lexicon: Lexicon) -> tuple[int, ...]:
    """Return what is known of *form* itself: the numbers of the slots from ``OWN``."""
    fine, coarse = kind(form, lexicon)
    name = form if lexicon.zipf(form) >= FAMILIAR else ""
    return tuple(map(number, (name, "", fine, coarse, "")))


@lru_cache(KEPT)
def _added(form: str, lexicon: Lexicon) -> tuple[int, list[int]]:
    """Return what *form* weighs by itself, and what it adds to the other combinations."""
    own, weights = dict(enumerate(_own(form, lexicon), OWN)), _table().weights
    alone = sum(weights[(n + own[a] * i) % LARGE] for n, a, i in ONES)
    return alone, [(n + own[a] * i) % LARGE for n, a, i, *_ in (*TWOS, *THREES, *FOURS)]


class Opening:
    """One place of a text, with no word in it."""

    def __init__(self, text: Surroundings, index: int) -> None:
        """Look at what stands around word *index*."""
        self._lexicon = text.lexicon
        self._slots = at = text.at(index)
        self._around = [
            *[at[b] * j for _, _, _, b, j in TWOS],
            *[at[b] * j + at[c] * k for _, _, _, b, j, c, k in THREES],
            *[at[b] * j + at[c] * k + at[d] * m for _, _, _, b, j, c, k, d, m in FOURS],
        ]
        """What the place adds to each combination but those of the word alone."""

    def filled(self, form: str) -> list[int]:
        """Return the numbers of ``SLOTS``, if the word were *form* (small letters)."""
        own = _own(form, self._lexicon)
        return [*self._slots[:OWN], *own, *self._slots[OWN + len(own) :]]

    def fits(self, form: str) -> float:
        """Return the natural logarithm of the odds that *form* stands here by right.

        They are those of the table for the slots ``filled`` with it, found more quickly: what
        the place adds to each number is the same for every word.
        """
        table = _table()
        total, own = _added(form, self._lexicon)
        weights, pairs = table.weights, zip(own, self._around, strict=True)
        return table.scale * (total + sum([weights[(a + b) % LARGE] for a, b in pairs]))
