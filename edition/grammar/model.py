"""Own the shapes of a parsed text: tokens, blocks, quotations, anomalies, and their document.

All offsets count code points of the source text from 0; spans are half open.
"""

from dataclasses import dataclass
from enum import StrEnum


class Certainty(StrEnum):
    """How sure an inference is; the values are those of TEI ``@cert``."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Repair:
    """One possible mend: replace the characters from ``start`` to ``end`` by ``replacement``."""

    start: int
    end: int
    replacement: str


@dataclass(frozen=True, slots=True)
class Anomaly:
    """Something in the text that cannot be as it was meant, usually a quotation mark.

    ``code`` is stable and documented. ``found`` says what stands there, in the editor's
    words. ``repairs`` lists every reading that would be regular, the likeliest first; an
    anomaly whose place of repair is provable has exactly one, and ``certainty`` high.
    """

    code: str
    start: int
    end: int
    found: str
    repairs: tuple[Repair, ...]
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Quotation:
    """One pair of marks, or one segment of a quotation that was interrupted.

    ``element`` is ``quote``, ``soCalled``, ``mentioned`` or ``q``; ``start`` and ``end``
    include the marks. ``evidence`` names the rows of the table of evidence that decided.
    """

    start: int
    end: int
    element: str
    certainty: Certainty
    evidence: tuple[str, ...]
