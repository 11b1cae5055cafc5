"""Own the layer as TEI: a document of annotations that point into another (TEI P5 SASOann)."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import quote

from edition import later
from edition.exchange.layer.model import Kind, Layer, Remark
from edition.view.names import TEI, XML_ID

if TYPE_CHECKING:
    from lxml import builder, etree
else:
    builder = later.load("lxml.builder")
    etree = later.load("lxml.etree")

MOTIVATIONS = {
    Kind.QUOTATION: "classifying",
    Kind.OMISSION: "classifying",
    Kind.CORRECTION: "editing",
}
SAFE = "!$&'()*+,;=:@/?"
"""What may stand in the fragment of an address as it is (RFC 3986, 3.5)."""


def as_stand_off(layer: Layer, version: str) -> bytes:
    """Return *layer* as a TEI document, made by *version* of the program.

    Each annotation points at its place with TEI's ``string-range`` (TEI P5 SATSSR), inside
    an element that ``xpath`` selects (SATSXP).
    """
    make = builder.ElementMaker(namespace=TEI, nsmap={None: TEI})
    items = [_annotation(make, layer, number, one) for number, one in enumerate(layer.remarks, 1)]
    root = make.TEI(
        _header(make, layer, version),
        make.standOff(make.listAnnotation(*(items or [make.note("Nothing was found.")]))),
        make.text(make.body(make.p(_summary(layer)))),
    )
    _indent(root)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


def _header(make: "builder.ElementMaker", layer: Layer, version: str) -> "etree._Element":
    title = make.title(f"Proposals on {layer.file}")
    published = make.publicationStmt(make.p("Made to be looked through by an editor."))
    source = make.bibl(
        make.title(layer.file),
        " ",
        make.idno(f"sha256:{layer.sha256}", type="checksum"),
        type="annotated",
    )
    program = make.application(make.label(f"edition {version}"), ident="edition", version=version)
    return make.teiHeader(
        make.fileDesc(make.titleStmt(title), published, make.sourceDesc(source)),
        make.encodingDesc(make.appInfo(program)),
    )


def _summary(layer: Layer) -> str:
    counts = Counter(remark.said.kind for remark in layer.remarks)
    told = ", ".join(f"{kind}: {counts[kind]}" for kind in Kind)
    return f"Proposals on {layer.file}, which is left as it is: {told}."


def _annotation(
    make: "builder.ElementMaker", layer: Layer, number: int, remark: Remark
) -> "etree._Element":
    annotation: etree._Element = make.annotation(
        *_notes(make, remark),
        motivation=MOTIVATIONS[remark.said.kind],
        target=_pointer(layer, remark),
    )
    annotation.set(XML_ID, f"proposal-{number}")
    return annotation


def _notes(make: "builder.ElementMaker", remark: Remark) -> Iterator["etree._Element"]:
    said = (
        ("element", remark.said.name),
        ("exact", remark.exact),
        ("correction", remark.said.correction),
        ("certainty", remark.said.certainty),
        ("reason", remark.said.reason),
    )
    return (make.note(text, type=kind) for kind, text in said if text is not None)


def _pointer(layer: Layer, remark: Remark) -> str:
    place = remark.target
    inside = f"string-range(xpath({place.path}),{place.start},{place.end - place.start})"
    return f"{quote(layer.file)}#{quote(inside, safe=SAFE)}"


def _indent(root: "etree._Element") -> None:
    """Lay out all but the notes, whose words may begin and end with a space."""
    etree.indent(root, " ")
