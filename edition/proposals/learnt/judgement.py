"""Own the learnt judgement between two words: which of them the surroundings call for.

A table is made by ``tools/choices.py`` and mapped into memory. It holds a weight for each of many
combinations of slots (``TEMPLATES``), at the number that the combination makes; combinations that
share a number share its weight (Weinberger et al. 2009, “Feature hashing for large scale multitask
learning”). The sum of the weights is the logarithm of the odds that the second word stands there.
"""

import struct
from collections.abc import Iterable, Sequence
from functools import cache

from edition.proposals.learnt.surroundings import SLOTS, number
from edition.proposals.words.lexicon import mapped

SIZE = 65_521
"""The weights in a table: a prime, so that the numbers spread evenly."""
LARGE = 262_139
"""The weights in the table of what fits."""
NEIGHBOURS = 1_021
"""The weights of the word before in a first glance, and of the word after."""
HEADER = struct.Struct("<fhh")
"""What a weight is worth; the glance from which the second word is possible, to which the first."""

AROUND = """fine_l1 fine_l2 fine_r1 fine_r2 l1 r1 l3 r3 ahead behind verb_far
l2+l1 r1+r2 l1+r1 fine_l1+fine_r1 l2+l1+r1 l1+r1+r2 fine_l1+fine_l2 fine_r1+fine_r2 l1+l2+l3
r1+r2+r3 l2+l1+r1+r2 behind+ahead verb+ahead verb+behind+group_r group_l+group_r group_l+ahead
behind+group_r verb+group_l+group_r verb_far+group_l+group_r"""
WORD = """form gain reading mask ending form+group_l form+group_r gain+group_l gain+group_r
mask+group_l mask+group_r mask+group_l+group_r mask+l2+l1 mask+fine_l1"""
COMPARED = """distance degree+distance degree+group_r distance+group_r degree+group_l
degree+group_l+group_r degree+distance+group_l+group_r"""

FITTING = """reading mask form reading+l1 reading+r1 reading+group_l reading+group_r
reading+fine_l1 reading+fine_r1 mask+l1 mask+r1 mask+group_l+group_r reading+group_l+group_r
mask+l1+r1 mask+l2+l1 mask+r1+r2 reading+ahead reading+behind mask+ahead+behind mask+verb
mask+verb+group_l+group_r reading+verb form+l1 form+r1 form+group_l form+group_r mask+fine_l1
mask+fine_r1 reading+l2 reading+r2 mask+fine_l1+fine_r1 mask+behind+group_r mask+group_l+ahead
reading+verb_far"""
"""What is combined with a word (``form``) and with its kind, finely (``reading``) and coarsely."""

Template = tuple[int, ...]
"""A starting number, then slots, each followed by its multiplier."""
Templates = tuple[tuple[Template, ...], ...]
"""Templates of one slot, of two, of three, of four."""


def _templates(lines: str) -> Templates:
    found: tuple[list[Template], ...] = ([], [], [], [])
    for line in lines.split():
        slots = line.split("+")
        steps = [
            step
            for place, slot in enumerate(slots)
            for step in (SLOTS.index(slot), number(f"{line} {place}") | 1)
        ]
        found[len(slots) - 1].append((number(line), *steps))
    return tuple(map(tuple, found))


TEMPLATES = {
    "fixed": _templates(AROUND),
    "compared": _templates(AROUND + " " + COMPARED),
    "lexical": _templates(AROUND + " " + WORD),
    "fit": _templates(FITTING),
}
"""What is combined: for two given words; where comparisons count; for all words of a class; for
any word."""
SIZES = {"fit": LARGE}
"""The weights in the tables of each kind, unless they are ``SIZE``."""


def combined(at: Sequence[int], templates: Templates, size: int = SIZE) -> list[int]:
    """Return the number of each combination of the slots *at* a place."""
    ones, twos, threes, fours = templates  # written out, as this is nearly all the work there is
    return [
        *[(n + at[a] * i) % size for n, a, i in ones],
        *[(n + at[a] * i + at[b] * j) % size for n, a, i, b, j in twos],
        *[(n + at[a] * i + at[b] * j + at[c] * k) % size for n, a, i, b, j, c, k in threes],
        *[
            (n + at[a] * i + at[b] * j + at[c] * k + at[d] * m) % size
            for n, a, i, b, j, c, k, d, m in fours
        ],
    ]


def neighbours(beside: tuple[int, int]) -> tuple[int, int]:
    """Return the places in a first glance of the words before and after, by their numbers."""
    return beside[0] % NEIGHBOURS, NEIGHBOURS + beside[1] % NEIGHBOURS


class Judgement:
    """The table for one pair of words, or of classes of words.

    ``weights`` are whole numbers; ``scale`` is what one of them is worth.
    """

    def __init__(self, name: str, kind: str) -> None:
        """Map the table *name*; *kind* is one of ``TEMPLATES``."""
        data = mapped(f"choices/{name}")
        header: tuple[float, int, int] = HEADER.unpack_from(data)
        self.scale, self._least, self._most = header
        weights = data[HEADER.size :].cast("b")
        self._size = SIZES.get(kind, SIZE)
        self.weights, glance = weights[: self._size], weights[self._size :]
        self._before, self._after = glance[:NEIGHBOURS].tolist(), glance[NEIGHBOURS:].tolist()
        self._templates = TEMPLATES[kind]

    def doubts(self, beside: Iterable[tuple[int, int]], *, reverse: bool = False) -> list[bool]:
        """Say of each two neighbours if between them the second word is possible; or the first."""
        first, second, size = self._before, self._after, NEIGHBOURS
        glances = [first[before % size] + second[after % size] for before, after in beside]
        if reverse:
            return list(map(self._most.__ge__, glances))
        return list(map(self._least.__le__, glances))

    def odds(self, slots: Sequence[int]) -> float:
        """Return the natural logarithm of the odds for the second word."""
        weights = self.weights
        places = combined(slots, self._templates, self._size)
        return self.scale * sum(map(weights.__getitem__, places))


@cache
def judgement(name: str, kind: str) -> Judgement:
    """Return the judgement *name*, opened once."""
    return Judgement(name, kind)
