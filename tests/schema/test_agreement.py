"""The schema says the same in compact syntax, in XML syntax and as a TEI customisation."""

import pytest
from lxml import etree

from schema.generate.__main__ import FILES, ROOT
from tests.schema import odd, relaxng, subset
from tests.schema.files import SCHEMA, TEI_ALL, judge, needs_jing, needs_tei_all, simplified
from tests.schema.relaxng import RNG, Grammar

RNG_FILE = SCHEMA / "edition.rng"
ODD_FILE = SCHEMA / "edition.odd"


@pytest.mark.parametrize("name", FILES)
def test_generated_files_are_up_to_date(name: str) -> None:
    """What is made from the sources was made from these sources."""
    assert (ROOT / name).read_bytes() == FILES[name](), "run python -m schema.generate"


def differences(one: Grammar, other: Grammar) -> list[str]:
    """Say what either allows and the other does not, in either direction."""
    return subset.differences(one, other) + subset.differences(other, one)


def test_the_customisation_says_what_the_grammar_says() -> None:
    """Each allows all that the other allows, element by element.

    The customisation is read by a reader that shares nothing with what writes it.
    """
    grammar, customisation = relaxng.load(RNG_FILE), odd.load(ODD_FILE)

    assert differences(grammar, customisation) == []
    assert grammar.reachable == customisation.reachable == frozenset(grammar.elements)


@needs_jing
def test_the_compact_form_says_what_the_grammar_says() -> None:
    """Jing reads the same language in compact syntax."""
    compact = relaxng.load(simplified(SCHEMA / "edition.rnc"))

    assert differences(compact, relaxng.load(RNG_FILE)) == []


def test_a_difference_is_noticed() -> None:
    """The comparison fails when the customisation has one optional child more."""
    root = etree.parse(ODD_FILE).getroot()
    tei = "{http://www.tei-c.org/ns/1.0}"
    (content,) = root.iterfind(f".//{tei}elementSpec[@ident='ellipsis']/{tei}content/{tei}sequence")
    etree.SubElement(content, f"{tei}elementRef", key="note", minOccurs="0", maxOccurs="1")

    assert subset.differences(odd.read(root), relaxng.load(RNG_FILE)) == [
        "ellipsis: content: <metamark> <note>"
    ]


def test_everything_is_explained() -> None:
    """Each definition and each attribute of the grammar says what it is."""
    root = etree.parse(RNG_FILE)
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
    assert judge(TEI_ALL, ODD_FILE) == []
