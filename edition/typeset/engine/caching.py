"""Own what WeasyPrint 70 does again and again with the same result, done once.

Each function here replaces one of the engine's while a job runs, and gives what that one
gives; ``tests/typeset/test_caching.py`` compares pages made with and without them.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from weasyprint import draw
from weasyprint.css import StyleFor
from weasyprint.layout import absolute, block, column, grid, inline, page, percent, table
from weasyprint.layout import float as floats
from weasyprint.text import line_break

from edition.typeset.engine import breaking, drawing
from edition.typeset.engine.kinds import Box, Engine, Style
from edition.typeset.engine.looks import shared_look
from edition.typeset.engine.patching import replaced
from edition.typeset.engine.styling import common, shared_style

_resolve_percentages: Callable[..., None] = percent.resolve_percentages
_strut: Callable[[Style], tuple[float, float]] = line_break.strut
_setup: Callable[..., None] = line_break.Layout.setup

SIDES = ("top", "right", "bottom", "left")
LENGTHS = (
    *(f"margin_{side}" for side in SIDES),
    *(f"padding_{side}" for side in SIDES),
    *("width", "min_width", "max_width", "height", "min_height", "max_height"),
)


@contextmanager
def economical() -> Iterator[None]:
    """Put the functions in their places for as long as the block runs."""
    with ExitStack() as stack:
        for module in (absolute, block, column, floats, grid, inline, page, table):
            stack.enter_context(replaced(module, "resolve_percentages", _used_values))
        for module in (inline, line_break):
            stack.enter_context(replaced(module, "strut", _known_strut))
        stack.enter_context(replaced(line_break.Layout, "setup", _set_up))
        stack.enter_context(replaced(inline, "split_text_box", breaking.split_text_box))
        stack.enter_context(replaced(inline, "add_word_spacing", breaking.add_word_spacing))
        stack.enter_context(replaced(inline, "can_break_text", breaking.can_break_text))
        stack.enter_context(replaced(draw, "draw_text", drawing.draw_text))
        stack.enter_context(replaced(StyleFor, "set_computed_styles", shared_style))
        yield


def _used_values(box: Box, containing_block: Engine) -> None:
    """Set the used lengths of *box*; those of a style without percentages never change."""
    style = common(box.style)
    try:
        used = style.used_values
    except AttributeError:
        used = style.used_values = _lengths(style)
    if used is None or page.boxes.PageBox is type(box):
        _resolve_percentages(box, containing_block)
    else:
        box.__dict__.update(used)


def _lengths(style: Style) -> dict[str, Engine] | None:
    """Return the used values of *style*, ``None`` when they depend on more than the style."""
    if style["border_collapse"] == "collapse" or style["box_sizing"] != "content-box":
        return None
    used: dict[str, Engine] = {}
    for name in LENGTHS:
        value = style[name]
        if value != "auto":
            if getattr(value, "unit", "") != "px":
                return None
            value = value.value
        elif name.startswith("min_"):
            value = 0
        used[name] = value
    return used | {f"border_{side}_width": style[f"border_{side}_width"] for side in SIDES}


def _known_strut(style: Style) -> tuple[float, float]:
    style = common(style)
    try:
        return style.known_strut
    except AttributeError:
        found = style.known_strut = _strut(style)
        return found


def _set_up(layout: Engine, style: Style) -> None:
    """Begin a Pango layout; the context and the font description are shared by all of one look."""
    decorated = style["text_decoration_line"] != "none"
    if decorated or style["font_language_override"] != "normal":
        _setup(layout, style)
        return
    look = shared_look(style)
    layout.style = style
    layout.first_line_direction = 0
    layout.language, layout.layout = look.language, look.layout()
    layout.ascent = layout.underline_position = layout.strikethrough_position = None
