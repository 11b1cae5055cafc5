"""Processes that work beside this one: what they do comes back, and one that is ended is told."""

import os

import pytest

from edition.messages import EditionError
from edition.workers import crew


def doubled(number: int) -> int:
    """Do a little."""
    return 2 * number


def end(_number: int) -> None:
    """Go away, as a process that is killed does."""
    os._exit(1)


def test_the_order_is_kept() -> None:
    """Whoever is first, what is done comes in the order of the jobs."""
    with crew(2, __name__) as hands:
        assert list(hands.in_order(doubled, range(40))) == list(range(0, 80, 2))


@pytest.mark.parametrize("way", ["each", "in_order"])
def test_a_process_that_is_ended_is_told(way: str) -> None:
    """B015, with what can be done: no traceback, and no waiting for what never comes."""
    with crew(2, __name__) as hands, pytest.raises(EditionError) as told:
        list(getattr(hands, way)(end, [1, 2]))

    assert [message.code for message in told.value.messages] == ["B015"]
