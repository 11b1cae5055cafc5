"""Own the making of one PDF from its parts; the only module that knows pikepdf.

A part comes without its fonts and without a frame. Here the parts share one copy of each
face, one tree of tags, one set of destinations and bookmarks, and get what the standards ask
of a whole document: PDF/UA-1 (ISO 14289-1) and PDF/A-3a (ISO 19005-3), the TEI inside.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import md5
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, OutlineItem, Pdf, String

from edition.messages import Message, Severity
from edition.structs import Frozen
from edition.typeset.engine import FontUse, Part
from edition.typeset.faces import subset
from edition.typeset.frame import Frame
from edition.typeset.typefaces import Face
from edition.typeset.xmp import packet

ELSEWHERE = "elsewhere:"
"""Scheme of a link whose destination may be in another part."""
NOTES = ("foot-", "endnote-")
"""Destinations that are entries begin so."""
CFF = b"OTTO"
"""How a font with outlines of the kind CFF begins; others are TrueType."""


class Leaf(Frozen):
    """A part in its place; ``blanks`` empty pages come before it, so that it opens on a recto."""

    part: Part
    blanks: int = 0
    prefix: str = ""


def bind(leaves: Sequence[Leaf], frame: Frame, *, archival: bool) -> tuple[bytes, list[Message]]:
    """Return the PDF of *leaves*, and what is wrong with its links.

    ``archival`` claims PDF/A-3a and PDF/UA-1; leave it out when a glyph is missing.
    The same input gives the same bytes.
    """
    with Pdf.new() as pdf:
        book = _Book(pdf, frame.words)
        fonts = _Fonts(pdf, frame.faces, [leaf.part for leaf in leaves])
        for leaf in leaves:
            book.add(leaf, fonts)
        fonts.embed()
        messages = book.close(frame)
        _frame(pdf, frame, archival=archival)
        output = BytesIO()
        pdf.save(
            output,
            deterministic_id=True,
            min_version="1.7",
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return output.getvalue(), messages


class _Book:
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

    def add(self, leaf: Leaf, fonts: "_Fonts") -> None:
        """Append the pages of one part, and graft its trees."""
        with Pdf.open(BytesIO(leaf.part.pdf)) as source:
            box = [float(value) for value in source.pages[0].MediaBox]
            for _ in range(leaf.blanks):
                self.pdf.add_blank_page(page_size=(box[2] - box[0], box[3] - box[1]))
            start = len(self.pdf.pages)
            for page in source.pages:
                self.pdf.pages.append(page)  # destinations and tags are grafted below
            pages = [self.pdf.pages[index].obj for index in range(start, len(self.pdf.pages))]
            root = source.Root
            self._graft_tags(self.pdf.copy_foreign(root.StructTreeRoot))
            if "/Names" in root and "/Dests" in root.Names:
                names = self.pdf.copy_foreign(self._indirect(source, root.Names.Dests)).Names
                for name, target in zip(names[0::2], names[1::2], strict=True):
                    self.destinations.setdefault(str(name), target)
            offset = self.next_parent
            self.next_parent = self._renumber(pages, offset)
        fonts.share(pages, leaf.part)
        self.outlines += [
            (line.level, line.title, start + line.page, line.top) for line in leaf.part.outlines
        ]

    @staticmethod
    def _indirect(source: Pdf, value: Object) -> Object:
        return value if value.is_indirect else source.make_indirect(value)

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

    def close(self, frame: Frame) -> list[Message]:
        """Put the shared trees into the catalogue."""
        pdf, root = self.pdf, self.pdf.Root
        self.document.K = Array(self.kids)
        tree = Dictionary(Type=Name.StructTreeRoot, K=Array([self.document]))
        tree.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(self.parents)))
        tree.ParentTreeNextKey = self.next_parent
        if self.notes:
            rows = [
                value
                for name, note in sorted(self.notes, key=_by_name)
                for value in (String(name), note)
            ]
            tree.IDTree = pdf.make_indirect(
                Dictionary(Names=Array(rows), Limits=Array([rows[0], rows[-2]]))
            )
        root.StructTreeRoot = pdf.make_indirect(tree)
        self.document.P = root.StructTreeRoot
        root.MarkInfo = Dictionary(Marked=True)
        root.Lang = String(frame.language)
        names = [
            value
            for name, target in sorted(self.destinations.items(), key=lambda pair: pair[0].encode())
            for value in (String(name), target)
        ]
        root.Names = Dictionary()
        if names:
            limits = Array([names[0], names[-2]])
            root.Names.Dests = pdf.make_indirect(Dictionary(Names=Array(names), Limits=limits))
        self._bookmarks()
        missing = sorted({target for target, _ in self.links if target not in self.destinations})
        text = "a link leads to {!r}, which is not in the book"
        return [Message("T030", text.format(target), Severity.WARNING) for target in missing]

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


def _by_name(pair: tuple[bytes, Object]) -> bytes:
    return pair[0]


class _Fonts:
    """The faces of the book: each one once, with the glyphs that any part uses."""

    def __init__(self, pdf: Pdf, faces: Iterable[Face], parts: Iterable[Part]) -> None:
        self.pdf = pdf
        self.faces = {(face.family, face.bold, face.italic): face for face in faces}
        self.uses: dict[str, FontUse] = {}
        for part in parts:
            for name, use in part.fonts.items():
                known = self.uses.get(name)
                texts = {**use.texts, **(known.texts if known else {})}
                widths = {**use.widths, **(known.widths if known else {})}
                self.uses[name] = FontUse(use.family, use.bold, use.italic, texts, widths)
        self.shared = pdf.make_indirect(Dictionary())
        self.models: dict[str, Object] = {}

    def share(self, pages: Sequence[Object], part: Part) -> None:
        """Let the pages of *part* use the shared faces in place of their own."""
        if not part.fonts:
            return
        resources = pages[0].Resources
        for name in part.fonts:
            if name not in self.models:
                self.models[name] = resources.Font[f"/{name}"]
                self.shared[f"/{name}"] = self.models[name]
        for page in pages:
            page.Resources.Font = self.shared

    def embed(self) -> None:
        """Write the fonts, subset to the glyphs used."""
        for name, font in sorted(self.models.items()):
            use = self.uses[name]
            face = self.faces[use.family, use.bold, use.italic]
            font.ToUnicode = self.pdf.make_stream(_to_unicode(use.texts))
            descendant = font.DescendantFonts[0]
            descendant.W = Array(
                [
                    item
                    for pair in sorted(use.widths.items())
                    for item in (pair[0], Array([pair[1]]))
                ]
            )
            descriptor = descendant.FontDescriptor
            for key in ("/CIDSet", "/FontFile", "/FontFile2", "/FontFile3"):
                if key in descriptor:
                    del descriptor[key]
            program = self.pdf.make_stream(subset(face.data, use.texts))
            if face.data.startswith(CFF):
                program.Subtype = Name.OpenType
                descriptor.FontFile3 = program
            else:
                descriptor.FontFile2 = program


def _to_unicode(texts: Mapping[int, str]) -> bytes:
    """Write a CMap that gives the characters of each glyph (ISO 32000-1, 9.10.3)."""
    head = (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
    )
    rows = [
        f"<{glyph:04x}> <{text.encode('utf-16-be').hex()}>" for glyph, text in sorted(texts.items())
    ]
    blocks = [
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n"
        for block in _by_hundred(rows)
    ]
    return "".join(
        [head, *blocks, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"]
    ).encode()


def _by_hundred(rows: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(rows), 100):
        yield rows[start : start + 100]


def _frame(pdf: Pdf, frame: Frame, *, archival: bool) -> None:
    """Write what the standards ask of the document as a whole."""
    root = pdf.Root
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    root.PageLayout = Name.TwoPageRight
    info = pdf.docinfo
    info.Title = frame.title
    info.Author = ", ".join(frame.authors)
    info.Producer = frame.producer
    if frame.description:
        info.Subject = frame.description
    if frame.digits:
        info.CreationDate = info.ModDate = f"D:{frame.digits}Z"
    metadata = pdf.make_stream(packet(frame, archival=archival))
    metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
    root.Metadata = metadata
    if frame.profile:
        _intend(pdf, frame.profile)
    if frame.attachment:
        _attach(pdf, frame)


def _intend(pdf: Pdf, icc: bytes) -> None:
    """Say what the colours mean (ISO 19005-3, 6.2.3)."""
    profile = pdf.make_stream(icc)
    profile.N = 3
    intent = Dictionary(Type=Name.OutputIntent, S=Name.GTS_PDFA1)
    intent.OutputConditionIdentifier = intent.Info = String("sRGB IEC61966-2.1")
    intent.DestOutputProfile = profile
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


def _attach(pdf: Pdf, frame: Frame) -> None:
    """Put the TEI into the PDF as its source (ISO 19005-3, 6.8; AFRelationship Source)."""
    file = pdf.make_stream(frame.attachment)
    file.Type, file.Subtype = Name.EmbeddedFile, Name("/application/tei+xml")
    digest = md5(frame.attachment, usedforsecurity=False).digest()
    file.Params = Dictionary(Size=len(frame.attachment), CheckSum=String(digest))
    if frame.digits:
        file.Params.ModDate = String(f"D:{frame.digits}Z")
    entry = Dictionary(Type=Name.Filespec, AFRelationship=Name.Source)
    entry.F = entry.UF = String(frame.attachment_name)
    entry.Desc = String("the TEI document this book was made from")
    entry.EF = Dictionary(F=file, UF=file)
    entry = pdf.make_indirect(entry)
    pdf.Root.AF = Array([entry])
    pdf.Root.Names.EmbeddedFiles = Dictionary(Names=Array([String(frame.attachment_name), entry]))
