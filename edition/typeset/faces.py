"""Own the cutting down of typefaces to the glyphs a book uses."""

from collections.abc import Iterable
from io import BytesIO

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

KEPT = ["CFF ", "cmap", "head", "hhea", "hmtx", "maxp", "name", "OS/2", "post"]
"""Tables an OpenType font in a PDF needs (ISO 32000-1, 9.9), and nothing that shapes text."""


def subset(data: bytes, glyphs: Iterable[int]) -> bytes:
    """Return the font with the outlines of *glyphs* alone, every glyph under its old number."""
    options = Options()
    options.retain_gids = True
    options.notdef_outline = True
    options.hinting = False
    options.desubroutinize = True
    options.layout_features = []
    options.name_IDs = []
    options.recalc_timestamp = False
    options.drop_tables += ["FFTM", "GDEF", "GPOS", "GSUB", "kern"]
    font = TTFont(BytesIO(data), recalcTimestamp=False, lazy=True)
    count = font["maxp"].numGlyphs
    subsetter = Subsetter(options)
    # Codes beyond the last glyph stand for characters no face has; they show as .notdef.
    subsetter.populate(gids=[glyph for glyph in glyphs if glyph < count])
    subsetter.subset(font)
    for table in [table for table in font.keys() if table not in {*KEPT, "GlyphOrder"}]:  # noqa: SIM118
        del font[table]
    output = BytesIO()
    font.save(output)
    return output.getvalue()
