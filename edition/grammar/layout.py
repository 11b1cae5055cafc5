"""Own the tokens as the grammar expects them: printed, resolved and zero-width, in order."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import compress
from typing import Any

from edition.grammar.model import BYLINE, PRINTED, VERSE, Block, Document, Insertion, Kind
from edition.grammar.parse import added_terminals
from edition.grammar.structure.blocks import line_ends
from edition.grammar.terminals import EDGES, PARTS, POINTED
from edition.grammar.tokens import NL, TEXT
from edition.structs import Mutable, field

PLAIN = PRINTED | {Kind.OMISSION_LINE, Kind.NOTE}
"""Between two of these a wider gap than usual is a section break."""
LEAST_GAP = 2
"""Line ends between two blocks, at least; fewer stand between the parts of one."""
Edges = dict[int, list[tuple[str, int]]]


class TokenStream(Mutable):
    """Tokens in order, as two lists: the names of their terminals, and their values."""

    kinds: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        return zip(self.kinds, self.values, strict=True)

    def add(self, kind: str, value: Any) -> None:  # noqa: ANN401 -- an index, or what ``text`` makes
        """Put a token last."""
        self.kinds.append(kind)
        self.values.append(value)


class Layout(Mutable):
    """Writes the tokens of *document*, with *insertions*; ``text`` makes the value of a text.

    ``offsets`` are those of the insertions, and one behind the text; ``values`` belong to the
    document's own tokens.
    """

    document: Document
    insertions: Sequence[Insertion]
    text: Callable[[str], str]
    offsets: list[int]
    values: list[Any]
    stream: TokenStream = field(default_factory=TokenStream)
    inserted: int = 0
    """How many of the insertions are written."""
    opens: Edges = field(default_factory=dict)
    """The tokens that begin what several blocks make up, by the number of the first."""
    closes: Edges = field(default_factory=dict)

    def run(self) -> TokenStream:
        """Return the tokens, each a terminal's name and its value."""
        document, blocks = self.document, self.document.blocks
        self.opens, self.closes = _edges(document)
        position = self._front(document.front) if document.front else 0
        begin = blocks[document.front].first if blocks else 0
        self._copy(position, begin)
        self.stream.add("BODY_START", 0)
        position = self._body(begin)
        if document.back == len(blocks):
            self._copy(position, len(document.kinds))
            self.stream.add("BODY_END", "")
            return self.stream
        self.stream.add("BODY_END", "")
        self._copy(position, blocks[document.back].first)
        self.stream.add("BACK_START", 0)
        position = self._frame(document.back, len(blocks))
        self._copy(position, len(document.kinds))
        self.stream.add("BACK_END", "")
        return self.stream

    def _body(self, position: int) -> int:
        """Write the blocks of the body; return the token after them."""
        document = self.document
        usual = _usual_gap(document)
        levels: list[int] = []
        for number in range(document.front, document.back):
            block = document.blocks[number]
            if block.level:
                self._close_divisions(levels, block.level)
            self._gap(position, number, usual)
            if block.level:
                levels.append(block.level)
                self.stream.add("DIV_START", number)
            self._block(number, block)
            position = block.last
        self._close_divisions(levels, 0)
        return position

    def _copy(self, first: int, last: int) -> None:
        """Write the document's own tokens from *first* to before *last*."""
        self.stream.kinds += self.document.kinds[first:last]
        self.stream.values += self.values[first:last]

    def _gap(self, position: int, number: int, usual: int) -> None:
        """Write the blank lines before block *number*, as a section break if they are many."""
        blocks = self.document.blocks
        first = blocks[number].first
        if (
            number > 0
            and first - position == 1
            and line_ends(self.document.texts[position]) > usual
            and {blocks[number].kind, blocks[number - 1].kind} <= PLAIN
        ):
            self.stream.add("GAP_START", number)
            self._copy(position, first)
            self.stream.add("GAP_END", "")
        else:
            self._copy(position, first)

    def _close_divisions(self, levels: list[int], level: int) -> None:
        while levels and levels[-1] >= level:
            levels.pop()
            self.stream.add("DIV_END", "")

    def _front(self, count: int) -> int:
        """Write the front matter, the first *count* blocks; return the token after it."""
        blocks = self.document.blocks
        self._copy(0, blocks[0].first)
        self.stream.add("FRONT_START", 0)
        title = self.document.title_block
        position = self._frame(0, title) if title else blocks[0].first
        if title < count:
            self._copy(position, blocks[title].first)
            self.stream.add("PAGE_START", title)
            position = self._blocks(title, count)
            self.stream.add("PAGE_END", "")
        self.stream.add("FRONT_END", "")
        return position

    def _frame(self, first: int, last: int) -> int:
        """Write what a library says of a text; return the token after it."""
        self.stream.add("FRAME_START", first)
        position = self._blocks(first, last)
        self.stream.add("FRAME_END", "")
        return position

    def _blocks(self, first: int, last: int) -> int:
        """Write the blocks from *first* to before *last*, and the blank lines between."""
        position = self.document.blocks[first].first
        for number in range(first, last):
            block = self.document.blocks[number]
            self._copy(position, block.first)
            self._block(number, block)
            position = block.last
        return position

    def _byline(self, number: int, block: Block) -> None:
        first, last = block.author, block.author_last
        if first < 0:
            first = last = block.last
        self.stream.add("BYLINE_START", number)
        if first > block.first:
            self._inline(block.first, first)
        if first < last:
            self._element(number, first, last, "AUTHOR_START", "AUTHOR_END")
        if last < block.last:
            self._inline(last, block.last)
        self.stream.add("BYLINE_END", "")

    def _block(self, number: int, block: Block) -> None:
        """Write a block, with what begins before it and what ends after it."""
        for start, value in self.opens.get(number, ()):
            self.stream.add(start, value)
        if block.kind is BYLINE:
            self._byline(number, block)
        elif block.kind is VERSE:
            self._lines(number, block)
        else:
            self._element(number, block.first, block.last, *EDGES[block.kind])
        for end, value in self.closes.get(number, ()):
            self.stream.add(end, value)

    def _lines(self, number: int, block: Block) -> None:
        self.stream.add("LG_START", number)
        first = block.first
        while first < block.last:
            try:
                last = self.document.kinds.index(NL, first, block.last)
            except ValueError:
                last = block.last
            self._element(number, first, last, "L_START", "L_END")
            if last < block.last:
                self._copy(last, last + 1)
            first = last + 1
        self.stream.add("LG_END", "")

    def _element(self, number: int, first: int, last: int, start: str, end: str) -> None:
        """Write what block *number*, or a part of it, is made of, between its edges."""
        kinds, values = self.stream.kinds, self.stream.values
        kinds.append(start)
        values.append(number)
        self._inline(first, last)
        kinds.append(end)
        values.append("")

    def _inline(self, first: int, last: int) -> None:
        """Write the tokens from *first* to before *last*, insertions among them."""
        document, offsets = self.document, self.offsets
        end = document.starts[last - 1] + len(document.texts[last - 1])
        if offsets[self.inserted] <= end:
            upto = bisect_right(offsets, end, self.inserted)
            self._with_insertions(first, last, list(self.insertions[self.inserted : upto]))
            self.inserted = upto
        else:
            self.stream.kinds += document.kinds[first:last]
            self.stream.values += self.values[first:last]

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
                    self.stream.add(TEXT, self.text(text[done:cut]))
                    done = cut
                self.stream.add(insertion.kind, insertion.value)
            if done:
                self.stream.add(TEXT, self.text(text[done:]))
            else:
                self.stream.add(document.kinds[index], self.values[index])
        for insertion in reversed(insertions):
            self.stream.add(insertion.kind, insertion.value)


