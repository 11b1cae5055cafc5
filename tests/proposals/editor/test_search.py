"""A place is found as an expression, or a look at every place, would find it, only sooner."""

import re
from difflib import SequenceMatcher

from hypothesis import given
from hypothesis import strategies as st

from edition.proposals.editor import place
from edition.proposals.editor.search import Passage, Searched
from edition.proposals.model import Decision, Verdict

WORDS = st.lists(st.sampled_from("a ab b. ba _a é a-b".split()), max_size=3)
TEXT = st.lists(
    st.sampled_from(["a", "b", "ab", "b.", "ba", "_a", "é", "a-b", " ", "\n", "\n\n", "\u00a0"]),
    max_size=60,
).map("".join)
READING = st.sampled_from(["", "a", "ab", "a b", "a\nb", " ", " a", "é", "-"])


@given(text=TEXT, before=WORDS, reading=READING, after=WORDS, apart=st.booleans())
def test_passage_is_found_however_lines_are_broken(
    text: str, before: list[str], reading: str, after: list[str], *, apart: bool
) -> None:
    """Between its words stands any white space; around the reading there may be none."""
    gap = r"\s*" if reading else r"\s+" * apart
    one, other = (r"\s+".join(map(re.escape, words)) for words in (before, after))
    pattern = rf"{one}{gap}(?P<reading>{re.escape(reading)})\s*{other}"
    expected = [match.start("reading") for match in re.finditer(pattern, text)]

    passage = Passage(tuple(before), reading, tuple(after), apart and not reading)

    assert Searched(text).exact(passage) == expected


@given(text=TEXT, reading=READING.filter(bool))
def test_whole_words_are_found(text: str, reading: str) -> None:
    """No letter, digit or underscore stands beside a letter of what is found."""
    left = r"(?<!\w)" if reading[0].isalnum() else ""
    right = r"(?!\w)" if reading[-1].isalnum() else ""
    expected = [match.start() for match in re.finditer(left + re.escape(reading) + right, text)]

    assert list(Searched(text).standing(reading)) == expected


def _likeness(decision: Decision, text: str, start: int) -> float:
    words = place.context(text, start, start + len(decision.reading))
    given = decision.before.split(), decision.after.split()
    pairs = zip(given, map(str.split, words), strict=True)
    blocks = [SequenceMatcher(None, *pair, autojunk=False).get_matching_blocks() for pair in pairs]
    return sum(block.size for each in blocks for block in each) / sum(map(len, given))


@given(
    words=st.lists(st.sampled_from("a b c d e f g h".split()), min_size=1, max_size=40),
    before=st.lists(st.sampled_from("a b c d x".split()), max_size=6),
    after=st.lists(st.sampled_from("e f g h x".split()), min_size=1, max_size=6),
    occurrence=st.integers(1, 3),
)
def test_likest_place_is_that_of_all(
    words: list[str], before: list[str], after: list[str], occurrence: int
) -> None:
    """Where the words have changed, the first of the likest places is found, if like enough."""
    text = " ".join(words)
    decision = Decision(
        "misspelt", "b", "c", Verdict.ACCEPT,
        before=" ".join(before), after=" ".join(after), occurrence=occurrence,
    )  # fmt: skip
    starts = [match.start() for match in re.finditer(r"\bb\b", text)]
    joined = r"\s+".join([*before, "b", *after])
    exact = [match.start() + len(" ".join([*before, ""])) for match in re.finditer(joined, text)]
    likeness = {start: _likeness(decision, text, start) for start in starts}
    best = max(likeness.values(), default=0.0)
    alike = exact or [each for each in starts if likeness[each] == best]
    enough = exact or best >= (0.25 if len(starts) == 1 else 0.5)

    found = place.find(decision, text)

    start = alike[min(occurrence, len(alike)) - 1] if alike and enough else None
    assert found == (None if start is None else (start, start + 1))
