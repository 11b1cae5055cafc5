"""Own the full-screen review: the passage, the evidence, and one key for each decision."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Label, ProgressBar, Static

from edition.messages import EditionError, Message
from edition.proposals import Proposal, Scope
from edition.review.dialogs import AllKeys, Choice, Line, Told
from edition.review.session import Session
from edition.review.shown import end, evidence, groups, head, place_of, row
from edition.source import Lines

LISTED = 5000
"""The most proposals in a list, from the one shown on: more would take seconds to lay out."""


class Keys(Footer):
    """The keys below all, in so many columns as the style sheet has for the window's width."""

    def compose(self) -> ComposeResult:
        """Lay out the keys; that each has a column of its own is not meant here."""
        yield from super().compose()
        self.styles.clear_rule("grid_size_columns")


class Review(App[None]):
    """Goes through the proposals of one text."""

    CSS_PATH = "review.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-usual")]  # noqa: RUF012 -- as in textual
    HORIZONTAL_BREAKPOINTS = [(0, "-thin"), (48, "-narrow"), (66, "-wide")]  # noqa: RUF012 -- as in textual
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "accept", "accept"),
        Binding("r", "reject", "reject"),
        Binding("e", "edit", "edit"),
        Binding("w", "reach('form')", "everywhere"),
        Binding("s,space", "skip", "skip"),
        Binding("u", "undo", "undo"),
        Binding("question_mark,f1", "help", "more keys", key_display="?"),
        Binding("q", "quit", "quit"),
        Binding("x", "reach('rule')", show=False),
        Binding("n", "note", show=False),
        Binding("l", "list", show=False),
        Binding("f", "filter", show=False),
        Binding("t", "theme", show=False),
        Binding("m", "messages", show=False),
        Binding("left", "go_by(-1)", show=False),
        Binding("right", "go_by(1)", show=False),
        Binding("up", "read('up')", show=False),
        Binding("down", "read('down')", show=False),
        Binding("pageup", "read('page_up')", show=False),
        Binding("pagedown", "read('page_down')", show=False),
    ]
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self, name: str, session: Session, messages: Sequence[Message] = (), *, light: bool = False
    ) -> None:
        """Show *session* of the text *name*; *messages* are about decisions made before."""
        super().__init__()
        self.theme = "textual-light" if light else "textual-dark"
        self._title = name
        self._session = session
        self._lines = Lines(name, session.text)
        self._messages = messages

    def compose(self) -> ComposeResult:
        """Lay out progress, passage, evidence and keys."""
        yield Label(id="head", markup=False)
        yield ProgressBar(
            total=max(1, len(self._session.proposals)), show_eta=False, show_percentage=False
        )
        with VerticalScroll(id="passage", can_focus=False):
            yield Static(id="text")
        yield Static(id="evidence")
        yield Keys(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Show the first proposal, and what was told."""
        self._show()
        if self._messages:
            self.notify(f"m shows {_earlier(len(self._messages))}", severity="warning")

    def on_resize(self) -> None:
        """Keep the place in sight, once everything has its new size."""
        self.call_after_refresh(self._show)

    def action_accept(self) -> None:
        """Accept the correction."""
        proposal = self._session.current
        if proposal is not None and proposal.correction is None:
            self.notify("no correction was proposed: e writes one, r keeps the reading")
        else:
            self._do(self._session.accept)

    def action_reject(self) -> None:
        """Keep the reading."""
        self._do(self._session.reject)

    def action_edit(self) -> None:
        """Ask for another correction."""
        proposal = self._session.current
        if proposal is None:
            return
        if self._session.scope is Scope.RULE:
            self.notify("one correction cannot serve all that a rule proposes: x takes it back")
            return
        here = f"Instead of ‹{proposal.sic}›" if proposal.sic else "Here"
        empty = "Empty takes the reading away." if proposal.sic else ""
        start = proposal.sic if proposal.correction is None else proposal.correction
        self.push_screen(Line(f"{here} the edition reads:", start, empty), self._corrected)

    def action_reach(self, scope: str) -> None:
        """Let the next decision count for all of its form or rule, or only here."""
        session, wanted = self._session, Scope(scope)
        if session.current is None:
            return
        if wanted is Scope.FORM and not session.current.sic:
            self.notify("something is missing here, so there is no form to look for elsewhere")
            return
        session.scope = Scope.HERE if session.scope is wanted else wanted
        self._show()

    def action_note(self) -> None:
        """Ask for a note to the next decision."""
        if self._session.current is not None:
            question = "A note, kept with your next decision here:"
            self.push_screen(Line(question, self._session.note, ""), self._noted)

    def action_skip(self) -> None:
        """Leave it open."""
        self._do(self._session.skip)

    def action_undo(self) -> None:
        """Take back the last step."""
        self._do(self._undo)

    def action_go_by(self, step: int) -> None:
        """Show the next proposal, or the one before."""
        self._session.go_by(step)
        self._show()

    def action_read(self, where: str) -> None:
        """Scroll the passage."""
        getattr(self.query_one("#passage"), f"scroll_{where}")(animate=False)

    def action_list(self) -> None:
        """Let a proposal be chosen from all that are gone through."""
        session = self._session
        first = bisect_left(session.shown, session.at) if len(session.shown) > LISTED else 0
        numbers = session.shown[first : first + LISTED]
        rows = [(number, row(session, self._lines, number)) for number in numbers]
        self.push_screen(Choice("Proposals", rows, session.at), self._chosen)

    def action_filter(self) -> None:
        """Let a rule or a certainty be chosen, to go only through that."""
        found = groups(self._session)
        rows = [
            (number, Content(f"{len(members):>5}  {name}"))
            for number, (name, members) in enumerate(found)
        ]
        at = [name for name, _ in found].index(self._session.filter)
        self.push_screen(Choice("Go only through", rows, at), self._narrowed)

    def action_theme(self) -> None:
        """Turn dark to light, or light to dark."""
        self.theme = "textual-dark" if self.theme == "textual-light" else "textual-light"

    def action_messages(self) -> None:
        """Show what was told about earlier decisions."""
        told = "\n\n".join(f"{each.place}: {each.text}\n{each.hint}" for each in self._messages)
        self.push_screen(Told(Content(told or "All earlier decisions have found their place.")))

    def action_help(self) -> None:
        """Show all keys."""
        self.push_screen(AllKeys())

    def _do(self, step: Callable[[], None]) -> None:
        """Take a *step* of the sitting, and say so where it could not be saved."""
        try:
            step()
        except EditionError as error:
            for each in error.messages:
                told = f"not saved: {each.place}: {each.text}\n{each.hint}"
                self.notify(told, severity="error", timeout=20, markup=False)
        self._show()

    def _undo(self) -> None:
        if not self._session.undo():
            self.notify("there is nothing to undo")

    def _corrected(self, correction: str | None) -> None:
        if correction is not None:
            self._do(lambda: self._session.correct(correction))

    def _noted(self, note: str | None) -> None:
        if note is not None:
            self._session.note = note.strip()
            self._show()

    def _chosen(self, number: int | None) -> None:
        if number is not None:
            self._session.go(number)
            self._show()

    def _narrowed(self, number: int | None) -> None:
        if number is not None:
            self._session.narrow(*groups(self._session)[number])
            self._show()

    def _show(self) -> None:
        session = self._session
        proposal = session.current
        room = self.size.width - 2
        self.query_one("#head", Label).update(head(self._title, session, room))
        self.query_one(ProgressBar).update(progress=len(session.made))
        panel = self.query_one("#evidence", Static)
        panel.display = proposal is not None
        if proposal is None:
            self.query_one("#passage").border_title = ""
            self.query_one("#text", Static).update(end(session))
            return
        line, column = self._lines.line_column(proposal.start)
        self.query_one("#passage").border_title = f"line {line}, column {column}"
        panel.border_title = proposal.rule
        panel.update(evidence(session, proposal))
        self._show_passage(proposal)

    def _show_passage(self, proposal: Proposal) -> None:
        before, after = place_of(self._session.text, proposal)
        text = self.query_one("#text", Static)
        text.update(before + after)
        self.call_after_refresh(self._scroll, before)

    def _scroll(self, before: Content) -> None:
        """Bring the end of *before*, which is the place, to the middle of the passage."""
        passage, text = self.query_one("#passage"), self.query_one("#text")
        if text.content_size.width:
            above = len(before.wrap(text.content_size.width)) - 1
            middle = above - passage.scrollable_content_region.height // 2
            passage.scroll_to(y=max(0, middle), animate=False)


def _earlier(count: int) -> str:
    return f"{count} earlier decision{'s' * (count > 1)} that did not find a place, or contradict"


def run(
    name: str, session: Session, messages: Sequence[Message] = (), *, light: bool = False
) -> None:
    """Go through *session* of the text called *name*, in a *light* window or a dark one.

    *messages* tell which decisions made before could not be applied.
    """
    Review(name, session, messages, light=light).run()
