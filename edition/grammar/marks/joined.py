"""Own what all quotations through several blocks have in common: their marks, joined."""

from edition.grammar.model import Block, Kind
from edition.grammar.structure.blocks import depth_of
from edition.grammar.tokens import Q_OPEN, STRAY, TEXT, Loose, Tokens, balanced
from edition.structs import Frozen, Mutable, field

OTHER_CLOSERS = {"“": "’'", "‘": "”", '"': "'’”", "„": "’‘'", "«": "”›"}
"""Marks that were set by mistake where the one that closes should stand."""
MAX_CHAIN = 64
"""Blocks that one quotation may run through unmarked; more: marks without partner."""
BETWEEN = {Kind.VERSE, Kind.OMISSION_LINE, Kind.SEPARATOR}
"""Blocks that a quotation runs through without a mark of their own."""
THROUGH = BETWEEN | {Kind.PARAGRAPH, Kind.NOTE}
ASIDE = {Kind.NOTE, Kind.ILLUSTRATION, Kind.PAGE_BREAK, Kind.SIDENOTE}
"""Blocks that a printer set where they had room: a quotation goes on behind them."""


class Chain(Frozen):
    """A quotation in several blocks: for each block its number and the opening there.

    An opening is the index of a token, negative if none is printed, or None where the whole
    block belongs to the quotation without a mark.
    """

    blocks: tuple[int, ...]
    openings: tuple[int | None, ...]
    evidence: str


class Links(Mutable):
    """The marks of a text from which chains are made; ``loose`` holds those of each block."""

    tokens: Tokens
    blocks: list[Block]
    loose: dict[int, Loose]
    noted: set[int] = field(default_factory=set)
    """The numbers of the blocks of long notes."""
    joined: set[int] = field(default_factory=set)
    """Openings that belong to a chain already."""

    def aside(self, number: int, since: int) -> bool:
        """Tell whether block *number* is no part of what goes on from block *since* to behind it.

        A quotation within a note goes on in the note.
        """
        if since in self.noted or self.blocks[since].kind in ASIDE:
            return False
        return number in self.noted or self.blocks[number].kind in ASIDE

    def leading(self, block: Block, level: int) -> int | None:
        """Return the mark number *level* (from 0) of those that begin *block*, if any."""
        tokens = self.tokens
        index = block.first - 1
        for _ in range(level + 1):
            index += 1
            spaced = index < block.last and tokens.kinds[index] == TEXT
            index += spaced and tokens.texts[index].isspace()
            if index >= block.last or tokens.kinds[index] not in {STRAY, Q_OPEN}:
                return None
        return index

    def open_at_end(self, number: int) -> list[int]:
        """Return the marks that still wait where a block ends, the outermost first."""
        return self.loose[number].open_at_end if number in self.loose else []

    def free(self, number: int, closing: int) -> bool:
        """Tell whether nothing that opens in a block before *closing* closes after it."""
        crossing = any(opening < closing for opening in self.open_at_end(number))
        return not crossing and balanced(self.tokens, self.blocks[number].first, closing)

    def unprinted(self, number: int) -> int:
        """Return an opening at the first word of a block, where none is printed."""
        block = self.blocks[number]
        indent = depth_of(self.tokens.text_of(block))
        return self.tokens.at(self.tokens.starts[block.first] + indent)

    def join(self, chain: Chain) -> Chain:
        """Resolve the marks of *chain*: each block but the last leaves the quotation open."""
        tokens = self.tokens
        for number, opening in zip(chain.blocks, chain.openings, strict=True):
            if opening is None:
                continue
            self.joined.add(opening)
            if opening >= 0:
                tokens.kinds[opening] = Q_OPEN
                if opening in self.open_at_end(number):
                    self.loose[number].open_at_end.remove(opening)
            if opening not in tokens.partner:
                _, end = tokens.span(self.blocks[number])
                tokens.partner[opening] = tokens.at(end)
        return chain

    def closed_wrongly(self, number: int, opening: int) -> bool:
        """Tell whether a mark of another kind closes in the same block: “So it was,’ he said."""
        tokens = self.tokens
        others = OTHER_CLOSERS.get(tokens.texts[opening], "")
        return any(
            index > opening and tokens.texts[index] in others
            for index in self.loose[number].unopened
        )
