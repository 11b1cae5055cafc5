"""Own the tokens as the grammar expects them: printed, resolved and zero-width, in order."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from edition.grammar.model import Block, Document, Kind
from edition.grammar.tokens import BLANK, NL, TEXT

POINTED = frozenset(
    {"Q_OPEN", "Q_CLOSE", "Q_PAUSE", "Q_RESUME", "B_OPEN", "I_OPEN", "STRAY", "NOTE_CALL"}
    | {"OMISSION", "AUTHORS_OMISSION", "SUSPENSION", "QUERY", "SIC", "EXCLAMATION"}
)
"""Terminals whose value is the index of their token; the value of others is their text."""
EDGES = {
    Kind.HEADING: ("H_START", "H_END"),
    Kind.PARAGRAPH: ("P_START", "P_END"),
    Kind.OMISSION_LINE: ("OL_START", "OL_END"),
    Kind.SEPARATOR: ("SEP_START", "SEP_END"),
    Kind.ATTRIBUTION: ("BIBL_START", "BIBL_END"),
    Kind.NOTE: ("N_START", "N_END"),
    Kind.ILLUSTRATION: ("FIG_START", "FIG_END"),
    Kind.SPACE: ("SPACE_START", "SPACE_END"),
    Kind.VERSE: ("LG_START", "LG_END"),
    Kind.TITLE: ("TITLE_START", "TITLE_END"),
}
TokenStream = list[tuple[str, Any]]


@dataclass(frozen=True, slots=True)
class Insertion:
    """A zero-width token to put at ``offset``; of two at one place the lower ``rank`` is first."""

    offset: int
    rank: int
    kind: str
    value: Any


@dataclass(slots=True)
class Layout:
    """Writes the tokens of *document*, with *insertions*; ``text`` makes the value of a text."""

    document: Document
    insertions: Sequence[Insertion]
    text: Callable[[str], str]
    stream: TokenStream

    def run(self) -> TokenStream:
        """Return the tokens, each a terminal's name and its value."""
        document = self.document
        opens, closes = _group_edges(document)
        levels: list[int] = []
        front = bool(document.blocks) and document.blocks[0].kind is Kind.TITLE
        position = 0
        if not document.blocks or not front:
            position = self._blanks(0, document.blocks[0].first if document.blocks else 0)
            self._add("BODY_START", 0)
        for number, block in enumerate(document.blocks):
            if block.level:
                self._close_divisions(levels, block.level)
            position = self._gap(number, position)
            if number == 0 and front:
                self._front(block)
                position = self._blanks(block.last, self._next_first(number))
                self._add("BODY_START", 0)
                continue
            if block.level:
                levels.append(block.level)
                self._add("DIV_START", number)
            for edge in opens.get(number, ()):
                self._add(*edge)
            self._block(number, block)
            for edge in closes.get(number, ()):
                self._add(*edge)
            position = block.last
        self._close_divisions(levels, 0)
        self._blanks(position, len(document.kinds))
        self._add("BODY_END", "")
        return self.stream

    def _add(self, kind: str, value: Any) -> None:  # noqa: ANN401
        self.stream.append((kind, value))

    def _next_first(self, number: int) -> int:
        blocks = self.document.blocks
        return blocks[number + 1].first if number + 1 < len(blocks) else len(self.document.kinds)

    def _blanks(self, first: int, last: int) -> int:
        self.stream += [(BLANK, self.text(text)) for text in self.document.texts[first:last]]
        return last

    def _gap(self, number: int, position: int) -> int:
        """Write the blank lines before block *number*."""
        return self._blanks(position, self.document.blocks[number].first)

    def _close_divisions(self, levels: list[int], level: int) -> None:
        while levels and levels[-1] >= level:
            levels.pop()
            self._add("DIV_END", "")

    def _front(self, block: Block) -> None:
        self._add("FRONT_START", 0)
        self._add("TITLE_START", 0)
        self._inline(block.first, block.last)
        self._add("TITLE_END", "")
        self._add("FRONT_END", "")

    def _block(self, number: int, block: Block) -> None:
        start, end = EDGES[block.kind]
        self._add(start, number)
        if block.kind is Kind.VERSE:
            self._lines(number, block)
        else:
            self._inline(block.first, block.last)
        self._add(end, "")

    def _lines(self, number: int, block: Block) -> None:
        first = block.first
        while first < block.last:
            try:
                last = self.document.kinds.index(NL, first, block.last)
            except ValueError:
                last = block.last
            self._add("L_START", number)
            self._inline(first, last)
            self._add("L_END", "")
            if last < block.last:
                self._add(NL, self.text(self.document.texts[last]))
            first = last + 1

    def _inline(self, first: int, last: int) -> None:
        """Write the tokens from *first* to before *last*, insertions among them."""
        document = self.document
        start = document.starts[first]
        end = document.starts[last - 1] + len(document.texts[last - 1])
        low = bisect_left(self.insertions, start, key=_offset)
        high = bisect_left(self.insertions, end + 1, key=_offset)
        if low == high:
            self.stream += self._plain(first, last)
        else:
            self._with_insertions(first, last, list(self.insertions[low:high]))

    def _plain(self, first: int, last: int) -> Iterator[tuple[str, Any]]:
        document = self.document
        for index in range(first, last):
            kind = document.kinds[index]
            yield kind, index if kind in POINTED else self.text(document.texts[index])

    def _with_insertions(self, first: int, last: int, insertions: list[Insertion]) -> None:
        document = self.document
        insertions.reverse()
        for index in range(first, last):
            start, text = document.starts[index], document.texts[index]
            done = 0
            while insertions and insertions[-1].offset < start + len(text):
                insertion = insertions.pop()
                cut = insertion.offset - start
                if cut > done:
                    self._add(TEXT, self.text(text[done:cut]))
                    done = cut
                self._add(insertion.kind, insertion.value)
            if done:
                self._add(TEXT, self.text(text[done:]))
            else:
                self.stream += self._plain(index, index + 1)
        for insertion in reversed(insertions):
            self._add(insertion.kind, insertion.value)


def lay_out(
    document: Document,
    insertions: Sequence[Insertion] = (),
    text: Callable[[str], str] = str,
) -> TokenStream:
    """Return the tokens of *document* in the order the grammar expects them.

    *insertions* must be sorted by offset and rank, and cut only texts.
    """
    return Layout(document, insertions, text, []).run()


def _offset(insertion: Insertion) -> int:
    return insertion.offset


def _group_edges(
    document: Document,
) -> tuple[dict[int, list[tuple[str, int]]], dict[int, list[tuple[str, int]]]]:
    opens: dict[int, list[tuple[str, int]]] = {}
    closes: dict[int, list[tuple[str, int]]] = {}
    for number, group in enumerate(document.groups):
        if group.attribution >= 0:
            opens.setdefault(group.first, []).append(("CIT_START", number))
            closes.setdefault(group.attribution, []).append(("CIT_END", number))
        opens.setdefault(group.first, []).append(("QB_START", number))
        closes.setdefault(group.last, []).insert(0, ("QB_END", number))
    return opens, closes
