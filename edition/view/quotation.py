"""Own quotation marks as a language wants them, level by level, beside those of the source."""

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Final

from edition.structs import Mutable, field
from edition.view.tokens import Close, Open, Reading, Token

ROLES: Final = frozenset({"quote", "q", "said", "so-called", "mentioned"})
OPENING: Final = frozenset("“„‟‘‚‛«‹»›”’\"'")
CLOSING: Final = frozenset("”“’‘»›«‹\"'")
MARKS: Final = OPENING | CLOSING
"""Every character that some language opens or closes a quotation with."""

Marks = tuple[str, str, str, str]


@cache
def marks_of(language: str) -> Marks | None:
    """Return the marks of *language* (BCP 47), of its primary subtag, or ``None``."""
    table = tomllib.loads((files(__package__) / "quotation_marks.toml").read_text("utf-8"))
    found = table.get(language) or table.get(language.partition("-")[0])
    return tuple(found) if found else None


def without_marks(words: str) -> tuple[str, ...]:
    """Return *words* less their quotation marks: what stays the same when these are normalised."""
    return tuple("".join(" " if one in MARKS else one for one in words).split())


class _Quotation(Mutable):
    """An open quotation: its level from 0, and the readings in which its first word is to come."""

    level: int
    awaited: set[Reading] = field(default_factory=lambda: set(Reading))
    marked: bool = False
    last: dict[Reading, int] = field(default_factory=dict)


class _Normaliser:
    """Goes through a stream once, with the elements that are open."""

    def __init__(self, marks: Marks) -> None:
        self.out: list[Token] = []
        self._marks = marks
        self._open: list[tuple[_Quotation | None, Reading | None]] = []
        self._quotations: list[_Quotation] = []
        self._only: list[Reading] = []

    def open(self, token: Open) -> None:
        """Note what begins."""
        self.out.append(token)
        quotation = None
        if token.role in ROLES:
            quotation = _Quotation(sum(one.marked for one in self._quotations))
            self._quotations.append(quotation)
        elif token.role == "paragraph" and self._quotations:
            self._quotations[-1].awaited = set(Reading)  # each paragraph may open it again
        if token.only:
            self._only.append(token.only)
        self._open.append((quotation, token.only))

    def close(self, token: Close) -> None:
        """Give the mark at the end of a quotation its form, then end what ends."""
        quotation, only = self._open.pop()
        if quotation:
            self._quotations.pop()
            for place in sorted(set(quotation.last.values()), reverse=True):
                self._close_at(place, quotation)
        if only:
            self._only.pop()
        self.out.append(token)

    def say(self, text: str) -> None:
        """Take over *text*, its first mark in the form that its level wants."""
        self.out.append(text)
        if text.isspace() or not text:
            return
        readings = set(self._only[-1:]) or set(Reading)
        place = len(self.out) - 1
        if self._quotations:
            quotation = self._quotations[-1]
            if quotation.awaited & readings:
                quotation.awaited -= readings
                place = self._open_at(place, quotation)
        for quotation in self._quotations:
            quotation.last.update(dict.fromkeys(readings, place))

    def _open_at(self, place: int, quotation: _Quotation) -> int:
        text = str(self.out[place])
        start = len(text) - len(text.lstrip())
        if text[start] not in OPENING:
            return place
        quotation.marked = True
        mark = self._marks[2 * (quotation.level % 2)]
        return self._replace(place, start, mark)

    def _close_at(self, place: int, quotation: _Quotation) -> None:
        text = self.out[place]
        end = len(text.rstrip()) - 1 if isinstance(text, str) else -1
        if quotation.marked and end >= 0 and isinstance(text, str) and text[end] in CLOSING:
            self._replace(place, end, self._marks[2 * (quotation.level % 2) + 1])

    def _replace(self, place: int, at: int, mark: str) -> int:
        """Put *mark* beside the one at *at* of the text at *place*; return where the rest is."""
        text = str(self.out[place])
        if text[at] == mark:
            return place
        if self._only:
            both: list[Token] = [mark if self._only[-1] is Reading.CORRECTED else text[at]]
        else:
            both = [*_in(Reading.PRINTED, text[at]), *_in(Reading.CORRECTED, mark)]
        self.out[place : place + 1] = [text[:at], *both, text[at + 1 :]]
        return place + len(both) + 1


def _in(reading: Reading, text: str) -> list[Token]:
    start = Open("span", (("class", reading.value),), role="mark", only=reading)
    return [start, text, Close("span")]


def normalised(tokens: Iterable[Token], language: str) -> list[Token]:
    """Return *tokens* with the marks that *language* wants in the corrected reading.

    The printed reading keeps its own. Quotations within quotations alternate; what has no
    mark at its beginning gets none; a language without marks in the table changes nothing.
    """
    marks = marks_of(language)
    if not marks:
        return list(tokens)
    normaliser = _Normaliser(marks)
    for token in tokens:
        if isinstance(token, str):
            normaliser.say(token)
        elif isinstance(token, Open):
            normaliser.open(token)
        else:
            normaliser.close(token)
    return normaliser.out
