"""Own the shape of an XML file that has been taken in: its characters, and their places."""

import re
from bisect import bisect_right

from edition.messages import EditionError, Message, Place
from edition.structs import Frozen

LINE_END = re.compile(rb"\r\n|\r|\n")


class Document(Frozen):
    """An XML file as text: ``data`` is UTF-8, whatever the encoding of the file was.

    ``declared`` names the entities that were declared here because the DTD that should do
    so is not read: é for ``&eacute;`` and the like, by their ISO names. ``unknown`` are those
    among them that nobody knows, and whose names stand in the text instead. ``encoding`` is
    what the file was read as where that is not what it says.
    """

    name: str
    data: bytes
    declared: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    encoding: str = ""

    def place(self, offset: int, length: int = 0) -> Place:
        """Return the place of the byte at *offset*; *length* is in code points."""
        return Places(self).at(offset, length)


class Places:
    """The places of one document, for who needs many of them."""

    def __init__(self, document: Document) -> None:
        """Find where the lines of *document* begin."""
        self._document = document
        self._starts = [0, *(found.end() for found in LINE_END.finditer(document.data))]

    def at(self, offset: int, length: int = 0) -> Place:
        """Return the place of the byte at *offset*; *length* is in code points."""
        line = bisect_right(self._starts, offset)
        start = self._starts[line - 1]
        following = self._starts[line] if line < len(self._starts) else len(self._document.data)
        whole = self._document.data[start:following].decode("utf-8", "replace")
        before = self._document.data[start:offset].decode("utf-8", "replace")
        column = len(before.removeprefix("\ufeff")) + 1
        excerpt = whole.removeprefix("\ufeff").rstrip("\r\n")
        return Place(self._document.name, line, column, length, excerpt)

    def offset(self, place: Place) -> int:
        """Return the byte at *place*."""
        before = place.excerpt[: max(0, place.column - 1)]
        return self._starts[place.line - 1] + len(before.encode())


def refused(code: str, place: Place, text: str, hint: str) -> EditionError:
    """Return the error that *text* says, with its remedy."""
    return EditionError(Message(code, text, place=place, hint=hint))
