"""Own the finding of a place again, by its reading and the words around it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from edition.proposals.editor.search import Passage, Searched, searched
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
    alike = _exact(decision, text) or _likest(decision, text)
    if not alike:
        return None
    start = alike[min(decision.occurrence, len(alike)) - 1]
    return start, start + len(decision.reading)


def _exact(decision: Decision, text: str) -> list[int]:
    """Return the places with all the words around them, however the lines are broken."""
    before, after = tuple(decision.before.split()), tuple(decision.after.split())
    if not before and not after:
        return []
    apart = decision.before.endswith(" ") and not decision.reading
    return searched(text).exact(Passage(before, decision.reading, after, apart))


def occurrences(text: str, reading: str) -> Sequence[int]:
    """Return where *reading* stands as whole words, in the order of the text."""
    return searched(text).standing(reading)


def _likest(decision: Decision, text: str) -> list[int]:
    """Return the places whose words around them are likest to those of *decision*, if like enough.

    A place can only be like it that has some of these words. So the places near the rarest of
    them are looked at first, until no other can be as like as the best of those.
    """
    prepared = searched(text)
    starts = prepared.standing(decision.reading) if decision.reading else [*_gaps(decision, text)]
    before, after = decision.before.split(), decision.after.split()
    total = len(before) + len(after)
    if not total:
        return [*starts]
    least = total * (LEAST_LIKENESS_ALONE if len(starts) == 1 else LEAST_LIKENESS)
    kept: dict[int, int] = {}
    best, left = 0, total
    for word, is_before in _rarest_first(prepared, before, after):
        if left < max(best, least):
            break
        for start in _near(decision, prepared, starts, word, is_before=is_before):
            if start not in kept:
                now = context(text, start, start + len(decision.reading))
                kept[start] = _kept(before, after, *map(str.split, now))
                best = max(best, kept[start])
        left -= (before if is_before else after).count(word)
    return [start for start in sorted(kept) if kept[start] == best >= least]


def _rarest_first(
    text: Searched, before: Sequence[str], after: Sequence[str]
) -> list[tuple[str, bool]]:
    """Return the different words on either side, each with whether it stands before."""
    words = [(word, True) for word in before] + [(word, False) for word in after]
    return sorted(dict.fromkeys(words), key=lambda each: text.counts[each[0]])


def _near(
    decision: Decision, text: Searched, starts: Sequence[int], word: str, *, is_before: bool
) -> Iterator[int]:
    """Yield those of *starts* that have *word* among what ``context`` looks at on one side."""
    shift = -len(decision.reading)
    for place in text.having(word):
        first, last = (
            (place + len(word), place + REACH)
            if is_before
            else (place + len(word) - REACH + shift, place + shift)
        )
        yield from starts[bisect_left(starts, first) : bisect_right(starts, last)]


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


def _kept(before: list[str], after: list[str], *now: list[str]) -> int:
    """Return how many of the words around a place are still there, in their order."""
    return sum(
        block.size
        for old, new in zip((before, after), now, strict=True)
        for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    )
