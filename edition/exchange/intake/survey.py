"""Own the survey of a TEI document: what is in it, what cannot be shown, what is wrong."""

from collections import Counter
from typing import TYPE_CHECKING, Final

from edition.exchange.intake.finding import Survey
from edition.exchange.intake.pictures import Pictures
from edition.messages import Message
from edition.validation import validate
from edition.view import TABLE
from edition.view.facts import facts
from edition.view.names import XML_LANG, Element, Event, local_name, walk
from edition.view.plan import texts

if TYPE_CHECKING:
    from lxml import etree

MOST_TOLD: Final = 20
"""Faults that are told in words; the rest are counted."""


def survey(
    tree: "etree._ElementTree[etree._Element]",
    data: bytes,
    name: str,
    pictures: Pictures,
    parts: int = 0,
) -> Survey:
    """Return what is in *tree*, whose bytes *data* are, and which messages call *name*.

    *parts* is how many texts a corpus has that were written as documents of their own.

    Nothing is kept of what was counted, so that a long document needs little memory.
    """
    root = tree.getroot()
    elements: Counter[str] = Counter()
    attributes: Counter[str] = Counter()
    languages: Counter[str] = Counter()
    for element in root.iter("*"):
        elements[local_name(element)] += 1
        attributes.update(str(attribute).rpartition("}")[2] for attribute in element.attrib)
        if language := element.get(XML_LANG):
            languages[language] += 1
    shown = texts(root)
    faults = validate(data, name=name)
    return Survey(
        title=facts(root).title,
        words=sum(map(_words, shown)),
        elements=elements,
        attributes=attributes,
        languages=languages,
        unknown=_unknown(shown),
        faults=len(faults),
        told=tuple(_told(fault) for fault in faults[:MOST_TOLD]),
        pictures=tuple(pictures.paths),
        missing=pictures.missing,
        parts=parts,
    )


def _told(fault: Message) -> str:
    place = fault.place
    where = f"line {place.line}: " if place and place.line else ""
    return f"{where}{fault.text}"


def _unknown(shown: list[Element]) -> Counter[str]:
    """Count the elements of the texts *shown* that the element table has no row for."""
    unknown: Counter[str] = Counter()
    for text in shown:
        unknown.update(local_name(one) for one in text.iter("*") if TABLE.row(one) is None)
    return unknown


def _words(text: Element) -> int:
    """Count the words of *text*; a block and a line break end a word, other elements do not."""
    count = _Count()
    for event, node in walk(text):
        if event is not Event.OTHER and _ends_word(node):
            count.inside = False
        if event is Event.START:
            count.add(node.text)
        elif node is not text:
            count.add(node.tail)
    return count.words


def _ends_word(element: Element) -> bool:
    row = TABLE.row(element)
    return row is not None and (row.is_block or row.role == "line-break")


class _Count:
    """Counts the words of a text that comes in pieces; ``inside`` is whether one is open."""

    __slots__ = ("inside", "words")

    def __init__(self) -> None:
        self.words = 0
        self.inside = False

    def add(self, piece: str | None) -> None:
        """Count the words that begin in *piece*."""
        if piece:
            self.words += len(piece.split()) - (self.inside and not piece[0].isspace())
            self.inside = not piece[-1].isspace()
