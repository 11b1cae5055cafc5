"""The examples of the documentation are right."""

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

import pytest
from lxml import etree

from tests.schema.files import SCHEMA, TEI_ALL, judge, needs_jing, needs_tei_all
from tests.schema.relaxng import RNG

TEI = "{http://www.tei-c.org/ns/1.0}"
EXAMPLES = "{http://www.tei-c.org/ns/Examples}"
ODD = SCHEMA / "edition.odd"


def from_any_element(schema: Path) -> etree._Element:
    """Return a schema whose documents may begin with any of its elements."""
    root = deepcopy(etree.parse(schema).getroot())
    for start in root.findall(f".//{RNG}start"):
        start.getparent().remove(start)
    options = etree.SubElement(etree.SubElement(root, f"{RNG}start"), f"{RNG}choice")
    for define in root.iter(f"{RNG}define"):
        element = define.find(f"{RNG}element")
        if element is not None and element.get("name"):
            etree.SubElement(options, f"{RNG}ref", name=define.get("name", ""))
    return root


def shown() -> Iterator[tuple[str, etree._Element]]:
    """Yield each element with what its example shows, in the namespace of TEI."""
    for specification in etree.parse(ODD).iter(f"{TEI}elementSpec"):
        for example in specification.iterfind(f"{TEI}exemplum/{EXAMPLES}egXML"):
            for node in example.iter(f"{EXAMPLES}*"):
                node.tag = f"{TEI}{etree.QName(node).localname}"
            for child in example:
                yield specification.get("ident", ""), child


def written(folder: Path) -> list[Path]:
    """Write every example to a file of its own, once."""
    files = {etree.tostring(example, with_tail=False): name for name, example in shown()}
    for text, name in files.items():
        (folder / f"{name}.xml").write_bytes(text)
    return sorted(folder.glob("*.xml"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for the examples."""
    return tmp_path_factory.mktemp("examples")


def test_each_element_has_an_example_that_has_it() -> None:
    """Nothing is explained by words alone."""
    specified = {each.get("ident") for each in etree.parse(ODD).iter(f"{TEI}elementSpec")}
    shown_elements = {
        name for name, tree in shown() if next(tree.iter(f"{TEI}{name}"), None) is not None
    }

    assert specified == shown_elements


def test_examples_are_valid() -> None:
    """Each example follows the schema it explains."""
    schema = etree.RelaxNG(from_any_element(SCHEMA / "edition.rng"))
    wrong = [
        (name, str(schema.error_log.last_error))
        for name, example in shown()
        if not schema.validate(etree.fromstring(etree.tostring(example, with_tail=False)))
    ]

    assert wrong == []


@needs_jing
@needs_tei_all
def test_examples_are_valid_tei(folder: Path) -> None:
    """Jing finds nothing wrong with any example, by all of TEI."""
    schema = folder / "any.rng"
    schema.write_bytes(etree.tostring(from_any_element(TEI_ALL)))

    assert judge(schema, *written(folder)) == []
