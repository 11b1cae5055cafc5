"""Own the tokens of a text while it is being read: parallel lists that the resolvers change."""

from operator import itemgetter

from edition.grammar.model import Anomaly, Block, Insertion
from edition.grammar.profiles.profile import Profile
from edition.structs import Frozen, Mutable, field

MARK = "MARK"
TEXT = "TEXT"
STRAY = "STRAY"
Q_OPEN, Q_CLOSE = "Q_OPEN", "Q_CLOSE"
Q_PAUSE, Q_RESUME = "Q_PAUSE", "Q_RESUME"
B_OPEN, B_CLOSE = "B_OPEN", "B_CLOSE"
I_OPEN, I_CLOSE = "I_OPEN", "I_CLOSE"
DIRECTION_OPEN, DIRECTION_CLOSE = "DIRECTION_OPEN", "DIRECTION_CLOSE"
BLANK, NL, OMISSION = "BLANK", "NL", "OMISSION"
NOTE_CALL, SUSPENSION = "NOTE_CALL", "SUSPENSION"
SIDENOTE_OPEN, SIDENOTE_CLOSE = "SIDENOTE_OPEN", "SIDENOTE_CLOSE"
PAGE_OPEN, PAGE_CLOSE = "PAGE_OPEN", "PAGE_CLOSE"
OPENS = frozenset({Q_OPEN, B_OPEN, I_OPEN, DIRECTION_OPEN, SIDENOTE_OPEN, PAGE_OPEN})
CLOSES = frozenset({Q_CLOSE, B_CLOSE, I_CLOSE, DIRECTION_CLOSE, SIDENOTE_CLOSE, PAGE_CLOSE})
CALL = r"\[\w{1,4}\]"
"""The call of a note, as part of an expression: [12]"""
MAYBE_CALL = rf"(?:{CALL})?"
PAUSE_RANK, RESUME_RANK = 20, 40
"""Of two zero-width tokens at one place the lower rank is first; corrections go between."""


class Tokens(Mutable):
    """The tokens of *text*: kind, text and offset of each, and what was found out about them.

    ``partner`` tells, for the index of an opening token, the index of its closing one.
    ``insertions`` are zero-width tokens at offsets. An opening or closing that is not
    printed has a negative number instead of an index: -1 for the first of ``unprinted``,
    which lists their offsets.
    """

    text: str
    profile: Profile
    kinds: list[str]
    texts: list[str]
    starts: list[int]
    partner: dict[int, int] = field(default_factory=dict)
    unprinted: list[int] = field(default_factory=list)
    insertions: list[Insertion] = field(default_factory=list)
    reported: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """Evidence that is known of an opening already, such as that its partner is missing."""
    anomalies: list[Anomaly] = field(default_factory=list)
    graves: bool = False
    """The text quotes `so', as a typewriter does."""

    def end(self, index: int) -> int:
        """Return the offset after token *index*."""
        return self.starts[index] + len(self.texts[index])

    def opened(self, opening: int) -> int:
        """Return the offset where the quotation begins that *opening* opens."""
        return self.starts[opening] if opening >= 0 else self.unprinted[~opening]

    def closed(self, opening: int) -> int:
        """Return the offset where the quotation ends that *opening* opens."""
        closing = self.partner[opening]
        return self.end(closing) if closing >= 0 else self.unprinted[~closing]

    def quotations(self) -> list[tuple[int, int, int]]:
        """Return the opening of every quotation and its offsets, in the order of the text."""
        starts, texts, kinds, unprinted = self.starts, self.texts, self.kinds, self.unprinted
        found = []
        for opening, closing in self.partner.items():
            if opening < 0:
                start = unprinted[~opening]
            elif kinds[opening] == Q_OPEN:
                start = starts[opening]
            else:
                continue
            end = starts[closing] + len(texts[closing]) if closing >= 0 else unprinted[~closing]
            found.append((opening, start, end))
        found.sort(key=itemgetter(1))
        return found

    def span(self, block: Block) -> tuple[int, int]:
        """Return the offsets of *block*, the second after its last character."""
        return self.starts[block.first], self.end(block.last - 1)

    def text_of(self, block: Block) -> str:
        """Return the characters of *block*."""
        start, end = self.span(block)
        return self.text[start:end]

    def beginning(self, block: Block, most: int) -> str:
        """Return the first characters of *block*, so many at *most*, and no space around them."""
        start, end = self.span(block)
        return self.text[start : min(end, start + most)].strip()

    def length(self, block: Block) -> int:
        """Return the number of characters of *block*."""
        last = block.last - 1
        return self.starts[last] + len(self.texts[last]) - self.starts[block.first]

    def enclosed(self, index: int, since: int) -> bool:
        """Tell whether a pair of marks that opens from token *since* on holds token *index*."""
        return any(self.partner.get(at, -1) > index for at in range(since, index))

    def at(self, offset: int) -> int:
        """Return a new number for an opening or closing that is not printed at *offset*."""
        self.unprinted.append(offset)
        return -len(self.unprinted)

    def insert(self, opening: int) -> None:
        """Put the zero-width tokens of a segment whose opening or closing is not printed."""
        self.pause(self.partner[opening])
        self.resume(opening)

    def pause(self, closing: int) -> None:
        """Put the zero-width token of a closing, unless it is printed."""
        if closing < 0:
            offset = self.unprinted[~closing]
            self.insertions.append(Insertion(offset, PAUSE_RANK, Q_PAUSE, closing))

    def resume(self, opening: int) -> None:
        """Put the zero-width token of an opening, unless it is printed."""
        if opening < 0:
            offset = self.unprinted[~opening]
            self.insertions.append(Insertion(offset, RESUME_RANK, Q_RESUME, opening))


class Loose(Frozen):
    """The quotation marks of a block that have no partner, by index; their tokens are STRAY.

    ``open_at_end`` still wait where the block ends, the outermost first; ``inside`` are
    opening marks that an outer pair closes over; ``unopened`` are closing marks.
    """

    open_at_end: list[int]
    inside: list[int]
    unopened: list[int]

    def __bool__(self) -> bool:
        return bool(self.open_at_end or self.inside or self.unopened)


def balanced(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether the tokens from *first* to before *last* close all that they open."""
    depth = 0
    for index in range(first, last):
        depth += (tokens.kinds[index] in OPENS) - (tokens.kinds[index] in CLOSES)
        if depth < 0:
            return False
    return depth == 0
