"""Identifiers in the metadata: a digit mistyped is told before it is printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.messages import EditionError
from edition.metadata import read_metadata
from edition.metadata.checks import check_isbn, check_orcid

ORCIDS = ["0000-0002-1825-0097", "0000-0001-5109-3700", "0000-0002-1694-233X"]
ISBNS = ["0-306-40615-2", "978-0-306-40615-7", "080442957X", "9783161484100"]


@pytest.mark.parametrize("orcid", ORCIDS)
def test_orcids_of_the_handbook_are_right(orcid: str) -> None:
    """The examples that ORCID itself gives."""
    assert check_orcid(orcid) == ""


@pytest.mark.parametrize("isbn", ISBNS)
def test_isbns_of_the_handbook_are_right(isbn: str) -> None:
    """Both lengths, with and without hyphens, X for ten."""
    assert check_isbn(isbn) == ""


@given(st.sampled_from(ORCIDS + ISBNS), st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_is_noticed(identifier: str, place: int, by: int) -> None:
    """Whichever digit it is, and whatever stands there instead."""
    digit = identifier[place % len(identifier)]
    if not digit.isdigit():
        return
    wrong = str((int(digit) + by) % 10)
    at = place % len(identifier)
    changed = f"{identifier[:at]}{wrong}{identifier[at + 1 :]}"

    check = check_orcid if identifier in ORCIDS else check_isbn
    assert "check digit" in check(changed)


@pytest.mark.parametrize("isbn", ["12345678", "97803064061577", "X-306-40615-2"])
def test_an_isbn_has_its_length(isbn: str) -> None:
    """Ten or thirteen digits, nothing between."""
    assert "10 or 13 digits" in check_isbn(isbn)


def test_the_place_of_a_wrong_identifier_is_told() -> None:
    """The message names the line, as for every other value."""
    with pytest.raises(EditionError) as refused:
        read_metadata("a.toml", 'title = "T"\n[publication]\nisbn = "978-0-306-40615-8"\n')

    message = refused.value.messages[0]
    assert (message.code, message.place and message.place.line) == ("M004", 3)
    assert "its check digit is wrong" in message.text
