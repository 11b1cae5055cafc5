"""Own the finding of a place again, by its reading and the words around it."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from edition.proposals.model import Decision, Proposal
from edition.structs import replace

CONTEXT = 6
"""How many words on either side of a place are kept to find it again."""
REACH = 160
"""The characters on either side in which those words are looked for."""
LEAST_LIKENESS = 0.5
"""How much of the words around a place must still be there, in their order."""
LEAST_LIKENESS_ALONE = 0.25
"""The same, when the reading stands at one place only."""
ANCHOR = 8
"""The characters beside a place where something is missing that lead to it."""


def context(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the words before and after a place, white space as single spaces."""
    before = text[max(0, start - REACH) : start].split()
    after = text[end : end + REACH].split()
    return " ".join(before[-CONTEXT:]), " ".join(after[:CONTEXT])


def with_place(decision: Decision, text: str, proposal: Proposal) -> Decision:
    """Return *decision* with all that is needed to find the place of *proposal* again."""
    before, after = context(text, proposal.start, proposal.end)
    if (
        proposal.start == proposal.end
        and text[max(0, proposal.start - 1) : proposal.start].isspace()
    ):
        before += " "  # what is missing stands after the space
    placed = replace(decision, before=before, after=after)
    alike = _exact(placed, text)
    occurrence = alike.index(proposal.start) + 1 if proposal.start in alike else 1
    return replace(placed, occurrence=occurrence)


def find(decision: Decision, text: str) -> tuple[int, int] | None:
    """Return where *decision* belongs in *text*, None if no place is like it any more."""
    exact = _exact(decision, text)
    if exact:
        start = exact[min(decision.occurrence, len(exact)) - 1]
        return start, start + len(decision.reading)
    candidates = list(_candidates(decision, text))
    if not candidates:
        return None
    best = max(likeness for _, likeness in candidates)
    least = LEAST_LIKENESS_ALONE if len(candidates) == 1 else LEAST_LIKENESS
    if best < least:
        return None
    alike = [start for start, likeness in candidates if likeness == best]
    start = alike[min(decision.occurrence, len(alike)) - 1]
    return start, start + len(decision.reading)


def _exact(decision: Decision, text: str) -> list[int]:
    """Return the places with all the words around them, however the lines are broken."""
    before = r"\s+".join(map(re.escape, decision.before.split()))
    after = r"\s+".join(map(re.escape, decision.after.split()))
    if not before and not after:
        return []
    gap = r"\s*" if decision.reading else r"\s+" * decision.before.endswith(" ")
    pattern = rf"{before}{gap}(?P<reading>{re.escape(decision.reading)})\s*{after}"
    return [match.start("reading") for match in re.finditer(pattern, text)]


def occurrences(text: str, reading: str) -> Iterator[int]:
    """Yield where *reading* stands as whole words, in the order of the text."""
    left = r"(?<!\w)" if reading[:1].isalnum() else ""
    right = r"(?!\w)" if reading[-1:].isalnum() else ""
    for match in re.finditer(left + re.escape(reading) + right, text):
        yield match.start()


def _candidates(decision: Decision, text: str) -> Iterator[tuple[int, float]]:
    """Yield every place *decision* may mean, and how like its context is, from 0 to 1."""
    starts = occurrences(text, decision.reading) if decision.reading else _gaps(decision, text)
    before, after = decision.before.split(), decision.after.split()
    for start in starts:
        end = start + len(decision.reading)
        now_before, now_after = context(text, start, end)
        yield start, _likeness(before, after, now_before.split(), now_after.split())


def _gaps(decision: Decision, text: str) -> Iterator[int]:
    """Yield the places where something may be missing: beside the words around it."""
    before, after = decision.before[-ANCHOR:], decision.after[:ANCHOR]
    found: set[int] = set()
    for anchor, offset in ((before, len(before)), (after, 0)):
        pattern = re.escape(anchor).replace(r"\ ", r"\s+")
        matches = re.finditer(pattern, text) if anchor else ()
        found.update(match.end() if offset else match.start() for match in matches)
    spaced = before.endswith(" ")
    yield from (
        place for place in sorted(found) if text[max(0, place - 1) : place].isspace() == spaced
    )


def _likeness(before: list[str], after: list[str], *now: list[str]) -> float:
    """Return the share of the words around a place that are still there, in their order."""
    total = len(before) + len(after)
    if not total:
        return 1.0
    kept = sum(
        block.size
        for old, new in zip((before, after), now, strict=True)
        for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    )
    return kept / total
