"""Own which TEI element says what: one method per rule of the grammar, each returns XML text.

The marks of the source stay as characters inside the element they delimit (TEI P5 COHQU).
Strings are joined bottom up, which is several times faster than building a tree; every
string a method receives is XML already, escaped where it came from the source.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from edition.grammar.drive import Driver, fold
from edition.grammar.layout import lay_out
from edition.grammar.model import Document, Kind
from edition.proposals.detect import RULES
from edition.proposals.model import Foreign, Proposal
from edition.tei.escape import SPECIAL, attribute, escape
from edition.tei.ids import Ids
from edition.tei.place import Passage, place
from edition.tei.tally import Tally, tally_of

PROLOGUE = b"""<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
"""
TEXT_START, TEXT_END = b'<text xml:space="preserve">', b"</text>\n</TEI>\n"
PREFIXES = {
    Kind.TITLE: "t",
    Kind.BYLINE: "t",
    Kind.HEADING: "h",
    Kind.PARAGRAPH: "p",
    Kind.VERSE: "v",
    Kind.OMISSION_LINE: "o",
    Kind.SEPARATOR: "a",
    Kind.ATTRIBUTION: "b",
    Kind.NOTE: "n",
    Kind.ILLUSTRATION: "f",
    Kind.SPACE: "a",
}
"""What the identifier of a block begins with."""
NOT_ALONE = frozenset({Kind.TITLE, Kind.BYLINE, Kind.OMISSION_LINE, Kind.NOTE, Kind.ILLUSTRATION})
"""Kinds of block that a ``<body>`` may not consist of (TEI P5 DSBODY)."""


class Builder:
    """Builds the ``<text>`` of one document; see the grammar file for an example of each rule.

    The first child of a block's rule is the block's number; that of a mark's rule is the
    index of its token; that of ``correction`` and ``foreign`` is what they encode.
    """

    def __init__(self, document: Document, on_marks: Mapping[int, Proposal] | None = None) -> None:
        """Begin the encoding of *document*; *on_marks* corrects marks, by their tokens."""
        self._on_marks = on_marks or {}
        self._document = document
        self._ids = Ids()
        self._begins = [document.starts[block.first] for block in document.blocks]
        self._segments: dict[int, str] = {}
        self._block_ids = [""] * len(document.blocks)
        self.reasons: list[str] = []
        """The ``<span>`` elements that say why corrections are proposed."""
        self.rules: dict[str, str] = {}
        """What the rules say that proposed corrections."""
        self.marks: dict[int, str] = {}
        """The identifier of what encodes the mark at an offset."""

    def __getattr__(self, rule: str) -> Callable[[list[Any]], str]:
        """Encode a rule that a house style adds as ``<seg type="RULE">``."""
        if rule.startswith("_"):
            raise AttributeError(rule)
        return lambda children: f'<seg type="{rule}">{"".join(map(self._mark, children))}</seg>'

    # ---- the parts of a book

    def document(self, children: list[Any]) -> str:
        return "".join(children)

    def front(self, children: list[Any]) -> str:
        return f"<front><titlePage>{''.join(children[1:-1])}</titlePage></front>"

    def title(self, children: list[Any]) -> str:
        return f"<docTitle>{self._block('titlePart', children)}</docTitle>"

    def byline(self, children: list[Any]) -> str:
        return self._block("byline", children)

    def author(self, children: list[Any]) -> str:
        return f"<docAuthor>{''.join(children[1:-1])}</docAuthor>"

    def body(self, children: list[Any]) -> str:
        kinds = {block.kind for block in self._document.blocks}
        if kinds <= NOT_ALONE:
            return _framed(children, "<body><ab>", "</ab></body>")
        return _framed(children, "<body>", "</body>")

    def division(self, children: list[Any]) -> str:
        return _framed(children, "<div>", "</div>")

    # ---- blocks

    def heading(self, children: list[Any]) -> str:
        return self._block("head", children)

    def paragraph(self, children: list[Any]) -> str:
        return self._block("p", children)

    def quoted_block(self, children: list[Any]) -> str:
        group = self._document.groups[children[0]]
        judged = f' cert="{group.certainty}" ana="{_pointers(group.evidence)}"'
        identity = self._identity(group.opening, group.start, group.end)
        rend = ' rend="block"' if group.opening is None else ""
        return f"<quote{rend}{identity}{judged}>{''.join(children[1:-1])}</quote>"

    def cited_block(self, children: list[Any]) -> str:
        return f"<cit>{''.join(children[1:-1])}</cit>"

    def attribution(self, children: list[Any]) -> str:
        return self._block("bibl", children)

    def verse(self, children: list[Any]) -> str:
        return self._block("lg", children)

    def line(self, children: list[Any]) -> str:
        return f"<l>{''.join(children[1:-1])}</l>"

    def omission_line(self, children: list[Any]) -> str:
        return "".join(children[1:-1])

    def separator(self, children: list[Any]) -> str:
        name = self._block_id(children[0])
        inner = f'<milestone unit="section"/>{"".join(children[1:-1])}'
        return f'<ab xml:id="{name}" type="separator">{inner}</ab>'

    def section_gap(self, children: list[Any]) -> str:
        return f'<milestone unit="section"/>{children[1]}'

    def note(self, children: list[Any]) -> str:
        label = self._document.blocks[children[0]].label
        printed = f' n="{attribute(label)}"' if label else ""
        name = self._block_id(children[0])
        return f'<note xml:id="{name}"{printed}>{"".join(children[1:-1])}</note>'

    def illustration(self, children: list[Any]) -> str:
        name = self._block_id(children[0])
        return f'<figure xml:id="{name}"><p>{"".join(children[1:-1])}</p></figure>'

    def space(self, children: list[Any]) -> str:
        name = self._block_id(children[0])
        return f'<ab xml:id="{name}" type="space">{"".join(children[1:-1])}</ab>'

    def _block(self, element: str, children: list[Any]) -> str:
        name = self._block_id(children[0])
        return f'<{element} xml:id="{name}">{"".join(children[1:-1])}</{element}>'

    def _block_id(self, number: int) -> str:
        """Return the identifier of block *number*, the same however often it is asked for."""
        name = self._block_ids[number]
        if not name:
            document = self._document
            block = document.blocks[number]
            last = block.last - 1
            end = document.starts[last] + len(document.texts[last])
            text = document.text[self._begins[number] : end]
            self._block_ids[number] = name = self._ids.of_block(PREFIXES[block.kind], text)
        return name

    # ---- inside blocks

    def line_break(self, children: list[Any]) -> str:
        return f"{children[0].removesuffix(chr(10))}<lb/>" if "\n" in children[0] else children[0]

    def quotation(self, children: list[Any]) -> str:
        found = self._document.quotations[children[0]]
        judged = f' cert="{found.certainty}" ana="{_pointers(found.evidence)}"'
        inner = f"{self._mark(children[0])}{''.join(children[1:-1])}{self._mark(children[-1])}"
        identity = self._identity(children[0], found.start, found.end)
        return f"<{found.element}{identity}{judged}>{inner}</{found.element}>"

    def segment(self, children: list[Any]) -> str:
        return self.quotation(children)

    def emphasis(self, children: list[Any]) -> str:
        return f'<hi rend="italic">{self._mark(children[0])}{"".join(children[1:])}</hi>'

    def omission(self, children: list[Any]) -> str:
        return self._ellipsis(children[0], ' resp="#editor"')

    def authors_omission(self, children: list[Any]) -> str:
        return self._ellipsis(children[0], ' resp="#author" cert="medium"')

    def suspension(self, children: list[Any]) -> str:
        return f'<pc type="suspension"{self._id("s", children[0])}>{self._mark(children[0])}</pc>'

    def insertion(self, children: list[Any]) -> str:
        opening = children[0]
        end = self._document.starts[self._document.partner[opening]] + 1
        name = self._within("i", self._document.starts[opening], end)
        inner = f"{self._mark(opening)}{''.join(children[1:])}"
        return f'<supplied xml:id="{name}">{inner}</supplied>'

    def query(self, children: list[Any]) -> str:
        return self._metamark(children[0], "query")

    def sic(self, children: list[Any]) -> str:
        return self._metamark(children[0], "sic")

    def exclamation(self, children: list[Any]) -> str:
        return self._metamark(children[0], "exclamation")

    def note_call(self, children: list[Any]) -> str:
        number = self._document.notes.get(children[0])
        target = "" if number is None else f' target="#{self._block_id(number)}"'
        return f'<ref type="note"{target}>{self._mark(children[0])}</ref>'

    def stray(self, children: list[Any]) -> str:
        index = children[0]
        name = self._within("u", self._document.starts[index], self._document.starts[index] + 1)
        self.marks[self._document.starts[index]] = name
        return f'<pc type="unmatched" xml:id="{name}">{self._mark(index)}</pc>'

    def correction(self, children: list[Any]) -> str:
        proposal: Proposal = children[0]
        inner = "".join(children[1:-1])
        name = self._within("c", proposal.start, proposal.end, proposal.correction or "")
        rule = RULES.get(proposal.rule)
        self.rules[proposal.rule] = rule.title if rule else proposal.reason
        self.marks.setdefault(proposal.start, name)
        self.reasons.append(
            f'<span target="#{name}" ana="#{attribute(proposal.rule)}">'
            f"{escape(proposal.reason)}</span>"
        )
        if proposal.correction is None:
            return f'<sic xml:id="{name}">{inner}</sic>'
        judged = (
            'resp="#editor"'
            if proposal.decided
            else f'cert="{proposal.certainty}" resp="#detector"'
        )
        ana = f'ana="#{attribute(proposal.rule)}"'
        corr = f"<corr {judged}>{escape(proposal.correction)}</corr>"
        return f'<choice xml:id="{name}" {ana}><sic>{inner}</sic>{corr}</choice>'

    def foreign(self, children: list[Any]) -> str:
        passage: Foreign = children[0]
        judged = f'xml:lang="{attribute(passage.language)}" cert="{passage.certainty}"'
        return f"<foreign {judged}>{''.join(children[1:-1])}</foreign>"

    # ---- helpers of the above

    def block_at(self, offset: int) -> str:
        """Return the identifier of the block that holds *offset*."""
        return self._block_id(bisect_right(self._begins, offset) - 1)

    def _mark(self, value: int | str) -> str:
        """Return a mark as printed: nothing for an opening or closing that is not printed."""
        if isinstance(value, str):
            return value
        if value in self._on_marks:
            proposal = self._on_marks[value]
            return self.correction([proposal, escape(self._document.texts[value]), ""])
        return escape(self._document.texts[value]) if value >= 0 else ""

    def _identity(self, opening: int | None, start: int, end: int) -> str:
        """Return the attributes that name a quotation and join it to its other segments."""
        if opening is None or opening not in self._document.joined:
            return f' xml:id="{self._within("q", start, end)}"'
        before, after = self._document.joined[opening]
        links = "" if before is None else f' prev="#{self._segment_id(before)}"'
        links += "" if after is None else f' next="#{self._segment_id(after)}"'
        return f' xml:id="{self._segment_id(opening)}"{links}'

    def _segment_id(self, opening: int) -> str:
        """Return the identifier of a segment, the same however often it is asked for."""
        if opening not in self._segments:
            self._segments[opening] = self._within("q", *self._segment_span(opening))
        return self._segments[opening]

    def _segment_span(self, opening: int) -> tuple[int, int]:
        if found := self._document.quotations.get(opening):
            return found.start, found.end
        group = next(group for group in self._document.groups if group.opening == opening)
        return group.start, group.end

    def _id(self, prefix: str, index: int) -> str:
        start = self._document.starts[index]
        return f' xml:id="{self._within(prefix, start, start + len(self._document.texts[index]))}"'

    def _ellipsis(self, index: int, judged: str) -> str:
        inner = f'<metamark function="omission">{self._mark(index)}</metamark>'
        return f"<ellipsis{self._id('e', index)}{judged}>{inner}</ellipsis>"

    def _metamark(self, index: int, function: str) -> str:
        return (
            f'<metamark function="{function}"{self._id("m", index)}>{self._mark(index)}</metamark>'
        )

    def _within(self, prefix: str, start: int, end: int, more: str = "") -> str:
        """Return the identifier of something inside a block, by its words and the block's."""
        around = self._block_id(bisect_right(self._begins, start) - 1)
        return self._ids.within(prefix, self._document.text[start:end] + more, around)


