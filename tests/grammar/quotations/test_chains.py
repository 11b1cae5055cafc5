"""Quotations of several blocks: what may stand between them, and what is none."""

import pytest

from edition import grammar, tei
from tests.laws.oracle import header, source_of

ASIDE = {
    "a note": "[Footnote 1: See the log.]",
    "a note set in": "  [1] See the log.",
    "a long note": "[Footnote 1: See the log.\n\nIt is lost.]",
    "an illustration": "[Illustration: The lamp]",
    "a page": "[Pg 12]",
    "a sidenote": "[Sidenote: The lamp]",
}
VERSE = (
    "‘So,’ he said, ‘it goes:—\n\n    “The lamp is lit,\n    The boats are in—”’\n\nIt was dark."
)


@pytest.mark.parametrize("between", ASIDE.values(), ids=ASIDE)
@pytest.mark.parametrize("begun", ["“It burned,", "She said: “It burned,"], ids=["whole", "within"])
def test_what_a_printer_set_between_parts_no_quotation(begun: str, between: str) -> None:
    """A note, a picture or a page between two paragraphs is no part of what they quote."""
    text = f"{begun}\n\n{between}\n\n“and it burned all night.”\n\nSo it was."
    found = grammar.analyse(text, "en")
    segments = [text[item.start : item.end] for item in found.quotations.values()]

    assert found.anomalies == ()
    assert found.groups or segments == ["“It burned,", "“and it burned all night.”"]


@pytest.mark.parametrize("between", ASIDE.values(), ids=ASIDE)
def test_what_is_not_opened_again_goes_on_behind_it(between: str) -> None:
    """Where only the last paragraph closes, what stands between is no part of it, either."""
    text = f"“It burned.\n\n{between}\n\nIt burned all night.”\n\nSo it was."
    found = grammar.analyse(text, "en")

    assert found.anomalies == ()
    assert [(one.first, text[one.end - 1]) for one in found.groups] == [(0, "”")]
    assert source_of(tei.encode(found, (), (), header).tei) == text


def test_a_quotation_goes_on_in_verse_that_holds_another() -> None:
    """Verse begins with marks of its own, and its last line closes both."""
    found = grammar.analyse(VERSE, "en")
    body = tei.encode(found, (), (), header).tei.decode()

    assert found.anomalies == ()
    assert [one.count("<quote ") for one in body.split("<l")[1:]] == [0, 2, 2]
    assert "in—”</quote>’</quote>" in body


def test_a_book_that_sets_its_own_remarks_in_quotes_where_it_says_so() -> None:
    """Of many indented blocks hardly one is introduced: the others are the author's remarks."""
    remark = (
        "It burned.\n\n    See the log of the isle, as to which\n    nothing is known to us.\n\n"
    )
    text = (
        f"{remark * 6}He says:\n\n    the lamp is lit by a mate,\n    and seen.\n\n{'It was. ' * 9}"
    )
    found = grammar.analyse(text + "\n\nIt burned." * 20, "en")

    assert [text[one.start : one.end].strip()[:8] for one in found.groups] == ["the lamp"]
