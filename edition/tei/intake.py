"""Own the reading of XML that comes from a file: nothing outside the file is ever opened.

Two ways in, for the same bytes under the same rules. ``Reader`` hands a document over piece
by piece, in little memory; ``parse`` makes a tree. External entities are refused, external
DTDs and processing instructions that name schemas are not followed, nothing is fetched, and
entities that grow out of proportion are stopped by Expat's own limit. Characters are always
decoded here, so that lines and columns mean the same whatever the encoding of the file.
"""

import codecs
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from edition import later
from edition.messages import EditionError, Place
from edition.messages.similar import similar
from edition.tei.document import Document, Places, refused
from edition.tei.entities import with_entities
from edition.tei.reader import AS_UTF8, SEPARATOR, Reader, undecodable

if TYPE_CHECKING:
    from lxml import etree
else:
    etree = later.load("lxml.etree")

__all__ = [
    "AS_UTF8",
    "DEEPEST",
    "STANDARD_INPUT",
    "Document",
    "Places",
    "Reader",
    "check",
    "decode",
    "parse",
    "read",
    "too_deep",
]

STANDARD_INPUT = "-"
"""The name by which standard input is read, as with other tools."""
DEEPEST = 2000
"""Elements within elements that ``parse`` allows; libxml2's own limit is 2,048."""

MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
    b"<\0": "utf-16-le",
    b"\0<": "utf-16-be",
}
"""How a file begins, and what that says about its encoding; the longer marks first."""

DECLARED = re.compile(rb"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9._:-]+)["']""")


LATIN_1, WINDOWS = "iso8859-1", "cp1252"
CONTROLS = re.compile(rb"[\x80-\x9f]")


def read(path: Path, name: str = "") -> Document:
    """Read the file at *path*, or standard input if it is ``-``; messages call it *name*.

    Raises:
        EditionError: I001 it cannot be read, and what ``decode`` raises.
    """
    name = name or str(path)
    try:
        data = sys.stdin.buffer.read() if name == STANDARD_INPUT else path.read_bytes()
    except OSError as error:
        reason = "is a folder" if path.is_dir() else (error.strerror or "").lower()
        text = f"cannot be read: {reason}"
        hint = "check the name of the file" if path.exists() else similar(path, ".xml")
        raise refused("I001", Place(name), text, hint) from error
    return decode(name, data)


def decode(name: str, data: bytes, *, keep_unknown: bool = False) -> Document:
    """Return *data*, the bytes of an XML file that messages call *name*, as a document.

    With *keep_unknown*, an entity that nothing defines stands as its name, ``&name;``, in the
    text, and the document says so.

    Raises:
        EditionError: I002 the file is empty, I003 its encoding is unknown or not what it
            says, I004 an entity is used that nothing defines.
    """
    if not data or data.isspace():
        raise refused("I002", Place(name), "the file is empty", "is this the right file?")
    said = _encoding(name, data)
    encoding = WINDOWS if said == LATIN_1 and _is_windows(data) else said
    if encoding not in ("utf-8", "ascii"):
        data = _transcoded(name, data, encoding)
    read_as = encoding if encoding != said else ""
    return with_entities(Document(name, data, encoding=read_as), keep_unknown=keep_unknown)


def check(document: Document) -> None:
    """Make sure that *document* is well-formed and harmless.

    Raises:
        EditionError: what ``Reader.run`` raises, and I008 it is nested too deeply.
    """
    depth = 0

    def start(_name: str, _attributes: list[str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise too_deep(document, reader.offset)

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    reader = Reader(document, start, end)
    reader.run()


def too_deep(document: Document, offset: int) -> EditionError:
    """Return the error that elements are nested too deeply at the byte *offset*."""
    text = f"more than {DEEPEST:,} elements stand one inside the other"
    return refused("I008", document.place(offset), text, "flatten the document")


def parse(document: Document) -> "etree._ElementTree[Any]":
    """Return the tree of *document*; its text and its comments are all in it.

    Entities that the document itself declares are expanded; ids are not checked, so that a
    wrong one can be reported later instead of stopping everything.

    Raises:
        EditionError: what ``check`` raises.
    """
    if b"<!DOCTYPE" in document.data:
        # libxml2 opens external DTDs in more cases than its options tell; Expat never does
        check(document)
        return _Grower(document).tree()
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,
        collect_ids=False,
        encoding="utf-8",
    )
    try:
        root = etree.fromstring(document.data, parser)
    except etree.XMLSyntaxError as error:
        check(document)  # says the same in our words
        line, column = error.position
        place = Place(document.name, line, column)
        text = f"not well-formed XML: {error.msg}"
        raise refused("I005", place, text, "mend the markup at this place") from error
    return root.getroottree()


class _Grower:
    """Grow a tree out of what a reader reports."""

    def __init__(self, document: Document) -> None:
        self._builder: Any = etree.TreeBuilder()  # its types leave out what start gives
        self._places = Places(document)
        self._bindings: dict[str | None, str] = {}
        self._reader = Reader(
            document,
            self._start,
            lambda name: self._builder.end(_clark(name)),
            characters=self._builder.data,
            bind=self._bind,
            instruction=self._builder.pi,
            comment=self._builder.comment,
        )

    def tree(self) -> "etree._ElementTree[Any]":
        self._reader.run()
        tree: etree._ElementTree[Any] = self._builder.close().getroottree()
        return tree

    def _bind(self, prefix: str | None, namespace: str | None) -> None:
        self._bindings[prefix] = namespace or ""

    def _start(self, name: str, flat: list[str]) -> None:
        attributes = {_clark(key): value for key, value in zip(flat[::2], flat[1::2], strict=True)}
        bindings = {prefix: uri for prefix, uri in self._bindings.items() if uri}
        element = self._builder.start(_clark(name), attributes, bindings)
        element.sourceline = self._places.at(self._reader.offset).line
        self._bindings = {}


def _clark(name: str) -> str:
    """Return the expanded *name* as lxml writes it."""
    return f"{{{name}" if SEPARATOR in name else name


def _encoding(name: str, data: bytes) -> str:
    for mark, encoding in MARKS.items():
        if data.startswith(mark):
            return encoding
    declared = DECLARED.match(data)
    if not declared:
        return "utf-8"
    said = declared[1].decode("ascii")
    try:
        codec = codecs.lookup(said)
    except LookupError:
        text = f"the encoding {said!r} that the file names is not known"
        raise refused("I003", Place(name, 1), text, AS_UTF8) from None
    if codec.name.startswith(("utf-16", "utf-32")) or not codec._is_text_encoding:  # noqa: SLF001 -- codecs has no public way to ask
        text = f"the file says that it is {said}, but it is not"
        raise refused("I003", Place(name, 1), text, AS_UTF8)
    return codec.name


def _transcoded(name: str, data: bytes, encoding: str) -> bytes:
    wrong = undecodable(name, data, encoding)
    if wrong:
        raise wrong[1]
    return data.decode(encoding).encode("utf-8")


def _is_windows(data: bytes) -> bool:
    """Tell whether *data*, said to be ISO 8859-1, is of its commoner cousin of Windows.

    Where the one has quotation marks and dashes, the other has control characters, which no
    text uses (WHATWG Encoding, 4.2, treats both names alike).
    """
    if not CONTROLS.search(data):
        return False
    try:
        data.decode(WINDOWS)
    except UnicodeDecodeError:
        return False
    return True
