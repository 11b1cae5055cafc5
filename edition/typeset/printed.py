"""Own the result: a PDF, and where in it everything stands."""

from collections.abc import Mapping

from edition.messages import Message
from edition.structs import Frozen


class Spot(Frozen):
    """A place in the book: the printed page number (“12”, “iv”), the page of the file, the line.

    ``sheet`` counts from 1; ``line`` is 0 where lines are not counted.
    """

    page: str
    sheet: int
    line: int


class Span(Frozen):
    """Where something begins and ends."""

    first: Spot
    last: Spot


class Printed(Frozen):
    """The printed edition.

    ``spans`` says of each id of the TEI where it stands; ``entries`` counts the notes at the
    feet of the pages, ``words`` the words of the text.
    """

    pdf: bytes
    pages: int
    words: int
    entries: int
    spans: Mapping[str, Span]
    messages: tuple[Message, ...]
