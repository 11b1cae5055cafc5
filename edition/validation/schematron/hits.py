"""Own the shape of what a rule finds."""

from edition.messages import Severity
from edition.structs import Frozen


class Hit(Frozen):
    """One thing that a rule found; ``element`` numbers the elements of the document from 0."""

    element: int
    text: str
    hint: str
    severity: Severity
