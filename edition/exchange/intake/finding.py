"""Own what is told of one file that was taken in, in a shape that can be kept and read again."""

from collections.abc import Mapping
from enum import StrEnum

from edition.messages import Message
from edition.structs import Frozen, field


class Kind(StrEnum):
    """What a file turned out to be."""

    TEI = "TEI"
    TEXT = "text"
    OTHER_XML = "other XML"
    UNREADABLE = "not readable"
    KEPT = "only kept"


class Survey(Frozen):
    """What is in a TEI document.

    ``words`` counts all words of its texts, notes and variants too. ``elements``,
    ``attributes`` and ``languages`` count; ``unknown`` are the elements without a row in the
    element table, which are shown as plain text. ``faults`` counts the places where the
    project's schema does not allow what stands there; ``told`` are the first of them, in words.
    ``pictures`` are the addresses of those in the package, ``missing`` of those that are not.
    ``parts`` is how many texts of a corpus were written as documents of their own.
    """

    title: str = ""
    words: int = 0
    elements: Mapping[str, int] = field(default_factory=dict)
    attributes: Mapping[str, int] = field(default_factory=dict)
    languages: Mapping[str, int] = field(default_factory=dict)
    unknown: Mapping[str, int] = field(default_factory=dict)
    faults: int = 0
    told: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    parts: int = 0


class Frame(Frozen):
    """What stood around a plain text: who put it there, how long it is, what it says.

    ``text`` and ``around`` are lengths in characters; ``facts`` are those of the frame, by
    their keys in a metadata file.
    """

    collection: str
    text: int
    around: int
    facts: Mapping[str, str]


class Finding(Frozen):
    """What became of the file at ``path`` of a package.

    ``repairs`` say in words what was done to it. ``survey`` is of TEI, ``frame`` of a plain
    text or a web page; each is None for all else.
    """

    path: str
    kind: Kind
    survey: Survey | None = None
    frame: Frame | None = None
    repairs: tuple[str, ...] = ()
    messages: tuple[Message, ...] = ()
