"""Own apparent typos: evidence and certainty for each, and what the editor decided."""

from edition.proposals.collate import Difference, Side, against
from edition.proposals.detect import RULES, detect
from edition.proposals.editor.settle import Settled, settle
from edition.proposals.model import (
    Decision,
    Detection,
    Foreign,
    Proposal,
    Rule,
    Scope,
    Settings,
    Verdict,
)
from edition.proposals.report import differences, report

__all__ = [
    "RULES",
    "Decision",
    "Detection",
    "Difference",
    "Foreign",
    "Proposal",
    "Rule",
    "Scope",
    "Settings",
    "Settled",
    "Side",
    "Verdict",
    "against",
    "detect",
    "differences",
    "report",
    "settle",
]
