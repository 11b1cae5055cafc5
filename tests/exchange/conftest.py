"""A short way to a TEI document, and other people's."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from edition import view

Tree = etree._ElementTree
Maker = Callable[..., Tree]
PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, collect_ids=False)


@pytest.fixture(scope="session")
def tei() -> Maker:
    """Return a maker of a TEI document from the inside of its body and of its header."""

    def make(body: str, header: str = "", standoff: str = "") -> Tree:
        root = etree.fromstring(
            '<TEI xmlns="http://www.tei-c.org/ns/1.0">'
            f"<teiHeader>{header}</teiHeader><standOff>{standoff}</standOff>"
            f"<text><body>{body}</body></text></TEI>",
            PARSER,
        )
        return root.getroottree()

    return make


@pytest.fixture(scope="session")
def book(tei: Maker) -> Callable[..., view.Book]:
    """Return a maker of what a page shows, from the inside of a body and of a header."""
    return lambda *parts: view.read(tei(*parts).getroot())


@pytest.fixture(scope="session")
def foreign(shared: Path) -> dict[str, Tree]:
    """Return other people's TEI by file name; skip without it."""
    return {
        path.name: etree.parse(path, PARSER) for path in sorted((shared / "foreign").glob("*.xml"))
    }
