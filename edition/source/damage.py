"""Own what tells that a text was damaged before it came here: characters lost, misread, or coded.

None of it can be undone here without guessing, so the text stays as it is and a person is told.
"""

from edition import later
from edition.messages import Message, Severity
from edition.patterns import rare
from edition.source.model import Source
from edition.source.places import Lines

entities = later.load("html.entities")

LOST = "\N{REPLACEMENT CHARACTER}"
REFERENCE = rare(r"&(?:#(?:\d{2,7}|[xX][0-9A-Fa-f]{2,6})|([A-Za-z]\w{1,31}));")
"""What HTML writes for a character: &quot;, &#8212;"""
CONTINUING = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
"""What the bytes 0x80 to 0xBF are in ISO 8859-1, and in Windows-1252."""
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
    looks = (_lost, _misread, _coded)
    found = [one for look in looks if (one := look(source.text))]
    if not found:
        return []
    lines = Lines(source.name, source.text)
    return [
        Message(code, text, Severity.WARNING, lines.place(start, length), hint)
        for code, text, start, length, hint in found
    ]


Found = tuple[str, str, int, int, str]
"""Code, text, offset and length in code points of the first place, and hint."""


def _lost(text: str) -> Found | None:
    count = text.count(LOST)
    if not count:
        return None
    said = f"{_counted(count, 'character was', 'characters were')} lost before; {LOST} stands"
    hint = "get the text once more from where it comes: nothing here tells what stood there"
    return "S009", f"{said} for {'it' if count == 1 else 'each'}", text.index(LOST), 1, hint


def _misread(text: str) -> Found | None:
    suspects = () if text.isascii() else MISREAD.finditer(text)
    wrong = [(one.start(), one[0], meant) for one in suspects if (meant := _meant(one[0]))]
    if len(wrong) < FEW and all(len(found) < LONG for _, found, _ in wrong):
        return None
    start, found, meant = wrong[0]
    places = _counted(len(wrong), "place", "places")
    said = f"the text was in UTF-8 and was read as something else: {found} in {places} like it"
    hint = f"save the original as UTF-8 and begin anew; {found} should be {meant}"
    return "S010", said, start, len(found), hint


def _meant(found: str) -> str:
    """Return what *found* was in UTF-8; nothing if these bytes are not UTF-8."""
    parts = (one.encode("latin-1" if one <= "\xff" else "cp1252") for one in found)
    try:
        return b"".join(parts).decode()
    except UnicodeDecodeError:
        return ""


def _coded(text: str) -> Found | None:
    references = REFERENCE.finditer(text) if "&" in text else ()
    coded = [one for one in references if not one[1] or f"{one[1]};" in entities.html5]
    if not coded:
        return None
    first = coded[0]
    places = _counted(len(coded), "place", "places")
    said = f"{first[0]} stands in the text, as HTML writes a character: {places} like it"
    hint = "replace them by what they stand for; or take in the web page: edition import"
    return "S011", said, first.start(), len(first[0]), hint


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
