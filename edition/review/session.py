"""Own one sitting of an editor: what is still open, what was decided, and the way back."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from edition.proposals import Decision, Detection, Proposal, Scope, Verdict, decisions, place

Save = Callable[[str], None]
"""Takes the whole new text of the file of decisions."""


@dataclass(frozen=True, slots=True)
class Editor:
    """Who decides, and on what day; both may be unknown."""

    who: str = ""
    when: date | None = None


@dataclass(frozen=True, slots=True)
class _Step:
    """What undoing goes back to."""

    toml: str
    at: int
    settled: frozenset[int]


class Session:
    """The proposals of one text, gone through in order; every decision is saved at once."""

    def __init__(
        self, text: str, detection: Detection, toml: str, save: Save, editor: Editor | None = None
    ) -> None:
        """Begin with what is open in *detection*: first what is encoded, then the doubtful."""
        self.text = text
        found = [*detection.proposals, *detection.doubtful]
        self.proposals = tuple(proposal for proposal in found if not proposal.decided)
        self.at = 0
        self.settled: frozenset[int] = frozenset()
        self.everywhere = False
        self._toml = toml
        self._save = save
        self._editor = editor or Editor()
        self._steps: list[_Step] = []

    @property
    def current(self) -> Proposal | None:
        """The proposal to decide about, None at the end."""
        return self.proposals[self.at] if self.at < len(self.proposals) else None

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
        self._decide(Verdict.OTHER, correction)

    def skip(self) -> None:
        """Leave the proposal open and go on."""
        if self.current is not None:
            self._steps.append(_Step(self._toml, self.at, self.settled))
            self._go_on()

    def undo(self) -> None:
        """Take back the last step; a decision leaves the file again."""
        if self._steps:
            step = self._steps.pop()
            if step.toml != self._toml:
                self._save(step.toml)
            self._toml, self.at, self.settled = step.toml, step.at, step.settled

    def _decide(self, verdict: Verdict, correction: str | None) -> None:
        proposal = self.current
        if proposal is None:
            return
        decision = Decision(
            proposal.rule,
            proposal.sic,
            correction,
            verdict,
            who=self._editor.who,
            when=self._editor.when,
        )
        if self.everywhere and proposal.sic:
            decision = replace(decision, scope=Scope.FORM)
            alike = {i for i, other in enumerate(self.proposals) if other.sic == proposal.sic}
        else:
            decision = place.with_place(decision, self.text, proposal)
            alike = {self.at}
        toml = decisions.appended(self._toml, decision)
        self._save(toml)
        self._steps.append(_Step(self._toml, self.at, self.settled))
        self._toml = toml
        self.settled |= alike
        self.everywhere = False
        self._go_on()

    def _go_on(self) -> None:
        self.at += 1
        while self.at < len(self.proposals) and self.at in self.settled:
            self.at += 1
