"""Own the numbers of blocks that stand together: which follow each other, which are held."""

from collections.abc import Iterable

from edition.grammar.model import Group, Part


def runs_of(numbers: Iterable[int]) -> list[list[int]]:
    """Return the runs of *numbers*, which go up: in each, every one is one more than the last."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def held(joined: Iterable[Group | Part]) -> set[int]:
    """Return the numbers of all blocks that one of *joined* holds; an attribution is none."""
    return {number for one in joined for number in range(one.first, one.last + 1)}
