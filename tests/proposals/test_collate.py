"""Two copies of a text are compared completely, and in a time that grows with their length."""

import random

from edition.messages import Severity
from edition.proposals import Side, against, differences
from edition.source import Lines

VOCABULARY = 4000


def prose(words: int, seed: int) -> list[str]:
    """Return words in the frequencies of a language: few often, many seldom."""
    rng = random.Random(seed)
    return [f"w{int(VOCABULARY ** rng.random())}" for _ in range(words)]


def test_every_seeded_difference_is_found() -> None:
    """Two hundred differences among a hundred thousand words are all told, and nothing else."""
    words = prose(100_000, 1)
    places = random.Random(2).sample(range(0, 100_000, 40), 200)
    other = list(words)
    for place in places:
        other[place] = "changed"

    found = against(" ".join(words), " ".join(other))

    assert [each.other_reading for each in found] == ["changed"] * 200


def test_equal_copies_do_not_differ() -> None:
    """Lines broken elsewhere and quotation marks of another shape are no difference."""
    assert against("He said: “Go\nhome”.", 'He said: "Go home".') == ()


def test_heads_of_pages_are_told_once() -> None:
    """Lines that come again and again in one copy only are its pages, not its text."""
    sentences = [f"{word} ".capitalize() * 3 + "end." for word in prose(12, 3)]
    text = "\n".join(sentences)
    paged = "\n".join(f"{each}\n{page} THE TITLE" for page, each in enumerate(sentences))

    found = against(text, paged)
    (message,) = differences(found, Lines("t", text))

    assert {each.wrong for each in found} == {Side.PAGE}
    assert (message.code, message.severity) == ("P040", Severity.NOTE)
    assert "12 running heads" in message.text


def test_the_side_that_seems_wrong_is_told() -> None:
    """A form that no list knows is the slip; words written twice are."""
    found = against("It was teh end of the the war.", "It was the end of the war.")

    assert [(each.reading, each.wrong) for each in found] == [
        ("teh", Side.SOURCE),
        ("the", Side.SOURCE),
    ]


def test_offsets_lead_to_the_readings() -> None:
    """What is told as a reading stands there in its copy."""
    text, other = "One two three four.", "One too three more four."

    assert all(
        text[each.start : each.end] == each.reading
        and other[each.other_start : each.other_end] == each.other_reading
        for each in against(text, other)
    )
