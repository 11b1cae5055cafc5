"""Own what a person reads about a change of profile: one line for each kind of element."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from edition.exchange.profile.losses import Change, Changes, Kind
from edition.exchange.profile.model import TEXT
from edition.messages import Message, Place, Severity


class Row(NamedTuple):
    """A kind of change, how often, how many words went with it, and where it was first."""

    change: Change
    number: int
    words: int
    where: str


def messages(changes: Changes, title: str, file: str, *, everything: bool) -> list[Message]:
    """Return what of *file* is not in the profile called *title* as it was before.

    X050 is a loss or an addition, X052 something that is not valid there; with *everything*
    also X053, what the way back undoes.
    """
    rows = [Row(*row) for row in changes.rows()]
    found = list(_rewritten(rows, file))
    for row in rows:
        if row.change.kind is Kind.MISPLACED:
            text = f"{_times(row.number)} {row.change.became} stand in <{row.change.element}>"
            hint = f"change the TEI there (first at {row.where}), or this is not valid {title}"
            found.append(Message("X052", text, Severity.WARNING, Place(file), hint))
        elif row.change.kind is Kind.CHANGED and everything:
            text = f"<{row.change.element}> {_times(row.number)} is {row.change.became} there"
            found.append(Message("X053", text, Severity.NOTE, Place(file)))
    told = sorted((row for row in rows if row.change.kind in SENTENCES), key=_element)
    for element, group in groupby(told, key=_element):
        found.append(_about(element, list(group), file))
    return found


SENTENCES = {
    Kind.LOST: "lost {times}{why}, its words are there",
    Kind.LEFT_OUT: "left out {times}, with {words}",
    Kind.ADDED: "added {times}{why}",
}


def _element(row: Row) -> str:
    return row.change.element


def _about(element: str, rows: list[Row], file: str) -> Message:
    parts = [_sentence(row) for row in rows if not row.change.attribute]
    for kind in SENTENCES:
        names = [
            f"{row.change.attribute} {row.number}"
            for row in rows
            if row.change.kind is kind and row.change.attribute
        ]
        if names:
            parts.append(f"attributes {kind}: {', '.join(names)}")
    name = "words" if element == TEXT else f"<{element}>"
    text = f"{name}: {'; '.join(parts)}; first at {rows[0].where}"
    return Message("X050", text, Severity.NOTE, Place(file))


def _sentence(row: Row) -> str:
    if row.change.element == TEXT:
        return f"{row.change.became}, {_times(row.number)}"
    why = f" ({row.change.became})" if row.change.became else ""
    words = "1 word" if row.words == 1 else f"{row.words} words"
    return SENTENCES[row.change.kind].format(times=_times(row.number), words=words, why=why)


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"


def _rewritten(rows: Iterable[Row], file: str) -> Iterator[Message]:
    number = sum(
        row.number for row in rows if row.change.kind is Kind.REWRITTEN and not row.change.attribute
    )
    if number:
        text = f"the header, {number} elements, is written anew from what it says"
        yield Message("X050", text, Severity.NOTE, Place(file))
