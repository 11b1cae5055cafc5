"""A short way to a book: the inside of a TEI body, or of a whole document."""

from collections.abc import Callable

import pytest
from lxml import etree

from edition import view

Reader = Callable[..., view.Book]
PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


@pytest.fixture
def book() -> Reader:
    """Return a reader of TEI from the inside of its body, of its header and of its standOff."""

    def read(body: str, header: str = "", standoff: str = "") -> view.Book:
        root = etree.fromstring(
            '<TEI xmlns="http://www.tei-c.org/ns/1.0">'
            f"<teiHeader>{header}</teiHeader><standOff>{standoff}</standOff>"
            f"<text><body>{body}</body></text></TEI>",
            PARSER,
        )
        return view.read(root)

    return read
