"""Own the reading of XML piece by piece, and the words for markup that is not well-formed.

Expat opens nothing by itself; here it is also told to refuse external entities, and its own
limit stops entities that grow out of proportion.
"""

from collections.abc import Callable
from contextlib import suppress
from xml.parsers import expat  # untrusted data: see the tests of attacks

from edition.messages import EditionError, Place
from edition.tei.document import Document, refused

SEPARATOR = "}"
"""Stands between namespace and local name in the names that a ``Reader`` reports."""

PIECE = 1 << 16
LONGEST_SEQUENCE = 4
"""Bytes of one character in UTF-8, at most."""

AS_UTF8 = "save the file as UTF-8, or write its real encoding into the first line"

_MISMATCH, _NO_ELEMENTS = "XML_ERROR_TAG_MISMATCH", "XML_ERROR_NO_ELEMENTS"
_SYNTAX = {  # Expat's code: what a person is told, and what to do
    _NO_ELEMENTS: ("the file holds no XML element", "is this the right file?"),
    "XML_ERROR_UNCLOSED_TOKEN": (
        "a tag, comment or reference begins here and never ends",
        "write the missing > or -->",
    ),
    _MISMATCH: (
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
_STACKED = frozenset(
    expat.errors.codes[getattr(expat.errors, one)] for one in (_MISMATCH, _NO_ELEMENTS)
)
"""Errors for which it helps to know what is open."""
_BY_CODE = {expat.errors.codes[getattr(expat.errors, name)]: told for name, told in _SYNTAX.items()}
_AMPLIFIED = 43  # XML_ERROR_AMPLIFICATION_LIMIT_BREACH, which pyexpat does not name
_EXTERNAL_IN_ATTRIBUTE = expat.errors.codes[expat.errors.XML_ERROR_ATTRIBUTE_EXTERNAL_ENTITY_REF]


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
        parser.SkippedEntityHandler = self._refuse_skipped
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
        raise refused("I006", place, text, "put the text itself here")

    def _refuse_skipped(self, name: str, is_parameter: bool) -> None:  # noqa: FBT001 -- Expat's
        """Never pass over an entity in the text: its characters would be lost without a word."""
        if not is_parameter:
            place = self._document.place(self.offset)
            text = f"the entity &{name}; is not defined, and the DTD is not read"
            hint = "write the character itself, or declare the entity in the DOCTYPE"
            raise refused("I004", place, text, hint)

    def _explained(self, error: expat.ExpatError) -> EditionError:
        data = self._document.data
        offset = max(0, self._parser.ErrorByteIndex)
        place = self._document.place(min(offset, len(data)))
        if error.code == _AMPLIFIED:
            text = "the entities of this file grow to many times its size"
            return refused("I007", place, text, "write the text out instead of using entities")
        if error.code == _EXTERNAL_IN_ATTRIBUTE:
            text = "an attribute uses an external entity, which is not opened"
            return refused("I006", place, text, "put the text itself here")
        wrong = undecodable(self._document.name, data, "utf-8")
        if wrong and wrong[0] <= offset + LONGEST_SEQUENCE:
            return wrong[1]
        text, hint = self._syntax(error.code, offset)
        return refused("I005", place, f"not well-formed XML: {text}", hint)

    def _syntax(self, code: int, offset: int) -> tuple[str, str]:
        """Say what is wrong with the markup at *offset*, and what to do."""
        text, hint = _BY_CODE.get(code, ("", ""))
        around = self._still_open() if code in _STACKED else ""
        if around and code == expat.errors.codes[expat.errors.XML_ERROR_NO_ELEMENTS]:
            text = f"the file ends here, and {around} is still open"
            hint = "close what is open; if this is not the whole file, get it again"
        elif around:
            text = f"{text}, {around}"
        elif not text and not self._document.data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
            text = "it does not begin with a tag"
            hint = "is this the right file? edition check looks at plain texts"
        return (text, hint) if text else _token(self._document.data[offset : offset + 1])

    def _still_open(self) -> str:
        """Name the innermost element that is open where the reading ended, with its line."""
        elements: list[tuple[str, int]] = []
        parser = expat.ParserCreate("utf-8")
        parser.StartElementHandler = lambda name, _: elements.append(
            (name, parser.CurrentByteIndex)
        )
        parser.EndElementHandler = lambda _: elements.pop()
        with suppress(expat.ExpatError):
            parser.Parse(self._document.data, True)  # noqa: FBT003 -- positional only
        if not elements:
            return ""
        name, offset = elements[-1]
        return f"<{name}> of line {self._document.place(offset).line}"


def undecodable(name: str, data: bytes, encoding: str) -> tuple[int, EditionError] | None:
    """Return the first byte that *encoding* cannot mean, and the error that says so."""
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        at = error.start
        line = data.count(b"\n", 0, at) + 1
        column = len(data[data.rfind(b"\n", 0, at) + 1 : at].decode(encoding, "replace")) + 1
        text = f"not valid {encoding.upper()} at byte {at} (0x{data[at]:02X})"
        return at, refused("I003", Place(name, line, column), text, AS_UTF8)
    except UnicodeError as error:
        return 0, refused("I003", Place(name), f"not valid {encoding.upper()}: {error}", AS_UTF8)
    return None


def _token(found: bytes) -> tuple[str, str]:
    if found == b"&":
        return "& must be followed by the name of an entity", "write &amp; for the character &"
    if found == b"<":
        return "< begins no tag here", "write &lt; for the character <"
    return "something here is not allowed in XML", "look for a missing quotation mark, = or >"
