"""Own what the program says: a message has a code, a place, what was found, and what to do."""

from edition.messages.model import EditionError, Message, Place, Severity
from edition.messages.report import as_json, as_sarif, as_text

__all__ = [
    "EditionError",
    "Message",
    "Place",
    "Severity",
    "as_json",
    "as_sarif",
    "as_text",
]
