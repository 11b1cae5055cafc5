"""Own quotation marks that are lost or turned: what the grammar reports, with a repair."""

import re
from collections.abc import Iterable, Iterator

from edition.grammar.model import Anomaly, Certainty, Repair
from edition.proposals.context import Context
from edition.proposals.model import Proposal, Rule

TURNED = Rule(
    "P115", "quotation-mark-turned", "a quotation mark turned the wrong way", Certainty.HIGH
)
MISSING = Rule(
    "P116", "quotation-mark-missing", "a quotation without its second mark", Certainty.MEDIUM
)
SURPLUS = Rule("P117", "quotation-mark-surplus", "a quotation mark too many", Certainty.MEDIUM)
RULES = (TURNED, MISSING, SURPLUS)

OPENING = {"”": "“", "’": "‘", "»": "«", '"': '"'}
PHRASE_WORDS = 4
"""How many words before a closing mark may be all that was quoted."""


def find(context: Context, anomalies: Iterable[Anomaly]) -> Iterator[Proposal]:
    """Yield a proposal for every anomaly whose repair is beyond reasonable doubt."""
    for anomaly in anomalies:
        repair, certainty = _repair(context, anomaly)
        if repair is not None:
            rule = _rule(context.text, repair)
            yield context.propose(
                rule, (repair.start, repair.end), repair.replacement, anomaly.found, certainty
            )


def _rule(text: str, repair: Repair) -> Rule:
    if not repair.replacement:
        return SURPLUS
    return TURNED if text[repair.start : repair.end].strip() else MISSING


def _repair(context: Context, anomaly: Anomaly) -> tuple[Repair | None, Certainty]:
    """Return the repair that is proven, or made likely by what the text quotes elsewhere."""
    if len(anomaly.repairs) == 1 and anomaly.certainty is Certainty.HIGH:
        return anomaly.repairs[0], Certainty.HIGH
    opening = OPENING.get(context.text[anomaly.start : anomaly.end])
    if opening is not None:
        start = _quoted_elsewhere(context, anomaly, opening)
        if start is not None:
            return Repair(start, start, opening), Certainty.MEDIUM
    return None, Certainty.LOW


def _quoted_elsewhere(context: Context, anomaly: Anomaly, opening: str) -> int | None:
    """Return where the words before a closing mark begin that the text quotes elsewhere."""
    words, text = context.words, context.text
    last = words.at(anomaly.start - 1)
    closing = text[anomaly.start]
    for first in range(last - 1, max(-1, last - PHRASE_WORDS), -1):
        phrase = text[words.starts[first] : words.end(last)]
        if re.search(rf"{opening}{re.escape(phrase)}[.,;:!?]?{closing}", text):
            return words.starts[first]
    return None
