"""Own the stack of the marks of a block that wait for their partners, and what becomes of them."""

from typing import NamedTuple

from edition.grammar.anomalies import report
from edition.grammar.marks.dialect import closed_by_elided
from edition.grammar.model import Repair
from edition.grammar.structure.brackets import worded
from edition.grammar.tokens import (
    B_CLOSE,
    B_OPEN,
    I_CLOSE,
    I_OPEN,
    Q_CLOSE,
    Q_OPEN,
    STRAY,
    TEXT,
    Loose,
    Tokens,
)
from edition.structs import Mutable, field

MAX_DEPTH = 32
"""Marks within marks; deeper ones are reported. Stays well below the 256 levels of libxml2."""
OTHER_KINDS = {"[": (B_OPEN, B_CLOSE), "_": (I_OPEN, I_CLOSE)}
DOUBLED = "``"
"""What a typewriter opens with where two ' close."""
TURNED = {"’": "‘", "”": "“"}
"""The mark that was meant when a closing mark stands where one opens."""


class Opening(NamedTuple):
    """An opening mark that waits for its partner.

    ``kind`` is the opening mark it counts as, ``token`` its index; a guess (not ``sure``)
    that finds no partner was an apostrophe.
    """

    kind: str
    token: int
    sure: bool


class Stack(Mutable):
    """The marks of one block of *tokens*, from token ``first`` to before ``last``, as they pair."""

    tokens: Tokens
    first: int
    last: int
    stack: list[Opening] = field(default_factory=list)
    waiting: dict[str, int] = field(default_factory=dict)
    inside: list[int] = field(default_factory=list)
    unopened: list[int] = field(default_factory=list)

    def left(self) -> Loose:
        """Return the marks that have no partner where the block ends."""
        self._free_from_dialect()
        open_at_end = [item.token for item in self.stack if item.sure and item.kind != "["]
        for opening in self.stack:
            self._lose(opening)
            if opening.kind == DOUBLED:  # a later paragraph may open and close it
                self.tokens.kinds[opening.token] = STRAY
        return Loose(open_at_end, sorted(set(self.inside) - set(open_at_end)), self.unopened)

    def open(self, index: int, kind: str, *, sure: bool) -> None:
        """Let the mark at *index* wait for its partner; a guess may be an apostrophe."""
        if len(self.stack) >= MAX_DEPTH:
            report(self.tokens, "G006", index)
            self.tokens.kinds[index] = STRAY
            return
        self.stack.append(Opening(kind, index, sure))
        self.waiting[kind] = self.waiting.get(kind, 0) + 1

    def guess(self, index: int, kind: str) -> None:
        """Open ‘most unfair’; within marks of that kind it is an apostrophe: ‘’tis love, ‘tis’."""
        if self.waiting.get(kind):
            self.tokens.kinds[index] = TEXT
        else:
            self.open(index, kind, sure=False)

    def close(self, index: int, kind: str) -> None:
        """Close the nearest mark of *kind*; what was opened since is lost."""
        while True:
            opening = self.stack.pop()
            self.waiting[opening.kind] -= 1
            if opening.kind == kind:
                break
            self._lose(opening)
        opens, closes = OTHER_KINDS.get(kind, (Q_OPEN, Q_CLOSE))
        if kind == "[" and not worded(self.tokens, opening.token, index):
            self.tokens.kinds[opening.token] = self.tokens.kinds[index] = TEXT
            return
        self.tokens.kinds[opening.token] = opens
        self.tokens.kinds[index] = closes
        self.tokens.partner[opening.token] = index
        printed = self.tokens.texts[opening.token]
        if printed in TURNED and printed not in self.tokens.profile.straight:
            self.turned(opening.token, TURNED[printed])

    def _lose(self, opening: Opening) -> None:
        """Give up on *opening*: a guess becomes text again, a quotation mark is loose."""
        if not opening.sure or opening.kind == DOUBLED:
            self.tokens.kinds[opening.token] = TEXT
        elif opening.kind != "[":
            self.inside.append(opening.token)
            self.tokens.kinds[opening.token] = STRAY
        else:
            self._stray_bracket(opening.token)

    def stray(self, index: int) -> None:
        """Leave a closing mark without a partner."""
        if self.tokens.texts[index] == "]":
            self._stray_bracket(index)
        else:
            self.tokens.kinds[index] = STRAY
            self.unopened.append(index)

    def _stray_bracket(self, index: int) -> None:
        self.tokens.kinds[index] = STRAY
        report(self.tokens, "G007", index)

    def turned(self, index: int, meant: str) -> None:
        """Report a mark that is turned the wrong way."""
        start = self.tokens.starts[index]
        report(self.tokens, "G003", index, Repair(start, start + 1, meant))

    def _free_from_dialect(self) -> None:
        """Close what is open where the block ends with a mark that an apostrophe took."""
        last = self.stack[-1] if self.stack else None
        if last is None or last.kind != "'" or not last.sure:
            return
        closing = closed_by_elided(self.tokens, last.token, self.last)
        if closing >= 0:
            self.stack.pop()
            self.tokens.partner[last.token] = closing
            self.tokens.kinds[last.token] = Q_OPEN
