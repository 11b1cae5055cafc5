"""Own the learnt judgement between two words: which of them the surroundings call for.

A table is made by ``tools/choices.py`` and mapped into memory. It holds a weight for each of many
combinations of slots (``TEMPLATES``), at the number that the combination makes; combinations that
share a number share its weight (Weinberger et al. 2009, “Feature hashing for large scale multitask
learning”). The sum of the weights is the logarithm of the odds that the second word stands there.
"""

import struct
from collections.abc import Sequence
from functools import cache

from edition.proposals.lexicon import mapped
from edition.proposals.surroundings import SLOTS, number

SIZE = 65_521
"""The weights in a table: a prime, so that the numbers spread evenly."""
GATES = 4_093
"""The pairs of neighbours that are told apart; of most it is plain that the first word is right."""
SCALE = struct.Struct("<f")

AROUND = """fine_l1 fine_l2 fine_r1 fine_r2 l1 r1 l3 r3 ahead behind verb_far
l2+l1 r1+r2 l1+r1 fine_l1+fine_r1 l2+l1+r1 l1+r1+r2 fine_l1+fine_l2 fine_r1+fine_r2 l1+l2+l3
r1+r2+r3 l2+l1+r1+r2 behind+ahead verb+ahead verb+behind+group_r group_l+group_r group_l+ahead
behind+group_r verb+group_l+group_r verb_far+group_l+group_r"""
WORD = """form gain reading mask ending form+group_l form+group_r gain+group_l gain+group_r
mask+group_l mask+group_r mask+group_l+group_r mask+l2+l1 mask+fine_l1"""
COMPARED = """distance degree+distance degree+group_r distance+group_r degree+group_l
degree+group_l+group_r degree+distance+group_l+group_r"""

Template = tuple[int, tuple[tuple[int, int], ...]]
"""A starting number, and slots with their multipliers."""


def _templates(lines: str) -> tuple[Template, ...]:
    made = []
    for line in lines.split():
        slots = line.split("+")
        factors = [number(f"{line} {place}") | 1 for place in range(len(slots))]
        pairs = zip((SLOTS.index(slot) for slot in slots), factors, strict=True)
        made.append((number(line), tuple(pairs)))
    return tuple(made)


TEMPLATES = {
    "fixed": _templates(AROUND),
    "compared": _templates(AROUND + " " + COMPARED),
    "lexical": _templates(AROUND + " " + WORD),
}
"""What is combined: for two given words; where comparisons count; for all words of a class."""


def combined(slots: Sequence[int], templates: Sequence[Template]) -> list[int]:
    """Return the number of each combination of *slots*."""
    return [
        (start + sum(slots[slot] * factor for slot, factor in pairs)) % SIZE
        for start, pairs in templates
    ]


def gate(beside: tuple[str, str]) -> int:
    """Return the number of a pair of neighbours."""
    return (number(beside[0]) * 31 + number(beside[1])) % GATES


class Judgement:
    """The table for one pair of words, or of classes of words."""

    def __init__(self, name: str, kind: str) -> None:
        """Map the table *name*; *kind* is one of ``TEMPLATES``."""
        data = mapped(f"choices/{name}")
        (self._scale,) = SCALE.unpack_from(data)
        self._weights = data[SCALE.size : SCALE.size + SIZE].cast("b")
        self._gates = data[SCALE.size + SIZE :]
        self._templates = TEMPLATES[kind]

    def doubts(self, beside: tuple[str, str], *, reverse: bool = False) -> bool:
        """Say whether, between these neighbours, the second word is possible; or the first."""
        return bool(self._gates[gate(beside) + GATES * reverse])

    def odds(self, slots: Sequence[int]) -> float:
        """Return the natural logarithm of the odds for the second word."""
        weights = self._weights
        total: int = sum(weights[place] for place in combined(slots, self._templates))
        return self._scale * total


@cache
def judgement(name: str, kind: str) -> Judgement:
    """Return the judgement *name*, opened once."""
    return Judgement(name, kind)
