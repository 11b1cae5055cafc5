"""Own the looks of text: styles that shape alike share Pango's context, font and features."""

from weasyprint.text.constants import PANGO_DIRECTION
from weasyprint.text.ffi import ffi, gobject, pango, unicode_to_char_p
from weasyprint.text.fonts import font_features, get_font_description

from edition.typeset.engine.kinds import Engine, Style
from edition.typeset.engine.shaping import Look
from edition.typeset.engine.styling import common

FEATURES = (
    "font_kerning", "font_variant_ligatures", "font_variant_position", "font_variant_caps",
    "font_variant_numeric", "font_variant_alternates", "font_variant_east_asian",
    "font_feature_settings",
)  # fmt: skip
SHAPING = (
    "font_family", "font_style", "font_stretch", "font_weight", "font_size",
    "font_variation_settings", "font_language_override", "lang", "direction", *FEATURES,
)  # fmt: skip
"""All that a Pango layout is set up from, but for decorations."""
PLAIN = {
    "direction": ("ltr",),
    "font_language_override": ("normal",),
    "hyphenate_limit_zone": (0,),
    "letter_spacing": ("normal", 0),
    "text_decoration_line": ("none",),
    "white_space": ("normal", "nowrap"),
    "word_break": ("normal",),
    "word_spacing": (0,),
}
"""What a style must have so that its text can be shaped once; with other values the engine does."""


def look_of(style: Style) -> Look | None:
    """Return the look of texts of *style* that can be shaped once; ``None`` when they cannot."""
    style = common(style)
    try:
        return style.plain_look
    except AttributeError:
        plain = style["font_size"] > 0 and all(
            _number(style[name]) in values for name, values in PLAIN.items()
        )
        found = style.plain_look = shared_look(style) if plain else None
        return found


def shared_look(style: Style) -> Look:
    """Return what all texts that are shaped as *style* says share."""
    style = common(style)
    try:
        return style.look
    except AttributeError:
        known = style.font_config.looks
        key = tuple(map(_plain, (style[name] for name in SHAPING)))
        if key not in known:
            known[key] = _look(style)
        found: Look = known[key]
        style.look = found
        return found


def forget_shapes(looks: Engine) -> None:
    """Forget the texts of a job that is done: their glyphs are noted in its fonts alone."""
    for look in looks.values():
        look.shapes.clear()
        look.drawn.clear()


def _look(style: Style) -> Look:
    context = ffi.gc(
        pango.pango_font_map_create_context(style.font_config.font_map), gobject.g_object_unref
    )
    pango.pango_context_set_round_glyph_positions(context, False)
    pango.pango_context_set_base_dir(context, PANGO_DIRECTION[style["direction"]])
    language = pango.pango_language_get_default()
    if style["lang"]:
        pointer, _keep = unicode_to_char_p(style["lang"])
        language = pango.pango_language_from_string(pointer)
        pango.pango_context_set_language(context, language)
    features = font_features(*(style[name] for name in FEATURES))
    written = ",".join(f"{name} {value}" for name, value in features.items()).encode() or None
    return Look(context, language, get_font_description(style), written)


def _plain(value: Engine) -> Engine:
    return tuple(value) if isinstance(value, list) else value


def _number(value: Engine) -> Engine:
    """Return the number of a length, and any other value as it is."""
    return getattr(value, "value", value)