def lay_out(
    document: Document,
    insertions: Sequence[Insertion] = (),
    text: Callable[[str], str] = str,
    texts: Sequence[str] | None = None,
) -> TokenStream:
    """Return the tokens of *document* in the order the grammar expects them.

    *insertions* come on top of the document's own, and cut only texts. *text* makes the
    value of a text; *texts* are those of the document's tokens, if they are made already.
    """
    both = sorted([*document.insertions, *insertions], key=lambda item: (item.offset, item.rank))
    values: list[Any] = list(map(text, document.texts) if texts is None else texts)
    pointed = POINTED
    if document.house_style:
        pointed |= added_terminals(document.house_style)
    for index in compress(range(len(values)), map(pointed.__contains__, document.kinds)):
        values[index] = index
    offsets = [*(insertion.offset for insertion in both), len(document.text) + 1]
    return Layout(document, both, text, offsets, values).run()


def _edges(document: Document) -> tuple[Edges, Edges]:
    """Return what begins before each block and what ends after it, outside in."""
    opens: Edges = {}
    closes: Edges = {}
    for number, part in enumerate(document.parts):
        start, end = PARTS[part.rule]
        opens.setdefault(part.first, []).append((start, number))
        closes.setdefault(part.last, []).insert(0, (end, number))
    for number, group in enumerate(document.groups):
        if group.attribution >= 0:
            opens.setdefault(group.first, []).append(("CIT_START", number))
            closes.setdefault(group.attribution, []).insert(0, ("CIT_END", number))
        opens.setdefault(group.first, []).append(("QB_START", number))
        closes.setdefault(group.last, []).insert(0, ("QB_END", number))
    return opens, closes


def _usual_gap(document: Document) -> int:
    """Return the line ends that stand between most blocks."""
    counts: Counter[int] = Counter()
    gaps = Counter([document.texts[block.first - 1] for block in document.blocks[1:]])
    for gap, times in gaps.items():
        if (ends := line_ends(gap)) >= LEAST_GAP:
            counts[ends] += times
    return max(counts, key=lambda ends: (counts[ends], -ends), default=0)
