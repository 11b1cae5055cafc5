"""Own the finding of where letters and prefaces open and close: at the edges of divisions."""

from collections.abc import Callable

from edition.grammar.model import WORDS, Block, Kind
from edition.grammar.structure.blocks import indented, lines, set_right
from edition.grammar.structure.correspondence import Words, words_of
from edition.grammar.structure.edges import Edges, Roles, name_edges
from edition.grammar.structure.signatures import BELOW, LONGEST, line_of, unname
from edition.grammar.tokens import NL, Tokens
from edition.structs import Mutable

BLOCKS = 5
"""Blocks that open or close a letter, at most."""
BLOCK_LINES = 5
POSTSCRIPT_BLOCKS = 8
"""Paragraphs of a postscript, at most."""
HABIT = 3
"""So many letters that are sure make a book of letters."""
SPOKEN = tuple("“”„‟‘‚‛\"'«»‹›—–")
CLOSING_MARKS = tuple("”’\"'«»‹›“")
Role = Callable[[str], Kind | None]


def find(tokens: Tokens, blocks: list[Block], first: int, last: int) -> None:
    """Name what opens and closes the divisions among *blocks* from *first* to before *last*.

    Lines of one block that say different things become blocks of their own.
    """
    words = words_of(tokens.profile)
    if words is None or first >= last:
        return
    unname(tokens, blocks, words, first, last)
    begins = [at for at in range(first, last) if blocks[at].level]
    begins = begins if begins[:1] == [first] else [first, *begins]
    ends = [*begins[1:], last]
    reader = Reader(tokens, blocks, words)
    found = [
        reader.division(begin, end, closes=end == last or blocks[end].level <= blocks[begin].level)
        for begin, end in zip(begins, ends, strict=True)
    ]
    of_letters = sum(edges.is_letter for edges in found) >= HABIT
    for edges in reversed(found):
        if not (edges.is_letter or edges.dated or of_letters):
            edges.opening.clear()
            edges.name = -1
        name_edges(tokens, blocks, edges)


def find_trailers(tokens: Tokens, blocks: list[Block], first: int, last: int) -> None:
    """Name what ends the acts of a play among *blocks* from *first* to before *last*: CURTAIN."""
    words = words_of(tokens.profile)
    if words is None:
        return
    for number in range(first + 1, last):
        block = blocks[number]
        ends = number + 1 == last or blocks[number + 1].level > 0
        if (
            ends
            and block.kind in {Kind.PARAGRAPH, Kind.HEADING, Kind.STAGE}
            and not blocks[number - 1].level
            and words.is_trailer(line_of(tokens, block))
        ):
            block.kind, block.level = Kind.TRAILER, 0


def _in_marks(printed: list[str]) -> bool:
    """Tell whether a mark begins or ends the lines of a block, or a dash begins them."""
    return printed[0].lstrip().startswith(SPOKEN) or printed[-1].rstrip().endswith(CLOSING_MARKS)


