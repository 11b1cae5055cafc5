"""Dates: certain ones as W3C writes them, others as EDTF does, each told to those who ask."""

import calendar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from edition.messages import EditionError
from edition.metadata import read_metadata
from edition.metadata.dates import Dated, dated
from edition.workflow.encode import encode

TEI = "{http://www.tei-c.org/ns/1.0}"


@given(st.dates())
def test_a_day_of_the_calendar_is_itself(day: object) -> None:
    """No day of four-digit years is refused or changed."""
    assert dated(str(day)) == Dated(str(day), str(day))


@given(st.integers(1, 9999), st.integers(0, 14), st.integers(0, 33))
def test_days_are_those_of_the_calendar(year: int, month: int, day: int) -> None:
    """As the standard library's calendar has them."""
    exists = 0 < month <= 12 and 0 < day <= calendar.monthrange(year, month)[1]

    assert bool(dated(f"{year:04}-{month:02}-{day:02}")) == exists


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1937~", Dated("1937", "1937", is_certain=False)),
        ("1937-03?", Dated("1937-03", "1937-03", is_certain=False)),
        ("193X", Dated("1930", "1939")),
        ("1850/1860", Dated("1850", "1860", is_period=True)),
        ("1850-05/1850-07", Dated("1850-05-01", "1850-07-31", is_period=True)),
        ("1850/..", Dated("1850", "", is_period=True)),
        ("../1860", Dated("", "1860", is_period=True)),
        ("[1851,1852]", Dated("1851", "1852")),
        ("1850~/1860", Dated("1850", "1860", is_period=True, is_certain=False)),
        ("1860/1850", None),
        ("in the thirties", None),
        ("1937-13", None),
        ("", None),
    ],
)
def test_what_dates_of_edtf_mean(written: str, meant: Dated | None) -> None:
    """Examples of the specification's levels 0 to 2, and what is no date."""
    assert dated(written) == meant


def test_a_date_without_end_is_none() -> None:
    """A list made to keep its reader busy is refused before it is read."""
    assert dated("{" + ",".join(["1930..1940"] * 3_000) + "}") is None


@pytest.mark.parametrize(
    ("written", "attributes"),
    [
        ("1937-03-14", {"when": "1937-03-14"}),
        ("1937~", {"when": "1937", "cert": "medium"}),
        ("193X", {"notBefore": "1930", "notAfter": "1939"}),
        ("1850/1860", {"from": "1850", "to": "1860"}),
        ("1850/..", {"from": "1850"}),
    ],
)
def test_tei_has_dates_in_attributes(written: str, attributes: dict[str, str]) -> None:
    """Beside the words, for programs."""
    toml = f'title = "T"\n[publication]\ndate = "{written}"\n'
    root = etree.fromstring(encode("A text.\n", metadata=read_metadata("a.toml", toml)).tei)

    found = next(root.iter(f"{TEI}publicationStmt")).find(f"{TEI}date")

    assert (found.text, dict(found.attrib)) == (written, attributes)
    changed = next(root.iter(f"{TEI}change")).get("when")
    assert changed == (written if written == attributes.get("when") else None)


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        ('[original]\ndate = "about 1850"', "'about 1850' is not a date"),
        ('[[changes]]\ndate = "1937~"\ntext = "x"', "'1937~' is not a date"),
        ('[publication]\nlicence = "CC-BY-4"', "is not the SPDX identifier of a licence"),
    ],
)
def test_what_cannot_be_recorded_is_refused(toml: str, told: str) -> None:
    """One message, with its line and what to write."""
    with pytest.raises(EditionError) as refused:
        read_metadata("a.toml", f'title = "T"\n{toml}\n')

    message = refused.value.messages[0]
    assert told in message.text
    assert message.hint
    assert message.place
    assert message.place.line > 1


@pytest.mark.parametrize("licence", ["CC-BY-4.0", "cc-by-sa-3.0", "MIT", "Ask the library."])
def test_licences_have_identifiers_or_words(licence: str) -> None:
    """Any identifier of the SPDX list, in any case; anything that looks like none."""
    toml = f'title = "T"\n[publication]\nlicence = "{licence}"\n'

    assert read_metadata("a.toml", toml).publication.licence
