"""Own what is said about proposals, anomalies and differences: one message each."""

from collections.abc import Iterable, Iterator, Sequence

from edition.grammar.anomalies import remedy
from edition.grammar.model import Anomaly, Certainty
from edition.messages import Message, Severity
from edition.proposals.collate import Difference, Side
from edition.proposals.detect import RULES
from edition.proposals.layers import marks
from edition.proposals.model import Detection, Proposal
from edition.source import Lines

SEVERITIES = {
    Certainty.HIGH: Severity.WARNING,
    Certainty.MEDIUM: Severity.WARNING,
    Certainty.LOW: Severity.NOTE,
}
SIDES = {
    Side.SOURCE: "this copy seems wrong",
    Side.OTHER: "the other copy seems wrong",
    Side.EITHER: "one of the copies is wrong",
    Side.REVISED: "the wording was changed",
    Side.PAGE: "they are no part of the text",
}


def report(detection: Detection, anomalies: Sequence[Anomaly], lines: Lines) -> list[Message]:
    """Return what needs a person, in the order of the text; then the doubtful forms.

    What an editor decided is not reported; a doubtful form is reported once, at its first
    place, with the number of its places.
    """
    open_proposals = [each for each in detection.proposals if not each.decided]
    proposed = [(each.start, _proposal(each, lines)) for each in open_proposals]
    unmended = [each for each in anomalies if not _mended(each, detection.proposals)]
    found = [(anomaly.start, _anomaly(anomaly, lines)) for anomaly in unmended]
    ordered = sorted([*proposed, *found], key=lambda pair: pair[0])
    return [*(message for _, message in ordered), *_doubtful(detection.doubtful, lines)]


def _mended(anomaly: Anomaly, proposals: Iterable[Proposal]) -> bool:
    """Say whether a proposal answers *anomaly*: at its place, at a repair, or in its words."""
    places = {(anomaly.start, anomaly.end)}
    places.update((repair.start, repair.end) for repair in anomaly.repairs)
    return any(
        (each.start, each.end) in places
        or (each.reason == anomaly.found and abs(each.start - anomaly.start) < marks.REACH)
        for each in proposals
    )


def differences(found: Iterable[Difference], lines: Lines) -> list[Message]:
    """Return a message for every place where a second copy differs, one for all its page heads."""
    every = list(found)
    told = [_difference(each, lines) for each in every if each.wrong is not Side.PAGE]
    heads = [each for each in every if each.wrong is Side.PAGE]
    return [*told, *_heads(heads, lines)]


def _heads(heads: Sequence[Difference], lines: Lines) -> Iterator[Message]:
    if heads:
        first = heads[0]
        shown = _shown(first.reading or first.other_reading)
        text = f"{len(heads)} running heads or page numbers are in one copy only, like {shown}"
        place = lines.place(first.start, first.end - first.start)
        yield Message("P040", text, Severity.NOTE, place, SIDES[Side.PAGE])


def _proposal(proposal: Proposal, lines: Lines, places: int = 1) -> Message:
    length = proposal.end - proposal.start
    times = f"; {places} places" if places > 1 else ""
    text = f"{_change(proposal)}: {proposal.reason} ({proposal.certainty} certainty{times})"
    return Message(
        RULES[proposal.rule].code,
        text,
        SEVERITIES[proposal.certainty],
        lines.place(proposal.start, length),
        f"rule {proposal.rule}; accept or reject it with: edition review {lines.place(0).file}",
    )


def _change(proposal: Proposal) -> str:
    if proposal.correction is None:
        return f"{_shown(proposal.sic)} cannot be right"
    if not proposal.sic:
        return f"{_shown(proposal.correction)} seems to be missing here"
    if not proposal.correction:
        return f"{_shown(proposal.sic)} seems to be too much"
    return f"{_shown(proposal.sic)} may have been meant as {_shown(proposal.correction)}"


def _shown(text: str) -> str:
    """Return a reading for a person: in angle quotes, so that its own marks are told apart."""
    plain = text.replace("\r\n", "\n").replace("\n", "↵")
    return "a space" if plain == " " else f"‹{plain}›"


def _doubtful(proposals: Iterable[Proposal], lines: Lines) -> Iterator[Message]:
    groups: dict[tuple[str, str, str | None], list[Proposal]] = {}
    for proposal in proposals:
        key = proposal.rule, proposal.sic, proposal.correction
        groups.setdefault(key, []).append(proposal)
    for group in groups.values():
        yield _proposal(group[0], lines, len(group))


def _anomaly(anomaly: Anomaly, lines: Lines) -> Message:
    places = [
        f"{repair.replacement} may belong at {':'.join(map(str, lines.line_column(repair.start)))}"
        for repair in anomaly.repairs
        if repair.replacement.strip() and repair.start == repair.end
    ]
    hint = remedy(anomaly) + (f" ({'; '.join(places)})" if places else "")
    place = lines.place(anomaly.start, anomaly.end - anomaly.start)
    return Message(anomaly.code, anomaly.found, Severity.WARNING, place, hint)


def _difference(difference: Difference, lines: Lines) -> Message:
    place = lines.place(difference.start, difference.end - difference.start)
    here = _shown(difference.reading) if difference.reading else "nothing"
    there = _shown(difference.other_reading) if difference.other_reading else "nothing"
    text = f"here {here}, in the other copy {there}: {difference.reason}"
    severity = Severity.NOTE if difference.wrong is Side.REVISED else Severity.WARNING
    return Message("P040", text, severity, place, SIDES[difference.wrong])
