"""Own the fonts of a PDF: each face once, with the glyphs that any of the parts uses."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pikepdf import Array, Dictionary, Name, Object, Pdf

from edition.typeset.engine import FontUse, Part
from edition.typeset.faces import subset
from edition.typeset.typefaces import Face

CFF = b"OTTO"
"""How a font with outlines of the kind CFF begins; others are TrueType."""


class SharedFonts:
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
