"""Stops that end no sentence: after a title or an initial."""

import pytest

from edition.proposals.words.words import Words


@pytest.mark.parametrize(
    ("text", "pauses"),
    [
        ("No sooner did Mr. Elton know, than", ["", " ", " ", " ", " ", " ", ", ", ""]),
        ("Of Mr.\nJ. S. Mill. He", ["", " ", " ", " ", " ", ". ", ""]),
        ("So did I. Then", ["", " ", " ", ". ", ""]),
        ("It was Mr.\n\nElton", ["", " ", " ", ".\n\n", ""]),
    ],
)
def test_a_stop_after_a_title_is_no_pause(text: str, pauses: list[str]) -> None:
    """A title or an initial goes on with a space; “I” and the end of a paragraph do not."""
    assert list(Words(text).pauses) == pauses


def test_the_gaps_stay_as_printed() -> None:
    """What stands between the words is what the text has there."""
    text = "By Dr. J. Smith. It was Mr. B."
    words = Words(text)

    assert "".join(map("".join, zip(words.gaps, [*words.forms, ""], strict=True))) == text


@pytest.mark.parametrize("text", ["", "Mr.", "Mr.\tX.\tY", "A. B"])
def test_a_text_may_have_no_space(text: str) -> None:
    """Each word has its pauses in any text."""
    assert len(Words(text).pauses) == len(Words(text).gaps)
