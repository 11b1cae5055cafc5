"""Own the runs of numbers that follow each other, as those of blocks that stand together do."""

from collections.abc import Iterable


def runs_of(numbers: Iterable[int]) -> list[list[int]]:
    """Return the runs of *numbers*, which go up: in each, every one is one more than the last."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs
