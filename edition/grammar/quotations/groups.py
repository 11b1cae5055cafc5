"""Own quotations of whole blocks: one block within its marks, a chain of blocks, an extract."""

import re
from functools import cached_property
from itertools import pairwise

from edition.grammar.marks.joined import Chain
from edition.grammar.model import PARAGRAPH, WORDS, Block, Certainty, Group, Kind
from edition.grammar.quotations.dialogue import begins_with_dash
from edition.grammar.quotations.extracts import FEW, extract_groups, extracted
from edition.grammar.quotations.lines import Lines
from edition.grammar.structure.blocks import introduces, names
from edition.grammar.structure.citations import (
    ATTRIBUTION_LENGTH,
    SPEECH_SHARE,
    count_speeches,
    leading,
)
from edition.grammar.tokens import Q_OPEN, TEXT, Tokens
from edition.structs import Mutable, field, replace

CLAUSE_LENGTH = 120
"""Characters of a clause between two parts of a quotation, at most."""
CLAUSE_WORDS = 5
"""Words of such a clause that no comma parts from the quotation, at most."""
BESIDE_MARKS = " \xa0`'"
"""The space within « so », and the other half of a mark of two characters: ``so''."""
CLAUSE_AFTER = tuple(",?!—–")
SENTENCE_END = re.compile(r"[.!?;:](?=\s)|\n[ \t]*\n")
STOPS = frozenset(".,;")
ATTRIBUTION = re.compile(r"\s*(?:[—–―]|--|\(|\[)")
DASHES = "—–-"


