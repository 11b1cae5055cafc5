"""Own what a PDF says of itself as a whole: title, makers, language, date, source, standards."""

from collections.abc import Mapping

from edition.structs import Frozen
from edition.typeset.typefaces import Face


class Frame(Frozen):
    """What the whole document says of itself.

    ``created`` is an ISO 8601 date, with a time or without, in UTC; or empty. ``attachment``
    is the TEI, ``profile`` the ICC profile that says what the colours mean; ``words`` are the
    words the book adds to its text.
    """

    title: str
    authors: tuple[str, ...]
    language: str
    description: str
    created: str
    producer: str
    attachment_name: str
    attachment: bytes
    profile: bytes
    faces: tuple[Face, ...]
    words: Mapping[str, str]

    @property
    def digits(self) -> str:
        """``created`` as fourteen digits, ``20240131000000``; empty when it is."""
        return (
            "".join(filter(str.isdigit, self.created)).ljust(14, "0")[:14] if self.created else ""
        )
