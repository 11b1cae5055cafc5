"""Own the effect of decisions: what an editor accepted, rejected, or wrote instead."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from edition.grammar.model import Certainty
from edition.messages import Message, Place, Severity
from edition.proposals.detect import apart
from edition.proposals.editor import place
from edition.proposals.model import Decision, Detection, Proposal, Scope, Verdict
from edition.structs import Frozen, replace


class Settled(Frozen):
    """What is left to encode and to report once an editor has decided.

    ``detection`` has the accepted corrections among its proposals, ``decided`` set, and no
    longer has the rejected ones. ``messages`` are about decisions that could not be applied:
    P020 no longer finds its place, P021 contradicts another. ``rejected`` counts the proposals
    that the editor rejected.
    """

    detection: Detection
    messages: tuple[Message, ...]
    rejected: int = 0


class _Ruling(Frozen):
    """A decision at one place."""

    decision: Decision
    start: int
    end: int


def settle(
    detection: Detection, decisions: Sequence[Decision], text: str, name: str = ""
) -> Settled:
    """Apply *decisions* to *detection* of *text*; messages call the file of decisions *name*.

    What is decided about one place counts more than about a form, and that more than about a
    rule; of two decisions about one place the later counts.
    """
    messages: list[Message] = []
    rulings = list(_rulings(decisions, text, name, messages))
    rules = {each.rule: each for each in decisions if each.scope is Scope.RULE}
    found = [*detection.proposals, *detection.doubtful]
    here = [proposal for ruling in rulings if (proposal := _written(ruling, text)) is not None]
    decided = _Ruled(rulings)
    left = [proposal for proposal in found if proposal not in decided]
    ruled = [_by_rule(proposal, rules) for proposal in left]
    kept = [proposal for proposal in ruled if proposal is not None]
    likely = [each for each in kept if each.decided or each.certainty is not Certainty.LOW]
    encoded = apart([*here, *likely])
    chosen = frozenset(encoded)
    doubtful = [each for each in kept if each.certainty is Certainty.LOW and not each.decided]
    rest = tuple(each for each in apart([*encoded, *doubtful]) if each not in chosen)
    rejections = _Ruled(each for each in rulings if each.decision.verdict is Verdict.REJECT)
    rejected = sum(each in rejections for each in found) + ruled.count(None)
    return Settled(replace(detection, proposals=encoded, doubtful=rest), tuple(messages), rejected)


def _rulings(
    decisions: Sequence[Decision], text: str, name: str, messages: list[Message]
) -> Iterator[_Ruling]:
    """Yield the decisions about places and forms with their places, the strongest last."""
    at: dict[tuple[int, int], _Ruling] = {}
    for scope in (Scope.FORM, Scope.HERE):
        for decision in (each for each in decisions if each.scope is scope):
            places = _places(decision, text)
            if not places:
                messages.append(_unplaced(decision, name))
            for start, end in places:
                former = at.get((start, end))
                if former and former.decision.scope is scope and _differ(former.decision, decision):
                    messages.append(_contradicted(former.decision, decision, name))
                at[start, end] = _Ruling(decision, start, end)
    yield from at.values()


def _places(decision: Decision, text: str) -> list[tuple[int, int]]:
    if decision.scope is Scope.HERE:
        found = place.find(decision, text)
        return [found] if found else []
    length = len(decision.reading)
    return [(start, start + length) for start in place.occurrences(text, decision.reading)]


def _written(ruling: _Ruling, text: str) -> Proposal | None:
    """Return the correction an editor accepted or wrote, None if the reading stays."""
    decision = ruling.decision
    if decision.verdict is Verdict.REJECT:
        return None
    sic = text[ruling.start : ruling.end]
    reason = decision.note or "decided by the editor"
    return Proposal(
        ruling.start, ruling.end, sic, decision.correction, Certainty.HIGH, decision.rule, reason,
        decided=True,
    )  # fmt: skip


class _Ruled:
    """The characters that an editor has decided about."""

    def __init__(self, rulings: Iterable[_Ruling]) -> None:
        """Take the places of *rulings*; they may overlap."""
        spans = sorted((ruling.start, ruling.end) for ruling in rulings)
        self._spans = frozenset(spans)
        self._starts = [start for start, _ in spans]
        self._ends = list(accumulate((end for _, end in spans), max))

    def __contains__(self, proposal: Proposal) -> bool:
        """Say whether any of them is of *proposal*, or a decision is about its very place."""
        before = bisect_left(self._starts, proposal.end)
        return (proposal.start, proposal.end) in self._spans or (
            before > 0 and self._ends[before - 1] > proposal.start
        )


def _by_rule(proposal: Proposal, rules: dict[str, Decision]) -> Proposal | None:
    decision = rules.get(proposal.rule)
    if decision is None:
        return proposal
    return None if decision.verdict is Verdict.REJECT else replace(proposal, decided=True)


def _differ(one: Decision, other: Decision) -> bool:
    return (one.verdict, one.correction) != (other.verdict, other.correction)


def _unplaced(decision: Decision, name: str) -> Message:
    shown = f"“{decision.before} [{decision.reading}] {decision.after}”"
    if decision.scope is Scope.FORM:
        shown = f"“{decision.reading}”"
    text = f"this decision no longer finds its place: {shown}"
    hint = "the text has changed there: mend its reading and context, or remove the decision"
    return Message("P020", text, Severity.WARNING, Place(name, decision.line), hint)


def _contradicted(former: Decision, decision: Decision, name: str) -> Message:
    text = f"this decision contradicts the one at line {former.line} about the same place"
    hint = "the later one counts: remove one of them"
    return Message("P021", text, Severity.WARNING, Place(name, decision.line), hint)
