"""Own where in the source each element of a TEI document stands."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from edition.structs import Frozen
from edition.tei.restore import ADDED, GLYPH, LINE_BREAK, NOTE, TEI

if TYPE_CHECKING:
    from lxml import etree


class Located(Frozen):
    """An element of ``<text>`` and its span in the source, offsets in code points, half open."""

    element: "etree._Element"
    start: int
    end: int


def locate(tree: "etree._ElementTree[etree._Element]") -> Iterator[Located]:
    """Yield every element of the ``<text>`` of *tree* that holds source text, outermost last.

    What stands in the additions of the program or an editor is no part of the source and is
    left out. Deep trees are fine: nothing here recurses.
    """
    text = tree.getroot().find(f"{TEI}text")
    if text is None:
        return
    offset = 0
    starts: list[tuple[etree._Element, int]] = []
    todo: list[tuple[etree._Element, bool]] = [(text, False)]
    while todo:
        element, leaving = todo.pop()
        if leaving:
            _, start = starts.pop()
            yield Located(element, start, offset)
        elif _is_source(element):
            starts.append((element, offset))
            offset += len(element.text or "") + (element.tag in (LINE_BREAK, GLYPH))
            todo.append((element, True))
            todo.extend((child, False) for child in reversed(element))
            continue
        if element is not text:
            offset += len(element.tail or "")


def smallest(tree: "etree._ElementTree[etree._Element]", start: int, end: int) -> Located | None:
    """Return the smallest element that holds the span, the outermost of several as small."""
    best: Located | None = None
    for located in locate(tree):
        holds = located.start <= start and end <= located.end
        if holds and (best is None or located.end - located.start <= best.end - best.start):
            best = located
    return best


def _is_source(element: "etree._Element") -> bool:
    if not isinstance(element.tag, str) or element.tag in ADDED:
        return False
    return element.tag != NOTE or element.get("resp") is None
