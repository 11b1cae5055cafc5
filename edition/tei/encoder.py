"""Own which TEI element says what: one method per rule of the grammar, each returns XML text.

The marks of the source stay as characters inside the element they delimit (TEI P5 COHQU).
Strings are joined bottom up, which is several times faster than building a tree; every
string a method receives is XML already, escaped where it came from the source.
"""

from itertools import chain
from typing import Any

from edition.grammar.model import Kind
from edition.patterns import rare
from edition.tei.entries import part_page, part_role, part_sidenote
from edition.tei.escape import attribute
from edition.tei.inlines import CALL, Inlines, framed, judged_by

NOT_ALONE = frozenset(
    {Kind.TITLE, Kind.BYLINE, Kind.OMISSION_LINE, Kind.NOTE, Kind.ILLUSTRATION}
    | {Kind.SIDENOTE, Kind.PAGE_BREAK}
)
"""Kinds of block that a ``<body>`` may not consist of (TEI P5 DSBODY)."""
LONG = frozenset({"long_note", "long_illustration"})
"""Parts of several blocks that a ``<body>`` may not consist of either."""


COLUMNS = rare(r"[^\s>](?: {3,}|\t)\S")
"""Words that stand in columns."""
DIVISIONS = frozenset({"contents", "dedication"})
"""Kinds of division that TEI has a ``@type`` for, of those that a block can begin."""


