"""What marks mean: somebody's words, a word held at a distance, a word talked about."""

import pytest

from edition import grammar
from edition.grammar.model import Certainty

MEANT = {  # text -> the element of its first quotation
    "The statutes say: “The lamp shall be lit at dusk by the keeper.”": "quote",
    "These so-called “friends” of the harbour never came.": "soCalled",
    "The bottle of oil was marked “poison” in red.": "quote",
    "The word “dusk” is old.": "mentioned",
    "“No,” said the keeper.": "quote",
    "We know “in a relatively [?] short time” all.": "quote",
    "They read ‘Matt 5:7’ there.": "q",
    "The labels (such as ‘lamp’, ‘wick’ or ‘oil’) are short.": "q",
    "In terms such as ‘lamp’ or ‘wick’ nothing is meant.": "mentioned",
    "They write ‘harb.’, or leave it out.": "q",
    "We sorted them by ‘lamps, wicks’ here.": "q",
    "The change to ‘of’ was late.": "q",
}


@pytest.mark.parametrize(("text", "expected"), MEANT.items(), ids=MEANT)
def test_the_evidence_names_the_element(text: str, expected: str) -> None:
    """Length, introduction, verbs of saying and words before decide."""
    (found, *_) = grammar.analyse(f"First.\n\n{text} And so on.", "en").quotations.values()

    assert found.element == expected


def test_little_evidence_makes_a_low_certainty() -> None:
    """A guess that is uncertain says so."""
    (found,) = grammar.analyse("It remained “unknown.” So.", "en").quotations.values()

    assert found.certainty is Certainty.LOW


def test_every_guess_names_its_evidence() -> None:
    """The rows that spoke for an element are named, so that a reader can judge."""
    document = grammar.analyse("He said: “So it is.” The “friends” and “x” came.", "en")

    assert all(found.evidence for found in document.quotations.values())


ELLIPSES = {
    "He paused . . . and went.": ["SUSPENSION"],
    "It says: “the lamp . . . was lit by the keeper of it.” So.": ["AUTHORS_OMISSION"],
    "It says [ . . . ] so.": ["OMISSION"],
    "Chapter one ........ 12": [],
}


@pytest.mark.parametrize(("text", "expected"), ELLIPSES.items(), ids=ELLIPSES)
def test_dots_are_told_apart(text: str, expected: list[str]) -> None:
    """An omission in brackets, one inside quoted words, a pause, and a leader."""
    kinds = grammar.analyse(f"First.\n\n{text}\n\nLast.", "en").kinds

    assert [kind for kind in kinds if kind in {"SUSPENSION", "OMISSION", "AUTHORS_OMISSION"}] == (
        expected
    )


def test_marks_of_two_characters_are_weighed_as_those_of_one() -> None:
    """What a typewriter quotes is said, repeated and interrupted like any other words."""
    text = "“So it was,” he said. “No,” said she. “Some think,” he said, “that it was lit.”"
    typed = text.replace("“", "``").replace("”", "''")
    printed, read = grammar.analyse(text, "en"), grammar.analyse(typed, "en")

    assert [one[2:] for one in read.quotations.values()] == [
        one[2:] for one in printed.quotations.values()
    ]
    assert len(read.joined) == len(printed.joined) == 2


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("en", "By “light” I mean the flame."),
        ("en", "Here “amor” signifies love."),
        ("de", "„Licht“ bedeutet Flamme."),
        ("fr", "Par « phare » on entend une tour."),
        ("ru", "«Маяк» означает башню."),
    ],
)
def test_a_word_whose_meaning_is_told_is_mentioned(key: str, text: str) -> None:
    """What follows says that the word itself is talked about."""
    (found,) = grammar.analyse(text, key).quotations.values()

    assert found.element == "mentioned"


@pytest.mark.parametrize("sign", ["[sic]", "[SIC!]", "[_sic_]", "(sic)", "(sic!)"])
def test_sic_stands_in_brackets_of_either_kind(sign: str) -> None:
    """It is a sign of whoever copied the words, and none of them."""
    assert "SIC" in grammar.analyse(f"They recieved {sign} it.", "en").kinds
