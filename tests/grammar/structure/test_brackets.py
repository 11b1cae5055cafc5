"""What brackets hold: an insertion, a letter the typewriter has not, what a transcriber says."""

import pytest

from edition import grammar

INSERTED = [
    "so it was [in May] again",
    "w[ith] him",
    "[h]e came",
    "[T]he lamp",
    "so [Greek wine] is",
]
NOT_INSERTED = [
    "y[=a]rhnie and [)a], ka[s.]a",
    "C[oe]ur, [OE]dipus",
    "d['e]j[`a], “K[’a]l[=i]”",
    'n[:a], n["a], n[a"]',
    "the word [Greek: logos] and [Hebrew] here",
    "first. [Music\nillustration] So [_Illustration_]",
]
PICTURES = [
    "[Illustration: The lamp]",
    "[Music illustration: _a_]",
    "[Music: “So”]",
    "[Illustration: The lamp.\n\nFrom a drawing.\n\nBy a mate.]",
]


@pytest.mark.parametrize("text", INSERTED)
def test_words_in_brackets_are_an_insertion(text: str) -> None:
    """Words, or a few letters of one, that somebody put in."""
    assert grammar.analyse(text, "en").kinds.count("B_OPEN") == 1


@pytest.mark.parametrize("text", NOT_INSERTED)
def test_what_stands_for_the_print_is_no_insertion(text: str) -> None:
    """A letter with its sign, a ligature, or what a transcriber could not copy: no anomaly."""
    found = grammar.analyse(text, "en")

    assert "B_OPEN" not in found.kinds
    assert found.anomalies == ()


@pytest.mark.parametrize("picture", PICTURES)
def test_a_picture_ends_where_its_bracket_does(picture: str) -> None:
    """One figure, of one block or several."""
    text = f"So it was.\n\n{picture}\n\nIt was dark."
    found = grammar.analyse(text, "en")
    figures = [one for one in found.blocks if one.kind == "illustration"]
    several = [one for one in found.parts if one.rule == "long_illustration"]

    assert found.anomalies == ()
    assert len(figures) + len(several) == 1
    assert not several or (several[0].first, several[0].last) == (1, len(found.blocks) - 2)
