"""Own the cutting down of typefaces to the glyphs a book uses."""

from collections.abc import Iterable

import uharfbuzz

DROPPED = ("BASE", "DSIG", "FFTM", "GDEF", "GPOS", "GSUB", "JSTF", "kern")
"""Tables that shape text: in a PDF it is shaped already (ISO 32000-1, 9.9)."""


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
