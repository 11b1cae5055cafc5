"""Own what the header says of a letter: who sent and received it, where and when (P5 HD44CD)."""

from collections.abc import Iterator
from typing import Final

from edition.view.attributes import web_link
from edition.view.names import Element, children, elements_at, local_name, text_of
from edition.view.record import Sending
from edition.view.sources import has_running_text

FIRST: Final = ("from", "notBefore")
LAST: Final = ("to", "notAfter")
"""Attributes of a date that has no words; between the first and the last day stands a dash."""


def correspondence(head: Element) -> Iterator[Sending]:
    """Yield each act by which the letter went its way, then the letters before and after it."""
    for description in elements_at(head, "profileDesc/correspDesc"):
        for part in children(description):
            name = local_name(part)
            if name == "correspAction":
                yield from _told(part.get("type", ""), _parts(part))
            elif name == "correspContext":
                yield from _letters(part)
            else:
                yield from _told("", text_of(part))


def origin(head: Element) -> str:
    """Return what the header says of where and when the text was written."""
    return "; ".join(filter(None, map(_parts, elements_at(head, "profileDesc/creation"))))


def _parts(element: Element) -> str:
    """Return the words of *element*, with a comma between its parts if nothing parts them."""
    if has_running_text(element):
        return text_of(element)
    return ", ".join(filter(None, map(_words, children(element))))


def _letters(context: Element) -> Iterator[Sending]:
    """Yield the letters that *context* points at, and what else it says."""
    for part in children(context):
        link = web_link(part.get("target"))
        yield from _told(part.get("type", ""), text_of(part) or link, link)


def _told(kind: str, told: str, link: str = "") -> Iterator[Sending]:
    if told:
        yield Sending(kind, told, link)


def _words(element: Element) -> str:
    """Return the words of *element*; those of a date that has none are its days."""
    text = text_of(element) or element.get("when", "")
    if text or local_name(element) != "date":
        return text
    first, last = (next(filter(None, map(element.get, names)), "") for names in (FIRST, LAST))
    return f"{first}–{last}" if first or last else ""
