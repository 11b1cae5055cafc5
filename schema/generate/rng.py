"""Own ``edition.rng``: the grammar in the XML syntax of RELAX NG."""

from functools import cache

from lxml import etree

from edition.validation import compact
from schema.generate.xml import FOLDER, Node, serialise

SOURCE = "edition.rnc"


@cache
def grammar() -> Node:
    """Read the grammar from its source, with the documentation of everything in it."""
    return compact.parse((FOLDER / SOURCE).read_text(encoding="utf-8"), SOURCE)


def render() -> bytes:
    """Return the contents of ``edition.rng``."""
    root = etree.fromstring(etree.tostring(grammar()))
    etree.cleanup_namespaces(root, keep_ns_prefixes=["a"])
    etree.indent(root)
    return serialise(root, SOURCE)
