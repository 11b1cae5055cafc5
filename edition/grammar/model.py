"""Own the shapes of a parsed text: tokens, blocks, quotations, anomalies, and their document.

All offsets count code points of the source text from 0; spans are half open.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from edition.grammar.profiles.profile import Profile
from edition.structs import Frozen, Mutable


class Certainty(StrEnum):
    """How sure an inference is; the values are those of TEI ``@cert``."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Repair(Frozen):
    """One possible mend: replace the characters from ``start`` to ``end`` by ``replacement``."""

    start: int
    end: int
    replacement: str


class Anomaly(Frozen):
    """Something in the text that cannot be as it was meant, usually a quotation mark.

    ``code`` is stable and documented. ``found`` says what stands there, in the editor's
    words. ``repairs`` lists every reading that would be regular, the likeliest first; an
    anomaly whose place of repair is provable has exactly one, and ``certainty`` high.
    """

    code: str
    start: int
    end: int
    found: str
    repairs: tuple[Repair, ...]
    certainty: Certainty


class Quotation(NamedTuple):
    """One pair of marks, or one segment of a quotation that was interrupted.

    ``element`` is ``quote``, ``soCalled``, ``mentioned`` or ``q``; ``start`` and ``end``
    include the marks. ``evidence`` names the rows of the table of evidence that decided.
    """

    start: int
    end: int
    element: str
    certainty: Certainty
    evidence: tuple[str, ...]


class Kind(StrEnum):
    """What a block is; the values are the rules of the grammar."""

    TITLE = "title"
    BYLINE = "byline"
    IMPRINT = "imprint"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    VERSE = "verse"
    ARRANGED_LINES = "arranged_lines"
    OMISSION_LINE = "omission_line"
    SEPARATOR = "separator"
    ATTRIBUTION = "attribution"
    SPEAKER = "speaker"
    STAGE = "stage"
    NOTE = "note"
    ILLUSTRATION = "illustration"
    SPACE = "space"
    DATELINE = "dateline"
    SALUTE = "salute"
    VALEDICTION = "valediction"
    SIGNED = "signed"
    POSTSCRIPT = "postscript"
    TRAILER = "trailer"
    ORNAMENT = "ornament"
    PAGE_BREAK = "page_break"
    SIDENOTE = "sidenote"
    ITEM = "item"
    CAST_ITEM = "cast_item"
    CELL = "cell"


BYLINE, HEADING, NOTE, PARAGRAPH = Kind.BYLINE, Kind.HEADING, Kind.NOTE, Kind.PARAGRAPH
CAST_ITEM, POSTSCRIPT, VERSE = Kind.CAST_ITEM, Kind.POSTSCRIPT, Kind.VERSE
"""What is asked of every block: in Python 3.11 a member of an enumeration is looked up some
fifteen times as slowly by its class (``Kind.VERSE``) as by a name."""


class Block(Mutable):
    """One block: the tokens from ``first`` to before ``last``, between blank lines.

    ``level`` is the level of a heading that begins a division, from 1; 0 for all other
    blocks. In a byline the name runs from the token ``author`` to before ``author_last``; -1
    if there is none. In a note, ``label`` is what it is called by; in what begins a division,
    the kind of division (``contents``).
    """

    kind: Kind
    first: int
    last: int
    level: int = 0
    author: int = -1
    author_last: int = -1
    label: str = ""


class Insertion(Frozen):
    """A zero-width token to put at ``offset``; of two at one place the lower ``rank`` is first."""

    offset: int
    rank: int
    kind: str
    value: Any


class Sign(Frozen):
    """What signs of a plain text say of what lies from ``start`` to ``end``, the signs included.

    ``kind`` is a look (``bold``, as TEI ``@rend``), ``parted`` where a hyphen parts a word at
    the end of a line, or ``hyphen`` where the word has it anyway.
    """

    start: int
    end: int
    kind: str


class Group(Frozen):
    """A quotation of whole blocks, from block number ``first`` to ``last``, both included.

    ``start`` and ``end`` are its offsets, marks included; ``attribution`` is the number of
    the block that names the author, -1 if none does. ``opening`` is a number among the
    unprinted openings if the group is one segment of a longer quotation.
    """

    first: int
    last: int
    start: int
    end: int
    certainty: Certainty
    evidence: tuple[str, ...]
    attribution: int = -1
    opening: int | None = None


class Part(Frozen):
    """Blocks that belong together, from number ``first`` to ``last``, both included.

    ``rule`` is the rule of the grammar, such as ``speech`` or ``long_note``; ``label`` is what a
    note is called by; ``certainty`` is None for what is beyond doubt.
    """

    rule: str
    first: int
    last: int
    label: str = ""
    certainty: Certainty | None = None


WORDS = frozenset({Kind.PARAGRAPH, Kind.VERSE})
"""Blocks of nothing but words."""
PRINTED = WORDS | {Kind.ARRANGED_LINES}
"""The same, and words whose place on the line says something."""
PAGE = frozenset({Kind.TITLE, Kind.BYLINE, Kind.IMPRINT})
"""What a title page may begin with."""


class Document(Frozen):
    """All that the grammar found in a text.

    ``kinds``, ``texts`` and ``starts`` are its tokens, resolved; their texts joined are the
    source. ``partner`` maps the index of an opening token to that of its closing one;
    ``quotations`` maps it to what it opens, in order. An opening or closing that is not
    printed has a negative number: -1 for the first of ``unprinted``, which lists their
    offsets; ``insertions`` puts their zero-width tokens there. ``groups`` are the
    quotations of whole blocks. ``joined`` maps the opening of a segment of a quotation to
    those of the segments before and after it, None where there is none. ``notes`` maps the
    token of a call to the number of the block that holds its note. ``parts`` are speeches and
    notes of several blocks, in order. The first ``front`` blocks are the front matter, those
    from number ``back`` on the back matter. ``profile_reason`` says why the profile was chosen.
    """

    text: str
    profile: Profile
    profile_reason: str
    house_style: str
    kinds: Sequence[str]
    texts: Sequence[str]
    starts: Sequence[int]
    partner: Mapping[int, int]
    unprinted: Sequence[int]
    insertions: Sequence[Insertion]
    blocks: Sequence[Block]
    groups: Sequence[Group]
    quotations: Mapping[int, Quotation]
    joined: Mapping[int, tuple[int | None, int | None]]
    notes: Mapping[int, int]
    anomalies: Sequence[Anomaly]
    parts: Sequence[Part]
    front: int
    back: int
    signs: Sequence[Sign] = ()

    @property
    def title_block(self) -> int:
        """The number of the first block of the title page; of the body, where there is none."""
        titles = (at for at in range(self.front) if self.blocks[at].kind in PAGE)
        return next(titles, self.front)

    @property
    def boilerplate(self) -> tuple[tuple[int, int], ...]:
        """What a library prints before and after the text, as offsets of characters."""
        parts = ((0, self.title_block), (self.back, len(self.blocks)))
        return tuple(
            (self.starts[self.blocks[first].first], self._end(self.blocks[last - 1]))
            for first, last in parts
            if first < last
        )

    def _end(self, block: Block) -> int:
        index = block.last - 1
        return self.starts[index] + len(self.texts[index])
