"""Own which letters words have beside which: what a wrong form may have lost, or got instead.

A letter is only tried where some word has it between the same two letters before and one after,
and between the same one before and two after: a tenth of the alphabet on average.
"""

from collections.abc import Sequence
from functools import cache, lru_cache

from edition.proposals.words.lexicon import ORD_BEFORE_A, mapped

ALPHABET = "abcdefghijklmnopqrstuvwxyz"
SIZE = len(ALPHABET) + 1
"""The letters, and the edge of a word."""
KEPT = 1 << 12
"""How many sets of letters are kept, to be read again at once."""


class Beside:
    """The letters of English words, by what stands around them."""

    def __init__(self, after_two: memoryview, before_two: memoryview) -> None:
        """Take two tables: by two letters before and one after, by one before and two after."""
        self._after_two = after_two
        self._before_two = before_two

    def lost(self, form: str) -> list[Sequence[str]]:
        """Return the letters that may be missing before each letter of *form*, and at its end."""
        places = _places(form)
        return self._between(places, places[2:])

    def instead(self, form: str) -> list[Sequence[str]]:
        """Return the letters that may rightly stand in the place of each letter of *form*."""
        places = _places(form)
        return self._between(places, places[3:])

    def _between(self, before: Sequence[int], after: Sequence[int]) -> list[Sequence[str]]:
        left, right = self._after_two, self._before_two
        around = zip(before, before[1:], after, after[1:], strict=False)
        return [
            _letters(left[(a * SIZE + b) * SIZE + c] & right[(b * SIZE + c) * SIZE + d])
            for a, b, c, d in around
        ]


def _places(form: str) -> list[int]:
    return [0, 0, *[ord(letter) - ORD_BEFORE_A for letter in form], 0, 0]


@lru_cache(KEPT)
def _letters(bits: int) -> str:
    return "".join([letter for place, letter in enumerate(ALPHABET) if bits >> place & 1])


@cache
def beside(*, long: bool) -> Beside:
    """Return what is known of frequent words, or, if *long*, of long ones."""
    tables, size = mapped("between").cast("I"), SIZE**3
    first = 2 * long
    return Beside(*(tables[size * place : size * (place + 1)] for place in (first, first + 1)))
