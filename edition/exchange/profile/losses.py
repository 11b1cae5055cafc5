"""Own the report of a change of profile: all that is not afterwards as it was before."""

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from edition.structs import Mutable, field
from edition.view.names import XML, XML_ID, Element, local_name


class Kind(StrEnum):
    """What happened."""

    LOST = "lost"
    """An element or attribute is gone; the words of an element are still there."""
    LEFT_OUT = "left out"
    """An element is gone with its words, which are not of the reading that was asked for."""
    ADDED = "added"
    """The profile asks for something that was not there."""
    REWRITTEN = "rewritten"
    """An element or attribute of a header that is written anew."""
    COMPOSED = "composed"
    """An element or attribute of the new header."""
    MISPLACED = "misplaced"
    """Something stands where the profile has no place for it: the result is not valid there."""
    CHANGED = "changed"
    """Something is called otherwise, and the way back leads to what it was."""


class Change(NamedTuple):
    """One kind of change; ``attribute`` is empty where it is about the element itself."""

    kind: Kind
    element: str
    attribute: str = ""
    became: str = ""


class Changes(Mutable):
    """All changes, counted; ``first`` says where each happened first."""

    counts: Counter[Change] = field(default_factory=Counter)
    first: dict[Change, str] = field(default_factory=dict)
    words: Counter[Change] = field(default_factory=Counter)

    def add(self, change: Change, where: Element, words: int = 0) -> None:
        """Count *change*, which happened at *where* and took that many words away."""
        self.counts[change] += 1
        self.words[change] += words
        if change not in self.first:
            self.first[change] = place(where)

    def lose(self, element: Element, kind: Kind = Kind.LOST, became: str = "") -> None:
        """Count *element* and its attributes as lost."""
        name = local_name(element)
        words = len(_own_text(element).split()) if kind is Kind.LEFT_OUT else 0
        self.add(Change(kind, name, "", became), element, words)
        for attribute in element.attrib:
            self.add(Change(kind, name, short(str(attribute))), element)

    def gain(self, element: Element, where: Element, why: str, kind: Kind = Kind.ADDED) -> None:
        """Count *element* and its attributes as added at *where*."""
        self.add(Change(kind, local_name(element), "", why), where)
        for attribute in element.attrib:
            self.add(Change(kind, local_name(element), short(str(attribute)), why), where)

    def merge(self, others: "Changes") -> None:
        """Count what *others* counted."""
        self.counts += others.counts
        self.words += others.words
        self.first = others.first | self.first

    def rows(self) -> Iterator[tuple[Change, int, int, str]]:
        """Yield each change with its number, the words that went, and its first place."""
        for change in sorted(self.counts):
            yield change, self.counts[change], self.words[change], self.first[change]


def _own_text(element: Element) -> str:
    return " ".join([element.text or "", *(child.tail or "" for child in element)])


def short(attribute: str) -> str:
    """Return the name of an attribute as a person writes it: ``xml:id``."""
    return attribute.replace(f"{{{XML}}}", "xml:")


def place(element: Element) -> str:
    """Return where *element* is: its own identifier or that of what it stands in, or a line."""
    for one in (element, *element.iterancestors()):
        if identifier := one.get(XML_ID):
            return f"#{identifier}"
    return f"line {element.sourceline or 1}"
