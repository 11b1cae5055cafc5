"""Own what TEI that was made from a plain text owes that text: to hold it, and to show where."""

import hashlib
from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from edition import later
from edition.messages import Message, Place
from edition.source import Lines
from edition.structs import replace
from edition.tei import intake, recorded, source_text
from edition.tei.locate import locate

if TYPE_CHECKING:
    from lxml import etree
else:
    etree = later.load("lxml.etree")


def traced(messages: Sequence[Message], document: intake.Document) -> list[Message]:
    """Return *messages*, each with its place in the source text where there is one.

    When the text of *document* is no longer its source, that is one message more, and no
    places are given. A document that records no source is left as it is.

    Raises:
        EditionError: I00x the document cannot be read.
    """
    tree = intake.parse(document)
    record = recorded(tree)
    if record is None or tree.find("{*}text") is None:
        return list(messages)
    text = source_text(tree)
    if not _is(text, record.encoding, record.sha256):
        told = f"the text is no longer that of its source, {record.name or 'a plain text'}"
        hint = "was it edited or re-indented? correct the source and encode it again"
        return [Message("V025", told, place=Place(document.name), hint=hint), *messages]
    if not messages:
        return []
    origins = _Origins(tree, document, Lines(record.name, text))
    return [origins.with_origin(message) for message in messages]


class _Origins:
    """The way from a place in the TEI to the place in the source of the element there."""

    def __init__(
        self, tree: "etree._ElementTree[Any]", document: intake.Document, lines: Lines
    ) -> None:
        self._lines = lines
        self._places = intake.Places(document)
        self._elements = list(tree.iter(etree.Element))
        self._offsets = {one.element: one.start for one in locate(tree)}
        self._starts: list[int] = []
        reader = intake.Reader(
            document,
            lambda _name, _attributes: self._starts.append(reader.offset),
            lambda _name: None,
        )
        reader.run()

    def with_origin(self, message: Message) -> Message:
        """Return *message* with the place in the source added to its text."""
        if not message.place or not message.place.line:
            return message
        number = bisect_right(self._starts, self._places.offset(message.place)) - 1
        offset = self._offsets.get(self._elements[max(number, 0)])
        if offset is None:
            return message
        return replace(message, text=f"{message.text} (source: {self._lines.place(offset)})")


def _is(text: str, encoding: str, sha256: str) -> bool:
    try:
        return hashlib.sha256(text.encode(encoding)).hexdigest() == sha256
    except (UnicodeEncodeError, LookupError):
        return False
