"""Own small things that a change of profile does to a tree: its text, its pointers."""

from typing import Final

from lxml import etree

from edition.exchange.profile.losses import Change, Changes, Kind
from edition.view.names import XML_ID, Element, local_name, pointers

POINTING: Final = tuple("ana corresp next prev resp source target toWhom who wit".split())
"""Attributes that point at other elements of the document."""


def append(element: Element, text: str) -> None:
    """Put *text* at the end of *element*."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def last_character(element: Element) -> str:
    """Return the last character in *element*, at any depth; empty when it has none."""
    for child in reversed(element):
        if child.tail:
            return child.tail[-1]
        words = "".join(child.itertext()) if isinstance(child.tag, str) else ""
        if words:
            return words[-1]
    return (element.text or "")[-1:]


def canonical(element: Element) -> bytes:
    """Return *element* as canonical XML, which is equal for equal elements."""
    return etree.tostring(element, method="c14n", exclusive=True)


def prune(root: Element, changes: Changes) -> None:
    """Take away what points at an element that is gone."""
    known = {one.get(XML_ID) for one in root.iter("*")}
    for element in root.iter("*"):
        for name in POINTING:
            value = element.get(name)
            gone = [one for one in pointers(value) if one not in known]
            if value is None or not gone:
                continue
            kept = [one for one in value.split() if one.removeprefix("#") not in gone]
            if kept:
                element.set(name, " ".join(kept))
            else:
                del element.attrib[name]
            changes.add(Change(Kind.LOST, local_name(element), name, "nothing"), element)
