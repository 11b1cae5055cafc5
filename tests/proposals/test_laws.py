"""What is true of every detection, whatever the text."""

from collections.abc import Callable
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edition.proposals import Detection, Verdict, against
from edition.proposals.editor import place
from edition.proposals.model import Decision

Detect = Callable[..., Detection]
HOSTILE = st.text(
    st.sampled_from("aAeihrstlmn1l0 \n\r\t.,;:!?-–—’‘“”\"'()[]_&<>\u00a0\u0301\u00adæſЖא\x00😀")
)
PIECES = st.lists(
    st.sampled_from(
        "the teh of that than this books he go wtih more greater “ ” ’ ‘ , . ; SOviet - \n\n la de "
        "plus grande partie ( ) 1 l l9O5 i am was was were complete destroyed".split(" ")
    )
).map(" ".join)
GENTLE = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@GENTLE
@given(text=HOSTILE | PIECES | st.text())
def test_proposals_hold_together(detected: Detect, text: str) -> None:
    """Each says what stands at its place, changes something, and leaves the others theirs."""
    found = detected(text)
    everything = sorted((*found.proposals, *found.doubtful), key=lambda each: each.start)

    assert all(each.sic == text[each.start : each.end] != each.correction for each in everything)
    assert all(one.end <= two.start for one, two in pairwise(found.proposals))


@GENTLE
@given(text=HOSTILE | PIECES)
def test_every_place_is_found_again(detected: Detect, text: str) -> None:
    """In an unchanged text a decision finds the place it was made for."""
    for each in detected(text).proposals:
        decision = Decision(each.rule, each.sic, each.correction, Verdict.REJECT)
        placed = place.with_place(decision, text, each)
        assert place.find(placed, text) == (each.start, each.end)


@GENTLE
@given(text=PIECES, other=PIECES)
def test_differences_turn_one_copy_into_the_other(text: str, other: str) -> None:
    """Carried out, they leave no difference but white space and the shapes of marks."""
    pieces, here = [], 0
    for each in against(text, other):
        pieces += [text[here : each.start], " ", each.other_reading, " "]
        here = each.end
    written = "".join([*pieces, text[here:]])

    assert _plainly(written) == _plainly(other)


def _plainly(text: str) -> str:
    """Leave out white space, and write marks and dashes as a typewriter does."""
    for shapes, plain in (("“”„«»", '"'), ("‘’‚‹›", "'"), ("–—", "-")):
        for shape in shapes:
            text = text.replace(shape, plain)
    return "".join(text.split())
