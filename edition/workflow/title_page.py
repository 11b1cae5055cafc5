"""Own what the header takes from the title page of a text: title and author, where unnamed."""

from edition.grammar.model import Document, Kind
from edition.metadata import Metadata
from edition.metadata.model import Person
from edition.structs import Frozen, replace

ITALIC = "_"
"""Stands around a title that was printed in italics."""
LINKS = ",;:/"
"""Ends a line of a title page, and belongs neither to a title nor to a name."""


class Headed(Frozen):
    """What the header shall say, and which of it (``title``, ``author``) the title page said."""

    metadata: Metadata
    taken: tuple[str, ...] = ()


def headed(metadata: Metadata, document: Document, *, untitled: bool) -> Headed:
    """Complete *metadata* by the title page of *document*.

    The editor's word goes before it: only an edition that is *untitled*, or whose author is not
    named, gets them from there.
    """
    title = _title(document) if untitled else ""
    author = "" if metadata.author else _author(document)
    found = {"title": title, "author": (Person(name=author),) if author else ()}
    given = {name: value for name, value in found.items() if value}
    return Headed(replace(metadata, **given), tuple(given))


def _title(document: Document) -> str:
    """Return the first title of the title page, on one line; nothing when there is none."""
    titles = (one for one in document.blocks[: document.front] if one.kind is Kind.TITLE)
    return next((_words(document, one.first, one.last) for one in titles), "")


def _author(document: Document) -> str:
    bylines = (one for one in document.blocks[: document.front] if one.author >= 0)
    return next((_words(document, one.author, one.author_last) for one in bylines), "")


def _words(document: Document, first: int, last: int) -> str:
    """Return the words of the tokens from *first* to before *last*, as a catalogue has them.

    The full stop after capitals is that of a line of display, as on the title page of WALDEN.
    """
    text = "".join(document.texts[first:last]).replace(ITALIC, "")
    words = " ".join("".join(one if one.isprintable() else " " for one in text).split())
    words = words.rstrip(LINKS).rstrip()
    return words.removesuffix(".") if words.isupper() and ".." not in words else words
