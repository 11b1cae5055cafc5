"""Make small fonts of squares, for the tests of an editor's own typefaces."""

import io

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont


def font(family: str, characters: str, *, cff: bool = False, **os2: int) -> bytes:
    """Return a font whose every glyph is a square."""
    builder = FontBuilder(1000, isTTF=not cff)
    characters = f" {characters}"  # as every font has
    names = [".notdef", *(f"u{ord(one):X}" for one in characters)]
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(one): f"u{ord(one):X}" for one in characters})
    if cff:
        builder.setupCFF(
            family, {}, {name: _square(T2CharStringPen(600, None)) for name in names}, {}
        )
    else:
        builder.setupGlyf({name: _square(TTGlyphPen(None)) for name in names})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (600, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": family, "styleName": "Regular"})
    builder.setupOS2(**{"fsType": 0, **os2})
    builder.setupPost()
    return saved(builder.font)


def _square(pen):  # noqa: ANN001, ANN202 -- fontTools' pens
    pen.moveTo((50, 0))
    for point in ((50, 700), (550, 700), (550, 0)):
        pen.lineTo(point)
    pen.closePath()
    return pen.getCharString() if isinstance(pen, T2CharStringPen) else pen.glyph()


def saved(one: TTFont | TTCollection) -> bytes:
    """Return the bytes of a font, or of a collection of fonts."""
    written = io.BytesIO()
    one.save(written)
    return written.getvalue()
