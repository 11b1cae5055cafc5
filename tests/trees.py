"""Make and read TEI trees, for the tests of all rooms that take one."""

from lxml import etree

Tree = etree._ElementTree
PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, collect_ids=False)


def document(body: str, header: str = "", standoff: str = "") -> Tree:
    """Return a TEI document from the inside of its body, of its header and of its standOff."""
    root = etree.fromstring(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0">'
        f"<teiHeader>{header}</teiHeader><standOff>{standoff}</standOff>"
        f"<text><body>{body}</body></text></TEI>",
        PARSER,
    )
    return root.getroottree()
