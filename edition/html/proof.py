"""Own the proof that a page has the words of its TEI: the finished HTML, parsed and read again."""

from collections.abc import Mapping
from typing import Final

from lxml import etree

from edition.messages import EditionError, Message
from edition.structs import names
from edition.view import Reading, Words
from edition.view.quotation import without_marks
from edition.view.tokens import PHRASING

KINDS: Final = names(Words)
CONTEXT: Final = 5
"""Words before and after the first difference that a message quotes."""

NOWHERE: Final = "none"


def check(html: str, expected: Mapping[Reading, Words], *, marks_changed: bool = False) -> None:
    """Compare the words that *html* shows in each reading with what is *expected*.

    *marks_changed* says that the corrected reading has other quotation marks: there they are
    left out of the comparison.

    Raises:
        EditionError: H020, words were lost, doubled or moved on the way to the page.
    """
    root = etree.fromstring(html, etree.HTMLParser(huge_tree=True, encoding=None))
    collector = _Collector()
    collector.read(root)
    for reading in Reading:
        for kind in KINDS:
            text, wanted = "".join(collector.found[reading][kind]), getattr(expected[reading], kind)
            shown = tuple(text.split())
            if marks_changed and reading is Reading.CORRECTED:
                shown, wanted = without_marks(text), without_marks(" ".join(wanted))
            if shown != wanted:
                raise EditionError(_difference(reading, kind, shown, wanted))


def _difference(
    reading: Reading, kind: str, shown: tuple[str, ...], wanted: tuple[str, ...]
) -> Message:
    at = next(
        (
            place
            for place, pair in enumerate(zip(shown, wanted, strict=False))
            if pair[0] != pair[1]
        ),
        min(len(shown), len(wanted)),
    )
    start = max(0, at - CONTEXT)
    there = " ".join(shown[start : at + CONTEXT])
    here = " ".join(wanted[start : at + CONTEXT])
    return Message(
        "H020",
        f"the page does not have the words of the TEI ({kind}, {reading}): "
        f"it says {there!r} where the TEI says {here!r}",
        hint="a template or a row of the element table of this edition loses or repeats them",
    )


class _Collector:
    """Sorts text by the innermost ``data-words`` around it, for both readings at once."""

    def __init__(self) -> None:
        self.found: dict[Reading, dict[str, list[str]]] = {
            reading: {kind: [] for kind in (*KINDS, NOWHERE)} for reading in Reading
        }
        self._kind = NOWHERE
        self._outer: list[tuple[str, Reading | None]] = []  # kind around, reading it belongs to
        self._shown = dict.fromkeys(Reading, 0)  # open elements that only the other reading has
        self._lists: list[list[str]] = []  # where text goes now

    def read(self, root: etree._Element) -> None:
        """Read *root* to its end."""
        for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
            if event == "start":
                self._start(element)
            else:
                if event == "end":
                    self._end(element)
                if element.tail:
                    self._put(element.tail)

    def _start(self, element: etree._Element) -> None:
        kind, only = element.get("data-words"), _only(element)
        self._outer.append((self._kind, only))
        if kind or only:
            if kind:
                self._kind = kind if kind in KINDS else NOWHERE
            if only:
                self._shown[only.other] += 1
            self._turn()
        if kind or element.tag not in PHRASING:
            self._put(" ")
        if element.text:
            self._put(element.text)

    def _end(self, element: etree._Element) -> None:
        if element.tag not in PHRASING:
            self._put(" ")
        kind, only = self._outer.pop()
        if only or kind != self._kind:
            self._kind = kind
            if only:
                self._shown[only.other] -= 1
            self._turn()

    def _turn(self) -> None:
        self._lists = [
            self.found[reading][self._kind]
            for reading, missing in self._shown.items()
            if not missing and self._kind != NOWHERE
        ]

    def _put(self, text: str) -> None:
        for pieces in self._lists:
            pieces.append(text)


def _only(element: etree._Element) -> Reading | None:
    """Return the one reading that shows *element*, ``None`` when both do."""
    classes = element.get("class")
    if not classes or not ("printed" in classes or "corrected" in classes):
        return None
    return next((reading for reading in Reading if reading in classes.split()), None)
