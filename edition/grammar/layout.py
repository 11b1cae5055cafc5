"""Own the tokens as the grammar expects them: printed, resolved and zero-width, in order."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import compress
from typing import Any

from edition.grammar.model import Block, Document, Insertion, Kind
from edition.grammar.parse import added_terminals
from edition.grammar.tokens import NL, TEXT
from edition.structs import Mutable, field

POINTED = frozenset(
    {
        "Q_OPEN",
        "Q_CLOSE",
        "Q_PAUSE",
        "Q_RESUME",
        "B_OPEN",
        "I_OPEN",
        "DIRECTION_OPEN",
        "STRAY",
        "NOTE_CALL",
    }
    | {"OMISSION", "AUTHORS_OMISSION", "SUSPENSION", "QUERY", "SIC", "EXCLAMATION"}
)
"""Terminals whose value is the index of their token, as that of those that a house style adds
is; the value of others is their text."""
EDGES = {
    Kind.HEADING: ("H_START", "H_END"),
    Kind.PARAGRAPH: ("P_START", "P_END"),
    Kind.ARRANGED_LINES: ("AL_START", "AL_END"),
    Kind.OMISSION_LINE: ("OL_START", "OL_END"),
    Kind.SEPARATOR: ("SEP_START", "SEP_END"),
    Kind.ATTRIBUTION: ("BIBL_START", "BIBL_END"),
    Kind.NOTE: ("N_START", "N_END"),
    Kind.ILLUSTRATION: ("FIG_START", "FIG_END"),
    Kind.SPACE: ("SPACE_START", "SPACE_END"),
    Kind.SPEAKER: ("SPEAKER_START", "SPEAKER_END"),
    Kind.STAGE: ("STAGE_START", "STAGE_END"),
    Kind.IMPRINT: ("IMPRINT_START", "IMPRINT_END"),
    Kind.VERSE: ("LG_START", "LG_END"),
    Kind.TITLE: ("TITLE_START", "TITLE_END"),
    Kind.DATELINE: ("DATELINE_START", "DATELINE_END"),
    Kind.SALUTE: ("SALUTE_START", "SALUTE_END"),
    Kind.VALEDICTION: ("SALUTE_START", "SALUTE_END"),
    Kind.SIGNED: ("SIGNED_START", "SIGNED_END"),
    Kind.TRAILER: ("TRAILER_START", "TRAILER_END"),
    Kind.ORNAMENT: ("ORNAMENT_START", "ORNAMENT_END"),
}
PLAIN = frozenset({Kind.PARAGRAPH, Kind.VERSE, Kind.ARRANGED_LINES, Kind.OMISSION_LINE, Kind.NOTE})
"""Between two of these a wider gap than usual is a section break."""
TokenStream = list[tuple[str, Any]]
Edges = dict[int, list[tuple[str, int]]]
PARTS = {
    "speech": ("SPEECH_START", "SPEECH_END"),
    "long_note": ("LN_START", "LN_END"),
    "opener": ("OPENER_START", "OPENER_END"),
    "closer": ("CLOSER_START", "CLOSER_END"),
    "postscript": ("PS_START", "PS_END"),
    "epigraph": ("EPIGRAPH_START", "EPIGRAPH_END"),
}


class Layout(Mutable):
    """Writes the tokens of *document*, with *insertions*; ``text`` makes the value of a text.

    ``offsets`` are those of the insertions, ``pairs`` the document's own tokens.
    """

    document: Document
    insertions: Sequence[Insertion]
    text: Callable[[str], str]
    offsets: list[int]
    pairs: TokenStream
    stream: TokenStream = field(default_factory=list)
    opens: Edges = field(default_factory=dict)
    """The tokens that begin what several blocks make up, by the number of the first."""
    closes: Edges = field(default_factory=dict)

    def run(self) -> TokenStream:
        """Return the tokens, each a terminal's name and its value."""
        document, blocks = self.document, self.document.blocks
        self.opens, self.closes = _edges(document)
        position = self._front(document.front) if document.front else 0
        begin = blocks[document.front].first if blocks else 0
        self._blanks(position, begin)
        self._add("BODY_START", 0)
        position = self._body(begin)
        if document.back == len(blocks):
            self._blanks(position, len(document.kinds))
            self._add("BODY_END", "")
            return self.stream
        self._add("BODY_END", "")
        self._blanks(position, blocks[document.back].first)
        self._add("BACK_START", 0)
        position = self._frame(document.back, len(blocks))
        self._blanks(position, len(document.kinds))
        self._add("BACK_END", "")
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
                self._add("DIV_START", number)
            self.stream += self.opens.get(number, ())
            self._block(number, block)
            self.stream += self.closes.get(number, ())
            position = block.last
        self._close_divisions(levels, 0)
        return position

    def _add(self, kind: str, value: Any) -> None:  # noqa: ANN401
        self.stream.append((kind, value))

    def _blanks(self, first: int, last: int) -> None:
        self.stream += self.pairs[first:last]  # outside of blocks there is nothing else

    def _gap(self, position: int, number: int, usual: int) -> None:
        """Write the blank lines before block *number*, as a section break if they are many."""
        blocks = self.document.blocks
        first = blocks[number].first
        if (
            number > 0
            and first - position == 1
            and _line_ends(self.document.texts[position]) > usual
            and {blocks[number].kind, blocks[number - 1].kind} <= PLAIN
        ):
            self._add("GAP_START", number)
            self._blanks(position, first)
            self._add("GAP_END", "")
        else:
            self._blanks(position, first)

    def _close_divisions(self, levels: list[int], level: int) -> None:
        while levels and levels[-1] >= level:
            levels.pop()
            self._add("DIV_END", "")

    def _front(self, count: int) -> int:
        """Write the front matter, the first *count* blocks; return the token after it."""
        blocks = self.document.blocks
        self._blanks(0, blocks[0].first)
        self._add("FRONT_START", 0)
        title = self.document.title_block
        position = self._frame(0, title) if title else blocks[0].first
        if title < count:
            self._blanks(position, blocks[title].first)
            self._add("PAGE_START", title)
            position = self._blocks(title, count)
            self._add("PAGE_END", "")
        self._add("FRONT_END", "")
        return position

    def _frame(self, first: int, last: int) -> int:
        """Write what a library says of a text; return the token after it."""
        self._add("FRAME_START", first)
        position = self._blocks(first, last)
        self._add("FRAME_END", "")
        return position

    def _blocks(self, first: int, last: int) -> int:
        """Write the blocks from *first* to before *last*, and the blank lines between."""
        position = self.document.blocks[first].first
        for number in range(first, last):
            block = self.document.blocks[number]
            self._blanks(position, block.first)
            self.stream += self.opens.get(number, ())
            if block.kind is Kind.BYLINE:
                self._byline(number, block)
            else:
                self._block(number, block)
            self.stream += self.closes.get(number, ())
            position = block.last
        return position

    def _byline(self, number: int, block: Block) -> None:
        author = block.author if block.author >= 0 else block.last
        self._add("BYLINE_START", number)
        if author > block.first:
            self._inline(block.first, author)
        if author < block.last:
            self._add("AUTHOR_START", number)
            self._inline(author, block.last)
            self._add("AUTHOR_END", "")
        self._add("BYLINE_END", "")

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
                self.stream.append(self.pairs[last])
            first = last + 1

    def _inline(self, first: int, last: int) -> None:
        """Write the tokens from *first* to before *last*, insertions among them."""
        starts, offsets = self.document.starts, self.offsets
        low = bisect_left(offsets, starts[first])
        end = starts[last - 1] + len(self.document.texts[last - 1])
        if low < len(offsets) and offsets[low] <= end:
            high = bisect_left(self.offsets, end + 1)
            self._with_insertions(first, last, list(self.insertions[low:high]))
        else:
            self.stream += self.pairs[first:last]

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
                self.stream.append(self.pairs[index])
        for insertion in reversed(insertions):
            self._add(insertion.kind, insertion.value)


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
    pairs = list(zip(document.kinds, values, strict=True))
    offsets = [insertion.offset for insertion in both]
    return Layout(document, both, text, offsets, pairs).run()


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


@lru_cache(maxsize=256)
def _line_ends(blank: str) -> int:
    return blank.count("\n") or blank.count("\r")


def _usual_gap(document: Document) -> int:
    """Return the line ends that stand between most blocks."""
    counts: dict[int, int] = {}
    for block in document.blocks[1:]:
        ends = _line_ends(document.texts[block.first - 1])
        counts[ends] = counts.get(ends, 0) + 1
    return max(counts, key=lambda ends: (counts[ends], -ends), default=0)
