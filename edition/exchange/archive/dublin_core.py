"""Own the Dublin Core record, in the form in which archives harvest it (OAI-PMH 2.0, oai_dc)."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from edition.exchange.archive.record import Record

OAI_DC: Final = "http://www.openarchives.org/OAI/2.0/oai_dc/"
DC: Final = "http://purl.org/dc/elements/1.1/"
XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
SCHEMA: Final = f"{OAI_DC} http://www.openarchives.org/OAI/2.0/oai_dc.xsd"


def dublin_core(record: Record) -> bytes:
    """Return *record* as an ``oai_dc`` document, in UTF-8."""
    names = {"oai_dc": OAI_DC, "dc": DC, "xsi": XSI}
    root = etree.Element(f"{{{OAI_DC}}}dc", nsmap=names)
    root.set(f"{{{XSI}}}schemaLocation", SCHEMA)
    for name, value in _statements(record):
        if value:
            etree.SubElement(root, f"{{{DC}}}{name}").text = value
    etree.indent(root)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


def _statements(record: Record) -> Iterator[tuple[str, str]]:
    yield "title", record.whole_title
    yield from (("creator", name.full) for name in record.creators)
    yield from (("contributor", name.full) for name in record.contributors)
    yield from (("subject", word) for word in record.keywords)
    yield "description", record.abstract
    yield "publisher", record.publisher
    yield "date", record.iso_date or record.date
    yield "type", "Text"
    yield "format", "application/tei+xml"
    yield "identifier", f"https://doi.org/{record.doi}" if record.doi else ""
    yield "identifier", f"urn:isbn:{record.isbn}" if record.isbn else ""
    yield "identifier", record.url
    yield from (("source", source) for source in record.sources)
    yield from (("language", tag) for tag in record.languages)
    yield from (("rights", one.link or one.text) for one in record.rights)
