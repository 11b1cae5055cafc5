"""Own the shape of a proposal: what stands there, what may have been meant, how sure, and why."""

from dataclasses import dataclass

from edition.grammar.model import Certainty


@dataclass(frozen=True, slots=True)
class Proposal:
    """One apparent typo, from ``start`` to ``end`` in the source (offsets in code points).

    ``sic`` is the text of that span, empty when something is missing at a known place;
    ``correction`` replaces it, or is None when the right reading is unknown. ``rule`` is
    the stable name of the rule that fired; ``reason`` says why, for a person to read.
    ``decided`` is True when an editor accepted or wrote the correction: it then carries no
    certainty in the TEI, and the editor is responsible.
    """

    start: int
    end: int
    sic: str
    correction: str | None
    certainty: Certainty
    rule: str
    reason: str
    decided: bool = False
