"""Own the foot of the page: layers of notes, laid out only when their height matters.

Replaces, in WeasyPrint 70, ``LayoutContext._update_footnote_area`` (one row of notes, laid
out anew, all of it, at every note added), ``overflows_page`` and ``page_bottom``.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from math import ceil, inf
from typing import Self

from weasyprint.css.properties import Dimension
from weasyprint.formatting_structure import boxes, build
from weasyprint.layout import LayoutContext
from weasyprint.layout.block import block_level_layout
from weasyprint.text.ffi import FROM_UNITS
from weasyprint.text.line_break import strut

from edition.typeset.engine.kinds import Box, Engine, Style
from edition.typeset.engine.looks import look_of
from edition.typeset.engine.model import Job
from edition.typeset.engine.numerals import as_roman

EM = 0.62
"""No word is wider, on average, than this many ems a character; for what is not shaped here."""
Piece = tuple[float, float]
"""The width of a word and of the space after it, in pixels."""
BETWEEN = "   "
"""What parts run-in notes: spaces stretch with the line and vanish at its end, an em does not."""
LAYER_GAP = 0.35
"""Space between layers, in lines of the foot."""
TOLERANCE = 1 + 1e-9
"""The factor by which the stock ``LayoutContext.overflows`` forgives rounding."""


class NoteSet(dict[Box, None]):
    """The notes still to be placed, in order, with the four list methods WeasyPrint uses.

    A list is searched for every box of every line: quadratic in the length of the book.
    """

    def append(self, note: Box) -> None:
        """Add *note* at the end."""
        self[note] = None

    def remove(self, note: Box) -> None:
        """Take *note* out."""
        del self[note]

    def copy(self) -> Self:
        """Return the same notes in a set of their own."""
        return type(self)(self)


class Refused(Exception):  # noqa: N818 -- an answer to act upon, not an error to report
    """The lines were broken into pages that are not as they should be; ``pages`` is how many."""

    def __init__(self, pages: int) -> None:
        """Count the *pages*."""
        super().__init__(pages)
        self.pages = pages


class NotesContext(LayoutContext):
    """The state of one layout; a stock context becomes one by ``adopt``."""

    footnotes: NoteSet

    def adopt(self, job: Job, refuses: Callable[[int, int], bool]) -> Self:
        """Begin; the stock constructor has run, as a classmethod of WeasyPrint calls it.

        *refuses* is told the number of pages, and of the lines on the last one.
        """
        self._refuses = refuses
        self.footnotes = NoteSet(dict.fromkeys(self.footnotes))
        self.first_page, self.on_page, self.roman = job.first_page, job.on_page, job.roman
        self.lines, self.every = job.lines, job.every
        self.counts: list[Engine] = []
        self.labelled: dict[int, Engine] = {}
        self.number_of_first: int | None = None
        self.feet: dict[int, tuple[Box, list[Box]]] = {}
        self.retries = 0
        self.shrink = 0.0
        self._page_end = 0.0
        self._notes: tuple[Box, ...] = ()
        self._least = self._most = 0.0
        self._measuring = False
        self._heights: dict[tuple[Box, ...], float] = {}
        self._widths: dict[Box, tuple[list[Piece], float]] = {}
        return self

    @property
    def page_bottom(self) -> float:
        """Where the text ends at most: above the notes this page has so far, pixels from the top.

        Only blocks that go on overleaf, and columns, ask: they fill what is left of the page.
        Where a line ends a page, ``overflows_page`` says.
        """
        return self._page_end if self._measuring else self._page_end - self._most

    @page_bottom.setter
    def page_bottom(self, value: float | None) -> None:
        # make_page sets it before it forgets the notes of the page before.
        self._page_end = value or 0.0
        self._notes, self._least, self._most = (), 0.0, 0.0

    def overflows_page(self, bottom_space: float, position_y: float) -> bool:
        """Say whether *position_y* lies below the text area; most answers need no layout."""
        if bottom_space == -inf:
            return False
        end = self._page_end - bottom_space - self.shrink
        if position_y <= end - self._most:
            return False
        if position_y > (end - self._least) * TOLERANCE:
            return True
        return bool(position_y > (end - self._height()) * TOLERANCE)

    def _update_footnote_area(self) -> bool:
        """Take note of what stands at the foot now; its height is worked out when asked for."""
        area = self.current_footnote_area
        area.children = ordered = in_layers(area, self.current_page_footnotes)
        # The engine lays out a copy at the end of the page; ours follows, with labels.
        area.deepcopy = partial(_without_notes, area)
        self.feet[self.current_page] = (area, ordered)
        self._notes = tuple(self.current_page_footnotes)
        self._least, self._most = self._bounds() if self._notes else (0.0, 0.0)
        return False  # a foot higher than the page is found out by the retry of that page

    def _height(self) -> float:
        if not self._notes:
            return 0.0
        key = (self.current_footnote_area.page.width, *self._notes)
        if key not in self._heights:
            self._measuring = True
            try:
                area = lay_out_area(self, self.current_footnote_area)
            finally:
                self._measuring = False
            self._heights[key] = float(area.margin_height())
        return self._heights[key]

    def _bounds(self) -> tuple[float, float]:
        """Return heights between which that of the foot lies, from the widths of its words."""
        measure = self.current_footnote_area.page.width
        running: dict[str, list[Piece]] = {}
        least = most = line = 0.0
        for note in self._notes:
            pieces, line = self._natural(note)
            if note.style["display"][0] == "inline":
                running.setdefault(layer_of(note), []).extend(pieces)
            else:
                low, high = _lines(pieces, measure)
                least, most = least + low * line, most + high * line
        for pieces in running.values():
            low, high = _lines(pieces, measure)
            least, most = least + low * line, most + high * line
        layers = len({layer_of(note) for note in self._notes})
        around = _edges(self.current_footnote_area.style) + (layers - 1) * LAYER_GAP * line
        return least + around, most + around

    def natural_width(self, note: Box) -> float:
        """Return the greatest width *note* may need in one line."""
        return sum(word + space for word, space in self._natural(note)[0])

    def _natural(self, note: Box) -> tuple[list["Piece"], float]:
        """Return the words of *note*, wide, and the height of its lines."""
        if note not in self._widths:
            self._widths[note] = list(_pieces(note)), strut(note.style)[0]
        return self._widths[note]

    def get_string_set_for(self, page: Box, name: str, keyword: str = "first") -> tuple[str, ...]:
        """Resolve ``string(…)``; ``folio`` is the page's number in the book.

        The margin boxes ask first, after the last line is broken: the moment at which the
        number of pages is known, and the first page's number is asked for.
        """
        if name != "folio":
            return super().get_string_set_for(page, name, keyword)
        number = self.begin_numbers(len(self.page_maker) - 1) + self.current_page - 1
        return (as_roman(number) if self.roman else str(number),)

    def begin_numbers(self, pages: int) -> int:
        """Return the number of the first page; asks for it once.

        Raises:
            Refused: the pages are not as they should be.
        """
        if self.number_of_first is None:
            if self._refuses(pages, len(self.counts[-1].text)):
                raise Refused(pages)
            self.number_of_first = self.first_page(pages)
        return self.number_of_first


def _pieces(note: Box) -> Iterator[Piece]:
    """Yield the words of *note* in one line, and after it what parts it from the next."""
    word = space = 0.0
    for box in note.descendants():
        if not isinstance(box, boxes.TextBox):
            continue
        first, *others = box.text.split(" ")
        measure = _measure(box)
        space = measure(" ")
        word += measure(first)
        for other in others:
            yield word, space
            word = measure(other)
    yield word, space * len(BETWEEN)


def _measure(box: Box) -> Callable[[str], float]:
    """Return what measures words set as *box*."""
    look = look_of(box.style)

    def width(word: str) -> float:
        shape = look and look.shape(word) if word else None
        guess = len(word) * EM * box.style["font_size"]
        return float(shape.x[-1] * FROM_UNITS if shape else guess)

    return width


def _lines(pieces: list[Piece], measure: float) -> tuple[int, int]:
    """Return how many lines *pieces* fill at least, and how many without any hyphens."""
    total = filled = 0.0
    lines = 1
    for word, space in pieces:
        total += word + space
        if filled and filled + word > measure:
            lines, filled = lines + 1, 0.0
        filled += word + space
    most_dropped = max(space for _, space in pieces) * (lines + 1)
    return max(1, ceil((total - most_dropped) / measure)), lines


def _edges(style: Style) -> float:
    """Return the height of what is around the lines of the foot."""
    margins = (style[name].value for name in ("margin_top", "padding_top", "padding_bottom"))
    return float(sum(margins) + style["border_top_width"])


def layer_of(note: Box) -> str:
    """Return the layer of *note*, a digit; notes without one come last."""
    return note.element.get("data-layer") or "9"


def ref_of(note: Box) -> str:
    """Return the name of *note*."""
    return str(note.element.get("data-note"))


def in_layers(area: Box, notes: Iterable[Box]) -> list[Box]:
    """Return one block for each layer, in order, its notes in the order of their calls."""
    layers: dict[str, list[Box]] = {}
    for note in notes:
        row = layers.setdefault(layer_of(note), [])
        if row and note.style["display"][0] == "inline":
            row.append(boxes.TextBox.anonymous_from(area, BETWEEN))
        row.append(note)
    blocks = []
    for number, layer in enumerate(sorted(layers)):
        block = boxes.BlockBox.anonymous_from(area, layers[layer])
        if number:
            # An anonymous style is shared by all anonymous boxes of its parent.
            block.style = block.style.copy()
            gap = LAYER_GAP * strut(area.style)[0]
            block.style["margin_top"] = Dimension(gap, "px")
        blocks.append(block)
    return blocks


def _without_notes(area: Box) -> Box:
    copy = area.copy()
    copy.children = []
    return copy


def lay_out_area(context: NotesContext, area: Box) -> Box:
    """Return a copy of the foot *area*, laid out; the boxes of *area* stay as they are."""
    copy = build.create_anonymous_boxes(type(area).deepcopy(area))
    placed: list[Box] = []
    return block_level_layout(context, copy, -inf, None, area.page, True, placed, placed)[0]
