"""Own the shape of a source: a text, and enough to give its bytes back."""

from edition.structs import Frozen


class Source(Frozen):
    """A plain text as received.

    ``text`` is the decoded bytes, unchanged: a byte order mark, carriage returns and
    control characters are still in it. ``text.encode(encoding)`` gives the bytes back.
    ``sha256`` is of these bytes, in lower-case hexadecimal; ``size`` counts them.
    ``name`` is what messages call the file.
    """

    name: str
    text: str
    encoding: str
    sha256: str
    size: int
