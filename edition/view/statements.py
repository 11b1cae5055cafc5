"""Own what the header says of how a text was edited, in the order in which a reader wants it."""

from collections.abc import Iterator
from typing import Final

from edition.view.names import Element, children, elements_at, local_name, text_of
from edition.view.record import Statement

TOPICS: Final = {
    "correction": "Corrections",
    "normalization": "Spelling",
    "punctuation": "Punctuation",
    "quotation": "Quotation marks",
    "hyphenation": "Hyphens",
    "interpretation": "What the marks mean",
    "segmentation": "Segmentation",
    "stdVals": "Standard values",
    "projectDesc": "The project",
    "samplingDecl": "Selection",
    "editorialDecl": "Editorial principles",
    "variantEncoding": "Apparatus",
}
"""Headings of the editorial statement, in the order in which a reader wants them."""

PARAGRAPHS: Final = frozenset(("p", "ab"))


def statements(head: Element) -> Iterator[Statement]:
    """Yield what *head* says of how the text was edited, topic by topic."""
    found: dict[str, list[Element]] = {}
    for path in ("encodingDesc", "encodingDesc/editorialDecl"):
        for part in elements_at(head, path + "/*"):
            name = local_name(part)
            topic = name if name in TOPICS else "editorialDecl"
            if name in TOPICS and name != "editorialDecl":
                found.setdefault(topic, []).extend(_paragraphs(part))
            elif name in PARAGRAPHS:
                found.setdefault(topic, []).append(part)
    for name, topic in TOPICS.items():
        parts = found.get(name, ())
        paragraphs = tuple(text for one in parts if not _is_list(one) and (text := text_of(one)))
        points = tuple(point for one in parts if _is_list(one) for point in _points(one))
        if paragraphs or points:
            yield Statement(topic, paragraphs, name, points)


def _paragraphs(part: Element) -> list[Element]:
    return [one for one in children(part) if local_name(one) in PARAGRAPHS] or [part]


def _is_list(paragraph: Element) -> bool:
    """Tell whether *paragraph* has lists in it and nothing else."""
    inside = list(children(paragraph))
    loose = [paragraph.text, *(one.tail for one in inside)]
    return (
        bool(inside)
        and all(local_name(one) == "list" for one in inside)
        and not any(text and text.strip() for text in loose)
    )


def _points(paragraph: Element) -> Iterator[str]:
    """Yield what the lists in *paragraph* have, a heading or a label like an item."""
    for one in children(paragraph):
        yield from filter(None, map(text_of, children(one)))
