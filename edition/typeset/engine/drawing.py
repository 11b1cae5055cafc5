"""Own the drawing of shaped lines: the glyphs they were measured by, with their spaces widened.

Replaces, in WeasyPrint 70, ``draw.draw_text``, which shapes every line once more, and writes a
correction after each glyph; here one is written where a thousandth of an em has added up.
"""

from bisect import bisect_left
from collections.abc import Callable

import weasyprint.draw
from weasyprint.text.ffi import FROM_UNITS, pango

from edition.typeset.engine.breaking import Line
from edition.typeset.engine.kinds import Box, Engine
from edition.typeset.engine.shaping import Shape

EM = 1000
"""Units of a PDF's text in an em."""
WIDENED = (b" ", b"\xc2\xa0")

_draw_text: Callable[..., None] = weasyprint.draw.draw_text


def draw_text(
    stream: Engine, box: Box, offset: float, overflow: str, ellipsis: str = "none"
) -> None:
    """Draw the text of *box*."""
    line = box.pango_layout
    if type(line) is not Line or overflow == "ellipsis" or ellipsis != "none":
        _draw_text(stream, box, offset, overflow, ellipsis)
        return
    if box.style["visibility"] != "visible" or not box.text.strip():
        return
    font, size = _font(stream, line.shape)
    stream.set_color(box.style["color"])
    stream.begin_text()
    stream.set_text_matrix(1, 0, 0, -1, box.position_x, box.position_y + box.baseline)
    stream.set_font_size(font.hash, size)
    stream.show_text(_written(line, size))
    stream.end_text()


def _font(stream: Engine, shape: Shape) -> tuple[Engine, float]:
    """Return the font of *shape* in the PDF at work; have its glyphs ready to be written."""
    drawn = shape.look.drawn.get(shape.font)
    if drawn is None or drawn[0] is not stream._fonts:
        drawn = shape.look.drawn[shape.font] = (stream._fonts, *stream.add_font(shape.font))
    _, font, size = drawn
    if not shape.codes:
        _write(stream, shape, font, size)
    return font, size


def _write(stream: Engine, shape: Shape, font: Engine, size: float) -> None:
    """Write the glyphs of *shape*, each with what corrects its place; note what they mean."""
    off = 0.0
    ends = [*shape.clusters[1:], len(shape.data)]
    for index, glyph in enumerate(shape.glyphs):
        start, end = shape.clusters[index], ends[index]
        text = shape.data[start:end]
        if glyph not in font.to_unicode:
            font.to_unicode[glyph] = text.decode()
        if glyph not in font.widths:
            pango.pango_font_get_glyph_extents(
                shape.font, glyph, stream.ink_rect, stream.logical_rect
            )
            width = stream.logical_rect.width * FROM_UNITS
            font.widths[glyph] = round(width * EM / size)
        off += font.widths[glyph] - shape.widths[index] * EM * FROM_UNITS / size
        if text in WIDENED:
            shape.gaps.append(index)
            shape.codes.append(f"{glyph:04x}")
        elif abs(off) >= 1:
            shape.codes.append(f"{glyph:04x}>{int(off)}<")
            off -= int(off)
        else:
            shape.codes.append(f"{glyph:04x}")


def _written(line: Line, size: float) -> str:
    """Return the operand of ``TJ`` that draws *line*."""
    shape = line.shape
    first, last = shape.glyph_at[line.start], shape.glyph_at[line.end]
    gaps = shape.gaps[bisect_left(shape.gaps, first) : bisect_left(shape.gaps, last)]
    wider = f">{-line.justification_spacing * EM / size:.1f}<" if line.justification_spacing else ""
    pieces = []
    for gap in gaps:
        pieces += [*shape.codes[first:gap], shape.codes[gap], wider]
        first = gap + 1
    pieces += shape.codes[first:last]
    return f"<{''.join(pieces)}>".replace("<>", "")
