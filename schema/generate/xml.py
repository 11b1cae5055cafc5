"""Own the names and the few helpers by which the generator reads and builds XML."""

from pathlib import Path

from lxml import etree
from lxml.builder import ElementMaker

FOLDER = Path(__file__).parents[1]
RNG = "{http://relaxng.org/ns/structure/1.0}"
DOCUMENTATION = "{http://relaxng.org/ns/compatibility/annotations/1.0}documentation"
TEI = "http://www.tei-c.org/ns/1.0"
EXAMPLES = "http://www.tei-c.org/ns/Examples"
SCHEMATRON = "http://purl.oclc.org/dsdl/schematron"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

Node = etree._Element  # noqa: SLF001 -- lxml exports no public name for its element type
E = ElementMaker(namespace=TEI, nsmap={None: TEI, "sch": SCHEMATRON})


def parse(name: str) -> Node:
    """Read one of the sources of the schema."""
    return etree.parse(FOLDER / name).getroot()


def only(parent: Node, path: str) -> Node:
    """Return the first node at *path* in *parent*, where there must be one."""
    found = parent.find(path)
    if found is None:
        raise ValueError(f"{parent.tag!r} has no {path}")
    return found


def documentation(node: Node) -> str:
    """Return what the grammar says about *node*; everything it defines says something."""
    return only(node, DOCUMENTATION).text or ""


def serialise(root: Node, *sources: str) -> bytes:
    """Return a whole file that says first what it was made from."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f"<!-- Written by schema/generate from {', '.join(sources)}. Change it there. -->",
        etree.tostring(root, encoding="unicode", with_tail=False),
    ]
    return "\n".join([*lines, ""]).encode()
