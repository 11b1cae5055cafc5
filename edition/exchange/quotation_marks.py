"""Own where quotation marks stand: in the text, or in ``@rend``, as some archives want it.

TEI P5 COHQU allows both. Either way leads back to the other: nothing is lost.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from edition.view.names import TEI

if TYPE_CHECKING:
    from lxml import etree

QUOTING: Final = tuple(f"{{{TEI}}}{name}" for name in ("q", "quote", "soCalled", "mentioned"))
DECLARATION: Final = f"{{{TEI}}}quotation"
MARKS: Final = "\"'“”„‟‘’‚‛«»‹›"
BEFORE: Final = re.compile(rf"pre\(([{MARKS}])\)")
AFTER: Final = re.compile(rf"post\(([{MARKS}])\)")
IN_TEXT, IN_ATTRIBUTES = "all", "none"
"""Values of ``quotation/@marks``."""


def into_attributes(root: "etree._Element") -> int:
    """Move the marks at the limits of quotations into ``@rend``; return how many were moved.

    ``<q>“a”</q>`` becomes ``<q rend="pre(“) post(”)">a</q>``. An element that has such a value
    already, or white space in ``@rend`` that could not be given back, is left alone.
    """
    moved = 0
    for element in _quoting(root):
        rend = element.get("rend", "")
        values = rend.split()
        if "pre(" in rend or "post(" in rend or rend != " ".join(values):
            continue
        if not rend and "rend" in element.attrib:
            continue
        found = [*_taken_first(element), *_taken_last(element)]
        if found:
            element.set("rend", " ".join([*values, *found]))
            moved += len(found)
    _declare(root, IN_TEXT, IN_ATTRIBUTES, really=bool(moved))
    return moved


def into_text(root: "etree._Element") -> int:
    """Move the marks in ``@rend`` back into the text; return how many were moved."""
    moved = sum(_give_back(element) for element in _quoting(root))
    _declare(root, IN_ATTRIBUTES, IN_TEXT, really=bool(moved))
    return moved


def _give_back(element: "etree._Element") -> int:
    values = element.get("rend", "").split()
    kept = [one for one in values if not (BEFORE.fullmatch(one) or AFTER.fullmatch(one))]
    for value in values:
        if before := BEFORE.fullmatch(value):
            element.text = before[1] + (element.text or "")
        elif after := AFTER.fullmatch(value):
            _append(element, after[1])
    if len(kept) == len(values):
        return 0
    if kept:
        element.set("rend", " ".join(kept))
    else:
        del element.attrib["rend"]
    return len(values) - len(kept)


def _quoting(root: "etree._Element") -> Iterator["etree._Element"]:
    return root.iter(*QUOTING)


def _taken_first(element: "etree._Element") -> Iterator[str]:
    if element.text and element.text[0] in MARKS:
        yield f"pre({element.text[0]})"
        element.text = element.text[1:] or None


def _taken_last(element: "etree._Element") -> Iterator[str]:
    last = element[-1] if len(element) else None
    text = element.text if last is None else last.tail
    if not text or text[-1] not in MARKS:
        return
    yield f"post({text[-1]})"
    if last is None:
        element.text = text[:-1] or None
    else:
        last.tail = text[:-1] or None


def _append(element: "etree._Element", text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _declare(root: "etree._Element", old: str, new: str, *, really: bool) -> None:
    """Say in the header where the marks are, if it said where they were."""
    for declaration in root.iter(DECLARATION) if really else ():
        if declaration.get("marks") == old:
            declaration.set("marks", new)
