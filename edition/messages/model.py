"""Own the shape of a message: code, severity, place, text, hint."""

from collections.abc import Mapping
from enum import StrEnum

from edition.structs import Frozen, field


class Severity(StrEnum):
    """How much a message matters; the values are the levels of SARIF 2.1.0."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Place(Frozen):
    """Where in a file something stands.

    ``line`` and ``column`` count from 1, ``column`` in code points (not bytes, not
    graphemes); ``line`` 0 means the file as a whole. ``length`` is in code points.
    ``excerpt`` is the whole line, without its line end; empty when it is not known.
    """

    file: str
    line: int = 0
    column: int = 0
    length: int = 0
    excerpt: str = ""

    def __str__(self) -> str:
        """Write ``file:line:column`` as compilers do, leaving out what is not known."""
        known = [str(number) for number in (self.line, self.column) if number]
        return ":".join([self.file, *known])


class Message(Frozen):
    """One thing to tell a person: where, what, and what to do.

    ``code`` is stable and documented (``S001``); ``text`` is lower case, without a full
    stop; ``hint`` is the remedy, in one sentence, empty when there is none. ``facts`` say the
    same to a program, by names that are stable and documented.
    """

    code: str
    text: str
    severity: Severity = Severity.ERROR
    place: Place | None = None
    hint: str = ""
    facts: Mapping[str, str | int | None] = field(default_factory=dict)

    def __hash__(self) -> int:
        """Tell messages apart by what a person reads: the facts say the same."""
        return hash((self.code, self.text, self.severity, self.place, self.hint))


class EditionError(Exception):
    """What was asked could not be done; carries the messages that say why.

    The command line prints them and exits with 2. Nothing has been written.
    """

    def __init__(self, *messages: Message) -> None:
        """Carry *messages*, at least one, in the order a person should read them."""
        super().__init__("; ".join(message.text for message in messages))
        self.messages = messages

    def __reduce__(self) -> tuple[type["EditionError"], tuple[Message, ...]]:
        """Come whole out of another process; an exception alone would bring only its text."""
        return type(self), self.messages
