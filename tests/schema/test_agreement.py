"""The schema says the same in compact syntax, in XML syntax and as a TEI customisation."""

import pytest
from lxml import etree

from schema.generate.__main__ import FILES, ROOT
from tests.schema import odd, relaxng, subset
from tests.schema.files import SCHEMA, TEI_ALL, judge, needs_jing, needs_tei_all, simplified
from tests.schema.relaxng import RNG, Grammar


@pytest.mark.parametrize("name", FILES)
def test_generated_files_are_up_to_date(name: str) -> None:
    """What is made from the sources was made from these sources."""
    assert (ROOT / name).read_bytes() == FILES[name](), "run python -m schema.generate"


@needs_jing
def test_three_forms_of_one_schema() -> None:
    """Each allows all that the next allows, element by element, and the last the first.

    The compact form is read by jing, the customisation by a reader that shares nothing
    with what writes it.
    """
    forms = {
        "rnc": relaxng.load(simplified(SCHEMA / "edition.rnc")),
        "rng": relaxng.load(SCHEMA / "edition.rng"),
        "odd": odd.load(SCHEMA / "edition.odd"),
    }

    assert {
        f"{one} in {other}": found
        for one, other in zip(forms, ["rng", "odd", "rnc"], strict=True)
        if (found := subset.differences(forms[one], forms[other]))
    } == {}


def test_a_difference_is_noticed() -> None:
    """The comparison fails when the customisation has one optional child more."""
    root = etree.parse(SCHEMA / "edition.odd").getroot()
    tei = "{http://www.tei-c.org/ns/1.0}"
    (content,) = root.iterfind(f".//{tei}elementSpec[@ident='ellipsis']/{tei}content/{tei}sequence")
    etree.SubElement(content, f"{tei}elementRef", key="note", minOccurs="0", maxOccurs="1")

    assert subset.differences(odd.read(root), relaxng.load(SCHEMA / "edition.rng")) == [
        "ellipsis: content: <metamark> <note>"
    ]


def test_every_element_can_be_reached() -> None:
    """No definition is left over."""
    grammar = relaxng.load(SCHEMA / "edition.rng")

    assert grammar.elements.keys() - grammar.reachable == set()


def test_everything_is_explained() -> None:
    """Each definition and each attribute of the grammar says what it is."""
    root = etree.parse(SCHEMA / "edition.rng")
    silent = [
        node.get("name")
        for kind in ("define", "attribute")
        for node in root.iter(f"{RNG}{kind}")
        if node.get("name") and etree.QName(node[0]).localname != "documentation"
    ]

    assert silent == []


@needs_jing
@needs_tei_all
def test_the_customisation_is_tei() -> None:
    """The customisation is itself a valid TEI document."""
    assert judge(TEI_ALL, SCHEMA / "edition.odd") == []


def test_elements_of_the_grammar_and_the_customisation_are_the_same() -> None:
    """Neither has an element that the other lacks."""
    forms: list[Grammar] = [
        relaxng.load(SCHEMA / "edition.rng"),
        odd.load(SCHEMA / "edition.odd"),
    ]

    assert forms[0].reachable == forms[1].reachable
