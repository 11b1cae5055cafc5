"""Own what is said about proposals, anomalies and differences: one message each."""

import shlex
from collections.abc import Iterable, Iterator, Sequence

from edition.grammar.anomalies import remedy
from edition.grammar.model import Anomaly, Certainty
from edition.messages import Message, Severity
from edition.proposals.collate import Difference, Side
from edition.proposals.detect import RULES
from edition.proposals.editor import place
from edition.proposals.layers import marks
from edition.proposals.model import Decision, Detection, Proposal, Verdict
from edition.proposals.wording import change, quoted
from edition.source import Lines

SEVERITIES = {
    Certainty.HIGH: Severity.WARNING,
    Certainty.MEDIUM: Severity.WARNING,
    Certainty.LOW: Severity.NOTE,
}
COLLATION = "collation"
"""The rule that a decision names which follows a second copy."""
SIDES = {
    Side.SOURCE: "this copy seems wrong: a decision with the verdict other corrects it",
    Side.OTHER: "the other copy seems wrong: nothing is to be done here",
    Side.EITHER: "one of the copies is wrong: look at a third, or at what was printed",
    Side.REVISED: "the wording was changed: decide which version you edit",
    Side.PAGE: "they are no part of the text",
}


Facts = dict[str, str | int | None]
"""What a program can use of a message; ``docs/typos.md`` lists the names."""


def report(
    detection: Detection, anomalies: Sequence[Anomaly], lines: Lines, text: str = ""
) -> list[Message]:
    """Return what needs a person, in the order of the text; then the doubtful forms.

    What an editor decided is not reported; a doubtful form is reported once, at its first
    place, with the number of its places. With the *text*, messages about proposals have the
    facts that a decision about them needs.
    """
    open_proposals = [each for each in detection.proposals if not each.decided]
    proposed = [(each.start, _proposal(each, lines, text)) for each in open_proposals]
    unmended = [each for each in anomalies if not _mended(each, detection.proposals)]
    found = [(anomaly.start, _anomaly(anomaly, lines)) for anomaly in unmended]
    ordered = sorted([*proposed, *found], key=lambda pair: pair[0])
    return [*(message for _, message in ordered), *_doubtful(detection.doubtful, lines, text)]


def _mended(anomaly: Anomaly, proposals: Iterable[Proposal]) -> bool:
    """Say whether a proposal answers *anomaly*: at its place, at a repair, or in its words."""
    places = {(anomaly.start, anomaly.end)}
    places.update((repair.start, repair.end) for repair in anomaly.repairs)
    return any(
        (each.start, each.end) in places
        or (each.reason == anomaly.found and abs(each.start - anomaly.start) < marks.REACH)
        for each in proposals
    )


def differences(found: Iterable[Difference], lines: Lines, text: str = "") -> list[Message]:
    """Return a message for every place where a second copy differs, one for all its page heads.

    With the *text*, messages have the facts that a decision about them needs.
    """
    every = list(found)
    told = [_difference(each, lines, text) for each in every if each.wrong is not Side.PAGE]
    heads = [each for each in every if each.wrong is Side.PAGE]
    return [*told, *_heads(heads, lines)]


def _heads(heads: Sequence[Difference], lines: Lines) -> Iterator[Message]:
    if heads:
        first = heads[0]
        shown = quoted(first.reading or first.other_reading)
        text = f"{len(heads)} running heads or page numbers are in one copy only, like {shown}"
        where = lines.place(first.start, first.end - first.start)
        yield Message("P040", text, Severity.NOTE, where, SIDES[Side.PAGE])


def _proposal(proposal: Proposal, lines: Lines, text: str, places: int = 1) -> Message:
    length = proposal.end - proposal.start
    times = f"; {places} places" if places > 1 else ""
    told = change(proposal.sic, proposal.correction)
    review = f"edition review {shlex.quote(lines.place(0).file)}"
    return Message(
        RULES[proposal.rule].code,
        f"{told}: {proposal.reason} ({proposal.certainty} certainty{times})",
        SEVERITIES[proposal.certainty],
        lines.place(proposal.start, length),
        f"rule {proposal.rule}; accept or reject it with: {review}",
        _facts(proposal, text, places) if text else {},
    )


def _facts(proposal: Proposal, text: str, places: int) -> Facts:
    """Return what a decision about *proposal* would say, and what speaks for it."""
    return {
        "rule": proposal.rule,
        "certainty": proposal.certainty.value,
        "reason": proposal.reason,
        "places": places,
    } | _placed(proposal, text)


def _placed(proposal: Proposal, text: str) -> Facts:
    """Return the reading and the correction of *proposal*, and the words to find it by."""
    said = Decision(proposal.rule, proposal.sic, proposal.correction, Verdict.ACCEPT)
    decision = place.with_place(said, text, proposal)
    return {
        "reading": proposal.sic,
        "correction": proposal.correction,
        "before": decision.before,
        "after": decision.after,
        "occurrence": decision.occurrence,
    }


def _doubtful(proposals: Iterable[Proposal], lines: Lines, text: str) -> Iterator[Message]:
    groups: dict[tuple[str, str, str | None], list[Proposal]] = {}
    for proposal in proposals:
        key = proposal.rule, proposal.sic, proposal.correction
        groups.setdefault(key, []).append(proposal)
    for group in groups.values():
        yield _proposal(group[0], lines, text, len(group))


def _anomaly(anomaly: Anomaly, lines: Lines) -> Message:
    places = [
        f"{repair.replacement} may belong at {':'.join(map(str, lines.line_column(repair.start)))}"
        for repair in anomaly.repairs
        if repair.replacement.strip() and repair.start == repair.end
    ]
    hint = remedy(anomaly) + (f" ({'; '.join(places)})" if places else "")
    where = lines.place(anomaly.start, anomaly.end - anomaly.start)
    return Message(anomaly.code, anomaly.found, Severity.WARNING, where, hint)


def _difference(difference: Difference, lines: Lines, text: str) -> Message:
    where = lines.place(difference.start, difference.end - difference.start)
    here = quoted(difference.reading) if difference.reading else "nothing"
    there = quoted(difference.other_reading) if difference.other_reading else "nothing"
    told = f"here {here}, in the other copy {there}: {difference.reason}"
    severity = Severity.NOTE if difference.wrong is Side.REVISED else Severity.WARNING
    facts: Facts = {"rule": COLLATION, "reason": difference.reason, "wrong": difference.wrong.value}
    facts = facts | _placed(_as_proposal(difference), text) if text else {}
    return Message("P040", told, severity, where, SIDES[difference.wrong], facts)


def _as_proposal(difference: Difference) -> Proposal:
    """Return the proposal to read here what the other copy has."""
    return Proposal(
        difference.start,
        difference.end,
        difference.reading,
        difference.other_reading,
        Certainty.LOW,
        COLLATION,
        difference.reason,
    )
