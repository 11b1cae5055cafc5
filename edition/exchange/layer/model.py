"""Own the shapes of the layer: a remark, and the place in somebody else's document it is on."""

from enum import StrEnum

from edition.grammar import Certainty
from edition.structs import Frozen
from edition.view.names import Element


class Kind(StrEnum):
    """What a remark proposes."""

    QUOTATION = "quotation"
    OMISSION = "omission"
    CORRECTION = "correction"


class Target(Frozen):
    """A place in a document: characters of the text of one element.

    ``path`` is an XPath 1.0 expression that selects ``element`` and nothing else; ``start``
    and ``end`` count the code points of its string value (XPath 1.0, 5.2) from 0, half open.
    ``line`` is the line where the element begins.
    """

    element: Element
    path: str
    start: int
    end: int
    line: int


class Said(Frozen):
    """What a remark says: the TEI element ``name`` would mark the place, and why.

    ``name`` is ``quote``, ``soCalled``, ``mentioned``, ``q``, ``ellipsis`` or ``corr``.
    ``correction`` is what a correction would put in place of the words, None for all else or
    where the right reading is not known. ``rules`` name what led to it, ``reason`` says so
    for a person.
    """

    kind: Kind
    name: str
    certainty: Certainty
    rules: tuple[str, ...]
    reason: str
    correction: str | None = None


class Remark(Frozen):
    """One proposal on a document that is left as it is.

    ``exact`` is what stands there, white space as in the file; ``before`` and ``after`` are
    the words around it, as they are read.
    """

    said: Said
    target: Target
    exact: str
    before: str
    after: str


class Layer(Frozen):
    """All remarks on the file ``file``, whose bytes have the SHA-256 ``sha256``, in its order."""

    file: str
    sha256: str
    remarks: tuple[Remark, ...]
