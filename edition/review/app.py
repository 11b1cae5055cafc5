"""Own the full-screen review: the passage, the evidence, and one key for each decision."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Footer, Input, Label, ProgressBar, Static

from edition.grammar.model import Certainty
from edition.proposals import RULES, Proposal
from edition.review.session import Session
from edition.source import Lines

CONTEXT = 400
"""Characters of the text shown on either side of a proposal."""
PALETTE = {Certainty.HIGH: "$success", Certainty.MEDIUM: "$warning", Certainty.LOW: "$error"}


class Correction(ModalScreen[str | None]):
    """Asks the editor for a correction of their own."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "back")]

    def __init__(self, proposal: Proposal) -> None:
        """Ask about *proposal*, beginning with what was proposed."""
        super().__init__()
        self._proposal = proposal

    def compose(self) -> ComposeResult:
        """Show one line to write on."""
        with Vertical(id="correction"):
            yield Label(f"Instead of ‹{self._proposal.sic}› the edition reads:")
            yield Input(self._proposal.correction or self._proposal.sic)
            yield Label("Enter writes it, Escape goes back. Empty takes the reading away.")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Hand the correction back."""
        self.dismiss(event.value)


class Review(App[None]):
    """Goes through the proposals of one text."""

    CSS = """
    #progress { height: 1; padding: 0 1; }
    #count { width: 1fr; }
    #passage { height: 1fr; padding: 1 2; border: round $primary; overflow-y: auto; }
    #evidence { height: auto; padding: 0 2; border: round $secondary; }
    Correction { align: center middle; }
    #correction { width: 80%; height: auto; padding: 1 2; border: thick $primary;
                  background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "accept", "accept"),
        Binding("r", "reject", "reject"),
        Binding("e", "edit", "edit"),
        Binding("w", "everywhere", "same everywhere"),
        Binding("s,space", "skip", "skip"),
        Binding("u", "undo", "undo"),
        Binding("q", "quit", "quit"),
    ]
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, name: str, session: Session) -> None:
        """Show *session* of the text that is called *name*."""
        super().__init__()
        self._session = session
        self._lines = Lines(name, session.text)

    def compose(self) -> ComposeResult:
        """Lay out progress, passage, evidence and keys."""
        yield Label(id="count")
        yield ProgressBar(total=max(1, len(self._session.proposals)), show_eta=False, id="progress")
        yield Static(id="passage")
        yield Static(id="evidence")
        yield Footer()

    def on_mount(self) -> None:
        """Show the first proposal."""
        self._show()

    def action_accept(self) -> None:
        """Accept the correction."""
        self._session.accept()
        self._show()

    def action_reject(self) -> None:
        """Keep the reading."""
        self._session.reject()
        self._show()

    def action_edit(self) -> None:
        """Ask for another correction."""
        if self._session.current is not None:
            self.push_screen(Correction(self._session.current), self._corrected)

    def action_everywhere(self) -> None:
        """Let the next decision count for this form wherever it stands, or only here."""
        self._session.everywhere = not self._session.everywhere
        self._show()

    def action_skip(self) -> None:
        """Leave it open."""
        self._session.skip()
        self._show()

    def action_undo(self) -> None:
        """Take back the last step."""
        self._session.undo()
        self._show()

    def _corrected(self, correction: str | None) -> None:
        if correction is not None:
            self._session.correct(correction)
            self._show()

    def _show(self) -> None:
        session = self._session
        total, settled = len(session.proposals), len(session.settled)
        self.query_one("#count", Label).update(
            f"{min(session.at + 1, total)} of {total}, {settled} decided"
        )
        self.query_one("#progress", ProgressBar).update(progress=min(session.at, total))
        passage, evidence = self.query_one("#passage", Static), self.query_one("#evidence", Static)
        proposal = session.current
        if proposal is None:
            passage.update("Nothing more is open. Every decision is saved; q leaves.")
            evidence.update("")
            return
        passage.update(_passage(session.text, proposal))
        evidence.update(_evidence(proposal, self._lines, everywhere=session.everywhere))


def _passage(text: str, proposal: Proposal) -> Content:
    """Return the words around a proposal, what stands there struck out, what was meant beside."""
    start, end = max(0, proposal.start - CONTEXT), min(len(text), proposal.end + CONTEXT)
    before, after = text[start : proposal.start], text[proposal.end : end]
    if start:
        before = "…" + before[before.find(" ") + 1 :]
    if end < len(text):
        after = after[: after.rfind(" ") + 1] + "…"
    return Content.assemble(
        before,
        (_visible(proposal.sic), "bold strike $error"),
        (_visible(proposal.correction or ""), "bold reverse $success"),
        after,
    )


def _visible(reading: str) -> str:
    """Return a reading that can be seen even where it is a space."""
    return reading.replace(" ", "␣") if reading.isspace() else reading


def _evidence(proposal: Proposal, lines: Lines, *, everywhere: bool) -> Content:
    line, column = lines.line_column(proposal.start)
    rule = RULES.get(proposal.rule)
    title = rule.title if rule else proposal.rule
    change = "cannot be right" if proposal.correction is None else f"→ ‹{proposal.correction}›"
    scope = "wherever this form stands" if everywhere else "here"
    return Content.assemble(
        (f"‹{proposal.sic}› {change}", "bold"),
        f"   line {line}, column {column}\n",
        f"{title} ({proposal.rule})\n",
        f"{proposal.reason}\n",
        (f"{proposal.certainty} certainty", f"bold {PALETTE[proposal.certainty]}"),
        f"; the next decision counts {scope}",
    )


def run(name: str, session: Session) -> int:
    """Go through *session* of the text called *name*; return how many proposals stay open."""
    Review(name, session).run()
    return len(session.proposals) - len(session.settled)
