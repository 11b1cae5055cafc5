"""Own what tells that a text was damaged before it came here: characters lost, misread, or coded.

None of it can be undone here without guessing, so the text stays as it is and a person is told.
"""

import re
from collections.abc import Iterator
from html.entities import html5

from edition.messages import Message, Severity
from edition.patterns import rare
from edition.source.model import Source
from edition.source.places import Lines

LOST = "\N{REPLACEMENT CHARACTER}"
REFERENCE = rare(r"&(?:#(?:\d{2,7}|[xX][0-9A-Fa-f]{2,6})|([A-Za-z]\w{1,31}));")
"""What HTML writes for a character: &quot;, &#8212;"""
FIRST_CONTINUING, FIRST_LEADING, END = 0x80, 0xC0, 0x100
BYTES = {chr(byte): byte for byte in range(FIRST_CONTINUING, END)} | {
    character: byte
    for byte in range(FIRST_CONTINUING, FIRST_LEADING)
    if (character := bytes([byte]).decode("cp1252", "ignore"))
}
"""The byte of each character beyond ASCII in ISO 8859-1, or in Windows-1252."""
CONTINUING = "".join(
    re.escape(character) for character, byte in BYTES.items() if byte < FIRST_LEADING
)
MISREAD = rare(
    f'[\u00c2-\u00f4](?<![„“«‘"].)(?:(?<=[\u00c2-\u00df])[{CONTINUING}]'
    f"|(?<=[\u00e0-\u00ef])[{CONTINUING}]{{2}}|(?<=[\u00f0-\u00f4])[{CONTINUING}]{{3}})"
)
"""What two to four bytes of UTF-8 become when they are read in these: Ã© for é."""
LONG = 3
"""So many bytes make no other sense; two, such as in „Ä“, may stand there as they are meant."""
FEW = 3
"""So many of two bytes are no chance."""


def damage(source: Source) -> list[Message]:
    """Return what was lost, misread or coded in *source*, each kind once, at its first place.

    S009 characters are lost, S010 UTF-8 was read in another encoding, S011 HTML writes for
    characters stand there as text.
    """
    lines = Lines(source.name, source.text)
    found = (_lost(source.text), _misread(source.text), _coded(source.text))
    return [
        Message(code, text, Severity.WARNING, lines.place(start, length), hint)
        for one in found
        for code, text, start, length, hint in one
    ]


Found = Iterator[tuple[str, str, int, int, str]]
"""Code, text, offset and length in code points of the first place, and hint."""


def _lost(text: str) -> Found:
    count = text.count(LOST)
    if count:
        said = f"{_counted(count, 'character was', 'characters were')} lost before; {LOST} stands"
        hint = "get the text once more from where it comes: nothing here tells what stood there"
        yield "S009", f"{said} for {'it' if count == 1 else 'each'}", text.index(LOST), 1, hint


def _misread(text: str) -> Found:
    wrong = [(one.start(), one[0], meant) for one in _suspects(text) if (meant := _meant(one[0]))]
    if len(wrong) >= FEW or any(len(found) >= LONG for _, found, _ in wrong):
        start, found, meant = wrong[0]
        places = _counted(len(wrong), "place", "places")
        said = f"the text was in UTF-8 and was read as something else: {found} in {places} like it"
        hint = f"save the original as UTF-8 and begin anew; {found} should be {meant}"
        yield "S010", said, start, len(found), hint


def _suspects(text: str) -> Iterator[re.Match[str]]:
    return iter(()) if text.isascii() else MISREAD.finditer(text)


def _meant(found: str) -> str:
    """Return what *found* was in UTF-8; nothing if these bytes are not UTF-8."""
    try:
        return bytes(BYTES[one] for one in found).decode()
    except UnicodeDecodeError:
        return ""


def _coded(text: str) -> Found:
    if "&" not in text:
        return
    coded = [one for one in REFERENCE.finditer(text) if not one[1] or f"{one[1]};" in html5]
    if coded:
        first = coded[0]
        places = _counted(len(coded), "place", "places")
        said = f"{first[0]} stands in the text, as HTML writes a character: {places} like it"
        hint = "replace them by what they stand for; or take in the web page: edition import"
        yield "S011", said, first.start(), len(first[0]), hint


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