class Groups(Mutable, dict=True):
    """Finds the quotations of whole blocks, and joins the segments of the others."""

    tokens: Tokens
    blocks: list[Block]
    chains: list[Chain]
    noted: set[int]
    """The numbers of the blocks of long notes: indented, they are no extracts."""
    groups: list[Group] = field(default_factory=list)
    joined: dict[int, tuple[int | None, int | None]] = field(default_factory=dict)
    segments: list[list[int]] = field(default_factory=list)
    """The openings of each quotation that is in segments inside paragraphs."""
    crossed: set[int] = field(default_factory=set)
    """The numbers of the blocks that are whole segments of a quotation that opens elsewhere."""
    speech: bool = False
    """This is a book of dialogue."""

    def run(self) -> None:
        """Fill ``groups``, and ``joined`` and ``segments`` but for what runs over lines."""
        last = -1
        for chain in self.chains:
            if chain.blocks[0] > last and self._whole_chain(chain):
                self._chain_group(chain)
                last = chain.blocks[-1]
            else:
                self._segments(chain)
        taken = {number for chain in self.chains for number in chain.blocks}
        self.speech = self._speech()
        extracts = extracted(self.tokens, self.blocks, self.noted, self.whole)
        for number, block in enumerate(self.blocks):
            if number in taken or block.kind not in WORDS:
                continue
            if self.whole(block) and self._set_apart(number, extracts):
                self._block_group(number, extracts)
                taken.add(number)
        self.groups += extract_groups(self.tokens, self.blocks, extracts - taken)
        self.groups.sort(key=lambda group: group.first)
        self._attributions()

    def _set_apart(self, number: int, extracts: set[int]) -> bool:
        """Tell whether what fills a block is a quotation of its own, and nothing said in a book."""
        said = self.speech or self._reports(self.blocks[number])
        return not said or number in extracts or self._introduced(number) or self._cited(number)

    def cut_lines(self) -> None:
        """Cut what runs over lines of verse in segments, when all groups are known."""
        Lines(self.tokens, self.blocks, self.joined, self.segments).run()

    def whole(self, block: Block) -> bool:
        """Tell whether one pair of marks holds the whole block, and is no segment of more."""
        first = leading(self.tokens, block)
        return (
            first < block.last - 1
            and self.tokens.kinds[first] == Q_OPEN
            and first not in self.joined
            and self._ends(block, self.tokens.partner.get(first, -1))
        )

    def _ends(self, block: Block, closing: int) -> bool:
        """Tell whether the mark *closing* ends *block*, but for a stop where it stands after it."""
        tokens = self.tokens
        if closing == block.last - 1:
            return True
        rest = tokens.texts[closing + 1].rstrip() if closing == block.last - 2 > 0 else ""
        return tokens.profile.stops_outside and rest in STOPS

    def _whole_chain(self, chain: Chain) -> bool:
        """Tell whether a chain begins and ends where blocks do."""
        tokens = self.tokens
        first, last = self.blocks[chain.blocks[0]], self.blocks[chain.blocks[-1]]
        opening, closing = chain.openings[0], chain.openings[-1]
        if opening is None or closing is None:
            return False
        return opening == leading(tokens, first) and self._ends(last, tokens.partner[closing])

    def _chain_group(self, chain: Chain) -> None:
        """Make one group of a chain; its marks are characters then."""
        tokens = self.tokens
        for opening in chain.openings:
            if opening is not None:
                self.unmark(opening)
        start, _ = tokens.span(self.blocks[chain.blocks[0]])
        _, end = tokens.span(self.blocks[chain.blocks[-1]])
        sure = Certainty.HIGH if chain.evidence == "opened-again" else Certainty.MEDIUM
        evidence = ("whole-block", chain.evidence)
        self.groups.append(Group(chain.blocks[0], chain.blocks[-1], start, end, sure, evidence))

    def unmark(self, opening: int) -> None:
        """Let the marks of a pair be characters."""
        closing = self.tokens.partner.pop(opening)
        for index in (opening, closing):
            if index >= 0:
                self.tokens.kinds[index] = TEXT

    def _segments(self, chain: Chain) -> None:
        """Join the segments of a chain that begins or ends inside a paragraph."""
        tokens = self.tokens
        keys: list[int] = []
        openings: list[int] = []
        for number, opening in zip(chain.blocks, chain.openings, strict=True):
            if opening is not None:
                tokens.insert(opening)
                openings.append(opening)
                keys.append(opening)
            elif number not in self.crossed:  # else a quotation around this one has the block
                keys.append(self._cross(number, chain.evidence))
        self._join(keys)
        self.segments.append(openings)

    def _cross(self, number: int, evidence: str) -> int:
        """Make a whole block one segment of a quotation; return the number of its opening."""
        self.crossed.add(number)
        start, end = self.tokens.span(self.blocks[number])
        key = self.tokens.at(start)
        sure = Certainty.MEDIUM
        self.groups.append(Group(number, number, start, end, sure, (evidence,), opening=key))
        return key

    def speeches(self, found: list[list[int]]) -> None:
        """Join the segments of each speech that a dash begins."""
        for openings in found:
            if len(openings) > 1:
                self._join(openings)
                self.segments.append(openings)

    def interruptions(self, spans: list[tuple[int, int, int]]) -> None:
        """Join the parts of what a clause interrupts: “Some think,” he said, “that it was lit”.

        *spans* are the openings and offsets of all quotations, in the order of the text.
        """
        outer: list[tuple[int, int, int]] = []
        for span in spans:
            if not outer or span[1] >= outer[-1][2]:
                outer.append(span)
        for (one, _, end), (other, start, _) in pairwise(outer):
            if (
                0 < start - end <= CLAUSE_LENGTH
                and self._interrupts(end, start)
                and self.joined.get(one, (None, None))[1] is None
                and self.joined.get(other, (None, None))[0] is None
            ):
                self.joined[one] = (self.joined.get(one, (None, None))[0], other)
                self.joined[other] = (one, self.joined.get(other, (None, None))[1])

    def _interrupts(self, end: int, start: int) -> bool:
        """Tell whether a clause interrupts what ends at offset *end* and goes on from *start*."""
        text, profile = self.tokens.text, self.tokens.profile
        clause = text[end:start]
        said = text[max(0, end - 3) : end - 1].rstrip(BESIDE_MARKS)
        more = text[start + 1 : start + 3].lstrip(BESIDE_MARKS)
        parted = clause.rstrip().endswith(",") and (said.endswith(CLAUSE_AFTER) or clause[0] == ",")
        brief = profile.clauses_unparted and len(clause.split()) <= CLAUSE_WORDS
        if not (parted or brief) or not more[:1].islower() or SENTENCE_END.search(clause):
            return False
        return any(profile.reporting.match(text, at, start) for at in range(end - 3, end))

    def _join(self, keys: list[int]) -> None:
        befores: list[int | None] = [None, *keys[:-1]]
        afters: list[int | None] = [*keys[1:], None]
        for key, before, after in zip(keys, befores, afters, strict=True):
            self.joined[key] = (before, after)

    def _speech(self) -> bool:
        """Tell whether this is a book of dialogue, where whole paragraphs are spoken."""
        paragraphs = [block for block in self.blocks if block.kind is PARAGRAPH]
        least = max(FEW, SPEECH_SHARE * len(paragraphs))
        if count_speeches(self.tokens, paragraphs) > least:
            return True
        return len(self._dashed) > least and self._dashes_speak

    @cached_property
    def _dashed(self) -> list[Block]:
        """The paragraphs that a dash begins, where it may begin speech."""
        paragraphs = (block for block in self.blocks if block.kind is PARAGRAPH)
        begun = (block for block in paragraphs if begins_with_dash(self.tokens, block))
        return list(begun) if self.tokens.profile.dashes else []

    @cached_property
    def _dashes_speak(self) -> bool:
        """Whether a clause says who speaks in one of the paragraphs that a dash begins."""
        clause = re.compile(self.tokens.profile.spoken)
        return any(clause.search(self.tokens.text_of(block)) for block in self._dashed)

    def _reports(self, block: Block) -> bool:
        """Tell whether a clause within the marks says who speaks: « Oui, dit-il, je viens. »."""
        profile = self.tokens.profile
        return profile.clauses_inside and bool(
            re.search(profile.spoken, self.tokens.text_of(block))
        )

    def _introduced(self, number: int) -> bool:
        if not number or not introduces(self.tokens, self.blocks[number - 1]):
            return False
        return not (self.speech and self._says(self.blocks[number - 1]))

    def _says(self, block: Block) -> bool:
        """Tell whether *block* says, in a book of dialogue, that somebody speaks next.

        A comma or a dash leads on to speech there (he went on,); so does a colon after a verb
        of saying. Other words before a colon announce what is read out: the letter ran thus:
        """
        start, end = self.tokens.span(block)
        said = self.tokens.text[max(start, end - CLAUSE_LENGTH) : end].rstrip().rstrip(DASHES)
        if not said.endswith(":"):
            return True
        clause = SENTENCE_END.split(said.rstrip(":"))[-1]
        return bool(re.search(self.tokens.profile.speaking, clause))

    def _cited(self, number: int) -> bool:
        """Tell whether a citation was parted from a block."""
        after = self.blocks[number + 1 : number + 2]
        return bool(after) and after[0].kind is Kind.ATTRIBUTION

    def _block_group(self, number: int, extracts: set[int]) -> None:
        block = self.blocks[number]
        start, end = self.tokens.span(block)
        self.unmark(leading(self.tokens, block))
        evidence = ["whole-block"]
        if self._introduced(number):
            evidence.append("introduced")
        if number in extracts:
            evidence.append("indented")
        self.groups.append(Group(number, number, start, end, Certainty.HIGH, tuple(evidence)))

    def _attributions(self) -> None:
        """Give each group the line after it that says who wrote it."""
        first = {group.first for group in self.groups}
        for position, group in enumerate(self.groups):
            number = group.last + 1
            if number >= len(self.blocks) or number in first or group.opening is not None:
                continue
            if self._names_author(number):
                self.blocks[number].kind = Kind.ATTRIBUTION
                self.groups[position] = replace(group, attribution=number)

    def _names_author(self, number: int) -> bool:
        block = self.blocks[number]
        if block.kind is Kind.ATTRIBUTION:
            return True
        start, end = self.tokens.span(block)
        return (
            block.kind is Kind.PARAGRAPH
            and end - start <= ATTRIBUTION_LENGTH
            and bool(ATTRIBUTION.match(self.tokens.text, start))
            and Q_OPEN not in self.tokens.kinds[block.first : block.last]
            and self.tokens.text[end - 1] not in "!?,:;"
            and not self.speech
            and not self._speaks(block)
        )

    def _speaks(self, block: Block) -> bool:
        """Tell speech after a dash (—Yes, she said) from the name of an author."""
        tokens = self.tokens
        if not tokens.profile.dashes or not begins_with_dash(tokens, block):
            return False
        said = tokens.text_of(block)
        if re.search(tokens.profile.spoken, said):
            return True
        return self._dashes_speak and not names(said)
