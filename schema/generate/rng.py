"""Own ``edition.rng``: the grammar in the XML syntax of RELAX NG."""

from pathlib import Path

from lxml import etree

from edition.validate import compact

SOURCE = Path(__file__).parents[1] / "edition.rnc"
NOTE = " Written by schema/generate from edition.rnc, the readable form. Change it there. "


def grammar() -> etree._Element:
    """Read the grammar from its source, with the documentation of everything in it."""
    return compact.parse(SOURCE.read_text(encoding="utf-8"), SOURCE.name)


def render() -> bytes:
    """Return the contents of ``edition.rng``."""
    root = grammar()
    etree.cleanup_namespaces(root, keep_ns_prefixes=["a"])
    etree.indent(root)
    root.addprevious(etree.Comment(NOTE))
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8") + b"\n"
