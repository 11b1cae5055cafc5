"""Own the shaping of texts: each text in each look once, for breaking, measuring and drawing.

WeasyPrint 70 shapes a line about five times: with the words after it, without them, with each
hyphenated beginning of the next word, for its width, and to draw it. Here Pango shapes a whole
run of text, and a line is a piece of it: positions, places to break and glyphs are read off once.
Of private parts this uses the structs of ``text.ffi``; ``check`` holds their sizes.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterator
from re import compile as pattern

from weasyprint.text.ffi import FROM_UNITS, ffi, gobject, pango, unicode_to_char_p

from edition.structs import Mutable, field
from edition.typeset.engine.kinds import Engine

INELIGIBLE = pattern(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)
"""Characters that break lines, or glyphs, in ways of their own: the engine sets such texts."""
LINE_BREAK, WORD_END, WORD_BOUNDARY = 1 << 0, 1 << 6, 1 << 12
"""Bits of a ``PangoLogAttr``."""
GLYPH_INFO = 5
"""Integers in a ``PangoGlyphInfo``: glyph, width, two offsets, attributes."""
GLYPHS = 65_536
SPACE = 0x20
INSIDE = -1


class Look(Mutable, eq=False):
    """What texts of one look share: Pango's objects, and the shapes of the texts met so far.

    ``keepers`` hold the layouts by which Pango's fonts stay alive; ``spaces`` says by how many
    units a space after a character moves it; ``drawn`` is the font in the PDF at work.
    """

    context: Engine
    language: Engine
    description: Engine
    features: Engine
    keepers: dict[int, Engine] = field(default_factory=dict)
    shapes: dict[str, "Shape | None"] = field(default_factory=dict)
    spaces: dict[str, int] = field(default_factory=dict)
    drawn: dict[Engine, tuple[Engine, Engine, float]] = field(default_factory=dict)

    def layout(self) -> Engine:
        """Return a new Pango layout of this look."""
        layout = ffi.gc(pango.pango_layout_new(self.context), gobject.g_object_unref)
        pango.pango_layout_set_auto_dir(layout, False)
        pango.pango_layout_set_font_description(layout, self.description)
        if self.features is not None:
            # Each layout needs a list of its own: word spacing is added to it.
            attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
            pango.pango_attr_list_insert(
                attributes, pango.pango_attr_font_features_new(self.features)
            )
            pango.pango_layout_set_attributes(layout, attributes)
        return layout

    def shape(self, text: str) -> "Shape | None":
        """Return *text* shaped; ``None`` when more than one run of plain glyphs is needed."""
        try:
            return self.shapes[text]
        except KeyError:
            found = self.shapes[text] = None if INELIGIBLE.search(text) else _shaped(self, text)
            return found

    def space_after(self, character: str) -> int:
        """Return how many units *character* is wider before a space: faces kern them."""
        if character not in self.spaces:
            alone, space, both = (self.shape(one) for one in (character, " ", f"{character} "))
            known = alone and space and both
            self.spaces[character] = (
                both.x[-1] - alone.x[-1] - space.x[-1] if known else 0  # type: ignore[union-attr]  # all are
            )
        return self.spaces[character]


class Shape(Mutable, eq=False):
    """A text as one run of glyphs. Places are bytes of UTF-8, lengths are Pango's units.

    ``x`` is the position before each byte, -1 inside a cluster; ``glyph_at`` the index of the
    glyph that begins there. ``breaks`` are the places where a line may begin, ``ends`` where
    the line before would end, its last space left out; ``marks`` are Pango's attributes
    by character, ``bytes_of`` the place of each character. ``codes`` are written when drawn.
    """

    look: Look
    text: str
    data: bytes
    font: Engine
    height: float
    baseline: float
    glyphs: list[int]
    widths: list[int]
    clusters: list[int]
    marks: list[int]
    bytes_of: list[int]
    x: list[int] = field(default_factory=list)
    glyph_at: list[int] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    gaps: list[int] = field(default_factory=list)

    def place(self) -> None:
        """Work out positions and places to break from what Pango said."""
        length = len(self.data)
        self.x, self.glyph_at = [INSIDE] * (length + 1), [INSIDE] * (length + 1)
        position = 0
        for index, (cluster, width) in enumerate(zip(self.clusters, self.widths, strict=True)):
            if self.glyph_at[cluster] == INSIDE:
                self.x[cluster], self.glyph_at[cluster] = position, index
            position += width
        self.x[length], self.glyph_at[length] = position, len(self.glyphs)
        self.breaks = [
            self.bytes_of[index]
            for index, mark in enumerate(self.marks[1:-1], start=1)
            if mark & LINE_BREAK and self.x[self.bytes_of[index]] != INSIDE
        ]
        for place in self.breaks:
            end = self.bare(0, place)
            self.ends.append(self.x[end] - (self.kern(end) if end < place else 0))

    def bare(self, start: int, end: int) -> int:
        """Return where a piece ends without its last spaces."""
        while end > start and self.data[end - 1] == SPACE:
            end -= 1
        return end

    def kern(self, end: int) -> int:
        """Return by how much the character before *end*, where a space stands, is moved by it."""
        return self.look.space_after(self.text[bisect_left(self.bytes_of, end) - 1]) if end else 0

    def units(self, start: int, end: int) -> int:
        """Return the width of a piece set by itself; a kern before a space is not its own."""
        width = self.x[end] - self.x[start]
        if start < end < len(self.data) and self.data[end] == SPACE != self.data[end - 1]:
            width -= self.kern(end)
        return width

    def word(self, start: int, end: int) -> Iterator[tuple[int, str]]:
        """Yield place and letters of each word between two places, as Pango parts words."""
        first, last = bisect_left(self.bytes_of, start), bisect_left(self.bytes_of, end)
        begin = first
        for index in range(first + 1, last + 1):
            if self.marks[index] & WORD_END:
                yield self.bytes_of[begin], self.text[begin:index]
                begin = index
            elif self.marks[index] & WORD_BOUNDARY:
                begin = index


def check() -> None:
    """Hold the structs that are read in one go to their sizes.

    Raises:
        ImportError: they are others; the engine's public parts must do.
    """
    sizes = (ffi.sizeof("PangoGlyphInfo"), ffi.sizeof("PangoLogAttr"), array("i").itemsize)
    if sizes != (4 * GLYPH_INFO, 4, 4):
        raise ImportError(f"structs of Pango have other sizes: {sizes}")


def _shaped(look: Look, text: str) -> Shape | None:
    layout = look.layout()
    pointer, data = unicode_to_char_p(text)
    pango.pango_layout_set_text(layout, pointer, -1)
    line = pango.pango_layout_get_line_readonly(layout, 0)
    if line.runs == ffi.NULL or line.runs.next != ffi.NULL:
        return None
    item = line.runs.data
    infos = _integers(item.glyphs.glyphs, GLYPH_INFO * item.glyphs.num_glyphs)
    glyphs, offsets = infos[0::GLYPH_INFO], (*infos[2::GLYPH_INFO], *infos[3::GLYPH_INFO])
    if item.item.analysis.level % 2 or max(glyphs) >= GLYPHS or any(offsets):
        return None
    look.keepers.setdefault(int(ffi.cast("uintptr_t", item.item.analysis.font)), layout)
    marks = _integers(pango.pango_layout_get_log_attrs_readonly(layout, ffi.NULL), len(text) + 1)
    extents = ffi.new("PangoRectangle *")
    pango.pango_layout_line_get_extents(line, ffi.NULL, extents)
    shape = Shape(
        look=look,
        text=text,
        data=data,
        font=item.item.analysis.font,
        height=extents.height * FROM_UNITS,
        baseline=pango.pango_layout_get_baseline(layout) * FROM_UNITS,
        glyphs=glyphs,
        widths=infos[1::GLYPH_INFO],
        clusters=ffi.unpack(item.glyphs.log_clusters, item.glyphs.num_glyphs),
        marks=marks,
        bytes_of=_places(text, data),
    )
    shape.place()
    return shape


def _integers(pointer: Engine, count: int) -> list[int]:
    numbers = array("i")
    numbers.frombytes(ffi.buffer(pointer, 4 * count))
    return numbers.tolist()


def _places(text: str, data: bytes) -> list[int]:
    """Return the place of each character of *text* in its bytes, and that of its end."""
    if len(text) == len(data):
        return list(range(len(data) + 1))
    return [index for index, byte in enumerate(data) if byte & 0xC0 != 0x80] + [len(data)]  # noqa: PLR2004 -- UTF-8
