"""TEI that the project did not write, and books of the size of books."""

from pathlib import Path

import pytest
from lxml import etree

from edition import typeset
from tests.typeset import generated, labels

FOREIGN = sorted((Path(__file__).parents[2] / ".." / "shared" / "foreign").resolve().glob("*.xml"))


@pytest.mark.slow
@pytest.mark.skipif(not FOREIGN, reason="needs the foreign TEI files beside the checkout")
@pytest.mark.parametrize("path", FOREIGN, ids=lambda path: path.stem)
def test_foreign_tei_is_printed_whole(path: Path) -> None:
    """Every file is printed, and proved: a missing word or note would stop it."""
    data = path.read_bytes()
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True
    )
    printed = typeset.render(etree.fromstring(data, parser), name=path.name, tei=data)

    assert printed.pages
    assert not [message for message in printed.messages if message.code in {"T010", "T030"}]


@pytest.mark.slow
@pytest.mark.parametrize("dense", [1.0, 6.0])
def test_a_chapter_of_many_entries(dense: float) -> None:
    """With two entries a page, and with a dozen: none lost, none displaced, every label right."""
    tei = generated.book(8000, dense=dense)
    printed = typeset.render(etree.fromstring(tei), typeset.settings({"registers": False}))

    said, stands = labels.read(printed.pdf, printed.spans["c1"].first.sheet - 1, 11, 8.5)

    assert len(stands) == printed.entries
    assert stands == said
