"""Own one sitting of an editor: what is still open, what was decided, and the way back."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Protocol

from edition.proposals import Decision, Detection, Proposal, Scope, Verdict
from edition.proposals.editor import decisions, place
from edition.structs import Frozen, replace

REACHES = {Scope.HERE: 0, Scope.FORM: 1, Scope.RULE: 2}
"""The wider a decision, the less it counts."""
ALL = "all"


class Store(Protocol):
    """Where the file of decisions is kept; others may write to it as well."""

    def read(self) -> str:
        """Return the file as it is now, empty when there is none."""

    def write(self, toml: str) -> None:
        """Write the whole new text of the file.

        Raises:
            EditionError: it cannot be written; the file is as before.
        """


class Editor(Frozen):
    """Who decides, and on what day; both may be unknown."""

    who: str = ""
    when: date | None = None


class Made(Frozen):
    """A decision made in this sitting, and the lines it is in the file."""

    decision: Decision
    block: str


class _Step(Frozen):
    """What undoing goes back to: where the editor was, the file, what each proposal had."""

    at: int
    former: Mapping[int, Made | None]
    before: str = ""
    after: str = ""
    added: str = ""
    taken: str = ""


class Session:
    """The proposals of one text, gone through in order; every decision is saved at once.

    ``at`` is the number of the proposal shown, from 0; that of their count at the end. ``shown``
    are the numbers gone through, all or those of a ``filter``. ``scope`` and ``note`` are for
    the next decision. ``made`` has the decision, by the number of the proposal.
    """

    def __init__(
        self, text: str, detection: Detection, store: Store, editor: Editor | None = None
    ) -> None:
        """Begin with what is open in *detection*: first what is encoded, then the doubtful."""
        self.text = text
        found = [*detection.proposals, *detection.doubtful]
        self.proposals = tuple(proposal for proposal in found if not proposal.decided)
        self.at = 0
        self.made: dict[int, Made] = {}
        self.scope = Scope.HERE
        self.note = ""
        self.filter = ALL
        self.shown: tuple[int, ...] = tuple(range(len(self.proposals)))
        self._store = store
        self._editor = editor or Editor()
        self._steps: list[_Step] = []

    @property
    def current(self) -> Proposal | None:
        """The proposal to decide about, None at the end."""
        return self.proposals[self.at] if self.at < len(self.proposals) else None

    @property
    def open(self) -> int:
        """How many proposals nothing was decided about."""
        return len(self.proposals) - len(self.made)

    @property
    def verdicts(self) -> Mapping[Verdict, int]:
        """How many proposals were settled, by verdict."""
        return Counter(made.decision.verdict for made in self.made.values())

    def accept(self) -> None:
        """Write the proposed correction into the edition."""
        if self.current is not None and self.current.correction is not None:
            self._decide(Verdict.ACCEPT, self.current.correction)

    def reject(self) -> None:
        """Keep the reading of the source, for good."""
        if self.current is not None:
            self._decide(Verdict.REJECT, self.current.correction)

    def correct(self, correction: str) -> None:
        """Write the editor's own *correction* into the edition."""
        if self.current is not None:
            self._decide(Verdict.OTHER, correction)

    def skip(self) -> None:
        """Leave the proposal open and go on; at the end, begin again with what is open."""
        self._steps.append(_Step(self.at, {}))
        if self.current is None:
            self.at = -1
        self._go_on()

    def go(self, at: int) -> None:
        """Show the proposal number *at*, decided or not; the count of all for the end."""
        self.at = at
        self.scope, self.note = Scope.HERE, ""

    def go_by(self, step: int) -> None:
        """Show the next proposal (*step* 1), decided or not, or the one before (-1)."""
        if step > 0:
            self.go(next((n for n in self.shown if n > self.at), len(self.proposals)))
        else:
            self.go(next((n for n in reversed(self.shown) if n < self.at), self.at))

    def narrow(self, name: str, numbers: Iterable[int]) -> None:
        """Go only through the proposals with these *numbers*, which *name* describes."""
        self.filter, self.shown = name, tuple(numbers)
        self.at = -1
        self._go_on()

    def alike(self, scope: Scope) -> frozenset[int]:
        """Return the numbers of the proposals that a decision of *scope* here would settle."""
        here = self.current
        if here is None:
            return frozenset()
        if scope is Scope.HERE:
            return frozenset({self.at})
        same = {
            number
            for number, other in enumerate(self.proposals)
            if (other.sic == here.sic if scope is Scope.FORM else other.rule == here.rule)
        }
        narrower = {
            number
            for number, made in self.made.items()
            if REACHES[made.decision.scope] < REACHES[scope]
        }
        return frozenset(same - narrower | {self.at})

    def undo(self) -> bool:
        """Take back the last step; a decision leaves the file again. Say if there was a step."""
        if not self._steps:
            return False
        step = self._steps[-1]
        now = self._store.read()
        if step.before != step.after:
            self._store.write(step.before if now == step.after else _undone(now, step))
        self._steps.pop()
        for number, former in step.former.items():
            self._put(number, former)
        self.go(step.at)
        return True

    def _decide(self, verdict: Verdict, correction: str | None) -> None:
        proposal = self.current
        if proposal is None:
            return
        decision = self._decision(proposal, verdict, correction)
        taken = self.made.get(self.at)
        if taken and REACHES[taken.decision.scope] > REACHES[decision.scope]:
            taken = None  # it still counts elsewhere
        before = self._store.read()
        kept = decisions.without(before, taken.block) if taken else before
        after = decisions.appended(kept, decision)
        self._store.write(after)
        made = Made(decision, decisions.block(decision))
        settled = self.alike(decision.scope)
        reopened = {number for number, old in self.made.items() if taken and old == taken}
        former = {number: self.made.get(number) for number in settled | reopened}
        old = taken.block if taken else ""
        self._steps.append(_Step(self.at, former, before, after, made.block, old))
        for number in settled | reopened:
            self._put(number, made if number in settled else None)
        self._go_on()

    def _decision(self, proposal: Proposal, verdict: Verdict, correction: str | None) -> Decision:
        decision = Decision(
            proposal.rule,
            proposal.sic,
            correction,
            verdict,
            self.scope,
            note=self.note,
            who=self._editor.who,
            when=self._editor.when,
        )
        if self.scope is Scope.RULE:
            return replace(decision, reading="", correction=None)
        if self.scope is Scope.FORM:
            return decision
        return place.with_place(decision, self.text, proposal)

    def _put(self, number: int, made: Made | None) -> None:
        if made is None:
            self.made.pop(number, None)
        else:
            self.made[number] = made

    def _go_on(self) -> None:
        left = (number for number in self.shown if number > self.at and number not in self.made)
        self.go(next(left, len(self.proposals)))


def _undone(now: str, step: _Step) -> str:
    """Return the file *now*, which others have changed since, without what *step* did to it."""
    kept = decisions.without(now, step.added)
    return decisions.joined(kept, step.taken) if step.taken else kept
