"""Own the entries: everything a reader can ask about at a place in the text."""

from enum import StrEnum
from typing import Final

from edition.structs import Frozen
from edition.view.tokens import Passage, Reading


class Layer(StrEnum):
    """What kind of thing an entry is about; the values are those of the element table."""

    CORRECTION = "correction"
    NORMALISATION = "normalisation"
    OMISSION = "omission"
    INSERTION = "insertion"
    QUOTATION = "quotation"
    ANOMALY = "anomaly"
    VARIANT = "variant"
    NOTE = "note"


class Evidence(Frozen):
    """A rule or a sign that something was inferred from; ``text`` explains it in words."""

    id: str
    text: str


class Reason(Frozen):
    """What somebody says about an entry, and the rule behind it, empty when none is named."""

    text: str
    rule: Evidence | None = None
    responsible: str = ""


class Variant(Frozen):
    """A form that does not stand in the text: a witness's, or a further correction.

    ``tokens`` is empty for an omission; ``witnesses`` are sigla in the order of the file.
    """

    tokens: Passage
    witnesses: tuple[str, ...] = ()
    kind: str = ""
    responsible: str = ""
    certainty: str = ""


class Where(Frozen):
    """Where an entry stands: its division (index, -1 for none) and paragraph (number and id)."""

    division: int = -1
    number: int = 0
    id: str = ""


NOTHING: Final = Passage()
NOWHERE: Final = Where()


class Entry(Frozen):
    """One thing to know about a place in the text.

    ``id`` is the anchor of the lemma; ``kind`` its role in the element table; ``number``
    counts from 1 within the layer; ``label`` is what the source calls a note, else the number.
    ``lemma`` holds both readings. ``variants`` are other forms, ``comment`` the content of a
    note or the description of a gap. ``only`` is the reading that has the entry, ``None``: both.
    ``certainty`` is ``high``, ``medium``, ``low`` or empty, ``responsible`` a name. ``previous``
    and ``following`` are the ids of the parts of an interrupted quotation; ``speaker`` and
    ``source`` say whose words it has, where that is known.
    """

    id: str
    layer: Layer
    kind: str
    number: int
    label: str
    lemma: Passage
    variants: tuple[Variant, ...] = ()
    comment: Passage = NOTHING
    only: Reading | None = None
    certainty: str = ""
    responsible: str = ""
    evidence: tuple[Evidence, ...] = ()
    reasons: tuple[Reason, ...] = ()
    where: Where = NOWHERE
    previous: str = ""
    following: str = ""
    speaker: str = ""
    source: str = ""

    @property
    def decided(self) -> bool:
        """Tell whether a person decided on it: then it no longer carries a certainty."""
        return bool(self.responsible) and not self.certainty
