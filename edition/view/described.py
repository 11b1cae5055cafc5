"""Own the words of descriptions in the header, whose parts are told apart by markup alone."""

import re
from typing import Final

from edition.view.attributes import safe_link
from edition.view.names import Element, children, local_name, text_of

WHOLE: Final = frozenset({"p", "ab", "bibl", "author", "editor", "title"})
"""Parts of a description whose words are one statement."""

DATES: Final = frozenset({"date", "origDate", "time"})

RANGES: Final = (("from", "to", "{}/{}"), ("notBefore", "notAfter", "[{}..{}]"))
"""Attributes of a date that is no single day, and how EDTF writes it (ISO 8601-2)."""

DEEPEST: Final = 40
"""Levels of a description whose parts are told apart; Python goes no deeper than a thousand."""

_ISO: Final = re.compile(r"-iso$")


def told(element: Element, levels: int = DEEPEST) -> str:
    """Return the words of a description, with a semicolon between its parts.

    A manuscript's description or a structured entry often has no white space between them. A
    date without words is told by its attributes.
    """
    inside = list(children(element))
    name = local_name(element)
    if name in DATES:
        return written_date(element)
    if name.endswith("Name"):
        return name_of(element)
    if name in WHOLE or not (inside and levels) or has_running_text(element):
        return text_of(element)
    return "; ".join(filter(None, (told(one, levels - 1).rstrip(".;") for one in inside)))


def name_of(element: Element) -> str:
    """Return a name; where nothing but markup parts forename and surname, a space does."""
    inside = list(children(element))
    between = [element.text, *(one.tail for one in element)]
    if any(between) or not inside:
        return text_of(element)
    return " ".join(filter(None, map(text_of, inside)))


def written_date(element: Element) -> str:
    """Return the words of a date or, where it has none, what its attributes say, as EDTF."""
    if words := text_of(element):
        return words
    known = {_ISO.sub("", str(name)): str(value) for name, value in element.attrib.items()}
    if "when" in known:
        return known["when"]
    found = []
    for first, last, pattern in RANGES:
        begins, ends = known.get(first, ""), known.get(last, "")
        if begins and begins == ends:
            found.append(begins)
        elif begins or ends:
            open_end = ".." if first == "from" else ""
            found.append(pattern.format(begins or open_end, ends or open_end))
    return " ".join(found)


def has_running_text(element: Element) -> bool:
    """Tell whether words stand in *element* itself, between its parts."""
    strings = [element.text, *(child.tail for child in element)]
    return any(text and text.strip(" \t\r\n.,;:") for text in strings)


def web(value: str | None) -> str:
    """Return *value* when it is an address on the web, else empty."""
    link = safe_link(value)
    return link if link.lower().startswith("http") else ""
