"""Own the grave accent that a typewriter prints for an opening mark: `so' and ``so''."""

from edition.patterns import rare

# A pattern that begins with one character, and looks back at it, is searched for at speed.
OPENS = rare(r"`(?<![\w`]`)(?=[^\s`])")
CLOSED = rare(OPENS.pattern + r"[^`]{1,2000}?'(?!\w)")
SHARE = 0.6
"""Of the graves that open, so many at least are closed, in a text that quotes with them; others
open a quotation again in its next paragraph."""


def quotes_with_graves(text: str) -> bool:
    """Tell whether *text* prints `so', and not `code`, nor an ayin: `Omar."""
    if "`" not in text:
        return False
    opens = sum(1 for _ in OPENS.finditer(text))
    return opens > 0 and sum(1 for _ in CLOSED.finditer(text)) >= SHARE * opens
