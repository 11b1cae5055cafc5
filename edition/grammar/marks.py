"""Own the pairing of marks in a block: which opens, closes, is an apostrophe, or is lost."""

from dataclasses import dataclass, field

from edition.grammar.model import Anomaly, Certainty, Repair
from edition.grammar.tokens import (
    B_CLOSE,
    B_OPEN,
    I_CLOSE,
    I_OPEN,
    MARK,
    Q_CLOSE,
    Q_OPEN,
    STRAY,
    TEXT,
    Tokens,
)

MAX_DEPTH = 32
"""Marks within marks; deeper ones are reported. Stays well below the 256 levels of libxml2."""
LOOK_AHEAD = 64
OPENERS_BEFORE = "([{“‘«‹„‚—–-―/"
PAUSES = ".,;:!?…—–-"
PAIRED_KINDS = {"[": (B_OPEN, B_CLOSE), "_": (I_OPEN, I_CLOSE)}


@dataclass(frozen=True, slots=True)
class Opening:
    """An opening mark that waits for its partner: ``kind`` is the mark it counts as."""

    kind: str
    index: int
    sure: bool


@dataclass(slots=True)
class Pairing:
    """Pairs the marks of one block of *tokens*."""

    tokens: Tokens
    first: int
    last: int
    stack: list[Opening] = field(default_factory=list)
    waiting: dict[str, int] = field(default_factory=dict)

    def run(self) -> list[Opening]:
        """Resolve every mark of the block; return the openings left without a partner."""
        kinds = self.tokens.kinds
        for index in range(self.first, self.last):
            if kinds[index] == MARK:
                self._resolve(index)
        return self.stack

    def _resolve(self, index: int) -> None:
        mark = self.tokens.texts[index]
        profile = self.tokens.profile
        opener = self._closes(mark)
        if mark in profile.apostrophes:
            self._apostrophe_or_single(index, mark)
        elif mark in '"_':
            self._straight(index, mark)
        elif opener:
            self._close(index, opener)
        elif mark in profile.closers or mark == "[":
            self._open(index, mark, sure=True)
        else:
            self._stray(index, "G001", f"a closing {mark} that nothing opened")

    def _closes(self, mark: str) -> str:
        """Return the opening mark that *mark* closes here, "" if none waits."""
        if mark == "]":
            return "[" if self.waiting.get("[") else ""
        for opener, closers in self.tokens.profile.closers.items():
            if mark in closers and self.waiting.get(opener):
                return opener
        return ""

    def _beside(self, index: int) -> tuple[str, str]:
        """Return the characters before and after a mark; a space at the edges of the block."""
        start = self.tokens.starts[index]
        text = self.tokens.text
        before = text[start - 1] if index > self.first else " "
        after = text[start + 1 : start + 2] if index + 1 < self.last else " "
        if self.stack and self.stack[-1].index == index - 1:
            before = " "
        return before, after

    def _apostrophe_or_single(self, index: int, mark: str) -> None:
        before, after = self._beside(index)
        kind = "‘" if mark == "’" else mark
        leading = before.isspace() or before in OPENERS_BEFORE
        if leading and after.isalnum():
            if self._elided_start(index):
                self.tokens.kinds[index] = TEXT
            else:
                self._open(index, kind, sure=mark == "'")
        elif not leading and self.waiting.get(kind) and not self._possessive(index, before, after):
            self._close(index, kind)
        else:
            self.tokens.kinds[index] = TEXT

    def _elided_start(self, index: int) -> bool:
        start = self.tokens.starts[index] + 1
        word = _word_at(self.tokens.text, start)
        return word in self.tokens.profile.elided_start or word[:2].isdigit()

    def _possessive(self, index: int, before: str, after: str) -> bool:
        """Tell the apostrophe of ‘the sailors’ chapel is shut’ from a closing mark."""
        if after != " " or not before.isalpha():
            return False
        start = self.tokens.starts[index]
        elided = _word_before(self.tokens.text, start) in self.tokens.profile.elided_end
        return (elided or before == "s") and self._closer_follows(index)

    def _closer_follows(self, index: int) -> bool:
        tokens = self.tokens
        mark = tokens.texts[index]
        for later in range(index + 1, min(self.last, index + LOOK_AHEAD)):
            if tokens.kinds[later] != MARK:
                continue
            found = tokens.texts[later]
            if found == mark:
                before, after = self._beside(later)
                if not (before == "s" and after == " "):
                    return not before.isspace()
            elif found in "‘“”":
                return False
        return False

    def _straight(self, index: int, mark: str) -> None:
        before, after = self._beside(index)
        if mark == '"' and before.isdigit() and not self.waiting.get(mark) and not after.isalnum():
            self.tokens.kinds[index] = TEXT
            return
        opens = (
            before.isspace() or before in OPENERS_BEFORE or before in "\"'_"
        ) and not after.isspace()
        if self.waiting.get(mark) and (not opens or not before.isspace()):
            self._close(index, mark)
        elif opens or mark == '"':
            self._open(index, mark, sure=mark == '"')
        else:
            self.tokens.kinds[index] = TEXT

    def _open(self, index: int, kind: str, *, sure: bool) -> None:
        if len(self.stack) >= MAX_DEPTH:
            self._stray(index, "G006", f"a mark inside {MAX_DEPTH} others")
            return
        self.stack.append(Opening(kind, index, sure))
        self.waiting[kind] = self.waiting.get(kind, 0) + 1

    def _close(self, index: int, kind: str) -> None:
        while True:
            opening = self.stack.pop()
            self.waiting[opening.kind] -= 1
            if opening.kind == kind:
                break
            self.lose(opening)
        opens, closes = PAIRED_KINDS.get(kind, (Q_OPEN, Q_CLOSE))
        self.tokens.kinds[opening.index] = opens
        self.tokens.kinds[index] = closes
        self.tokens.partner[opening.index] = index
        if not opening.sure and kind == "‘":
            self._misturned(opening.index)

    def lose(self, opening: Opening) -> None:
        """Give up on *opening*: a guess becomes text again, a real mark is reported."""
        if opening.sure:
            mark = self.tokens.texts[opening.index]
            self._stray(opening.index, "G002", f"an opening {mark} that nothing closes")
        else:
            self.tokens.kinds[opening.index] = TEXT

    def _stray(self, index: int, code: str, found: str) -> None:
        self.tokens.kinds[index] = STRAY
        start, end = self.tokens.starts[index], self.tokens.end(index)
        repairs = (Repair(start, end, ""),)
        self.tokens.anomalies.append(Anomaly(code, start, end, found, repairs, Certainty.MEDIUM))

    def _misturned(self, index: int) -> None:
        start = self.tokens.starts[index]
        found = "an opening ‘ turned the wrong way"
        repairs = (Repair(start, start + 1, "‘"),)
        self.tokens.anomalies.append(
            Anomaly("G003", start, start + 1, found, repairs, Certainty.HIGH)
        )


def _word_at(text: str, start: int) -> str:
    end = start
    while end < len(text) and end < start + 12 and text[end].isalnum():
        end += 1
    return text[start:end].lower()


def _word_before(text: str, end: int) -> str:
    start = end
    while start > 0 and start > end - 12 and text[start - 1].isalnum():
        start -= 1
    return text[start:end].lower()
