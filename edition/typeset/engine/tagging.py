"""Own the tree of tags: what every piece of a page is, for those who hear it (ISO 14289-1).

Replaces, in WeasyPrint 70, ``pdf.add_tags``. There every box is an element: a paragraph is
another one on each page, each line of it a ``Span``, a note one for each of its lines. Here an
element of the markup is one, over lines and pages; what means nothing has none; a note follows
the paragraph that calls it, and note and call name each other (``Ref``).
"""

from collections.abc import Iterator, Sequence

import pydyf
from weasyprint.formatting_structure import boxes

from edition.structs import Mutable, field
from edition.typeset.engine.kinds import Box, Engine

ROLES = {
    **{name: name.upper() for name in ("h1", "h2", "h3", "h4", "h5", "h6", "p", "tr", "th", "td")},
    **dict.fromkeys(("ul", "ol", "dl"), "L"),
    **dict.fromkeys(("li", "dt", "dd"), "LI"),
    **dict.fromkeys(("caption", "figcaption"), "Caption"),
    "a": "Link",
    "article": "Art",
    "blockquote": "BlockQuote",
    "figure": "Div",
    "img": "Figure",
    "li::marker": "Lbl",
    "note": "Note",
    "note::footnote-call": "Reference",
    "note::footnote-marker": "Lbl",
    "pre": "P",
    "section": "Sect",
    "table": "Table",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "thead": "THead",
}
"""The role of elements and pseudo-elements (ISO 32000-1, 14.8.4); others have none of their own."""
GROUPS = frozenset({"Art", "BlockQuote", "Div", "Document", "Sect"})
"""Roles that hold no text themselves: a line in one of them is a paragraph."""
POINTS = 0.75
"""Points in a CSS pixel."""
TRANSPARENT = frozenset({"html", "body", None})


class Tag(Mutable, eq=False):
    """One element of the tree; ``kids`` are elements, marked contents (page, number), objects."""

    role: str
    parent: "Tag | None"
    source: Engine = None
    kids: list["Tag | tuple[int, int] | Engine"] = field(default_factory=list)
    more: dict[str, Engine] = field(default_factory=dict)
    dictionary: Engine = field(default_factory=lambda: pydyf.Dictionary({}))


def add_tags(pdf: Engine, document: Engine, _version: Engine, streams: Sequence[Engine]) -> None:
    """Write the tree of *document*, whose pages are drawn in *streams*, into *pdf*."""
    tree = _Tree(pdf)
    for number, (page, stream) in enumerate(zip(document.pages, streams, strict=True)):
        tree.read(page._page_box, stream._tags, number)
    tree.move_notes(next((name for page in document.pages for name in sorted(page.anchors)), ""))
    tree.write()


