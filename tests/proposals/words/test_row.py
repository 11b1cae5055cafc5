"""A row of numbered strings answers as a list of strings would."""

from itertools import compress, count
from operator import eq

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.proposals.context import Context
from edition.proposals.layers.spacing import PATTERNS
from edition.proposals.model import Settings
from edition.proposals.packs import pack
from edition.proposals.words import row
from edition.proposals.words.row import FURTHER, Numbering, Row
from edition.proposals.words.vocabulary import Vocabulary
from edition.proposals.words.words import Words

STRINGS = st.lists(st.text("aAbß’ ]^-\\\ud800", max_size=2))


def rowed(strings: list[str]) -> Row:
    """Return *strings* as a row, added in two parts."""
    numbering = Numbering()
    numbering.add(strings[: len(strings) // 2])
    numbering.add(strings[len(strings) // 2 :])
    return numbering.row()


@given(strings=STRINGS, wanted=STRINGS)
def test_row_is_its_strings(strings: list[str], wanted: list[str]) -> None:
    """Members, slices, counts and places are those of the list."""
    found = rowed(strings)

    assert list(found) == strings
    assert [found[i] for i in range(len(found))] == strings
    assert found[1:-1] == strings[1:-1]
    assert found.counts == {string: strings.count(string) for string in strings}
    places = [i for i, string in enumerate(strings) if string in wanted]
    assert found.having(wanted) == found.find(wanted) == places
    assert list(found.mapped(str.lower)) == list(map(str.lower, strings))


@given(strings=STRINGS, distance=st.sampled_from((1, 2)))
def test_repetitions_are_found(strings: list[str], distance: int) -> None:
    """Each string that comes again so much later, and no other."""
    again = list(compress(count(), map(eq, strings, strings[distance:])))

    assert rowed(strings).again(distance) == again


def test_many_strings_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many are looked for."""
    monkeypatch.setattr(row, "FEW", 1)

    assert rowed(list("a]^cab")).find("a]^b") == [0, 1, 2, 4, 5]


def test_more_strings_than_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those beyond are known to be there, and no more."""
    monkeypatch.setattr(row, "MOST", 2)

    assert list(rowed(list("abcda"))) == ["a", "b", FURTHER, FURTHER, "a"]


PROSE = st.text(st.sampled_from("ab ,;.:?!“”„«() \n1A"))


@given(text=PROSE)
def test_a_gap_has_what_its_pattern_needs(text: str) -> None:
    """Nothing is found in the whole text that is not found from the gaps."""
    context = Context(text, Words(text), Vocabulary(pack("en"), Settings()))

    for each in PATTERNS:
        everywhere = [match.span() for match in each.pattern.finditer(text)]
        assert [match.span() for match in each.matches(context)] == everywhere
