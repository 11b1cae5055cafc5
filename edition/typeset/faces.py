"""Own the reading of font files: what a face is called, whether it can be used, its subset.

The only module that knows uharfbuzz. See the OpenType specification, 1.9.
"""

from collections.abc import Iterable
from enum import Enum

import uharfbuzz

from edition.structs import Frozen, replace

DROPPED = ("BASE", "DSIG", "FFTM", "GDEF", "GPOS", "GSUB", "JSTF", "kern")
"""Tables that shape text: in a PDF it is shaped already (ISO 32000-1, 9.9)."""
OUTLINES = ("glyf", "CFF ")
KINDS = (b"OTTO", b"\0\1\0\0", b"true", b"ttcf")
"""How a font file begins: OpenType with CFF, TrueType, TrueType of Apple's, a collection."""
COLLECTION = b"ttcf"
RESTRICTED, ALL_USES = 0x0002, 0x000F
"""``fsType`` in OS/2: the face must not be embedded; the bits that say how it may be used."""
PREVIEW, NO_SUBSET, BITMAPS = 0x0004, 0x0100, 0x0200
"""``fsType`` as well: for print and preview alone; whole or not at all; not as outlines."""
NOTICES = (0, 13, 14)
"""Identifiers in the table ``name``: copyright, licence, and where that stands."""
ITALIC = 0x0001
"""``fsSelection`` in OS/2: the face is italic."""
TYPOGRAPHIC_FAMILY, FAMILY = 16, 1
"""Identifiers in the table ``name``."""


class Embedding(Enum):
    """How a face may be taken along (OpenType, OS/2 fsType): the least that is forbidden counts."""

    WHOLE = "whole"
    PARTS = "parts"
    PRINT = "print"
    """In what is printed or only looked at, such as a PDF; not in a web page."""


class Unusable(ValueError):  # noqa: N818 -- an answer to act upon
    """A file cannot be used, and why."""


class Properties(Frozen):
    """What a face says of itself.

    ``family`` is the name of the family with all its weights, ``name`` that of the four faces
    it stands among; ``weight`` and ``width`` are those of OS/2. ``data`` is the whole file,
    ``index`` the number of the face in it.
    """

    family: str
    name: str
    weight: int
    width: int
    italic: bool
    data: bytes
    index: int = 0

    def static(self) -> "Properties":
        """Return the face alone in a file, a variable one as it is drawn unless asked otherwise.

        Raises:
            Unusable: it has no outlines, or must not be embedded.
        """
        face = uharfbuzz.Face(self.data, self.index)
        os2 = face.reference_table("OS/2").data
        if int.from_bytes(os2[8:10], "big") & ALL_USES == RESTRICTED:
            raise Unusable("its maker does not allow it to be embedded")
        data = self.data
        if face.has_var_data or data.startswith(COLLECTION):
            wanted = uharfbuzz.SubsetInput()
            wanted.keep_everything()
            wanted.pin_all_axes_to_default(face)
            face = uharfbuzz.subset(face, wanted)
            data = bytes(face.blob.data)
        if not any(face.reference_table(name).data for name in OUTLINES):
            raise Unusable("it holds no outlines of letters that a PDF can have")
        return replace(self, data=data, index=0)


def read(data: bytes) -> list[Properties]:
    """Return what each face in the font file *data* says of itself.

    Raises:
        Unusable: it is no font file.
    """
    if not data.startswith(KINDS):
        raise Unusable("it is neither TrueType nor OpenType")
    count = uharfbuzz.Face(data).count
    found = [_properties(data, index) for index in range(count)]
    if not found or not all(one.family for one in found):
        raise Unusable("it is damaged or cut off")
    return found


def _properties(data: bytes, index: int) -> Properties:
    face = uharfbuzz.Face(data, index)
    name = face.get_name(FAMILY) or ""
    os2 = face.reference_table("OS/2").data or bytes(64)
    weight, width, selection = (int.from_bytes(os2[at : at + 2], "big") for at in (4, 6, 62))
    return Properties(
        family=face.get_name(TYPOGRAPHIC_FAMILY) or name,
        name=name,
        weight=weight,
        width=width,
        italic=bool(selection & ITALIC),
        data=data,
        index=index,
    )


def embedding(data: bytes) -> Embedding:
    """Return how the face alone in the file *data* may be taken along."""
    os2 = uharfbuzz.Face(data).reference_table("OS/2").data
    said = int.from_bytes(os2[8:10], "big")
    if said & BITMAPS or (said & ALL_USES == PREVIEW):
        return Embedding.PRINT
    return Embedding.WHOLE if said & NO_SUBSET else Embedding.PARTS


def characters(data: bytes) -> set[int]:
    """Return the code points that the face alone in the file *data* has."""
    return set(uharfbuzz.Face(data).unicodes)


def cut(data: bytes, points: Iterable[int]) -> bytes:
    """Return the font with what the code points *points* need, shaping included.

    It has no name of its own then, only the notice of its licence: a changed font must not
    bear a reserved one (OFL 1.1, section 3). One that may not be cut stays whole.
    """
    if embedding(data) is Embedding.WHOLE:
        return data
    wanted = uharfbuzz.SubsetInput()
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    wanted.sets(uharfbuzz.SubsetInputSets.UNICODE).update(points)
    names = wanted.sets(uharfbuzz.SubsetInputSets.NAME_ID)
    names.clear()
    names.update(NOTICES)
    return bytes(uharfbuzz.subset(uharfbuzz.Face(data), wanted).blob.data)


def subset(data: bytes, glyphs: Iterable[int]) -> bytes:
    """Return the font with the outlines of *glyphs* alone, every glyph under its old number."""
    face = uharfbuzz.Face(data)
    wanted = uharfbuzz.SubsetInput()
    wanted.flags = (
        uharfbuzz.SubsetFlags.RETAIN_GIDS
        | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
        | uharfbuzz.SubsetFlags.NO_HINTING
    )
    # Codes beyond the last glyph stand for characters no face has; they show as .notdef.
    known = {glyph for glyph in glyphs if glyph < face.glyph_count}
    wanted.sets(uharfbuzz.SubsetInputSets.GLYPH_INDEX).update(known)
    tables = wanted.sets(uharfbuzz.SubsetInputSets.DROP_TABLE_TAG)
    tables.update(int.from_bytes(name.ljust(4).encode(), "big") for name in DROPPED)
    return bytes(uharfbuzz.subset(face, wanted).blob.data)
