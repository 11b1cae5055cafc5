"""The proof of a part: what is lost on its way to the pages is found."""

import pytest

from edition.messages import EditionError
from edition.structs import replace
from edition.typeset.engine import Entry, Part, Span, Spot
from edition.typeset.proof import prove

HTML = (
    '<html><body><p>It <b data-id="a">was</b><note data-note="n" data-ref="a">read is</note> '
    "so.</p></body></html>"
)
PAGE = Span(Spot(1, 1), Spot(1, 1))
PART = Part(
    pdf=b"",
    pages=2,
    first_page=1,
    spans={"a": PAGE},
    entries=(Entry(ref="n", layer=1, page=0, label="1"),),
    text=(("It was",), ("so.",)),
    foot=("1 read is", ""),
    outlines=(),
    fonts={},
)


def test_white_space_and_hyphens_of_lines_are_no_fault() -> None:
    """Letters are compared; the foot of a page is apart from its text."""
    prove(HTML, PART)
    prove(HTML, replace(PART, text=(("It w-", "as"), ("so.",))))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"text": (("It was",), ("no.",))}, "T007"),
        ({"text": (("It was",), ())}, "T007"),
        ({"foot": ("1 read", "")}, "T008"),
        ({"foot": ("", "1 read is")}, "T008"),
        ({"entries": ()}, "T008"),
        ({"spans": {"a": Span(Spot(2, 1), Spot(2, 1))}}, "T008"),
    ],
    ids=["a word changed", "lost", "a note cut", "on another page", "never called", "lemma moved"],
)
def test_what_is_lost_or_displaced_is_refused(changes: dict[str, object], code: str) -> None:
    """Nothing is printed that lacks a word or a note of its text."""
    with pytest.raises(EditionError) as refused:
        prove(HTML, replace(PART, **changes))

    assert refused.value.messages[0].code == code
