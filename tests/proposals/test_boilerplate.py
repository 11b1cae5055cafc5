"""What a library prints around a text is not the text, and nothing is proposed there."""

from edition import grammar
from edition.proposals import detect

FRAME = """The Isle

Produced by teh volunteers

*** START OF THE ISLE ***

THE ISLE

CHAPTER I

He went wtih them.

*** END OF THE ISLE ***

You may copy it wtih all teh rest.
"""


def test_nothing_is_proposed_in_boilerplate() -> None:
    """A slip before START or after END is the library's."""
    found = detect(grammar.analyse(FRAME))

    assert [each.sic for each in (*found.proposals, *found.doubtful)] == ["wtih"]
    assert found.proposals[0].start == FRAME.index("wtih")


def test_boilerplate_is_what_stands_around_the_text() -> None:
    """A document without a library's lines has none; in one with them the two parts are told."""
    inner = FRAME[FRAME.index("THE ISLE\n\nCH") : FRAME.index("\n\n*** END")]
    before, after = grammar.analyse(FRAME).boilerplate

    assert FRAME[slice(*before)].endswith("START OF THE ISLE ***")
    assert FRAME[slice(*after)].startswith("*** END")
    assert grammar.analyse(inner).boilerplate == ()