class Builder(Inlines):
    """Builds the ``<text>`` of one document; see the grammar file for an example of each rule.

    The first child of a block's rule is the block's number.
    """

    # ---- the parts of a book: lists of XML texts, so that a long text is joined once

    def document(self, children: list[Any]) -> list[str]:
        return _flat(children)

    def front(self, children: list[Any]) -> str:
        return f"<front>{''.join(children[1:-1])}</front>"

    def frame(self, children: list[Any]) -> str:
        return f'<div type="boilerplate">{"".join(children[1:-1])}</div>'

    def title_page(self, children: list[Any]) -> str:
        return f"<titlePage>{''.join(children[1:-1])}</titlePage>"

    def imprint(self, children: list[Any]) -> str:
        return self._block("docImprint", children)

    def back(self, children: list[Any]) -> str:
        return f"<back>{''.join(children[1:-1])}</back>"

    def title(self, children: list[Any]) -> str:
        return f"<docTitle>{self._block('titlePart', children)}</docTitle>"

    def byline(self, children: list[Any]) -> str:
        return self._block("byline", children)

    def author(self, children: list[Any]) -> str:
        return f"<docAuthor>{''.join(children[1:-1])}</docAuthor>"

    def body(self, children: list[Any]) -> list[str]:
        document = self._document
        beside = [part for part in document.parts if part.rule in LONG]
        noted = {number for part in beside for number in range(part.first, part.last + 1)}
        kinds = {
            document.blocks[number].kind
            for number in range(document.front, document.back)
            if number not in noted
        }
        if kinds <= NOT_ALONE:
            return ["<body><ab>", *_flat(children[1:-1]), "</ab></body>"]
        return ["<body>", *_flat(children[1:-1]), "</body>"]

    def division(self, children: list[Any]) -> list[str]:
        label = self._document.blocks[children[0]].label
        kind = f' type="{label}"' if label in DIVISIONS else ""
        return [f"<div{kind}>", *_flat(children[1:-1]), "</div>"]

    # ---- blocks

    def heading(self, children: list[Any]) -> str:
        return self._block("head", children)

    def paragraph(self, children: list[Any]) -> str:
        return self._block("p", children)

    def quoted_block(self, children: list[Any]) -> str:
        group = self._document.groups[children[0]]
        judged = judged_by(group.certainty, group.evidence)
        identity = self._identity(group.opening, group.start, group.end)
        rend = ' rend="block"' if group.opening is None else ""
        return f"<quote{rend}{identity}{judged}>{''.join(children[1:-1])}</quote>"

    def cited_block(self, children: list[Any]) -> str:
        return f"<cit>{''.join(children[1:-1])}</cit>"

    def attribution(self, children: list[Any]) -> str:
        if all(child.startswith(CALL) for child in children[1:-1]):
            return "".join(children[1:-1])  # no citation, but the note that has it
        return self._block("bibl", children)

    def verse(self, children: list[Any]) -> str:
        return self._block("lg", children)

    def line(self, children: list[Any]) -> str:
        return f"<l>{''.join(children[1:-1])}</l>"

    def omission_line(self, children: list[Any]) -> str:
        return "".join(children[1:-1])

    def arranged_lines(self, children: list[Any]) -> str:
        name = self.ids.of_block(children[0])
        inner = "".join(children[1:-1])
        columns = ' subtype="columns"' if COLUMNS.search(inner) else ""
        return f'<ab xml:id="{name}" type="lines"{columns}>{inner}</ab>'

    def item_list(self, children: list[Any]) -> str:
        name = self.ids.of_part(self._document.parts[children[0]])
        return f'<list xml:id="{name}" rend="unmarked">{"".join(children[1:-1])}</list>'

    def item(self, children: list[Any]) -> str:
        part_page(children)
        return self._block("item", children)

    def table(self, children: list[Any]) -> str:
        return self._part("table", children)

    def row(self, children: list[Any]) -> str:
        return framed(children, "<row>", "</row>")

    def cell(self, children: list[Any]) -> str:
        return self._block("cell", children)

    def cast_list(self, children: list[Any]) -> str:
        return self._part("castList", children)

    def cast_item(self, children: list[Any]) -> str:
        number = children[0]
        listed = ' type="list"' if self._document.blocks[number].label == "list" else ""
        start = f'<castItem xml:id="{self.ids.of_block(number)}"{listed}>'
        if not listed:
            part_role(children)
        return framed(children, start, "</castItem>")

    def separator(self, children: list[Any]) -> str:
        name = self.ids.of_block(children[0])
        inner = f'<milestone unit="section"/>{"".join(children[1:-1])}'
        return f'<ab xml:id="{name}" type="separator">{inner}</ab>'

    def section_gap(self, children: list[Any]) -> str:
        return f'<milestone unit="section"/>{children[1]}'

    def note(self, children: list[Any]) -> str:
        label = self._document.blocks[children[0]].label
        printed = f' n="{attribute(label)}"' if label else ""
        name = self.ids.of_block(children[0])
        return f'<note xml:id="{name}"{printed}>{"".join(children[1:-1])}</note>'

    def long_note(self, children: list[Any]) -> str:
        part = self._document.parts[children[0]]
        printed = f' n="{attribute(part.label)}"' if part.label else ""
        inner = "".join(children[1:-1])
        return f'<note xml:id="{self.ids.of_part(part)}"{printed}>{inner}</note>'

    def speech(self, children: list[Any]) -> str:
        return self._part("sp", children)

    def speaker(self, children: list[Any]) -> str:
        return self._block("speaker", children)

    def stage(self, children: list[Any]) -> str:
        return self._block("stage", children)

    def epigraph(self, children: list[Any]) -> str:
        return self._part("epigraph", children)

    def opener(self, children: list[Any]) -> str:
        return self._part("opener", children)

    def dateline(self, children: list[Any]) -> str:
        return self._block("dateline", children)

    def salute(self, children: list[Any]) -> str:
        return self._block("salute", children)

    def closer(self, children: list[Any]) -> str:
        return self._part("closer", children)

    def signed(self, children: list[Any]) -> str:
        return self._block("signed", children)

    def postscript(self, children: list[Any]) -> str:
        return self._part("postscript", children)

    def trailer(self, children: list[Any]) -> str:
        return self._block("trailer", children)

    def ornament(self, children: list[Any]) -> str:
        name = self.ids.of_block(children[0])
        inner = f'<milestone unit="section"/>{"".join(children[1:-1])}'
        return f'<trailer xml:id="{name}" type="separator">{inner}</trailer>'

    def page_break(self, children: list[Any]) -> str:
        return "".join(children[1:-1])

    def sidenote(self, children: list[Any]) -> str:
        name = self.ids.of_block(children[0])
        inner = part_sidenote("".join(children[1:-1]))
        return f'<note xml:id="{name}" place="margin">{inner}</note>'

    def illustration(self, children: list[Any]) -> str:
        name = self.ids.of_block(children[0])
        return f'<figure xml:id="{name}"><p>{"".join(children[1:-1])}</p></figure>'

    def long_illustration(self, children: list[Any]) -> str:
        return self._part("figure", children)

    def space(self, children: list[Any]) -> str:
        name = self.ids.of_block(children[0])
        return f'<ab xml:id="{name}" type="space">{"".join(children[1:-1])}</ab>'

    def _part(self, element: str, children: list[Any]) -> str:
        part = self._document.parts[children[0]]
        judged = f' cert="{part.certainty}"' if part.certainty else ""
        start = f'<{element} xml:id="{self.ids.of_part(part)}"{judged}>'
        return framed(children, start, f"</{element}>")

    def _block(self, element: str, children: list[Any]) -> str:
        start = f'<{element} xml:id="{self.ids.of_block(children[0])}">'
        return framed(children, start, f"</{element}>")


def _flat(children: list[Any]) -> list[str]:
    """Return the XML texts of *children*, those of divisions among them, in order."""
    return list(chain.from_iterable([one] if isinstance(one, str) else one for one in children))
