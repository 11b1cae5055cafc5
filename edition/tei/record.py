"""Own what a TEI header records about the plain text it was made from."""

from typing import TYPE_CHECKING

from edition.structs import Frozen

if TYPE_CHECKING:
    from lxml import etree

TEI = {"t": "http://www.tei-c.org/ns/1.0"}
TITLE = "t:teiHeader/t:fileDesc/t:titleStmt/t:title[@type='main']"
SOURCE = "t:teiHeader/t:fileDesc/t:sourceDesc/t:bibl[@type='plain-text']"


class Record(Frozen):
    """A source as the header knows it: its name, encoding, SHA-256, and size in bytes.

    ``title`` is the one that the edition of it has.
    """

    name: str
    encoding: str
    sha256: str
    size: int
    title: str = ""


def recorded(tree: "etree._ElementTree[etree._Element]") -> Record | None:
    """Return what the header of *tree* says of its source; None when it was not made here."""
    source = tree.getroot().find(SOURCE, TEI)
    if source is None:
        return None
    idno = {one.get("type"): one.text or "" for one in source.findall("t:idno", TEI)}
    measure = source.find("t:measure[@unit='byte']", TEI)
    quantity = measure.get("quantity", "") if measure is not None else ""
    if not (idno.get("sha256") and quantity.isdigit()):
        return None
    return Record(
        name=idno.get("filename", ""),
        encoding=idno.get("charset") or "utf-8",
        sha256=idno["sha256"],
        size=int(quantity),
        title=" ".join(tree.getroot().findtext(TITLE, "", TEI).split()),
    )