class Reader(Mutable):
    """Reads the edges of divisions."""

    tokens: Tokens
    blocks: list[Block]
    words: Words

    def division(self, begin: int, end: int, *, closes: bool) -> Edges:
        """Return what opens and closes the blocks from number *begin* to before *end*.

        Nothing closes them unless *closes*: divisions within them follow then.
        """
        edges, blocks = Edges(), self.blocks
        body = begin
        while body < end and blocks[body].kind is Kind.HEADING and not self._opens(blocks[body]):
            body += 1
        after = self._open(edges, body, end)
        if after == body and 0 < body < end - 1 and self._may_name(body):
            after = self._open(edges, body + 1, end)
            edges.name = body if edges.salutes else -1
            if edges.name < 0:
                edges.opening.clear()
                after = body
        if after >= end or blocks[after].kind not in WORDS:
            edges.opening.clear()
        if closes:
            self._close(edges, max(after, body), end)
        return edges

    def _may_name(self, number: int) -> bool:
        """Tell whether one short line stands below a heading, as who writes to whom does."""
        block, above = self.blocks[number], self.blocks[number - 1]
        alone = NL not in self.tokens.kinds[block.first : block.last]
        return (
            above.kind is Kind.HEADING
            and block.kind is Kind.PARAGRAPH
            and alone
            and self.tokens.length(block) <= LONGEST
            and not line_of(self.tokens, block).startswith(SPOKEN)
        )

    def _opens(self, block: Block) -> bool:
        """Tell whether what was taken for a second heading opens a letter."""
        line = "" if block.level else line_of(self.tokens, block)
        return bool(line) and (self.words.is_date(line) or self.words.is_salutation(line))

    # ---- the beginning

    def _open(self, edges: Edges, number: int, end: int) -> int:
        """Collect the blocks that open a letter, from *number* on; return the one after them."""
        words = self.words
        while number < end and len(edges.opening) < BLOCKS and not edges.salutes:
            roles = self._roles(number, self._opening_role)
            if not roles:
                break
            edges.opening.append((number, roles))
            number += 1
        printed = [line for at, _ in edges.opening for line in lines(self.tokens, self.blocks[at])]
        edges.dated = any(map(words.is_date, printed))
        return number

    def _opening_role(self, line: str) -> Kind | None:
        if self.words.is_salutation(line):
            return Kind.SALUTE
        return Kind.DATELINE if self.words.is_time(line) else None

    def _roles(self, number: int, role: Role) -> list[Kind]:
        """Return what each line of a block is; nothing if one of them is nothing of the kind.

        A block of several lines with a date is an address with its place.
        """
        block = self.blocks[number]
        named = block.kind in WORDS or (block.kind is Kind.HEADING and not block.level)
        if not named or self.tokens.length(block) > LONGEST * BLOCK_LINES:
            return []
        printed = lines(self.tokens, block)
        long = any(len(line.strip()) > LONGEST for line in printed)
        if long or len(printed) > BLOCK_LINES or _in_marks(printed):
            return []
        found = [role(line) for line in printed]
        if Kind.DATELINE in found:
            places = (self.words.is_signature(line.rstrip(" ,")) for line in printed)
            found = [
                Kind.DATELINE if kind is None and place else kind
                for kind, place in zip(found, places, strict=True)
            ]
        return [kind for kind in found if kind] if None not in found else []

    # ---- the end

    def _close(self, edges: Edges, body: int, end: int) -> None:
        """Find what closes a division: a signature, then a postscript, then THE END."""
        blocks, words = self.blocks, self.words
        edges.end = end
        end = self._above(body, end)
        said = any(block.kind not in BELOW for block in blocks[body : end - 1])
        if said and end > body + 1 and words.is_trailer(line_of(self.tokens, blocks[end - 1])):
            edges.trailer = end - 1
            end = self._above(body, end - 1)
        self._sign(edges, body, end)
        later = range(max(body + 1, end - POSTSCRIPT_BLOCKS), end)
        for number in later if not edges.closing else ():
            if words.postscripts.compiled.match(line_of(self.tokens, blocks[number])):
                among = {block.kind for block in blocks[number:end]}
                if among == {Kind.PARAGRAPH}:
                    self._sign(edges, body, number)
                edges.postscript = number if edges.closing else -1
                break

    def _above(self, body: int, end: int) -> int:
        """Return the number of the block after the last that may close a letter."""
        while end > body and self.blocks[end - 1].kind in BELOW:
            end -= 1
        return end

    def _sign(self, edges: Edges, body: int, end: int) -> None:
        """Collect the blocks that close a letter, up to *end*; none without evidence."""
        found: Roles = []
        number = end - 1
        while number > body and len(found) < BLOCKS:
            roles = self._roles(number, self._closing_role)
            if not roles:
                break
            if not found and roles[-1] is Kind.VALEDICTION and self._ends_in_name(number):
                roles[-1] = Kind.SIGNED
            found.insert(0, (number, roles))
            number -= 1
        while found and not self._is_closing(edges, found):
            del found[0]
        if found and self._is_prose(self._above(body + 1, found[0][0]) - 1):
            edges.closing = found

    def _ends_in_name(self, number: int) -> bool:
        """Tell whether the last line takes leave and signs at once: Dein Karl; Votre Jean."""
        last = lines(self.tokens, self.blocks[number])[-1]
        return len(last.split()) > 1 and self.words.is_signature(last)

    def _closing_role(self, line: str) -> Kind | None:
        words = self.words
        if words.is_valediction(line):
            return Kind.VALEDICTION
        if words.is_time(line):
            return Kind.DATELINE
        return Kind.SIGNED if words.is_signature(line) else None

    def _is_closing(self, edges: Edges, found: Roles) -> bool:
        """Tell whether blocks close a letter: somebody takes leave, or signs as only they do."""
        roles = [kind for _, kinds in found for kind in kinds]
        if Kind.SIGNED not in roles or Kind.VALEDICTION in roles[1:]:
            leave = roles.index(Kind.VALEDICTION) if Kind.VALEDICTION in roles else 0
            if Kind.SIGNED not in roles[leave:] or Kind.SIGNED in roles[:leave]:
                return False
        if Kind.VALEDICTION in roles:
            return True
        signed = [
            line
            for number, kinds in found
            for line, kind in zip(lines(self.tokens, self.blocks[number]), kinds, strict=True)
            if kind is Kind.SIGNED
        ]
        sure = set_right(signed) or self.words.signs(signed[0])
        dated = Kind.DATELINE in roles or edges.salutes
        return len(signed) == 1 and (sure or (dated and signed[0].isupper()))

    def _is_prose(self, number: int) -> bool:
        """Tell whether a block may be the end of a letter: it is none that is only quoted."""
        block = self.blocks[number]
        if block.kind not in WORDS:
            return False
        return not indented(self.tokens, block) and not line_of(self.tokens, block).startswith(
            SPOKEN
        )
