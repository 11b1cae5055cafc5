"""Own the shape of what a rule finds."""

from dataclasses import dataclass

from edition.messages import Severity


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that a rule found; ``element`` numbers the elements of the document from 0."""

    element: int
    text: str
    hint: str
    severity: Severity
