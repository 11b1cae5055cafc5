"""Whether a paragraph that begins with a mark answers the one before, or goes on with it."""

import pytest

from edition import grammar

STORY = "the lamp had burned through the night and the keeper slept beside it, " * 8
TWO = {  # text -> the mended quotation, where a closing mark was lost
    "“Is the lamp lit?\n\n“It is.”": "“Is the lamp lit?",
    "“The lamp is out.\n\n“Then light it,” said Anna.": "“The lamp is out.",
    "“I was on my way to—\n\n“To the isle,” she said.": "",
    "He looked up. “The lamp is out.\n\n“Then light it,” said Anna.": "“The lamp is out.",
    "„Die Lampe ist aus.\n\n„Warum?“ fragte Anna.": "„Die Lampe ist aus.",
}
ONE = [  # two paragraphs of one quotation
    f"“So it was: {STORY}and so on.\n\n“In the morning {STORY}and that was all.”",
    "“That makes the world go round.\n\n“Now for a story,” continued Henry, “of a lamp.”",
    "“My dear keeper,\n\n“The lamp that you sent burns well, and all of us thank you for it.”",
    f"„So war es: {STORY}und so fort.\n\n„Am Morgen“, fuhr Anna fort, „war alles still.“",
]
DOUBTFUL = "“The lamp burns.\n\n“It was a long way.”"


@pytest.mark.parametrize(("text", "mended"), TWO.items(), ids=TWO)
def test_an_answer_ends_the_speech_before_it(text: str, mended: str) -> None:
    """A question, a broken word, another speaker: the mark before it is lost, and reported."""
    found = grammar.analyse(text, "de" if "„" in text else "en")
    spans = [(item.start, item.end) for item in found.quotations.values()]
    lost = [text[item.start : item.end] for item in found.anomalies if item.code == "G002"]

    assert (len(lost), found.joined) == (1, {})
    assert not mended or mended in [text[start:end] for start, end in spans]


@pytest.mark.parametrize("text", ONE, ids=["long", "continued", "letter", "German"])
def test_who_goes_on_is_not_interrupted(text: str) -> None:
    """Long paragraphs, a clause that says so, a salutation: one quotation, no anomaly."""
    found = grammar.analyse(text, "de" if "„" in text else "en")

    assert found.anomalies == ()
    assert found.groups or found.joined


def test_what_may_go_on_is_one_quotation_and_reported() -> None:
    """Where little speaks for either, the quotation goes on, and the report names the doubt."""
    found = grammar.analyse(DOUBTFUL, "en")

    assert [(item.code, str(item.certainty)) for item in found.anomalies] == [("G010", "low")]
    assert found.groups


def test_a_book_that_tells_long_stories_is_believed() -> None:
    """What a book does elsewhere decides what is doubtful."""
    story = f"“So: {STORY}.\n\n“Thus: {STORY}.”\n\nShe slept.\n\n"
    found = grammar.analyse(story * 12 + DOUBTFUL, "en")

    assert found.anomalies == ()


def test_a_quotation_that_goes_on_below_an_omission_is_told() -> None:
    """It closes too early, and is not opened again where it goes on: two anomalies, one thing."""
    text = "“The lamp is out.”\n\n[ . . . ]\n\nSo light it, and be gone.”"
    found = grammar.analyse(text, "en")

    assert [(item.code, item.start) for item in found.anomalies] == [("G008", 17), ("G009", 56)]
