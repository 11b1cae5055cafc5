"""Own the reading of XML that comes from a file: nothing outside the file is ever opened.

Two ways in, for the same bytes under the same rules. ``Reader`` hands a document over piece
by piece, in little memory; ``parse`` makes a tree. External entities are refused, external
DTDs and processing instructions that name schemas are not followed, nothing is fetched, and
entities that grow out of proportion are stopped by Expat's own limit. Characters are always
decoded here, so that lines and columns mean the same whatever the encoding of the file.
"""

import codecs
import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.parsers import expat  # untrusted data: see the tests of attacks

import lazy_loader

from edition.messages import EditionError, Message, Place

if TYPE_CHECKING:
    from lxml import etree
else:
    etree = lazy_loader.load("lxml.etree", suppress_warning=True)
entities = lazy_loader.load("html.entities", suppress_warning=True)

SEPARATOR = "}"
"""Stands between namespace and local name in the names that a ``Reader`` reports."""

DEEPEST = 2000
"""Elements within elements that ``parse`` allows; libxml2's own limit is 2,048."""

PIECE = 1 << 16
LONGEST_SEQUENCE = 4
"""Bytes of one character in UTF-8, at most."""

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
DOCTYPE_START = re.compile(rb"<!DOCTYPE\s+[^\s\[>]+\s+(?:SYSTEM|PUBLIC)\b[^\[>]*")
REFERENCE = re.compile(rb"&([A-Za-z_][\w.-]*);")
DECLARATION = re.compile(rb"<!ENTITY\s+([^\s%]+)\s")
NOT_MARKUP = re.compile(rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>", re.DOTALL)
LINE_END = re.compile(rb"\r\n|\r|\n")
PREDEFINED = {"amp", "lt", "gt", "quot", "apos"}
AS_UTF8 = "save the file as UTF-8, or write its real encoding into the first line"

_SYNTAX = {  # Expat's code: what a person is told, and what to do
    "XML_ERROR_NO_ELEMENTS": ("the file holds no XML element", "is this the right file?"),
    "XML_ERROR_UNCLOSED_TOKEN": (
        "a tag, comment or reference begins here and never ends",
        "write the missing > or -->",
    ),
    "XML_ERROR_TAG_MISMATCH": (
        "this end tag does not belong to the element that is open",
        "close the elements in the reverse order in which they were opened",
    ),
    "XML_ERROR_DUPLICATE_ATTRIBUTE": (
        "the same attribute stands twice in one tag",
        "keep one of them",
    ),
    "XML_ERROR_JUNK_AFTER_DOC_ELEMENT": (
        "something follows the end of the outermost element",
        "a document has one outermost element; move this inside it or take it away",
    ),
    "XML_ERROR_UNDEFINED_ENTITY": (
        "this entity is not defined",
        "write the character itself, or & as &amp;",
    ),
    "XML_ERROR_UNBOUND_PREFIX": (
        "this prefix stands for no namespace",
        'declare it, for example xmlns:xi="http://www.w3.org/2001/XInclude" on the root',
    ),
    "XML_ERROR_MISPLACED_XML_PI": (
        "the line <?xml …?> does not stand at the very beginning",
        "take away what stands before it, even an empty line",
    ),
    "XML_ERROR_UNCLOSED_CDATA_SECTION": ("a CDATA section never ends", "write the missing ]]>"),
    "XML_ERROR_BAD_CHAR_REF": (
        "this reference stands for a character that XML cannot hold",
        "take it away",
    ),
}
_BY_CODE = {expat.errors.codes[getattr(expat.errors, name)]: told for name, told in _SYNTAX.items()}
_AMPLIFIED = 43  # XML_ERROR_AMPLIFICATION_LIMIT_BREACH, which pyexpat does not name
_EXTERNAL_IN_ATTRIBUTE = expat.errors.codes[expat.errors.XML_ERROR_ATTRIBUTE_EXTERNAL_ENTITY_REF]


@dataclass(frozen=True, slots=True)
class Document:
    """An XML file as text: ``data`` is UTF-8, whatever the encoding of the file was.

    ``declared`` names the entities that were declared here because the DTD that should do
    so is not read: é for ``&eacute;`` and the like, by their ISO names.
    """

    name: str
    data: bytes
    declared: tuple[str, ...] = ()

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


def read(path: Path, name: str = "") -> Document:
    """Read the file at *path*; messages call it *name*, or as the path says.

    Raises:
        EditionError: I001 it cannot be read, and what ``decode`` raises.
    """
    name = name or str(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = "is a folder" if path.is_dir() else (error.strerror or "").lower()
        text = f"cannot be read: {reason}"
        raise _refused("I001", Place(name), text, "check the name of the file") from error
    return decode(name, data)


def decode(name: str, data: bytes) -> Document:
    """Return *data*, the bytes of an XML file that messages call *name*, as a document.

    Raises:
        EditionError: I002 the file is empty, I003 its encoding is unknown or not what it
            says, I004 an entity is used that nothing defines.
    """
    if not data.strip():
        raise _refused("I002", Place(name), "the file is empty", "is this the right file?")
    encoding = _encoding(name, data)
    if encoding not in ("utf-8", "ascii"):
        data = _transcoded(name, data, encoding)
    return _with_entities(Document(name, data))


class Reader:
    """Hand a document over as it is read: elements, their attributes, and words.

    ``start(name, attributes)`` gets attributes as one flat list of names and values; names
    are ``namespace}local``. Words come in pieces; with ``buffered`` in as few as may be, and
    without it each at its own ``offset``.
    """

    def __init__(  # noqa: PLR0913 -- one argument an event, all but three by name
        self,
        document: Document,
        start: Callable[[str, list[str]], object],
        end: Callable[[str], object],
        *,
        characters: Callable[[str], object] | None = None,
        bind: Callable[[str | None, str | None], object] | None = None,
        unbind: Callable[[str | None], object] | None = None,
        instruction: Callable[[str, str], object] | None = None,
        comment: Callable[[str], object] | None = None,
        buffered: bool = True,
    ) -> None:
        """Be ready to hand *document* to the functions given."""
        self._document = document
        parser = expat.ParserCreate("utf-8", SEPARATOR)
        parser.ordered_attributes = True
        if buffered:  # a size alone would turn buffering on
            parser.buffer_text = True
            parser.buffer_size = PIECE
        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = characters
        parser.StartNamespaceDeclHandler = bind
        parser.EndNamespaceDeclHandler = unbind
        parser.ProcessingInstructionHandler = instruction
        parser.CommentHandler = comment
        parser.ExternalEntityRefHandler = self._refuse_entity
        self._parser = parser

    @property
    def offset(self) -> int:
        """Return the byte at which the present piece begins."""
        return self._parser.CurrentByteIndex

    def run(self) -> None:
        """Read the whole document.

        Raises:
            EditionError: I005 not well-formed, I006 an external entity, I007 entities that
                grow out of proportion, I003 bytes that are not what the encoding says.
        """
        view = memoryview(self._document.data)
        try:
            for begin in range(0, len(view), PIECE):
                self._parser.Parse(view[begin : begin + PIECE], False)  # noqa: FBT003
            self._parser.Parse(b"", True)  # noqa: FBT003 -- positional only
        except expat.ExpatError as error:
            raise self._explained(error) from None

    def _refuse_entity(self, *entity: str | None) -> int:
        where = entity[2] or entity[3] or "outside"
        place = self._document.place(self.offset)
        text = f"this entity would bring in {where!r}, which is not opened"
        raise _refused("I006", place, text, "put the text itself here")

    def _explained(self, error: expat.ExpatError) -> EditionError:
        data = self._document.data
        offset = max(0, self._parser.ErrorByteIndex)
        place = self._document.place(min(offset, len(data)))
        if error.code == _AMPLIFIED:
            text = "the entities of this file grow to many times its size"
            return _refused("I007", place, text, "write the text out instead of using entities")
        if error.code == _EXTERNAL_IN_ATTRIBUTE:
            text = "an attribute uses an external entity, which is not opened"
            return _refused("I006", place, text, "put the text itself here")
        undecodable = _undecodable(self._document.name, data, "utf-8")
        if undecodable and undecodable[0] <= offset + LONGEST_SEQUENCE:
            return undecodable[1]
        text, hint = _BY_CODE.get(error.code, ("", ""))
        if not text:
            text, hint = _token(data[offset : offset + 1])
        return _refused("I005", place, f"not well-formed XML: {text}", hint)


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
    return _refused("I008", document.place(offset), text, "flatten the document")


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
        raise _refused("I005", place, text, "mend the markup at this place") from error
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
        raise _refused("I003", Place(name, 1), text, AS_UTF8) from None
    if codec.name.startswith(("utf-16", "utf-32")) or not codec._is_text_encoding:  # noqa: SLF001
        text = f"the file says that it is {said}, but it is not"
        raise _refused("I003", Place(name, 1), text, AS_UTF8)
    return codec.name


def _transcoded(name: str, data: bytes, encoding: str) -> bytes:
    undecodable = _undecodable(name, data, encoding)
    if undecodable:
        raise undecodable[1]
    return data.decode(encoding).encode("utf-8")


def _undecodable(name: str, data: bytes, encoding: str) -> tuple[int, EditionError] | None:
    """Return the first byte that *encoding* cannot mean, and the error that says so."""
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        at = error.start
        line = data.count(b"\n", 0, at) + 1
        column = len(data[data.rfind(b"\n", 0, at) + 1 : at].decode(encoding, "replace")) + 1
        text = f"not valid {encoding.upper()} at byte {at} (0x{data[at]:02X})"
        return at, _refused("I003", Place(name, line, column), text, AS_UTF8)
    except UnicodeError as error:
        return 0, _refused("I003", Place(name), f"not valid {encoding.upper()}: {error}", AS_UTF8)
    return None


def _with_entities(document: Document) -> Document:
    """Declare the ISO entities that *document* uses and leaves to a DTD that is not read."""
    doctype = DOCTYPE_START.search(document.data, 0, PIECE)
    if not doctype:
        return document
    text = NOT_MARKUP.sub(lambda hidden: b" " * len(hidden[0]), document.data)
    used = {found[1].decode("ascii", "replace") for found in REFERENCE.finditer(text)}
    declared = {found.decode("ascii", "replace") for found in DECLARATION.findall(text)}
    missing = sorted(used - declared - PREDEFINED)
    for entity in missing:
        if f"{entity};" not in entities.html5:
            place = document.place(text.index(f"&{entity};".encode()), len(entity) + 2)
            what = f"the entity &{entity}; is not defined, and the DTD is not read"
            hint = "write the character itself, or declare the entity in the DOCTYPE"
            raise _refused("I004", place, what, hint)
    if not missing:
        return document
    written = "".join(f'<!ENTITY {entity} "{_references(entity)}">' for entity in missing).encode()
    end = doctype.end()
    if document.data[end : end + 1] == b"[":
        data = document.data[: end + 1] + written + document.data[end + 1 :]
    else:
        data = document.data[:end] + b"[" + written + b"]" + document.data[end:]
    return Document(document.name, data, tuple(missing))


def _references(entity: str) -> str:
    return "".join(f"&#{ord(character)};" for character in entities.html5[f"{entity};"])


def _token(found: bytes) -> tuple[str, str]:
    if found == b"&":
        return "& must be followed by the name of an entity", "write &amp; for the character &"
    if found == b"<":
        return "< begins no tag here", "write &lt; for the character <"
    return "something here is not allowed in XML", "look for a missing quotation mark, = or >"


def _refused(code: str, place: Place, text: str, hint: str) -> EditionError:
    return EditionError(Message(code, text, place=place, hint=hint))
