"""Own the oracle: which words a TEI tree has in a reading, told without making a page of it."""

from collections.abc import Iterator
from itertools import chain
from operator import itemgetter
from typing import Final

from edition.structs import Frozen
from edition.view.drafts import TAKES_UP, layer_of
from edition.view.names import Element, Event, shown_text, walk
from edition.view.plan import Plan, breaks_word, first_text, following_text, glyph, plan
from edition.view.table import TABLE, Table
from edition.view.tokens import Reading

KINDS: Final = {
    "notes": "notes",
    "readings": "readings",
    "comments": "comment",
    "descriptions": "descriptions",
}
"""Which asides of the element table are counted under which name."""


class Words(Frozen):
    """The words of a text in one reading, in document order, each exactly once.

    ``text`` is what runs through; ``notes``, ``readings`` (variants, further corrections),
    ``comments`` on them and ``descriptions`` of gaps and omissions stand aside from it, one
    inside another after that, and what belongs to an entry within the lemma of another too.
    """

    text: tuple[str, ...]
    notes: tuple[str, ...]
    readings: tuple[str, ...]
    comments: tuple[str, ...]
    descriptions: tuple[str, ...]


def words(root: Element, reading: Reading, table: Table = TABLE) -> Words:
    """Return the words of *root* in *reading*.

    A word ends at white space, at a block's edge and at a line break that is not inside a word.
    """
    return words_of(plan(root, table), reading)


def both(made: Plan) -> dict[Reading, Words]:
    """Return the words of each reading, told once when nothing belongs to one alone."""
    printed = words_of(made, Reading.PRINTED)
    corrected = words_of(made, Reading.CORRECTED) if made.only else printed
    return {Reading.PRINTED: printed, Reading.CORRECTED: corrected}


def words_of(made: Plan, reading: Reading) -> Words:
    """Return the words of the texts that *made* was made for."""
    collector = _Collector(made, reading)
    for text in made.roots:
        collector.read(text)
    return Words(**{kind: tuple("".join(pieces).split()) for kind, pieces in collector.all()})


class _Collector:
    """Sorts the pieces of text by where they are read: one list for each aside, as it begins."""

    def __init__(self, made: Plan, reading: Reading) -> None:
        self.plan = made
        self.reading = reading
        self.text: list[str] = []
        self.asides: list[tuple[int, str, list[str]]] = []
        self.entries = 0
        self.owners = [0]  # the number of the entry that takes up an aside here
        self.lists: list[list[str] | None] = [self.text]  # None: read nowhere

    def all(self) -> Iterator[tuple[str, list[str]]]:
        """Yield the pieces of each kind."""
        yield "text", self.text
        for kind, aside in KINDS.items():
            asides = sorted(self.asides, key=itemgetter(0))
            lists = [pieces for _, name, pieces in asides if name == aside]
            yield kind, list(chain.from_iterable([*pieces, " "] for pieces in lists))

    def read(self, text: Element) -> None:
        """Read *text* to its end."""
        for event, node in walk(text):
            if event is Event.START:
                self._start(node)
            elif event is Event.OTHER:
                self._put(shown_text(node) + following_text(node))
            else:
                self._edge(node in self.plan.blocks)
                self.lists.pop()
                self.owners.pop()
                if node is not text:
                    self._put(following_text(node))

    def _put(self, text: str) -> None:
        if self.lists[-1] is not None:
            self.lists[-1].append(text)

    def _start(self, element: Element) -> None:
        pieces, owner = self.lists[-1], self.owners[-1]
        aside = self.plan.asides.get(element, "")
        if aside == "none" or self.plan.only.get(element) is self.reading.other:
            pieces = None
        elif aside and pieces is not None:
            pieces = []
            if aside == "notes" or not owner:
                owner = self._entry()
            self.asides.append((owner, aside, pieces))
            owner = owner if aside == "readings" else 0
        elif self._takes_up(element):
            owner = self._entry()
        self.lists.append(pieces)
        self.owners.append(owner)
        self._edge(element in self.plan.blocks or breaks_word(self.plan, element))
        self._put(first_text(element) + glyph(self.plan, element))

    def _takes_up(self, element: Element) -> bool:
        row = self.plan.table.row(element)
        return row is not None and layer_of(element, row.layer) in TAKES_UP

    def _entry(self) -> int:
        self.entries += 1
        return self.entries

    def _edge(self, ends_word: bool) -> None:  # noqa: FBT001 (private, and its name says it)
        if ends_word:
            self._put(" ")
