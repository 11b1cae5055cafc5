"""Own what runs through all parts of a PDF: tags, destinations, links, bookmarks."""

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO

from pikepdf import Array, Dictionary, Name, Object, OutlineItem, Pdf, String

from edition.messages import Message, Severity
from edition.typeset.engine import Part

ELSEWHERE = "elsewhere:"
"""Scheme of a link whose destination may be in another part."""
NOTES = ("foot-", "endnote-")
"""Destinations that are entries begin so."""


class Trees:
    """The trees that all parts share, while they grow."""

    def __init__(self, pdf: Pdf, words: Mapping[str, str]) -> None:
        self.pdf, self.words = pdf, words
        self.kids: list[Object] = []
        self.document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document))
        self.parents: list[Object | int] = []
        self.next_parent = 0
        self.notes: list[tuple[bytes, Object]] = []
        self.destinations: dict[str, Object] = {}
        self.links: list[tuple[str, Object]] = []
        self.outlines: list[tuple[int, str, int, float]] = []

    def add(self, part: Part, blanks: int) -> Sequence[Object]:
        """Append *part* after *blanks* empty pages, and graft its trees; return its pages."""
        with Pdf.open(BytesIO(part.pdf)) as source:
            self._add_blank(blanks, source)
            start = len(self.pdf.pages)
            for page in source.pages:
                self.pdf.pages.append(page)  # destinations and tags are grafted below
            pages = [self.pdf.pages[index].obj for index in range(start, len(self.pdf.pages))]
            self._graft_tags(self.pdf.copy_foreign(source.Root.StructTreeRoot))
            self._graft_destinations(source)
            self.next_parent = self._renumber(pages, self.next_parent)
        self.outlines += [
            (line.level, line.title, start + line.page, line.top) for line in part.outlines
        ]
        return pages

    def _add_blank(self, pages: int, like: Pdf) -> None:
        """Append empty pages as large as the first of *like*."""
        left, bottom, right, top = (float(value) for value in like.pages[0].MediaBox)
        for _ in range(pages):
            self.pdf.add_blank_page(page_size=(right - left, top - bottom))

    def _graft_destinations(self, source: Pdf) -> None:
        root = source.Root
        if "/Names" not in root or "/Dests" not in root.Names:
            return
        names = self.pdf.copy_foreign(_indirect(source, root.Names.Dests)).Names
        for name, target in zip(names[0::2], names[1::2], strict=True):
            self.destinations.setdefault(str(name), target)

    def _graft_tags(self, tree: Object) -> None:
        for kid in tree.K[0].K:
            kid.P = self.document
            self.kids.append(kid)
        numbers = list(tree.ParentTree.Nums)
        for key, value in zip(numbers[0::2], numbers[1::2], strict=True):
            self.parents += [int(key) + self.next_parent, value]
        if "/IDTree" in tree:
            names = list(tree.IDTree.Names)
            self.notes += [
                (bytes(name), value) for name, value in zip(names[0::2], names[1::2], strict=True)
            ]

    def _renumber(self, pages: Sequence[Object], offset: int) -> int:
        """Move the keys into the tree of parents; return the first free one."""
        highest = offset
        for page in pages:
            page.StructParents = int(page.StructParents) + offset
            highest = max(highest, int(page.StructParents))
            for annotation in page.get("/Annots", ()):
                annotation.F = 4  # printed (ISO 19005-3, 6.3.2)
                if "/StructParent" in annotation:
                    annotation.StructParent = int(annotation.StructParent) + offset
                    highest = max(highest, int(annotation.StructParent))
                self._redirect(annotation)
                self._describe(annotation)
        return highest + 1

    def _redirect(self, annotation: Object) -> None:
        """Turn a link to another part into a link to a destination of the book."""
        action = annotation.get("/A")
        if action is None or not str(action.get("/URI", "")).startswith(ELSEWHERE):
            return
        target = str(action.URI).removeprefix(ELSEWHERE)
        del annotation.A
        annotation.Dest = String(target)
        self.links.append((target, annotation))

    def _describe(self, annotation: Object) -> None:
        """Say in words where a link leads, for those who do not see (ISO 14289-1, 7.18.5)."""
        if "/Dest" in annotation:
            is_note = str(annotation.Dest).startswith(NOTES)
            words = self.words["to_note" if is_note else "to_text"]
            annotation.Contents = String(words)

    def close(self, language: str) -> list[Message]:
        """Put the shared trees into the catalogue; tell which links lead nowhere."""
        root = self.pdf.Root
        self.document.K = Array(self.kids)
        root.StructTreeRoot = self.pdf.make_indirect(self._tags())
        self.document.P = root.StructTreeRoot
        root.MarkInfo = Dictionary(Marked=True)
        root.Lang = String(language)
        root.Names = Dictionary()
        if self.destinations:
            targets = sorted(self.destinations.items(), key=lambda pair: pair[0].encode())
            root.Names.Dests = self._name_tree(targets)
        self._bookmarks()
        missing = sorted({target for target, _ in self.links if target not in self.destinations})
        text = "a link leads to {!r}, which is not in the book"
        return [Message("T030", text.format(target), Severity.WARNING) for target in missing]

    def _tags(self) -> Dictionary:
        tree = Dictionary(Type=Name.StructTreeRoot, K=Array([self.document]))
        tree.ParentTree = self.pdf.make_indirect(Dictionary(Nums=Array(self.parents)))
        tree.ParentTreeNextKey = self.next_parent
        if self.notes:
            tree.IDTree = self._name_tree(sorted(self.notes, key=lambda pair: pair[0]))
        return tree

    def _name_tree(self, pairs: Iterable[tuple[str | bytes, Object]]) -> Object:
        """Return a tree of names with one leaf (ISO 32000-1, 7.9.6); *pairs* are in order."""
        rows = [value for name, target in pairs for value in (String(name), target)]
        limits = Array([rows[0], rows[-2]])
        return self.pdf.make_indirect(Dictionary(Names=Array(rows), Limits=limits))

    def _bookmarks(self) -> None:
        if not self.outlines:
            return
        with self.pdf.open_outline() as outline:
            row = [(0, outline.root)]
            for level, title, page, top in self.outlines:
                item = OutlineItem(title, page, "XYZ", left=0, top=top)
                while len(row) > 1 and row[-1][0] >= level:
                    row.pop()
                row[-1][1].append(item)
                row.append((level, item.children))
        self.pdf.Root.PageMode = Name.UseOutlines


def _indirect(source: Pdf, value: Object) -> Object:
    return value if value.is_indirect else source.make_indirect(value)
