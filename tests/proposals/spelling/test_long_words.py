"""A word without end: a file that is no prose, a line of letters that are data."""

import pytest

from edition import grammar, proposals


@pytest.mark.parametrize("text", ["a" * 200_000, "ab" * 100_000 + " " + "ab" * 100_000])
def test_a_word_of_any_length_is_read_in_its_length(text: str) -> None:
    """What is left of it without each of its letters would fill forty gigabytes."""
    assert not proposals.detect(grammar.analyse(text)).proposals
