"""Own how characters are written in XML, also those that XML cannot hold."""

import re
from bisect import bisect_right
from collections.abc import Sequence

SPECIAL = re.compile("[&<>\r\x00-\x08\x0b\x0c\x0e-\x1f\ufeff\ufffe\uffff\ud800-\udfff]")
"""What must not stand in XML as it is: its own marks, a carriage return (a parser would make it
a line feed), a byte order mark, and what XML 1.0 section 2.2 excludes."""
NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}


def escape(text: str) -> str:
    """Write *text* as XML character data; what XML cannot hold becomes ``<g ref="#u000C"/>``."""
    return SPECIAL.sub(_written, text) if SPECIAL.search(text) else text


def escaped(texts: Sequence[str], starts: Sequence[int], whole: str) -> Sequence[str]:
    """Write *texts*, the pieces of *whole* that begin at *starts*; look only at what needs it."""
    places = SPECIAL.finditer(whole)
    indexes = {bisect_right(starts, found.start()) - 1 for found in places}
    if not indexes:
        return texts
    written = list(texts)
    for index in indexes:
        written[index] = escape(written[index])
    return written


def attribute(text: str) -> str:
    """Write *text* as the value of an attribute in double quotation marks."""
    return "".join(f"&#{ord(char)};" if char in '&<>"\t\n\r' else char for char in text)


def glyphs(text: str) -> list[str]:
    """Return the characters of *text* that stand as ``<g>`` in the TEI, each once, sorted."""
    return sorted(set(SPECIAL.findall(text)) - NAMED.keys())


def _written(found: re.Match[str]) -> str:
    character = found.group()
    return NAMED.get(character) or f'<g ref="#u{ord(character):04X}"/>'
