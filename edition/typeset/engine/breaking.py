"""Own the breaking of shaped text into lines, and their spaces: what the engine does, at once.

Replaces, in WeasyPrint 70, ``layout.inline.split_text_box``, ``add_word_spacing`` and
``can_break_text``. Texts that are not one run of plain glyphs, and lines whose first word is
too long, are left to the engine; ``tests/typeset/test_caching.py`` holds both to the same lines.
"""

from bisect import bisect_right
from collections.abc import Callable
from functools import lru_cache
from math import inf

from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.text import line_break
from weasyprint.text.ffi import FROM_UNITS, TO_UNITS

from edition.typeset.engine.kinds import Box, Engine, Style
from edition.typeset.engine.looks import look_of
from edition.typeset.engine.shaping import INSIDE, Shape

NEAR = 3 * TO_UNITS
"""How far an estimate may be off: a hyphen kerned, or a ligature undone."""

_split_text_box: Callable[..., Engine] = inline.split_text_box
_add_word_spacing: Callable[..., Engine] = inline.add_word_spacing
can_break_text = lru_cache(maxsize=4096)(line_break.can_break_text)


class Line(line_break.Layout):
    """A piece of a shape, in place of the layout that the engine makes of each line."""

    def __init__(self, shape: Shape, start: int, end: int, spacing: float = 0.0) -> None:
        self.shape, self.start, self.end = shape, start, end
        self.text = shape.data[start:end].decode()
        self.justification_spacing, self.max_width, self.first_line_direction = spacing, None, 0


def split_text_box(
    context: Engine,
    box: Box,
    available: float | None,
    skip: int,
    is_line_start: bool = True,
) -> tuple[Box | None, int | None, bool | str]:
    """Keep as much of the text of *box* as fits into *available* pixels, after *skip* bytes."""
    place = _place(box)
    if place is not None:
        shape, base, end = place
        start = base + skip
        if start < end and shape.x[start] != INSIDE:
            piece = _piece(context, shape, start, end, box.style, available)
            if piece is not None:
                line, resume = piece
                # A space before a word that does not fit is dropped with the end of the line.
                new = _laid_out(box, line) if line.text else None
                return new, resume and resume - base, False
    return _split_text_box(context, box, available, skip, is_line_start)


def _place(box: Box) -> tuple[Shape, int, int] | None:
    """Return the shape in which the text of *box* stands, and where."""
    line = box.__dict__.get("pango_layout")
    if type(line) is Line and line.text.startswith(box.text):
        end = line.end - len(line.text) + len(box.text)
        if not line.text[len(box.text) :].strip(" "):
            return line.shape, line.start, end
    look = look_of(box.style)
    shape = look and look.shape(box.text)
    return (shape, 0, len(shape.data)) if shape else None


def _piece(
    context: Engine, shape: Shape, start: int, end: int, style: Style, available: float | None
) -> tuple[Line, int | None] | None:
    """Return the line that begins at *start*, and where the next does; ``None`` for the engine."""
    if available is None or available == inf or style["white_space"] == "nowrap":
        return Line(shape, start, end), None
    limit = shape.x[start] + int(max(0, available) * TO_UNITS)
    bare = shape.bare(start, end)
    if shape.x[start] + shape.units(start, bare) <= limit:
        return Line(shape, start, end), None
    first = bisect_right(shape.breaks, start)
    best = bisect_right(shape.ends, limit, first) - 1
    if best < first or shape.breaks[best] >= end:
        return None
    resume = shape.breaks[best]
    following = shape.breaks[best + 1] if best + 1 < len(shape.breaks) else len(shape.data)
    return _hyphenated(context, shape, (start, resume, min(following, end)), style, limit) or (
        Line(shape, start, shape.bare(start, resume)),
        resume,
    )


def _hyphenated(
    context: Engine, shape: Shape, places: tuple[int, int, int], style: Style, limit: int
) -> tuple[Line, int] | None:
    """Return a line that ends in a part of its next word, where one can be had."""
    language = _language(style["lang"])
    if style["hyphens"] != "auto" or not language:
        return None
    start, resume, following = places
    least, left, right = style["hyphenate_limit_chars"]
    for place, word in shape.word(resume, shape.bare(resume, following)):
        if len(word) >= least:
            for part in _parts(context, word, (language, left, right, least)):
                end = place + len(part.encode())
                found = _ending(shape, start, end, style["hyphenate_character"], limit)
                if found is not None:
                    return found, end
            return None
    return None


def _ending(shape: Shape, start: int, end: int, hyphen: str, limit: int) -> Line | None:
    """Return the line from *start* to *end* with a hyphen, if it fits."""
    hyphens = shape.look.shape(hyphen)
    if hyphens is None:
        return None
    if shape.x[end] != INSIDE and shape.x[end] + hyphens.x[-1] > limit + NEAR:
        return None
    whole = shape.look.shape(shape.data[start:end].decode() + hyphen)
    if whole is None or whole.x[-1] > limit - shape.x[start]:
        return None
    return Line(whole, 0, len(whole.data))


@lru_cache(maxsize=64)
def _language(lang: str | None) -> str | None:
    return line_break.pyphen.language_fallback(lang) if lang else None


def _parts(context: Engine, word: str, key: tuple[str, int, int, int]) -> list[str]:
    """Return the beginnings of *word* that a hyphen may follow, the longest first."""
    dictionary = context.dictionaries.get(key)
    if dictionary is None:
        language, left, right, _ = key
        dictionary = line_break.pyphen.Pyphen(lang=language, left=left, right=right)
        context.dictionaries[key] = dictionary
    return [part for part, _ in dictionary.iterate(word) if word.startswith(part)]


def _laid_out(box: Box, line: Line) -> Box:
    """Return a copy of *box* that is as large as *line*."""
    shape = line.shape
    new = box.copy_with_text(line.text)
    new.pango_layout = line
    new.width = shape.units(line.start, line.end) * FROM_UNITS
    new.height = shape.height
    half_leading = (line_break.strut(box.style)[0] - shape.height) / 2
    new.margin_top = new.margin_bottom = half_leading
    new.baseline = shape.baseline + half_leading
    return new


def add_word_spacing(context: Engine, box: Box, spacing: float, advance: float) -> float:
    """Widen the spaces of *box* by *spacing* pixels; what comes before widened it by *advance*."""
    line = box.__dict__.get("pango_layout") if isinstance(box, boxes.TextBox) else None
    if type(line) is not Line:
        return float(_add_word_spacing(context, box, spacing, advance))
    box.justification_spacing = spacing
    box.position_x += advance
    spaces = box.text.count(" ") + box.text.count("\u00a0")
    if spaces:
        box.width += spacing * spaces
        box.pango_layout = Line(
            line.shape, line.start, line.start + len(box.text.encode()), spacing
        )
    return float(advance + spacing * spaces)
