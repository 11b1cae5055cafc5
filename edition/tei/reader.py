"""Own the reading of XML piece by piece.

Expat opens nothing by itself; here it is also told to refuse external entities, and its own
limit stops entities that grow out of proportion.
"""

from collections.abc import Callable
from xml.parsers import expat  # untrusted data: see the tests of attacks

from edition.messages import EditionError, Place
from edition.tei.document import Document, refused
from edition.tei.malformed import fault

SEPARATOR = "}"
"""Stands between namespace and local name in the names that a ``Reader`` reports."""

PIECE = 1 << 16
LONGEST_SEQUENCE = 4
"""Bytes of one character in UTF-8, at most."""

AS_UTF8 = "save the file as UTF-8, or write its real encoding into the first line"

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
                self._parser.Parse(view[begin : begin + PIECE], False)  # noqa: FBT003 -- positional only
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
        found = fault(data, offset, error.code)
        place = self._document.place(min(found.offset, len(data)))
        return refused("I005", place, f"not well-formed XML: {found.text}", found.hint)


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
