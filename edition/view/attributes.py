"""Own what of an element's attributes reaches a page, and that none of it can do harm there."""

import re
from collections.abc import Mapping
from typing import Final

from edition.view.names import XML_LANG, Element, pointers

RIGHT_TO_LEFT: Final = frozenset("ar arc ckb dv fa hbo he ps sd sam syr ug ur yi".split())
"""Primary language subtags that are written from right to left (Unicode CLDR, orientation)."""

TWO_LETTERS: Final = {
    "ara": "ar", "ces": "cs", "chi": "zh", "cze": "cs", "dan": "da", "deu": "de", "dut": "nl",
    "ell": "el", "eng": "en", "fas": "fa", "fin": "fi", "fra": "fr", "fre": "fr", "ger": "de",
    "gle": "ga", "gre": "el", "heb": "he", "hrv": "hr", "hun": "hu", "ita": "it", "jpn": "ja",
    "lat": "la", "nld": "nl", "nor": "no", "per": "fa", "pol": "pl", "por": "pt", "ron": "ro",
    "rum": "ro", "rus": "ru", "slv": "sl", "spa": "es", "srp": "sr", "swe": "sv", "ukr": "uk",
    "zho": "zh",
}  # fmt: skip
"""ISO 639-2 codes in use for ``@xml:lang`` where BCP 47 asks for the shorter one."""

TYPED: Final = {"type": "data-type"}
POINT: Final = {"n": "data-n", "unit": "data-unit", **TYPED}
SHOWN: Final[Mapping[str, Mapping[str, str]]] = {
    "page-break": POINT,
    "graphic": {"url": "data-url", "width": "data-width"},
    "column-break": POINT,
    "milestone": POINT,
    "verse-line": POINT,
    "line-break": {},
    "name": {"key": "data-key", "ref": "data-identity", **TYPED},
}
"""Attributes that reach the page, by role; of all other elements ``@type`` does."""

FOLLOWED: Final = {"page-break": {"facs": "data-facs"}, "graphic": {"url": "data-link"}}
"""Attributes that a reader may follow, by role; they reach the page when that is safe."""

_LANGUAGE: Final = re.compile(r"([A-Za-z]{2,3})((?:-[A-Za-z0-9]{1,8})*)")
_WEB: Final = re.compile(r"(?:https?://[^\s\\\x00-\x20]+|mailto:[^\s\\\x00-\x20]+)", re.IGNORECASE)
_RELATIVE: Final = re.compile(r"(?![/\\])[^\s\\:\x00-\x20]+")
_COUNT: Final = re.compile(r"[1-9]\d{0,2}")


def language(value: str | None) -> str:
    """Return *value* as a BCP 47 tag; empty when it is none."""
    found = _LANGUAGE.fullmatch(value or "")
    if not found:
        return ""
    primary = found[1].lower()
    return TWO_LETTERS.get(primary, primary) + found[2]


def direction(tag: str) -> str:
    """Return ``rtl`` for a language written from right to left in its own script, else empty."""
    primary, *rest = tag.split("-")
    return "rtl" if primary in RIGHT_TO_LEFT and "Latn" not in rest else ""


def language_attributes(element: Element) -> list[tuple[str, str]]:
    """Return ``lang`` and ``dir`` of an element that names its language."""
    tag = language(element.get(XML_LANG))
    if not tag:
        return []
    return [("lang", tag), ("dir", direction(tag) or "ltr")]


def safe_link(target: str | None) -> str:
    """Return *target* when a reader may follow it, else empty.

    The web, mail, and files beside this one; nothing that runs (``javascript:``, ``data:``),
    nothing with white space or control characters in it, by which a scheme could be hidden.
    """
    value = (target or "").strip(" \t\r\n")
    if _WEB.fullmatch(value) or _RELATIVE.fullmatch(value):
        return value
    return ""


def spans(element: Element) -> list[tuple[str, str]]:
    """Return ``colspan`` and ``rowspan`` of a cell (TEI P5 FTTAB1)."""
    return [
        (ours, element.get(theirs, ""))
        for ours, theirs in (("colspan", "cols"), ("rowspan", "rows"))
        if _COUNT.fullmatch(element.get(theirs, "")) and element.get(theirs) != "1"
    ]


def described(
    element: Element, role: str, classes: str, rend: Mapping[str, str]
) -> list[tuple[str, str]]:
    """Return the classes of *element*, and what else a style sheet may want to know of it."""
    looks = [*element.get("rend", "").split(), *pointers(element.get("rendition"))]
    names = [classes, *dict.fromkeys(rend[look] for look in looks if look in rend)]
    found = [("class", " ".join(filter(None, names)))] if any(names) else []
    found += [
        (ours, value)
        for theirs, ours in SHOWN.get(role, TYPED).items()
        if (value := element.get(theirs))
    ]
    for theirs, ours in FOLLOWED.get(role, {}).items():
        if link := safe_link(element.get(theirs)):
            found.append((ours, link))
    return found
