"""Own the making of the contents: which division is open, and the headings it begins with."""

from typing import Final

from edition.structs import Mutable, field, replace
from edition.view.contents import Division
from edition.view.names import Element
from edition.view.tokens import Close, Passage, Token

DIVISIONS: Final = frozenset({"division", "title-page"})
"""Roles of elements that are a line of the contents."""

HEADINGS: Final = frozenset({"heading", "document-title"})
"""Roles of elements that name the division around them."""


class Outline(Mutable):
    """The divisions so far, in the order of the text; ``current`` is the innermost open one.

    ``current`` is an index, -1 outside all divisions.
    """

    divisions: list[Division] = field(default_factory=list)
    current: int = -1

    @property
    def level(self) -> int:
        """Return how many divisions are open."""
        return self.divisions[self.current].level if self.current >= 0 else 0

    def begin(self, element: Element, role: str, anchor: str, start: int) -> int:
        """Begin the division *element* at *start* in the stream; return its index."""
        index = len(self.divisions)
        self.divisions.append(
            Division(
                id=anchor,
                level=self.level + 1,
                parent=self.current,
                kind=role if role == "title-page" else element.get("type", ""),
                label=element.get("n", ""),
                headings=(),
                start=start,
                end=0,
            )
        )
        self.current = index
        return index

    def end(self, index: int, end: int) -> None:
        """End the division at *index*."""
        division = self.divisions[index]
        self.divisions[index] = replace(division, end=end)
        self.current = division.parent

    def name(self, heading: Passage) -> None:
        """Take *heading* for the division that is open, if that begins with it."""
        if self.current < 0:
            return
        division = self.divisions[self.current]
        since = division.headings[-1].end if division.headings else heading.start
        between = Passage(heading.stream, since, heading.start)
        if all(map(_parts_headings, between)):
            headings = (*division.headings, heading)
            self.divisions[self.current] = replace(division, headings=headings)


def _parts_headings(token: Token) -> bool:
    """Tell whether *token* may stand between two headings that are read as one."""
    if isinstance(token, str):
        return token.isspace()
    return isinstance(token, Close) or token.role in HEADINGS
