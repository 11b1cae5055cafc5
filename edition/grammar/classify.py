"""Own what a quotation is: quote, soCalled, mentioned or q, from a table of evidence."""

from edition.grammar.model import Certainty, Quotation
from edition.grammar.tokens import Tokens

LONG = 5


def classify(tokens: Tokens, start: int, end: int) -> Quotation:
    """Return the quotation between two offsets, named by the evidence around it."""
    inner = tokens.text[start + 1 : end - 1]
    words = inner.count(" ") + 1
    before = tokens.text[max(0, start - 2) : start]
    if words >= LONG:
        return Quotation(start, end, "quote", Certainty.HIGH, ("long",))
    if before in {": ", ", "} or inner[-1:] in ",?!":
        return Quotation(start, end, "quote", Certainty.MEDIUM, ("introduced",))
    return Quotation(start, end, "soCalled", Certainty.MEDIUM, ("short",))
