"""The project's schema allows nothing that TEI P5 does not."""

from copy import deepcopy

import pytest
from lxml import etree

from tests.schema import relaxng, subset
from tests.schema.files import SCHEMA, TEI_ALL
from tests.schema.relaxng import RNG, Grammar


@pytest.fixture(scope="module")
def tei_all() -> Grammar:
    """Read all of TEI P5 4.11.0."""
    if not TEI_ALL.exists():
        pytest.skip("tei_all.rng is not here; the proof needs it")
    return relaxng.load(TEI_ALL)


@pytest.fixture(scope="module")
def schema() -> etree._Element:
    """Read the schema; a test that changes it makes a copy."""
    return etree.parse(SCHEMA / "edition.rng").getroot()


def changed(schema: etree._Element, name: str, pattern: str) -> Grammar:
    """Return the schema with *pattern* put at the end of the element *name*."""
    copy = deepcopy(schema)
    (element,) = copy.iterfind(f".//{RNG}define[@name='{name}']/{RNG}element")
    element.append(etree.fromstring(pattern.replace(">", f' xmlns="{RNG[1:-1]}">', 1)))
    return relaxng.load(copy)


def test_all_that_is_valid_is_valid_tei(schema: etree._Element, tei_all: Grammar) -> None:
    """The language of the schema is a part of the language of TEI."""
    assert subset.differences(relaxng.load(schema), tei_all) == []


@pytest.mark.parametrize(
    ("name", "pattern", "difference"),
    [
        ("quote", "<optional><ref name='div'/></optional>", "quote: content: <div>"),
        ("titleStmt", "<optional><ref name='p'/></optional>", "titleStmt: content: <title> <p>"),
        ("row", "<text></text>", "row: content: <cell> Text()"),
        (
            "p",
            "<zeroOrMore><element name='para'><text/></element></zeroOrMore>",
            "para: no such element",
        ),
        ("ellipsis", "<attribute name='type'></attribute>", "ellipsis: @type is not allowed"),
        (
            "lb",
            "<optional><attribute name='ed'><text/></attribute></optional>",
            "lb: @ed may have other values",
        ),
    ],
)
def test_what_tei_does_not_allow_is_noticed(
    schema: etree._Element, tei_all: Grammar, name: str, pattern: str, difference: str
) -> None:
    """The proof fails when an element or attribute is let in where TEI has none."""
    assert difference in subset.differences(changed(schema, name, pattern), tei_all)


def test_what_tei_requires_is_required(schema: etree._Element, tei_all: Grammar) -> None:
    """The proof fails when an attribute that TEI requires may be left out."""
    copy = deepcopy(schema)
    (url,) = copy.iterfind(f".//{RNG}element[@name='graphic']//{RNG}attribute[@name='url']")
    url.tag = f"{RNG}empty"

    assert "graphic: @url is required" in subset.differences(relaxng.load(copy), tei_all)
