"""Own the layer as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), in JSON-LD."""

import json
from collections.abc import Iterator
from typing import Any, Final

from edition.exchange.layer.model import Kind, Layer, Remark

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
MOTIVATIONS: Final = {
    Kind.QUOTATION: "classifying",
    Kind.OMISSION: "classifying",
    Kind.CORRECTION: "editing",
}


def as_web_annotations(layer: Layer, version: str) -> str:
    """Return *layer* as a collection of annotations, made by *version* of the program.

    A target is an element, by XPath, refined by a position in its text, in code points; and
    the same by its words, for who has another copy of the file.
    """
    items = [_item(layer, number, remark) for number, remark in enumerate(layer.remarks, 1)]
    collection = {
        "@context": CONTEXT,
        "id": "#annotations",
        "type": "AnnotationCollection",
        "label": f"Proposals on {layer.file} (SHA-256 {layer.sha256})",
        "generator": {"type": "Software", "name": f"edition {version}"},
        "total": len(items),
        "first": {"id": "#page", "type": "AnnotationPage", "startIndex": 0, "items": items},
    }
    return json.dumps(collection, ensure_ascii=False, indent=1) + "\n"


def _item(layer: Layer, number: int, remark: Remark) -> dict[str, Any]:
    return {
        "id": f"#proposal-{number}",
        "type": "Annotation",
        "motivation": MOTIVATIONS[remark.said.kind],
        "body": list(_bodies(remark)),
        "target": {"source": layer.file, "selector": _selectors(remark)},
    }


def _bodies(remark: Remark) -> Iterator[dict[str, str]]:
    said = (
        ("classifying", remark.said.name),
        ("editing", remark.said.correction),
        ("describing", remark.said.reason),
        ("assessing", f"certainty: {remark.said.certainty}"),
    )
    for purpose, value in said:
        if value is not None:
            body = {"type": "TextualBody", "purpose": purpose, "value": value}
            yield {**body, "format": "text/plain"}


def _selectors(remark: Remark) -> list[dict[str, Any]]:
    place = remark.target
    position = {"type": "TextPositionSelector", "start": place.start, "end": place.end}
    words = {"exact": remark.exact, "prefix": remark.before, "suffix": remark.after}
    return [
        {"type": "XPathSelector", "value": place.path, "refinedBy": position},
        {"type": "TextQuoteSelector", **words},
    ]
