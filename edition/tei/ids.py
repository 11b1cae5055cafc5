"""Own the identifiers: short hashes of what is identified, so that they survive edits elsewhere."""

import re
from bisect import bisect_right
from hashlib import blake2b

from edition.grammar.model import Document, Kind, Part

PREFIXES = {
    Kind.TITLE: "t",
    Kind.BYLINE: "t",
    Kind.HEADING: "h",
    Kind.PARAGRAPH: "p",
    Kind.VERSE: "v",
    Kind.ARRANGED_LINES: "a",
    Kind.OMISSION_LINE: "o",
    Kind.SEPARATOR: "a",
    Kind.ATTRIBUTION: "b",
    Kind.NOTE: "n",
    Kind.ILLUSTRATION: "f",
    Kind.SPACE: "a",
    Kind.IMPRINT: "t",
    Kind.SPEAKER: "w",
    Kind.STAGE: "g",
    Kind.DATELINE: "l",
    Kind.SALUTE: "l",
    Kind.VALEDICTION: "l",
    Kind.SIGNED: "l",
    Kind.TRAILER: "l",
    Kind.ORNAMENT: "a",
    Kind.PAGE_BREAK: "m",
    Kind.SIDENOTE: "n",
    Kind.ITEM: "a",
    Kind.CAST_ITEM: "r",
    Kind.CELL: "a",
}
"""What the identifier of a block begins with."""
PART_PREFIXES = {
    "speech": "d",
    "long_note": "n",
    "long_illustration": "f",
    "opener": "l",
    "closer": "l",
    "postscript": "l",
    "epigraph": "x",
    "item_list": "a",
    "cast_list": "r",
    "table": "a",
}
DIGITS = 4
"""Bytes of a hash; 4 give 8 hexadecimal digits. Repeats get a suffix, so none is ever shared."""
NO_WORDS = blake2b(digest_size=DIGITS)
IGNORED = bytes(sorted({*b" \t\r\n.,;:!?'\"()[]-_*"}))
LOWER = bytes(range(256)).lower()
NO_NAME = re.compile(r"[^A-Za-z0-9._-]+")
SHORT = 40
"""Below this many characters a text is not distinct by itself: its block is hashed with it."""


class Ids:
    """Gives what is in one document its ``xml:id`` values, each once.

    Offsets are those of the source; the identifier of a block or of a segment is the same
    however often it is asked for.
    """

    def __init__(self, document: Document) -> None:
        """Begin with none given."""
        self._document = document
        self._text = document.text
        self._begins = [document.starts[block.first] for block in document.blocks]
        self._blocks = [""] * len(document.blocks)
        self._segments: dict[int, str] = {}
        self._parts: dict[Part, str] = {}
        self._given: dict[str, int] = {}

    def of_block(self, number: int) -> str:
        """Return the identifier of block *number*, made of its words."""
        name = self._blocks[number]
        if not name:
            document = self._document
            block = document.blocks[number]
            last = block.last - 1
            end = document.starts[last] + len(document.texts[last])
            text = self._text[self._begins[number] : end]
            self._blocks[number] = name = self._named(PREFIXES[block.kind], text)
        return name

    def of_part(self, part: Part) -> str:
        """Return the identifier of what several blocks make up."""
        if part not in self._parts:
            last = self._document.blocks[part.last].last - 1
            end = self._document.starts[last] + len(self._document.texts[last])
            prefix = PART_PREFIXES[part.rule]
            self._parts[part] = self.of_span(prefix, self._begins[part.first], end)
        return self._parts[part]

    def of_block_at(self, offset: int) -> str:
        """Return the identifier of the block that holds *offset*."""
        number = bisect_right(self._begins, offset) - 1
        return self._blocks[number] or self.of_block(number)

    def of_span(self, prefix: str, start: int, end: int, more: str = "") -> str:
        """Return an identifier for what lies from *start* to *end* inside a block.

        A long text is known by its own words; a short one by these, with *more*, and its
        block's.
        """
        text = self._text[start:end]
        if more:
            text += more
        if len(text) <= SHORT:
            number = bisect_right(self._begins, start) - 1
            text = (self._blocks[number] or self.of_block(number)) + text
        return self._named(prefix, text)

    def of_token(self, prefix: str, index: int) -> str:
        """Return an identifier for the token at *index*."""
        start = self._document.starts[index]
        return self.of_span(prefix, start, start + len(self._document.texts[index]))

    def of_segment(self, opening: int) -> str:
        """Return the identifier of the segment of a quotation that *opening* opens."""
        if opening not in self._segments:
            self._segments[opening] = self.of_span("q", *self._segment_span(opening))
        return self._segments[opening]

    def _segment_span(self, opening: int) -> tuple[int, int]:
        if found := self._document.quotations.get(opening):
            return found.start, found.end
        group = next(group for group in self._document.groups if group.opening == opening)
        return group.start, group.end

    def _named(self, prefix: str, text: str) -> str:
        """Return a name made of the words of *text*, with a number if it is not the first."""
        words = text.encode("utf-8", "surrogatepass").translate(LOWER, IGNORED)
        hashed = NO_WORDS.copy()  # half the time that making one takes
        hashed.update(words)
        name = f"{prefix}-{hashed.hexdigest()}"
        times = self._given[name] = self._given.get(name, 0) + 1
        return name if times == 1 else f"{name}-{times}"


def own_rule(name: str) -> str:
    """Return the identifier of a rule that an editor called *name*, which may be anything."""
    return f"rule-{NO_NAME.sub('-', name)}"
