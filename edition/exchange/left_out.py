"""Own what running text alone cannot hold of an edition, told to who asks for it."""

from collections.abc import Iterator
from typing import Final

from edition.messages import Message, Place, Severity
from edition.view import Book, Layer

HINT: Final = "html, pdf, latex, epub and csv have them"
"""Names of forms, as ``--to`` has them."""


def left_out(book: Book, file: str) -> Iterator[Message]:
    """Yield a note when *book*, of *file*, has readings of other witnesses, which a text has not.

    Readings that stand in the text, as the lemma does, are not left out.
    """
    variants = [entry.variants for entry in book.entries if entry.layer is Layer.VARIANT]
    places = list(filter(None, variants))
    if not places:
        return
    count = sum(map(len, places))
    readings = "1 reading" if count == 1 else f"{count} readings"
    where = "1 place" if len(places) == 1 else f"{len(places)} places"
    text = f"left out, as this form has the text alone: {readings} of other witnesses, at {where}"
    yield Message("X021", text, Severity.NOTE, Place(file), HINT)
