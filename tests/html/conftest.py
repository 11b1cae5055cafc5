"""Short ways to a page."""

from collections.abc import Callable

import pytest
from lxml import etree

from edition.html import Settings, render

PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, recover=True
)
HEADER = """<teiHeader><fileDesc><titleStmt><title>A Book</title><author>Ann Author</author>
<editor>Ed Itor</editor></titleStmt><publicationStmt><publisher>Press</publisher>
<pubPlace>Oslo</pubPlace><date when="2020"/><idno type="DOI">10.1234/x</idno><availability>
<licence target="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</licence></availability>
</publicationStmt><sourceDesc><p>A paperback.</p></sourceDesc></fileDesc></teiHeader>"""


@pytest.fixture
def page() -> Callable[..., str]:
    """Return a renderer of the inside of a TEI body."""

    def made(body: str, settings: Settings | None = None) -> str:
        tei = (
            f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en">{HEADER}'
            f"<text><body>{body}</body></text></TEI>"
        )
        return render(etree.fromstring(tei, PARSER), settings or Settings())

    return made