class _Tree:
    """The tree of one part, while it grows."""

    def __init__(self, pdf: Engine) -> None:
        self.pdf = pdf
        self.root = Tag("Document", None)
        self.foot = Tag("Aside", self.root)  # stands in no tree: its notes are moved
        self.known: dict[tuple[Engine, str], Tag] = {}
        self.named: dict[str, Tag] = {}
        self.annotations: list[tuple[Tag, Engine]] = []
        self.owners: list[dict[int, Tag]] = []
        self.marks: Engine = {}
        self.height = 0.0

    def read(self, page: Box, marks: Engine, number: int) -> None:
        """Take in what stands on *page*; *marks* are the numbers of what is drawn."""
        self.marks, self.height = marks, page.margin_height()
        self.owners.append({})
        for child in page.children:
            self._place(child, self.root, number)

    def _place(self, box: Box, parent: Tag, page: int) -> None:
        box = getattr(box, "_box", box)  # what is absolutely placed has a stand-in
        if isinstance(box, boxes.MarginBox):
            return
        tag = self.foot if isinstance(box, boxes.FootnoteAreaBox) else self._tag(box, parent)
        if isinstance(box, boxes.LineBox) and tag.role in GROUPS:
            tag = _paragraph(tag)
        if box in self.marks:
            mark = self.marks[box]["mcid"]
            if tag is self.foot:  # the space between two notes
                tag = next(kid for kid in reversed(tag.kids) if isinstance(kid, Tag))
            tag.kids.append((page, mark))
            self.owners[page][mark] = tag
        if box.link_annotation:
            self._annotate(tag, box.link_annotation, page)
        for child in getattr(box, "children", ()):
            self._place(child, tag, page)

    def _tag(self, box: Box, parent: Tag) -> Tag:
        """Return the tag of *box*: one met before, a new one, or that of what it stands in."""
        if box.element is None or isinstance(box, boxes.TextBox | boxes.LineBox):
            return parent
        key = (box.element, box.element_tag)
        if key not in self.known:
            role = _role(box)
            self.known[key] = self._new(role, box, parent) if role else parent
        return self.known[key]

    def _new(self, role: str, box: Box, parent: Tag) -> Tag:
        if role == "Lbl" and parent.role == "LBody":
            parent = parent.parent or parent
        tag = Tag(role, parent, box.element)
        parent.kids.append(tag)
        for name in ("id", "data-id"):
            if box.element.get(name):
                self.named[box.element.get(name)] = tag
        if box.element.get("lang"):
            tag.more["Lang"] = pydyf.String(box.element.get("lang"))
        if role == "LI":
            return _body(tag)
        if role in {"TH", "TD"}:
            tag.more["A"] = _cell(box, role)
        elif role == "Figure":
            tag.more["Alt"] = pydyf.String(box.element.get("alt") or "")
            tag.more["A"] = _edges(box, self.height)
        elif role == "Reference":
            self.named[box.element.get("data-note")] = tag
        return tag

    def _annotate(self, tag: Tag, annotation: Engine, page: int) -> None:
        target = pydyf.Dictionary(
            {"Type": "/OBJR", "Obj": annotation.reference, "Pg": self.pdf.page_references[page]}
        )
        tag.kids.append(target)
        self.annotations.append((tag, annotation))

    def move_notes(self, prefix: str) -> None:
        """Set each note after the block that calls it, under a name of its own (7.9)."""
        last: dict[Tag, Tag] = {}
        notes = dict.fromkeys(tag for tag in self.known.values() if tag.role == "Note")
        for number, note in enumerate(notes, start=1):
            note.more["ID"] = pydyf.String(f"{prefix}/note-{number:06}")
            source = note.source
            call = self.named.get(source.get("data-ref") or source.get("data-note"))
            if call is None:
                note.parent = self.root
                self.root.kids.append(note)
                continue
            note.more["Ref"], call.more["Ref"] = [call], [*call.more.get("Ref", ()), note]
            block = _block(call)
            note.parent = block.parent or self.root
            kids = note.parent.kids
            kids.insert(kids.index(last.get(block, block)) + 1, note)
            last[block] = note

    def write(self) -> None:
        """Put the tree into the PDF."""
        tags = [tag for tag in _all(self.root) if tag is self.root or _holds(tag)]
        for tag in tags:
            self.pdf.add_object(tag.dictionary)
        for tag in tags:
            tag.dictionary.update(self._written(tag))
        numbers = pydyf.Array()
        for page, owners in enumerate(self.owners):
            references = (owners[mark].dictionary.reference for mark in sorted(owners))
            numbers.extend([page, pydyf.Array(references)])
        for number, (tag, annotation) in enumerate(self.annotations, start=len(self.owners)):
            numbers.extend([number, tag.dictionary.reference])
            annotation["StructParent"] = number
        parents = pydyf.Dictionary({"Nums": numbers})
        self.pdf.add_object(parents)
        root = pydyf.Dictionary({"Type": "/StructTreeRoot", "ParentTree": parents.reference})
        self.pdf.add_object(root)
        root["K"] = pydyf.Array([self.root.dictionary.reference])
        self.root.dictionary["P"] = root.reference
        names = pydyf.Array()
        for note in (tag for tag in tags if tag.role == "Note"):
            names.extend([note.more["ID"], note.dictionary.reference])
        if names:
            root["IDTree"] = pydyf.Dictionary({"Names": names})
        self.pdf.catalog["StructTreeRoot"] = root.reference

    def _written(self, tag: Tag) -> Engine:
        """Return the entries of *tag*; its page is that of its first content."""
        pages = self.pdf.page_references
        here = next((kid[0] for kid in tag.kids if isinstance(kid, tuple)), None)
        kids = pydyf.Array()
        for kid in tag.kids:
            if isinstance(kid, Tag):
                kids.extend([kid.dictionary.reference] if _holds(kid) else [])
            elif not isinstance(kid, tuple):
                kids.append(kid)
            elif kid[0] == here:
                kids.append(kid[1])
            else:
                kids.append(pydyf.Dictionary({"Type": "/MCR", "Pg": pages[kid[0]], "MCID": kid[1]}))
        entries = {"Type": "/StructElem", "S": f"/{tag.role}", "K": kids, **tag.more}
        if tag.parent is not None:
            entries["P"] = tag.parent.dictionary.reference
        if here is not None:
            entries["Pg"] = pages[here]
        if "Ref" in entries:
            entries["Ref"] = pydyf.Array([one.dictionary.reference for one in tag.more["Ref"]])
        return entries