def _framed(children: list[Any], start: str, end: str) -> str:
    """Join *children* with *start* and *end* in place of the first and last: one copy, not two."""
    children[0], children[-1] = start, end
    return "".join(children)


def _pointers(names: Iterable[str]) -> str:
    return " ".join(f"#{name}" for name in names)


@dataclass(frozen=True, slots=True)
class Encoding:
    """A complete TEI document, what is in it, and what could not be.

    ``unencoded`` are the corrections and foreign passages that cross the edge of an
    element or each other.
    """

    tei: bytes
    tally: Tally
    unencoded: tuple[Passage, ...]


def encode(
    document: Document,
    proposals: Sequence[Proposal],
    foreign: Sequence[Foreign],
    header: Callable[[Tally], str],
) -> Encoding:
    """Return the TEI of *document*, with the corrections and foreign passages that fit in.

    *header* writes the ``<teiHeader>`` element when it is told what the text holds.
    """
    placed = place(document, proposals, foreign)
    builder = Builder(document, placed.on_marks)
    stream = lay_out(document, placed.insertions, escape, _escaped(document))
    inner = Driver(fold(document.house_style), builder).run(stream)
    tally = tally_of(document, stream, placed, builder.rules)
    del stream
    parts = [header(tally), _stand_off(document, builder)]
    head = "".join(f"{part}\n" for part in parts if part)
    tei = b"".join((PROLOGUE, head.encode(), TEXT_START, inner.encode(), TEXT_END))
    return Encoding(tei, tally, placed.refused)


def _escaped(document: Document) -> Sequence[str]:
    """Return the texts of the tokens as XML; only those that need it are looked at."""
    places = SPECIAL.finditer(document.text)
    indexes = {bisect_right(document.starts, found.start()) - 1 for found in places}
    if not indexes:
        return document.texts
    texts = list(document.texts)
    for index in indexes:
        texts[index] = escape(texts[index])
    return texts


def _stand_off(document: Document, builder: Builder) -> str:
    groups = [
        f'<spanGrp type="{kind}" resp="#detector">{"".join(spans)}</spanGrp>'
        for kind, spans in (("reason", builder.reasons), ("anomaly", _anomalies(document, builder)))
        if spans
    ]
    return f"<standOff>{''.join(groups)}</standOff>" if groups else ""


def _anomalies(document: Document, builder: Builder) -> list[str]:
    """Write what is wrong with marks, each pointing at the mark or at least at its block."""
    return [
        f'<span target="#{builder.marks.get(anomaly.start) or builder.block_at(anomaly.start)}"'
        f' ana="#{anomaly.code}">{escape(anomaly.found)}</span>'
        for anomaly in document.anomalies
    ]
