"""Own the small screens of a review: a line to write on, a list to choose from, the keys."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Grid, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label, OptionList, Static
from textual.widgets.option_list import Option

KEYS = {
    "Decide": {
        "a": "accept: the edition has the correction",
        "r": "reject: the reading stays; it is not proposed again",
        "e": "edit: write a correction of your own",
        "s, space": "skip: leave it open and go on",
        "u": "undo the last step",
    },
    "Before you decide": {
        "w": "decide for this form wherever it stands, or here",
        "x": "decide for all that this rule proposes, or here",
        "n": "write a note, kept with the decision",
    },
    "Go about": {
        "← →": "the proposal before, the next one, decided or not",
        "↑ ↓": "read on in the passage; also the page keys",
        "l": "list all proposals, and go to one",
        "f": "go only through one rule, or one certainty",
    },
    "Else": {
        "t": "dark letters on light, or light on dark",
        "m": "what was told about your earlier decisions",
        "q": "quit",
    },
}
KEPT = """
Each decision is in the file before the next proposal is shown: nothing is lost, however the \
review ends. What you skip is asked again the next time.
"""
BACK: list[BindingType] = [Binding("escape", "dismiss", "back")]


class Line(ModalScreen[str | None]):
    """Asks for one line of text."""

    BINDINGS: ClassVar[list[BindingType]] = BACK

    def __init__(self, question: str, text: str, remark: str) -> None:
        """Ask *question*, beginning with *text*; *remark* says what an empty line does."""
        super().__init__()
        self._question, self._text, self._remark = question, text, remark

    def compose(self) -> ComposeResult:
        """Show one line to write on."""
        with Vertical(classes="dialog"):
            yield Label(self._question, markup=False)
            yield Input(self._text, select_on_focus=False)
            yield Label(f"Enter writes it, Escape goes back. {self._remark}", markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Hand the text back."""
        self.dismiss(event.value)


class Choice(ModalScreen[int | None]):
    """Lets one of many be chosen; letters narrow the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *BACK,
        Binding("down", "move('cursor_down')", priority=True),
        Binding("up", "move('cursor_up')", priority=True),
        Binding("pagedown", "move('page_down')", priority=True),
        Binding("pageup", "move('page_up')", priority=True),
    ]

    def __init__(self, title: str, rows: Sequence[tuple[int, Content]], at: int) -> None:
        """Show *rows*, each with the number it stands for, beginning at the number *at*."""
        super().__init__()
        self._title, self._rows, self._at = title, rows, at

    def compose(self) -> ComposeResult:
        """Show what to look for, and the list."""
        with Vertical(classes="dialog list"):
            yield Label(f"{self._title}: Enter chooses, Escape goes back", markup=False)
            yield Input(placeholder="letters narrow the list")
            yield OptionList()

    def on_mount(self) -> None:
        """Begin with all rows, at the one that was chosen before."""
        self._list("")
        rows = self.query_one(OptionList)
        for index, (number, _) in enumerate(self._rows):
            if number == self._at:
                rows.highlighted = index

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show only the rows that have the words written."""
        self._list(event.value)

    def on_input_submitted(self) -> None:
        """Choose the row that is marked."""
        rows = self.query_one(OptionList)
        if rows.highlighted is not None:
            self.dismiss(int(rows.get_option_at_index(rows.highlighted).id or 0))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Choose a row with the mouse."""
        self.dismiss(int(event.option.id or 0))

    def action_move(self, where: str) -> None:
        """Move the mark in the list, though the line to write on has the keys."""
        getattr(self.query_one(OptionList), f"action_{where}")()

    def _list(self, words: str) -> None:
        sought = words.casefold().split()
        rows = self.query_one(OptionList)
        rows.clear_options()
        rows.add_options(
            Option(row, str(number))
            for number, row in self._rows
            if all(word in row.plain.casefold() for word in sought)
        )
        rows.highlighted = 0 if rows.option_count else None


class Told(ModalScreen[None]):
    """Tells something, until any of the usual keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q,question_mark,space", "dismiss", "back")
    ]

    def __init__(self, content: Content) -> None:
        """Tell *content*."""
        super().__init__()
        self._content = content

    def compose(self) -> ComposeResult:
        """Show it, to be scrolled where the window is small."""
        with VerticalScroll(classes="dialog"):
            yield Static(self._content)


class AllKeys(Told):
    """Tells what all keys do, each meaning in a column of its own."""

    def __init__(self) -> None:
        """Tell that what was decided is kept, too."""
        super().__init__(Content(KEPT))

    def compose(self) -> ComposeResult:
        """Show the keys in their groups, to be scrolled where the window is small."""
        with VerticalScroll(classes="dialog"):
            for group, keys in KEYS.items():
                yield Static(Content.styled(group, "bold"))
                with Grid(classes="keys"):
                    for key, meaning in keys.items():
                        yield Static(f"  {key}", markup=False)
                        yield Static(meaning, markup=False)
            yield Static(self._content)
