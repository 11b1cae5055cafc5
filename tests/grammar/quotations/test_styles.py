"""The same book in the marks of another press: what is quoted stays what it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition import grammar

NO_BREAK_SPACE = "\u00a0"
STYLES = {  # profile, marks without and within, apostrophe
    "American": ("en", ("“”", "‘’"), "’"),
    "British": ("en", ("‘’", "“”"), "’"),
    "typewriter": ("en", ('""', "''"), "'"),
    "typewriter, single without": ("en", ("''", '""'), "'"),
    "German": ("de", ("„“", "‚‘"), "’"),
    "German guillemets": ("de", ("»«", "›‹"), "’"),
    "Swiss": ("de", ("«»", "‹›"), "'"),
    "French": ("fr", ("«»", "“”"), "’"),
    "Polish": ("pl", ("„”", "«»"), "’"),
    "Swedish": ("sv", ("””", "’’"), "’"),
}
OUTSIDE = ["The lamp was lit. ", "He said, ", "At dusk, in the keeper’s house, she read:\n"]
WORDS = [
    "Each lamp is lit",
    "I don’t see the keeper’s lamp",
    "None burns, and the isle is dark",
    "Go hence; it’s late",
]
BETWEEN = [", and ", "; so ", " or "]
WITHIN = ["He called it ", "They say ", "She wrote, "]
Quoted = tuple[str, str, str, str]
"""What stands before a quotation and in it, up to a second one, that, and what follows."""
QUOTED = st.tuples(*map(st.sampled_from, (OUTSIDE, WITHIN, WORDS, BETWEEN)))
PARAGRAPHS = st.lists(st.lists(QUOTED, min_size=1, max_size=3), min_size=1, max_size=3)


@pytest.mark.parametrize("style", STYLES)
@given(book=PARAGRAPHS)
def test_quotations_are_found_in_the_marks_of_any_press(
    style: str, book: list[list[Quoted]]
) -> None:
    """To whatever marks quotations are set in, and apostrophes beside them, the same are found."""
    profile, marks, apostrophe = STYLES[style]
    text, expected = printed(book, marks, apostrophe, spaced=profile == "fr")

    assert found(text, profile) == expected


def printed(
    book: list[list[Quoted]], marks: tuple[str, str], apostrophe: str, *, spaced: bool
) -> tuple[str, set[tuple[int, int]]]:
    """Return the text of *book* and the offsets of its quotations."""
    space = NO_BREAK_SPACE if spaced else ""
    text, spans = "", set()
    for paragraph in book:
        for before, words, quoted, after in paragraph:
            text += before.replace("’", apostrophe)
            start = len(text)
            text += f"{marks[0][0]}{space}{words}"
            inner = len(text)
            text += marks[1][0] + quoted.replace("’", apostrophe) + marks[1][1]
            spans.add((inner, len(text)))
            text += f"{after}none came.{space}{marks[0][1]}"
            spans.add((start, len(text)))
            text += " "
        text = f"{text}So it was.\n\n"
    return text, spans


def found(text: str, profile: str) -> set[tuple[int, int]]:
    """Return the offsets of the quotations that the grammar finds."""
    document = grammar.analyse(text, profile)
    assert not document.anomalies
    return {(item.start, item.end) for item in document.quotations.values()}
