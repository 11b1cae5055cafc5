"""Own the shapes that the e-book's templates are given."""

from markupsafe import Markup

from edition.structs import Frozen


class Line(Frozen):
    """A line of the contents: where it leads, and the lines below it."""

    title: str
    address: str
    below: "tuple[Line, ...]" = ()


class Note(Frozen):
    """A note at the end of a chapter: its anchor, that of its call, its label, its content."""

    id: str
    call: str
    label: str
    content: Markup


class TextualNote(Frozen):
    """A line of the textual notes: a place, its words, and what is said about them.

    ``id`` is its anchor, ``address`` that of its place. ``other`` is the form in the other
    reading, ``None`` where there is no other.
    """

    id: str
    address: str
    lemma: str
    other: str | None
    variants: tuple[str, ...]
    said: tuple[str, ...]
    content: Markup


class Item(Frozen):
    """A file of the e-book, as its package document lists it."""

    id: str
    file: str
    kind: str
    properties: str = ""
    in_spine: bool = False


class Name(Frozen):
    """Somebody named in the metadata, with a code of MARC relators (https://id.loc.gov)."""

    name: str
    code: str
    is_creator: bool
