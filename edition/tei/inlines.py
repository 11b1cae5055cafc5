"""Own the elements inside blocks: one method per rule of the grammar, each returns XML text."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from typing import Any

from edition.grammar.drive import fold
from edition.grammar.model import Document, Sign
from edition.grammar.tokens import PAGE_OPEN
from edition.proposals.detect import RULES
from edition.proposals.model import Foreign, Proposal
from edition.tei.entries import line_end, looking, part_sidenote
from edition.tei.escape import attribute, escape
from edition.tei.ids import Ids, own_rule

PAGE_NUMBER = re.compile(r"[0-9ivxlcIVXLC]+(?=\W*\Z)")
CALL = '<ref type="note"'
RESERVED = frozenset({"ids", "marks", "reasons", "rules"})
"""Names that a rule of a house style cannot have, as the builder has them for its own work."""


class Inlines:
    """Encodes what stands inside the blocks of one document, and what a house style adds.

    The first child of a mark's rule is the index of its token; that of ``correction`` and
    ``foreign`` is what they encode.
    """

    def __init__(
        self,
        document: Document,
        on_marks: Mapping[int, Proposal] | None = None,
        texts: Sequence[str] | None = None,
    ) -> None:
        """Begin the encoding of *document*; *on_marks* corrects marks, by their tokens.

        *texts* are those of its tokens as XML, if they are made already.
        """
        self._document = document
        self._on_marks = on_marks or {}
        self._texts = [escape(text) for text in document.texts] if texts is None else texts
        self._joined = document.joined
        self._quotations = document.quotations
        self.ids = Ids(document)
        self._long_notes = {part.first: part for part in document.parts if part.rule == "long_note"}
        self.reasons: list[str] = []
        """The ``<span>`` elements that say why corrections are proposed."""
        self.rules: dict[str, str] = {}
        """What the rules say that proposed corrections."""
        self.marks: dict[int, str] = {}
        """The identifier of what encodes the mark at an offset."""
        # not by __getattr__: with one, Python looks every attribute up three times as slowly
        for rule in fold(document.house_style).methods[1:] if document.house_style else ():
            if not (rule.startswith("_") or hasattr(self, rule)):
                setattr(self, rule, partial(self._added, rule))

    def _added(self, rule: str, children: list[Any]) -> str:
        """Encode a rule that a house style adds as ``<seg type="RULE">``."""
        return f'<seg type="{rule}">{"".join(map(self._mark, children))}</seg>'

    def line_break(self, children: list[Any]) -> str:
        return f"{children[0].removesuffix(chr(10))}<lb/>" if "\n" in children[0] else children[0]

    def quotation(self, children: list[Any]) -> str:
        opening = children[0]
        start, end, element, certainty, evidence = self._quotations[opening]
        identity = self._identity(opening, start, end)
        judged = judged_by(certainty, evidence)
        begins = f"<{element}{identity}{judged}>{self._mark(opening)}"
        return framed(children, begins, f"{self._mark(children[-1])}</{element}>")

    def segment(self, children: list[Any]) -> str:
        return self.quotation(children)

    def emphasis(self, children: list[Any]) -> str:
        first, last = (_sign_of_italics(one) for one in (self._mark(children[0]), children[-1]))
        return f'<hi rend="italic">{first}{"".join(children[1:-1])}{last}</hi>'

    def omission(self, children: list[Any]) -> str:
        return self._ellipsis(children[0], ' resp="#editor"')

    def authors_omission(self, children: list[Any]) -> str:
        return self._ellipsis(children[0], ' resp="#author" cert="medium"')

    def suspension(self, children: list[Any]) -> str:
        name = self.ids.of_token("s", children[0])
        return f'<pc type="suspension" xml:id="{name}">{self._mark(children[0])}</pc>'

    def insertion(self, children: list[Any]) -> str:
        opening = children[0]
        end = self._document.starts[self._document.partner[opening]] + 1
        name = self.ids.of_span("i", self._document.starts[opening], end)
        inner = f"{self._mark(opening)}{''.join(children[1:])}"
        return f'<supplied xml:id="{name}">{inner}</supplied>'

    def direction(self, children: list[Any]) -> str:
        opening = children[0]
        end = self._document.starts[self._document.partner[opening]] + 1
        name = self.ids.of_span("g", self._document.starts[opening], end)
        return f'<stage xml:id="{name}">{self._mark(opening)}{"".join(children[1:])}</stage>'

    def margin_note(self, children: list[Any]) -> str:
        opening = children[0]
        end = self._document.starts[self._document.partner[opening]] + 1
        name = self.ids.of_span("n", self._document.starts[opening], end)
        inner = part_sidenote(f"{self._mark(opening)}{''.join(children[1:])}")
        return f'<note xml:id="{name}" place="margin">{inner}</note>'

    def page(self, children: list[Any]) -> str:
        index = children[0]
        printed = f"{self._mark(index)}{''.join(children[1:])}"
        numbered = index + (self._document.kinds[index] == PAGE_OPEN)
        number = attribute(PAGE_NUMBER.findall(self._document.texts[numbered])[-1])
        name = self.ids.of_token("m", index)
        sign = f'<metamark function="page" xml:id="{name}">{printed}</metamark>'
        return f'<pb n="{number}"/>{sign}'

    def query(self, children: list[Any]) -> str:
        return self._metamark(children[0], "query")

    def sic(self, children: list[Any]) -> str:
        return self._metamark(children[0], "sic")

    def exclamation(self, children: list[Any]) -> str:
        return self._metamark(children[0], "exclamation")

    def note_call(self, children: list[Any]) -> str:
        number = self._document.notes.get(children[0])
        target = "" if number is None else f' target="#{self._note(number)}"'
        return f"{CALL}{target}>{self._mark(children[0])}</ref>"

    def stray(self, children: list[Any]) -> str:
        index = children[0]
        name = self.ids.of_token("u", index)
        self.marks[self._document.starts[index]] = name
        return f'<pc type="unmatched" xml:id="{name}">{self._mark(index)}</pc>'

    def correction(self, children: list[Any]) -> str:
        proposal: Proposal = children[0]
        inner = "".join(children[1:-1])
        name = self.ids.of_span("c", proposal.start, proposal.end, proposal.correction or "")
        category = self._category(proposal.rule)
        self.marks.setdefault(proposal.start, name)
        self.reasons.append(
            f'<span target="#{name}" ana="#{category}">{escape(proposal.reason)}</span>'
        )
        if proposal.correction is None:
            return f'<sic xml:id="{name}">{inner}</sic>'
        judged = (
            'resp="#editor"'
            if proposal.decided
            else f'cert="{proposal.certainty}" resp="#detector"'
        )
        ana = f'ana="#{category}"'
        corr = f"<corr {judged}>{escape(proposal.correction)}</corr>"
        return f'<choice xml:id="{name}" {ana}><sic>{inner}</sic>{corr}</choice>'

    def _category(self, rule: str) -> str:
        """Note that *rule* spoke; return the identifier under which the header describes it.

        An editor may name a rule as they like, in characters that no identifier can have.
        """
        known = RULES.get(rule)
        category = rule if known else own_rule(rule)
        self.rules[category] = known.title if known else f"{rule}, a rule that the editor names"
        return category

    def foreign(self, children: list[Any]) -> str:
        passage: Foreign = children[0]
        judged = f'xml:lang="{attribute(passage.language)}" cert="{passage.certainty}"'
        return f"<foreign {judged}>{''.join(children[1:-1])}</foreign>"

    def sign(self, children: list[Any]) -> str:
        sign: Sign = children[0]
        inner = "".join(children[1:-1])
        if sign.kind in {"parted", "hyphen"}:
            return line_end(inner, parted=sign.kind == "parted")
        return looking(inner, sign.kind)

    def _note(self, number: int) -> str:
        """Return the identifier of the note that begins with block *number*."""
        part = self._long_notes.get(number)
        return self.ids.of_part(part) if part else self.ids.of_block(number)

    def _mark(self, value: int | str) -> str:
        """Return a mark as printed: nothing for an opening or closing that is not printed."""
        if isinstance(value, str):
            return value
        if value < 0:
            return ""
        if value in self._on_marks:
            return self.correction([self._on_marks[value], self._texts[value], ""])
        return self._texts[value]

    def _identity(self, opening: int | None, start: int, end: int) -> str:
        """Return the attributes that name a quotation and join it to its other segments."""
        if opening is None or opening not in self._joined:
            return f' xml:id="{self.ids.of_span("q", start, end)}"'
        before, after = self._joined[opening]
        links = "" if before is None else f' prev="#{self.ids.of_segment(before)}"'
        links += "" if after is None else f' next="#{self.ids.of_segment(after)}"'
        return f' xml:id="{self.ids.of_segment(opening)}"{links}'

    def _ellipsis(self, index: int, judged: str) -> str:
        inner = f'<metamark function="omission">{self._mark(index)}</metamark>'
        name = self.ids.of_token("e", index)
        return f'<ellipsis xml:id="{name}"{judged}>{inner}</ellipsis>'

    def _metamark(self, index: int, function: str) -> str:
        name = self.ids.of_token("m", index)
        return f'<metamark function="{function}" xml:id="{name}">{self._mark(index)}</metamark>'


def framed(children: list[Any], start: str, end: str) -> str:
    """Join *children* with *start* and *end* in place of the first and last: one copy, not two."""
    children[0], children[-1] = start, end
    return "".join(children)


@lru_cache(maxsize=4096)
def judged_by(certainty: str, evidence: tuple[str, ...]) -> str:
    """Write how sure a guess is, and what speaks for it."""
    return f' cert="{certainty}" ana="{" ".join(f"#{name}" for name in evidence)}"'


def _sign_of_italics(mark: str) -> str:
    """Encode the ``_`` of plain texts: a sign how to read what is between, TEI P5 ``metamark``."""
    return f'<metamark function="italic">{mark}</metamark>'
