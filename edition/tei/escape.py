"""Own how characters are written in XML, also those that XML cannot hold."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

SPECIAL = re.compile("[&<>\r\x00-\x08\x0b\x0c\x0e-\x1f\ufeff\ufffe\uffff\ud800-\udfff]")
"""What must not stand in XML as it is: its own marks, a carriage return (a parser would make it
a line feed), a byte order mark, and what XML 1.0 section 2.2 excludes."""
NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
SINGLE_BYTES = bytes(code for code in range(128) if SPECIAL.match(chr(code)))
WIDE = "\ufeff\ufffe\uffff"
"""The special characters of one byte in UTF-8, and the others but for half surrogates."""


def escape(text: str) -> str:
    """Write *text* as XML character data; what XML cannot hold becomes ``<g ref="#u000C"/>``."""
    return SPECIAL.sub(_written, text) if SPECIAL.search(text) else text


def special_places(text: str) -> list[int]:
    """Return the offsets in *text* of what must not stand in XML as it is."""
    return [found.start() for found in SPECIAL.finditer(text)] if _special(text) else []


def _special(text: str) -> bool:
    """Tell whether anything in *text* is special: five times sooner than a search for it."""
    try:
        written = text.encode()
    except UnicodeEncodeError:  # half a surrogate
        return True
    plain = len(written.translate(None, SINGLE_BYTES)) == len(written)
    return not plain or any(map(text.__contains__, WIDE))


def escaped(texts: Sequence[str], starts: Sequence[int], places: Iterable[int]) -> Sequence[str]:
    """Write *texts*, which begin at *starts*; *places* are those of what needs writing."""
    indexes = {bisect_right(starts, place) - 1 for place in places}
    if not indexes:
        return texts
    written = list(texts)
    for index in indexes:
        written[index] = escape(written[index])
    return written


def attribute(text: str) -> str:
    """Write *text* as the value of an attribute in double quotation marks."""
    return "".join(f"&#{ord(char)};" if char in '&<>"\t\n\r' else char for char in text)


def glyphs(special: Iterable[str]) -> list[str]:
    """Return those of the *special* characters that stand as ``<g>``, each once, sorted."""
    return sorted(set(special) - NAMED.keys())


def _written(found: re.Match[str]) -> str:
    character = found.group()
    return NAMED.get(character) or f'<g ref="#u{ord(character):04X}"/>'
