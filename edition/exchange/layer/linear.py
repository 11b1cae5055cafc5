"""Own the plain text that a TEI document is read as, and where each character of it stands.

White space that only lays out the XML becomes one space; blocks stand apart by an empty line,
verse and line breaks by a line end; notes come after the text; what an editor added in place of
something else is left out.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from edition.structs import Frozen, Mutable, field
from edition.view import TABLE
from edition.view.names import Element, Event, walk
from edition.view.plan import Plan, breaks_word, plan
from edition.view.tokens import Reading

LAID_OUT: Final = re.compile(r"[ \t\r\n]+")
PIECES: Final = re.compile(r"[ \t\r\n]+|[^ \t\r\n]+")
SPACE: Final = " \n"
SOMETHING: Final = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for what is shown and has no words: a picture, a gap, a pointer."""

WORDLESS: Final = frozenset({"graphic", "pointer", "reference", "gap", "formula", "glyph", "space"})
"""Roles of elements that may be empty and are shown all the same."""


class Slot(Frozen):
    """A piece of character data: what follows the start tag of a node, or its end tag."""

    node: Element
    is_tail: bool

    @property
    def text(self) -> str:
        """The characters."""
        return (self.node.tail if self.is_tail else self.node.text) or ""

    @property
    def holder(self) -> Element:
        """The element that the characters stand in."""
        parent = self.node.getparent() if self.is_tail else None
        return self.node if parent is None else parent


class Linear(Mutable):
    """The text, and the slots it came from: that of number n begins at ``starts[n]``.

    ``trimmed`` tells of each slot whether the white space at its beginning was left out.
    """

    text: str = ""
    starts: list[int] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    trimmed: list[bool] = field(default_factory=list)

    def at(self, offset: int) -> tuple[Slot, int]:
        """Return the slot of the character at *offset*, and its index there."""
        number = max(0, bisect_right(self.starts, offset) - 1)
        slot = self.slots[number]
        wanted = offset - self.starts[number]
        reached = 0
        for found in PIECES.finditer(slot.text):
            is_space = found[0][0] in " \t\r\n"
            if is_space and self.trimmed[number] and not found.start():
                continue
            length = 1 if is_space else len(found[0])
            if wanted < reached + length:
                return slot, found.start() + wanted - reached
            reached += length
        return slot, len(slot.text)  # a line end of our own, after it


def linear(root: Element) -> Linear:
    """Return the text of the document *root*, as it is printed, notes after the rest."""
    made = plan(root, TABLE)
    reader = _Reader(made)
    for text in made.roots:
        reader.read(text)
    return reader.joined()


class _Part:
    """A text as it grows: the running text, or a note."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.slots: list[tuple[int, Slot, bool]] = []
        self.length = 0
        self.last = "\n"

    def add(self, slot: Slot) -> None:
        trim = self.last in SPACE
        text = LAID_OUT.sub(" ", slot.text)
        text = text.lstrip(" ") if trim else text
        if text:
            self.slots.append((self.length, slot, trim))
            self.say(text)

    def say(self, text: str) -> None:
        if not text:
            return
        self.pieces.append(text)
        self.length += len(text)
        self.last = text[-1]

    def end_line(self, ends: int) -> None:
        """End the line, *ends* times; a space before it becomes a part of it."""
        if not self.pieces:
            return
        if self.last == " ":
            self.pieces[-1] = f"{self.pieces[-1][:-1]}\n"
            self.last = "\n"
        have = len(self._tail()) - len(self._tail().rstrip("\n"))
        if have < ends:
            self.say("\n" * (ends - have))

    def _tail(self) -> str:
        return "".join(self.pieces[-3:])


class _Reader:
    """Reads a text into parts: its own, and one for each note."""

    def __init__(self, made: Plan) -> None:
        self._plan = made
        self._main = _Part()
        self._parts: list[_Part] = [self._main]
        self._open: list[_Part | None] = []

    def read(self, text: Element) -> None:
        self._open.append(self._main)
        for event, node in walk(text):
            if event is Event.START:
                self._start(node)
            elif event is Event.OTHER:
                self._add(Slot(node, is_tail=True))
            else:
                self._end_line(node)
                self._open.pop()
                if node is not text:
                    self._add(Slot(node, is_tail=True))
        self._open.pop()

    def _start(self, element: Element) -> None:
        part = self._open[-1]
        aside = self._plan.asides.get(element, "")
        if self._plan.only.get(element) is Reading.CORRECTED or aside not in {"", "notes"}:
            part = None
        elif aside and part is not None:
            part = _Part()
            self._parts.append(part)
        self._open.append(part)
        self._end_line(element)
        if part is not None and self._plan.rows[element].role in WORDLESS and not len(element):
            part.say("" if element.text else SOMETHING)
        self._add(Slot(element, is_tail=False))

    def _add(self, slot: Slot) -> None:
        part = self._open[-1]
        if part is not None and slot.text:
            part.add(slot)

    def _end_line(self, element: Element) -> None:
        part = self._open[-1]
        if part is None:
            return
        if element in self._plan.blocks:
            part.end_line(1 if self._plan.rows[element].role == "verse-line" else 2)
        elif breaks_word(self._plan, element):
            part.end_line(1)

    def joined(self) -> Linear:
        found = Linear()
        length = 0
        pieces: list[str] = []
        for part in self._parts:
            for start, slot, trimmed in part.slots:
                found.starts.append(length + start)
                found.slots.append(slot)
                found.trimmed.append(trimmed)
            part.end_line(2)
            pieces += part.pieces
            length += part.length
        found.text = "".join(pieces)
        return found


def ancestry(element: Element) -> Iterator[Element]:
    """Yield *element* and all that it stands in."""
    yield element
    yield from element.iterancestors()
