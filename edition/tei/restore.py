"""Own the law: take away the tags of ``<text>`` and the source stands there again."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.parsers import expat

from edition import later
from edition.messages import EditionError, Message
from edition.patterns import rare
from edition.source import Lines, Source

if TYPE_CHECKING:
    from lxml import etree
else:
    etree = later.load("lxml.etree")

TEI = "{http://www.tei-c.org/ns/1.0}"
ADDED = frozenset(
    TEI + name for name in ("corr", "reg", "expan", "rdg", "witDetail", "desc", "index", "fw")
)
"""Elements whose content is the program's or an editor's; so is a ``<note>`` with ``@resp``."""
PIECE = 1 << 18
"""Bytes of a TEI file that are parsed before their text is compared."""
LINE_BREAK, GLYPH, NOTE = f"{TEI}lb", f"{TEI}g", f"{TEI}note"
GLYPH_REFERENCE = rare(r"#u([0-9A-Fa-f]{4,6})")
TEXT = f"{TEI}text"
NOTICED = frozenset(name.removeprefix(TEI) for name in (*ADDED, LINE_BREAK, GLYPH, NOTE))
"""The elements that decide what is source."""
TAG = re.compile(f"<(?:{'|'.join(sorted(NOTICED))})[\\s/>]".encode())
WRITTEN_BREAK = b"<lb/>"
TEXT_START, TEXT_END = re.compile(rb"<text[\s>]"), b"</text>"


def source_text(tree: "etree._Element | etree._ElementTree[etree._Element]") -> str:
    """Return the source text that stands in the ``<text>`` of a TEI document.

    Raises:
        ValueError: there is no ``<text>``.
    """
    text = tree.find(TEXT)
    if text is None:
        raise ValueError("this document has no <text>")
    return "".join(_characters(text))


def _characters(text: "etree._Element") -> Iterator[str]:
    walk = etree.iterwalk(text, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        if event == "start":
            if node.tag in ADDED or (node.tag == NOTE and node.get("resp")):
                walk.skip_subtree()
                continue
            if node.tag == LINE_BREAK:
                yield "\n"
            elif node.tag == GLYPH:
                yield _glyph(node.get("ref", ""))
            yield node.text or ""
        elif node is not text:
            yield node.tail or ""


def _glyph(reference: str) -> str:
    found = GLYPH_REFERENCE.fullmatch(reference)
    return chr(int(found.group(1), 16)) if found else ""


class _Reading:
    """Reads the source out of the bytes of a TEI file of ours as they are parsed.

    No tree is built: of a long text it would take more memory than all the rest. The parser
    calls for no more than it must, as each call takes longer than the element that it tells of:
    namespaces are not looked up, as we write no prefixes; a line break is put as the line feed
    that it stands for; elements pass unnoticed in a piece in which none decides what is source,
    and their ends but for those within an addition.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._added = 0
        """How deep the parser is inside an element whose content is not the source's."""
        self._parser = expat.ParserCreate("utf-8")
        self._parser.buffer_text = True
        self._parser.ordered_attributes = True

    def pieces(self, tei: bytes) -> Iterator[str]:
        """Yield the source text in *tei*, in order, however it falls into pieces."""
        begins = TEXT_START.search(tei)
        first = begins.start() if begins else len(tei)
        last = max(first, tei.rfind(TEXT_END))
        self._parser.Parse(tei[:first], False)  # noqa: FBT003 -- positional only
        self._parser.CharacterDataHandler = self._parts.append
        while first < last:
            end = _piece_end(tei, first, last)
            self._parse(tei[first:end])
            yield "".join(self._parts)
            self._parts.clear()
            first = end
        self._parser.Parse(tei[last : last + len(TEXT_END)], False)  # noqa: FBT003 -- positional only
        yield "".join(self._parts)
        self._parser.CharacterDataHandler = None
        self._parser.Parse(tei[last + len(TEXT_END) :], True)  # noqa: FBT003 -- positional only

    def _parse(self, piece: bytes) -> None:
        piece = piece.replace(WRITTEN_BREAK, b"\n")
        noticed = self._added or TAG.search(piece)
        self._parser.StartElementHandler = self._start if noticed else None
        self._parser.Parse(piece, False)  # noqa: FBT003 -- positional only

    def _start(self, name: str, attributes: list[str]) -> None:
        if self._added:
            self._added += 1
        elif name in NOTICED:
            self._notice(TEI + name, dict(zip(attributes[::2], attributes[1::2], strict=True)))

    def _notice(self, name: str, attributes: dict[str, str]) -> None:
        if name == LINE_BREAK:
            self._parts.append("\n")
        elif name == GLYPH:
            self._parts.append(_glyph(attributes.get("ref", "")))
        elif name in ADDED or "resp" in attributes:
            self._added = 1
            self._parser.CharacterDataHandler = None
            self._parser.EndElementHandler = self._end

    def _end(self, _name: str) -> None:
        self._added -= 1
        if not self._added:
            self._parser.CharacterDataHandler = self._parts.append
            self._parser.EndElementHandler = None


def _piece_end(tei: bytes, first: int, last: int) -> int:
    """Return where a piece that begins at *first* ends: before a tag, so that none is cut."""
    end = min(first + PIECE, last)
    tag = tei.rfind(b"<", first + 1, end) if end < last else -1
    return tag if tag > first else end


def verify(tei: bytes, source: Source) -> None:
    """Insist that *tei* holds *source*, every character in its place.

    Raises:
        EditionError: B090, with the place of the first difference.
    """
    offset = 0
    for piece in _Reading().pieces(tei):
        if not source.text.startswith(piece, offset):
            raise EditionError(_difference(piece, source, offset))
        offset += len(piece)
    if offset < len(source.text):
        raise EditionError(_difference("", source, offset))


def _difference(found: str, source: Source, offset: int) -> Message:
    """Tell where *found*, which should stand at *offset*, is first different."""
    pairs = enumerate(zip(found, source.text[offset:], strict=False), offset)
    same = min(offset + len(found), len(source.text))
    offset = next((place for place, (ours, theirs) in pairs if ours != theirs), same)
    return Message(
        "B090",
        "the TEI does not give the source back from here on; nothing was written",
        place=Lines(source.name, source.text).place(min(offset, len(source.text) - 1)),
        hint="this is a fault of the program: please report it, with this line of the text",
    )
