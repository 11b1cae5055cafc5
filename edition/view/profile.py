"""Own what the header says of the text as such: notes, origin, persons, settings, hands, calendars.

TEI P5, 2.2.6 and 2.4: notes, and the parts of ``profileDesc`` that are prose or lists.
"""

from collections.abc import Iterator
from typing import Final

from edition.view.described import DEEPEST, has_running_text, told
from edition.view.names import Element, children, elements_at, local_name, text_of
from edition.view.record import Statement

PROFILE: Final = {
    "creation": "Origin",
    "textDesc": "Kind of text",
    "particDesc": "Persons",
    "settingDesc": "Place and time",
    "handNotes": "Hands",
    "calendarDesc": "Calendars",
}
"""Headings of these parts, in the order in which a reader wants them."""

NOTES: Final = "notesStmt"

PROSE: Final = frozenset({"p", "ab", "head", "desc"})


def profile(head: Element) -> Iterator[Statement]:
    """Yield what *head* says of the text as such, topic by topic."""
    notes = tuple(filter(None, map(told, elements_at(head, f"fileDesc/{NOTES}/note"))))
    if notes:
        yield Statement("Notes", notes, NOTES)
    for name, topic in PROFILE.items():
        paragraphs: list[str] = []
        points: list[str] = []
        for part in elements_at(head, f"profileDesc/{name}"):
            if name == "creation" or has_running_text(part):
                paragraphs.append(told(part))
                continue
            for one in _entries(part):
                (paragraphs if local_name(one) in PROSE else points).append(told(one))
        statement = Statement(
            topic, tuple(filter(None, paragraphs)), name, tuple(filter(None, points))
        )
        if statement.paragraphs or statement.points:
            yield statement


def _entries(part: Element, levels: int = DEEPEST) -> Iterator[Element]:
    """Yield what the lists in *part* have, however deep they are, and what stands beside them."""
    for one in children(part):
        is_list = local_name(one).startswith("list") and not has_running_text(one)
        if is_list and levels:
            yield from _entries(one, levels - 1)
        else:
            yield one


def keywords(head: Element) -> Iterator[str]:
    """Yield the words by which the text can be found, as terms or as the items of a list."""
    for group in elements_at(head, "profileDesc/textClass/keywords"):
        terms = list(group.iter("{*}term")) or list(group.iter("{*}item"))
        yield from filter(None, map(text_of, terms))
