"""Own what the header says of a letter: who sent it, to whom, whence, when, and what is around it.

TEI P5, 2.4.6 HD44CD: ``correspDesc`` in ``profileDesc``.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Final
from urllib.parse import urljoin

from edition.structs import Mutable
from edition.view.attributes import safe_link
from edition.view.described import DATES, name_of, told, web, written_date
from edition.view.names import (
    XML_ID,
    Element,
    children,
    elements_at,
    local_name,
    pointers,
    text_of,
)
from edition.view.record import Act, Letter, Part

REFERENCES: Final = frozenset({"ref", "ptr"})
NEIGHBOURS: Final = (("prev", "before"), ("next", "after"))
"""How the type of a reference to another letter begins, and which letter that is."""


def letters(head: Element) -> Iterator[Letter]:
    """Yield the letters that *head* describes, with all words of the description."""
    named = _Named(head)
    for description in elements_at(head, "profileDesc/correspDesc"):
        acts: list[Act] = []
        context: list[Part] = []
        notes: list[str] = []
        for one in children(description):
            if local_name(one) == "correspAction":
                parts = tuple(
                    filter(_says_something, (_part(part, named) for part in children(one)))
                )
                acts += [Act(one.get("type", ""), parts)] if parts else []
            elif local_name(one) == "correspContext":
                context += filter(_says_something, _context(one))
            elif words := told(one):
                notes.append(words)
        if acts or context or notes:
            yield Letter(tuple(acts), tuple(context), tuple(notes))


def _says_something(part: Part) -> bool:
    return bool(part.text)


def _part(element: Element, named: "_Named") -> Part:
    """Return a name, a place, a date or a remark; of an empty name, what it refers to."""
    link = next(filter(None, map(web, element.get("ref", "").split())), "")
    if local_name(element) in DATES:
        return Part(written_date(element))
    if local_name(element).endswith("Name") or local_name(element) in {"name", "rs"}:
        return Part(name_of(element) or named.by(element) or link, link)
    return Part(told(element), link)


class _Named(Mutable, dict=True):
    """Finds what an empty name refers to in the document that *head* is of."""

    head: Element

    @cached_property
    def elements(self) -> dict[str, Element]:
        """Every element that has an id; worked out once, and only when a name is empty."""
        found = self.head.getroottree().iter("*")
        return {identifier: one for one in found if (identifier := one.get(XML_ID))}

    def by(self, element: Element) -> str:
        """Return the name that the document has elsewhere for *element*, or else its key."""
        for identifier in pointers(element.get("ref")):
            one = self.elements.get(identifier)
            if one is not None:
                names = (part for part in one.iter("*") if local_name(part).endswith("Name"))
                return name_of(next(names, one))
        return element.get("key", "")


def _context(context: Element) -> Iterator[Part]:
    for one in children(context):
        if local_name(one) in REFERENCES:
            yield _reference(one)
            continue
        inside = [_reference(part) for part in one.iter("{*}ref", "{*}ptr")]
        if inside and " ".join(part.text for part in inside) == text_of(one):
            yield from inside
        else:
            link = inside[0].link if len(inside) == 1 else ""
            yield Part(told(one), link)


def _reference(element: Element) -> Part:
    target = element.get("target", "")
    return Part(text_of(element) or target, _link(element, target), _kind(element))


def _link(element: Element, target: str) -> str:
    """Return where *target* leads, from the base that the document names; not within it."""
    base = element.base or ""
    link = urljoin(base, target) if base.lower().startswith("http") else target
    return "" if target.startswith("#") else safe_link(link)


def _kind(element: Element) -> str:
    """Return which letter a reference leads to: ``before``, ``after``, or its types as they are."""
    types = [element.get("type", ""), element.get("subtype", "")]
    for begins, neighbour in NEIGHBOURS:
        if any(one.lower().startswith(begins) for one in types):
            return neighbour
    return " ".join(filter(None, types))