def _role(box: Box) -> str:
    """Return the role of what *box* is made from, nothing when it has none."""
    name = box.element_tag
    if name in TRANSPARENT or "::" in name:
        return ROLES.get(name, "")
    if name in ROLES:
        return ROLES[name]
    if isinstance(box, boxes.BlockLevelBox):
        return "Div"
    return "Span" if box.element.get("lang") else ""


def _paragraph(group: Tag) -> Tag:
    """Return the paragraph without an element of its own that goes on at the end of *group*."""
    if group.kids:
        last = group.kids[-1]
        if isinstance(last, Tag) and last.role == "P" and last.source is None:
            return last
    paragraph = Tag("P", group)
    group.kids.append(paragraph)
    return paragraph


def _body(item: Tag) -> Tag:
    body = Tag("LBody", item)
    item.kids.append(body)
    return body


def _cell(box: Box, role: str) -> Engine:
    """Return the attributes of a cell of a table (ISO 32000-1, 14.8.5.7)."""
    attributes = pydyf.Dictionary({"O": "/Table"})
    for name, span in (("ColSpan", box.colspan), ("RowSpan", box.rowspan)):
        if span != 1:
            attributes[name] = span
    if role == "TH":
        attributes["Scope"] = "/Row" if box.element.get("scope") == "row" else "/Column"
    return attributes


def _edges(box: Box, height: float) -> Engine:
    """Return where a picture stands on its page, *height* pixels high (ISO 32000-1, 14.8.5.4)."""
    left, top = box.content_box_x(), box.content_box_y()
    edges = (left, height - top - box.height, left + box.width, height - top)
    placement = "/Block" if isinstance(box, boxes.BlockLevelBox) else "/Inline"
    within = pydyf.Array(round(edge * POINTS, 3) for edge in edges)
    return pydyf.Dictionary({"O": "/Layout", "Placement": placement, "BBox": within})


def _block(tag: Tag) -> Tag:
    """Return the block around *tag* that stands in a group."""
    while tag.parent is not None and tag.parent.role not in GROUPS:
        tag = tag.parent
    return tag


def _holds(tag: Tag) -> bool:
    """Tell whether there is anything in *tag* that is drawn."""
    return any(not isinstance(kid, Tag) or _holds(kid) for kid in tag.kids)


def _all(root: Tag) -> Iterator[Tag]:
    stack = [root]
    while stack:
        tag = stack.pop()
        yield tag
        stack += [kid for kid in reversed(tag.kids) if isinstance(kid, Tag)]
