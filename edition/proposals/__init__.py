"""Own apparent typos: evidence and certainty for each, and what the editor decided."""

from edition.proposals.detect import RULES, detect
from edition.proposals.model import Detection, Foreign, Proposal, Rule, Settings

__all__ = ["RULES", "Detection", "Foreign", "Proposal", "Rule", "Settings", "detect"]
