"""Corrections and foreign passages: encoded where they fit, handed back where they cross."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from edition import grammar, proposals, tei
from edition.grammar.model import Certainty
from edition.proposals.model import Foreign, Proposal
from tests.grammar.texts import BOOKISH
from tests.laws.oracle import header, source_of

SPANS = st.lists(st.tuples(st.integers(0, 90), st.integers(0, 12)), max_size=8)
TEXT = "He wrote “so it so was” and left [in May] on foot."


def proposal(sic: str, correction: str | None, *, decided: bool = False) -> Proposal:
    """Return a proposal to replace the first *sic* of the text."""
    start = TEXT.index(sic)
    reason = "for the test"
    end = start + len(sic)
    return Proposal(start, end, sic, correction, Certainty.HIGH, "test", reason, decided=decided)


def body(*proposals: Proposal, foreign: tuple[Foreign, ...] = ()) -> tuple[str, int]:
    """Return the TEI of the text with *proposals*, and how many were not encoded."""
    document = grammar.analyse(TEXT, "en")
    encoding = tei.encode(document, proposals, foreign, lambda _: "<teiHeader/>")
    return encoding.tei.decode(), len(encoding.unencoded)


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (proposal("foot", "feet"), '<sic>foot</sic><corr cert="high" resp="#detector">feet</corr>'),
        (proposal("foot", "feet", decided=True), '<sic>foot</sic><corr resp="#editor">feet</corr>'),
        (proposal("foot", None), ">foot</sic>"),
        (proposal("“", "‘"), '<sic>“</sic><corr cert="high" resp="#detector">‘</corr>'),
    ],
)
def test_a_correction_is_a_choice(item: Proposal, expected: str) -> None:
    """What is wrong stands in <sic>, what replaces it in <corr>, with its certainty or editor."""
    assert expected in body(item)[0]


def test_something_missing_has_an_empty_sic() -> None:
    """A missing comma has its place, and no characters of the source."""
    at = TEXT.index(" and")
    item = Proposal(at, at, "", ",", Certainty.MEDIUM, "test", "for the test")

    assert '<sic></sic><corr cert="medium" resp="#detector">,</corr></choice> and' in body(item)[0]


def test_what_crosses_an_element_is_handed_back() -> None:
    """A correction that begins before a quotation and ends inside it is not encoded."""
    text, unencoded = body(proposal("wrote “so", "wrote so"))

    assert ("<choice" in text, unencoded) == (False, 1)


def test_what_crosses_another_is_handed_back() -> None:
    """Of two corrections that overlap one is encoded."""
    _, unencoded = body(proposal("and left", "and went"), proposal("left [in May]", "left"))

    assert unencoded == 1


def test_a_foreign_passage_may_hold_a_correction() -> None:
    """<foreign> around <choice> is no crossing."""
    start = TEXT.index("on foot")
    passage = Foreign(start, start + len("on foot"), "fr", Certainty.HIGH)
    text, unencoded = body(proposal("foot", "feet"), foreign=(passage,))

    assert ('<foreign xml:lang="fr" cert="high">on <choice' in text, unencoded) == (True, 0)


@given(BOOKISH, SPANS, SPANS)
@example("    Line\n    Line", [], [(0, 12)])
@example("one two", [(0, 7)], [(4, 3)])
@example("one two", [(0, 3)], [(0, 7)])
@example("[Pg 12]", [], [(0, 1)])
@example("[Pg 12]", [(0, 1)], [(1, 2)])
@example("[Pg 12]", [(4, 2)], [])
@example("A [Sidenote: b c.] word.", [(2, 1)], [(2, 5)])
def test_nothing_is_lost_wherever_passages_lie(
    text: str, wrong: list[tuple[int, int]], foreign: list[tuple[int, int]]
) -> None:
    """Corrections and foreign passages at any place, crossing or not, leave the text whole."""
    corrections = [
        Proposal(start, start + length, "", "x", Certainty.HIGH, "test", "for the test")
        for start, length in wrong
    ]
    passages = [Foreign(start, start + length, "fr", Certainty.HIGH) for start, length in foreign]

    encoding = tei.encode(grammar.analyse(text, "en"), corrections, passages, header)

    assert source_of(encoding.tei) == text


@given(BOOKISH, st.sampled_from(["en", "de", "fr", "es"]))
@example("si诨", "es")
def test_nothing_is_lost_with_what_is_detected(text: str, language: str) -> None:
    """What the detector finds, doubtful or not, fits into the tree or stays out of it."""
    document = grammar.analyse(text, language)
    found = proposals.detect(document, language)

    encoding = tei.encode(document, found.proposals, found.foreign, header)

    assert source_of(encoding.tei) == text
