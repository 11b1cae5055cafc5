"""Own the XMP packet of the PDF: title, makers, dates, and the standards it keeps."""

from lxml import etree
from lxml.builder import ElementMaker

from edition.typeset.frame import Frame

SPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "extension": "http://www.aiim.org/pdfa/ns/extension/",
    "schema": "http://www.aiim.org/pdfa/ns/schema#",
    "property": "http://www.aiim.org/pdfa/ns/property#",
}
PREFIXES = {"extension": "pdfaExtension", "schema": "pdfaSchema", "property": "pdfaProperty"}
"""ISO 19005-3, 6.6.2.3.3 prescribes these three prefixes."""
NSMAP = {PREFIXES.get(name, name): uri for name, uri in SPACES.items()}
META = "adobe:ns:meta/"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

RDF, DC, XMP, PDF, PDFAID, PDFUAID, EXTENSION, SCHEMA, PROPERTY = (
    ElementMaker(namespace=uri, nsmap=NSMAP) for uri in SPACES.values()
)
ABOUT = f"{{{SPACES['rdf']}}}about"
RESOURCE = {f"{{{SPACES['rdf']}}}parseType": "Resource"}


def packet(frame: Frame, *, archival: bool) -> bytes:
    """Return the XMP packet (ISO 16684-1); ``archival`` claims PDF/A-3a and PDF/UA-1."""
    about = RDF.Description({ABOUT: ""})
    about.append(DC.title(RDF.Alt(RDF.li({XML_LANG: "x-default"}, frame.title))))
    about.append(DC.language(RDF.Bag(RDF.li(frame.language))))
    if frame.authors:
        about.append(DC.creator(RDF.Seq(*(RDF.li(author) for author in frame.authors))))
    if frame.description:
        description = RDF.li({XML_LANG: "x-default"}, frame.description)
        about.append(DC.description(RDF.Alt(description)))
    if frame.digits:
        about.append(XMP.CreateDate(_iso(frame.digits)))
        about.append(XMP.ModifyDate(_iso(frame.digits)))
    about.append(PDF.Producer(frame.producer))
    if archival:
        about.append(PDFAID.part("3"))
        about.append(PDFAID.conformance("A"))
        about.append(PDFUAID.part("1"))
        about.append(_described())
    root = etree.Element(f"{{{META}}}xmpmeta", nsmap={"x": META})
    root.append(RDF.RDF(about))
    body = etree.tostring(root, encoding="utf-8")
    head = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'.encode()
    return head + body + b'\n<?xpacket end="r"?>'


def _described() -> etree._Element:
    """Describe the PDF/UA identifier, which PDF/A does not know (ISO 19005-3, 6.6.2.3)."""
    row = RDF.li(
        RESOURCE,
        PROPERTY.category("internal"),
        PROPERTY.description("the part of ISO 14289 the document keeps"),
        PROPERTY.name("part"),
        PROPERTY.valueType("Integer"),
    )
    schema = RDF.li(
        RESOURCE,
        SCHEMA.schema("PDF/UA identification schema"),
        SCHEMA.namespaceURI(SPACES["pdfuaid"]),
        SCHEMA.prefix("pdfuaid"),
        SCHEMA.property(RDF.Seq(row)),
    )
    return EXTENSION.schemas(RDF.Bag(schema))


def _iso(digits: str) -> str:
    year, month, day, rest = digits[:4], digits[4:6], digits[6:8], digits[8:]
    return f"{year}-{month}-{day}T{rest[:2]}:{rest[2:4]}:{rest[4:]}Z"
