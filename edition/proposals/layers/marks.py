"""Own quotation marks that are lost or turned: what the grammar reports, with a repair."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator

from edition.grammar.model import Anomaly, Certainty, Repair
from edition.proposals.context import Context
from edition.proposals.model import Proposal, Rule

TURNED = Rule(
    "P115",
    "quotation-mark-turned",
    "a quotation mark turned the wrong way, or of the wrong kind",
    Certainty.HIGH,
)
MISSING = Rule(
    "P116",
    "quotation-mark-missing",
    "a quotation without one of its marks",
    Certainty.HIGH,
)
SURPLUS = Rule("P117", "quotation-mark-surplus", "a quotation mark too many", Certainty.MEDIUM)
RESUMED = Rule(
    "P136",
    "quotation-resumed-without-mark",
    "an interrupted quotation that goes on without its mark",
    Certainty.MEDIUM,
    fires=(
        ("“The Udaiyans,” Mr. Francis writes,[69] are a caste of the south.”",
         "“The Udaiyans,” Mr. Francis writes,[69] “are a caste of the south.”"),
        ("All came to me with her,” and Wisdom goeth before them all.”",
         "All came to me with her,” and “Wisdom goeth before them all.”"),
    ),
    silent=(
        "“The Udaiyans,” Mr. Francis writes, “are a caste.”",
        "“Go,” he said, and went. “Come,” he said.",
    ),
)  # fmt: skip
RULES = (TURNED, MISSING, SURPLUS, RESUMED)

OPENING = {"”": "“", "’": "‘", "»": "«", '"': '"'}
CLOSING = {opening: closing for closing, opening in OPENING.items()}
OPENED = "G002"
"""The code of an opening mark without partner."""
PHRASE_WORDS = 6
"""How many words before a closing mark may be all that was quoted."""
INTERRUPTED = (
    re.compile(
        r"”(?<=[,.?!]”)\s(?=[^“”\n]{3,60}?\b(?:writes|says|said|observes|remarks|wrote|adds|continues)\b)"
        r"[^“”\n]{3,80}?,(?:\[\d+\])?\s(?P<place>)(?!and\b|but\b|as\b|who\b|when\b)[a-z][^“”\n]*”"
    ),
    re.compile(r"”(?<=[,.?!;]”)\s(?:and|or|but)\s(?P<place>)[A-Z][^“”\n]*”"),
)
NAME = r"[^\W\d_a-z][\w’'-]*"
LINK = "of|the|and|in|to|on|for|a|an|de|la|le|des|du|et|der|und"
TITLE = (
    rf"“(?:{NAME}|\d+)(?:\s(?:{NAME}|{LINK}))*\s{NAME},(?P<place>)"
    r"(?=\s(?:p|pp|vol|i|ii|iii|iv|v|by|and|in|of)\b)"
)
TITLE_BEFORE = (
    rf"\b(?:the|his|her|their|a|in|of|called|entitled) "
    rf"(?P<title>{NAME}(?:\s{NAME})*(?:\s(?:{LINK}))+\s{NAME}[,.]?)$"
    rf"|\b(?:his|her|their|its|my|our) (?P<word>{NAME})$"
)
"""The title of a book between an opening mark and a reference, or before a closing one; seldom
asked for, and slow to compile."""
REACH = 1500
"""Characters between a mark and its lost partner, at most."""
NEAR, CLOSE = 160, 8
"""Characters of a title or the beginning of a sentence; between a passage and its mark."""


def find(context: Context, anomalies: Iterable[Anomaly]) -> Iterator[Proposal]:
    """Yield a proposal for every anomaly whose repair is beyond reasonable doubt."""
    for anomaly in anomalies:
        repair, certainty = _repair(context, anomaly)
        if repair is not None:
            rule = _rule(context.text, repair)
            yield context.propose(
                rule, (repair.start, repair.end), repair.replacement, anomaly.found, certainty
            )
    for pattern in INTERRUPTED if "”" in context.text else ():
        for match in pattern.finditer(context.text):
            reason = "what follows ends with a mark that nothing opened"
            yield context.propose(RESUMED, match.span("place"), "“", reason)


def _rule(text: str, repair: Repair) -> Rule:
    if not repair.replacement:
        return SURPLUS
    return TURNED if text[repair.start : repair.end].strip() else MISSING


def _repair(context: Context, anomaly: Anomaly) -> tuple[Repair | None, Certainty]:
    """Return the repair that the text proves, or that the grammar found to be the likeliest."""
    mark = context.text[anomaly.start : anomaly.end]
    if len(anomaly.repairs) == 1 and anomaly.certainty is Certainty.HIGH:
        (repair,) = anomaly.repairs
        if repair.end > repair.start and repair.replacement:
            return repair, Certainty.HIGH
    for evidence in EVIDENCE:
        place = evidence(context, anomaly)
        if place is not None:
            missing = OPENING.get(mark) or CLOSING.get(mark, "")
            return Repair(place, place, missing), Certainty.MEDIUM
    if anomaly.repairs and anomaly.certainty is not Certainty.LOW:
        first = anomaly.repairs[0]
        if first.replacement.strip() and len(anomaly.repairs) == 1:
            return first, anomaly.certainty
    return None, Certainty.LOW


def _closes(context: Context, anomaly: Anomaly) -> bool:
    """Tell whether a closing mark has no partner; a straight one looks like an opening one."""
    return anomaly.code != OPENED and context.text[anomaly.start : anomaly.end] in OPENING


def _quoted_elsewhere(context: Context, anomaly: Anomaly) -> int | None:
    """Return where the words before a closing mark begin that the text quotes elsewhere."""
    words, text = context.words, context.text
    if not _closes(context, anomaly):
        return None
    last = words.at(anomaly.start - 1)
    for first in range(last - 1, max(-1, last - PHRASE_WORDS), -1):
        if text[words.starts[first] : words.end(last)] in context.quoted:
            return words.starts[first]
    return None


def _foreign_passage(context: Context, anomaly: Anomaly) -> int | None:
    """Return where the foreign passage begins that a closing mark without partner ends."""
    if not _closes(context, anomaly):
        return None
    index = bisect_left(context.silent, anomaly.start, key=lambda passage: passage.start) - 1
    if index < 0 or not 0 <= anomaly.start - context.silent[index].end < CLOSE:
        return None
    start = context.silent[index].start
    before = context.text[max(0, start - NEAR) : start]
    sentence = re.search(r"[.:]\s(?P<first>(?:[^\W\d_][\w’']*\s){0,2})$", before)
    return start - len(sentence["first"]) if sentence else None


def _title_before(context: Context, anomaly: Anomaly) -> int | None:
    """Return where the title begins that a closing mark without partner ends."""
    if not _closes(context, anomaly):
        return None
    before = context.text[max(0, anomaly.start - NEAR) : anomaly.start]
    match = re.search(TITLE_BEFORE, before)
    return anomaly.start - len(match["title"] or match["word"]) if match else None


def _title(context: Context, anomaly: Anomaly) -> int | None:
    """Return where the title ends that an opening mark without partner begins."""
    match = re.compile(TITLE).match(context.text, anomaly.start)
    return match.start("place") if match else None


def _before_outer(context: Context, anomaly: Anomaly) -> int | None:
    """Return where a quotation within another ends: at the end of the sentence, with the other."""
    if context.text[anomaly.start : anomaly.end] != "‘":
        return None
    match = re.compile(r"[^“”‘’\n]*[.?!](?P<place>)”").match(context.text, anomaly.end)
    return match.start("place") if match else None


EVIDENCE: tuple[Callable[[Context, Anomaly], int | None], ...] = (
    _quoted_elsewhere,
    _foreign_passage,
    _title_before,
    _title,
    _before_outer,
)
"""What can prove the place of a lost mark, the strongest first."""
