"""Own the table of annotations: all that was marked in a text, for people who compute.

As CSV, and as W3C Web Annotations (https://www.w3.org/TR/annotation-model/).
"""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from edition.structs import Frozen, asdict, names
from edition.tei import source_text
from edition.tei.locate import locate
from edition.tei.record import recorded
from edition.view import Book, Entry, Layer, Reading, plain
from edition.view.names import XML_ID

if TYPE_CHECKING:
    from lxml import etree

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
AROUND: Final = 32
"""Characters of context on either side of a quoted passage."""

UNKNOWN: Final = -1
"""The position of what is not in the source, or has no ``xml:id`` to find it by."""

MOTIVATIONS: Final = {
    Layer.CORRECTION: "editing",
    Layer.NORMALISATION: "editing",
    Layer.VARIANT: "editing",
    Layer.NOTE: "commenting",
    Layer.ANOMALY: "assessing",
}
"""Why an annotation was made (Web Annotation Vocabulary, 3.4); else it says what a thing is."""


class Annotation(Frozen):
    """One row of the table: something marked in the text.

    ``start`` and ``end`` are offsets in the source text in code points, half open, -1 when not
    known; ``number`` counts within ``layer``. ``printed`` and ``corrected`` are the words in
    either reading. ``id`` is the ``xml:id`` in the TEI, or the anchor in the HTML edition.
    """

    id: str
    layer: str
    kind: str
    number: int
    start: int
    end: int
    printed: str
    corrected: str
    variants: str
    comment: str
    certainty: str
    responsible: str
    evidence: str
    reasons: str
    speaker: str
    paragraph: int


class Table(Frozen):
    """All annotations of a text; ``source`` names the file that positions are in."""

    source: str
    text: str
    rows: tuple[Annotation, ...]


def table(tree: "etree._ElementTree[etree._Element]", book: Book, name: str) -> Table:
    """Return what is marked in *tree*, which *book* was read from, in the order of the text.

    Positions are known for TEI that was made from a plain text and still says which; what was
    marked in other TEI has none. *name* then stands for the file.
    """
    source = recorded(tree)
    spans = dict(_spans(tree)) if source else {}
    rows = tuple(_row(entry, *spans.get(entry.id, (UNKNOWN, UNKNOWN))) for entry in book.entries)
    return Table(source.name, source_text(tree), rows) if source else Table(name, "", rows)


def as_csv(annotations: Table) -> str:
    """Return *annotations* as CSV with a line of names (RFC 4180, with LF)."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, names(Annotation), lineterminator="\n")
    writer.writeheader()
    writer.writerows(asdict(row) for row in annotations.rows)
    return buffer.getvalue()


def as_web_annotations(annotations: Table) -> str:
    """Return *annotations* as a collection of W3C Web Annotations, in JSON-LD."""
    items = [_web_annotation(annotations, row) for row in annotations.rows]
    page = {"id": "#page", "type": "AnnotationPage", "startIndex": 0, "items": items}
    collection = {
        "@context": CONTEXT,
        "id": "#annotations",
        "type": "AnnotationCollection",
        "label": f"What is marked in {annotations.source}",
        "total": len(items),
        "first": page,
    }
    return json.dumps(collection, ensure_ascii=False, indent=1) + "\n"


def _spans(tree: "etree._ElementTree[etree._Element]") -> Iterator[tuple[str, tuple[int, int]]]:
    for located in locate(tree):
        if identifier := located.element.get(XML_ID):
            yield identifier, (located.start, located.end)


def _row(entry: Entry, start: int, end: int) -> Annotation:
    variants = [plain(one.tokens, Reading.PRINTED) for one in entry.variants]
    return Annotation(
        id=entry.id,
        layer=entry.layer,
        kind=entry.kind,
        number=entry.number,
        start=start,
        end=end,
        printed=plain(entry.lemma, Reading.PRINTED),
        corrected=plain(entry.lemma, Reading.CORRECTED),
        variants=" | ".join(variants),
        comment=plain(entry.comment, Reading.PRINTED),
        certainty=entry.certainty,
        responsible=entry.responsible,
        evidence=" ".join(one.id for one in entry.evidence),
        reasons="; ".join(one.text for one in entry.reasons),
        speaker=entry.speaker,
        paragraph=entry.where.number,
    )


def _web_annotation(annotations: Table, row: Annotation) -> dict[str, Any]:
    annotation: dict[str, Any] = {
        "id": f"#{row.layer}-{row.number}",
        "type": "Annotation",
        "motivation": MOTIVATIONS.get(Layer(row.layer), "classifying"),
        "body": [_body(purpose, value) for purpose, value in _said(row) if value is not None],
        "target": {"source": annotations.source, "selector": _selectors(annotations.text, row)},
    }
    if row.responsible:
        annotation["creator"] = {"name": row.responsible}
    return annotation


def _said(row: Annotation) -> Sequence[tuple[str, str | None]]:
    return (
        ("classifying", row.kind),
        ("editing", row.corrected if row.corrected != row.printed else None),
        ("editing", row.variants or None),
        ("commenting", row.comment or None),
        ("describing", row.reasons or None),
        ("assessing", f"certainty: {row.certainty}" if row.certainty else None),
    )


def _body(purpose: str, value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}


def _selectors(text: str, row: Annotation) -> list[dict[str, Any]]:
    if row.start == UNKNOWN:
        return [{"type": "TextQuoteSelector", "exact": row.printed}]
    return [
        {"type": "TextPositionSelector", "start": row.start, "end": row.end},
        {
            "type": "TextQuoteSelector",
            "exact": text[row.start : row.end],
            "prefix": text[max(0, row.start - AROUND) : row.start],
            "suffix": text[row.end : row.end + AROUND],
        },
    ]
