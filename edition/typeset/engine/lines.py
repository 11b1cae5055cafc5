"""Own the count of the printed lines, the labels that follow from it, and the marginal numbers."""

from collections.abc import Iterator, Sequence

from weasyprint.formatting_structure import boxes

from edition.structs import Mutable, field
from edition.typeset.engine.breaking import split_text_box
from edition.typeset.engine.kinds import Box, Engine, Style
from edition.typeset.engine.model import Lines, Span, Spot
from edition.typeset.engine.notes import NotesContext

NUMBER_SIZE = 0.72
"""Size of a marginal number, in sizes of the text."""
DISTANCE = 9.0
"""Space between the text and a marginal number, in pixels."""
VERSE = "verse-line"
"""Class of a verse: it counts once, over however many printed lines it runs."""
UNCOUNTED = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "table", "figure"})
"""Elements whose lines do not count, nor those of anything in them."""


class PageCount(Mutable):
    """What one page holds: its lines, and on which of them every marked place begins and ends.

    ``number`` is that of the last line that counts, ``end`` the lower edge of the last line in
    pixels; ``marks`` are the lines that get a number in the margin.
    """

    number: int
    end: float = 0.0
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)
    text: list[str] = field(default_factory=list)
    marks: list[tuple[Box, int]] = field(default_factory=list)


def count_page(page: Box, lines: Lines, every: int, before: int) -> PageCount:
    """Count the lines of *page*; the last line before it was number *before*."""
    count = PageCount(0 if lines is Lines.PAGE else before)
    verse: Box = None
    for line, block, ids, counts in _lines(page.children[0]):
        here = 0
        if lines is not Lines.NONE and counts:
            goes_on = _is_verse(block) and block.element is verse
            here = count.number = count.number if goes_on else count.number + 1
            if not goes_on and here % every == 0:
                count.marks.append((line, here))
        verse = block.element if _is_verse(block) else None
        count.end = max(count.end, line.position_y + line.height)
        count.text.append(_words(line))
        inner = (box for box in line.descendants() if isinstance(box, boxes.InlineBox))
        for name in (*ids, *(name for box in inner for name in _ids(box))):
            first, _ = count.spans.get(name, (here, here))
            count.spans[name] = first or here, here
    return count


def span_of(counts: Sequence[PageCount], name: str, page: int, first_page: int) -> Span | None:
    """Return where *name*, which ends on the page at index *page*, stands; ``None`` for nowhere."""
    if name not in counts[page].spans:
        return None
    start = page
    while start and name in counts[start - 1].spans:
        start -= 1
    first = Spot(first_page + start, counts[start].spans[name][0])
    return Span(first, Spot(first_page + page, counts[page].spans[name][1]))


def all_spans(counts: Sequence[PageCount], first_page: int) -> dict[str, Span]:
    """Return where everything marked stands, in the order of the text."""
    spans: dict[str, Span] = {}
    for page, count in enumerate(counts):
        for name, (first, last) in count.spans.items():
            spot = Spot(first_page + page, last)
            known = spans.get(name)
            spans[name] = Span(known.first if known else Spot(first_page + page, first), spot)
    return spans


def _lines(root: Engine) -> Iterator[tuple[Box, Box, list[str], bool]]:
    """Yield the lines of the text: each with its block, the ids around it, and whether it counts.

    Leaves out the foot and the margins. An initial floats beside the first lines: its letter
    comes before them, as a line that does not count.
    """
    stack: list[tuple[Box, Box, list[str], bool]] = [(root, root, [], True)]
    while stack:
        box, block, ids, counts = stack.pop()
        if isinstance(box, boxes.LineBox):
            yield box, block, ids, counts
        elif isinstance(box, boxes.ParentBox):
            ids = ids + _ids(box)
            named = box.element is None or box.element.tag not in UNCOUNTED
            counts = counts and named and not box.is_floated()
            stack += [(child, box, ids, counts) for child in reversed(box.children)]


def _ids(box: Box) -> list[str]:
    element = box.element
    if element is None or "::" in box.element_tag:
        return []
    return [name for name in (element.get("data-id") or element.get("id"),) if name]


def _is_verse(block: Box) -> bool:
    return block.element is not None and VERSE in (block.element.get("class") or "").split()


def _words(line: Box) -> str:
    """Return the words of *line*; calls of notes and marks of lists are not the text's."""
    return "".join(
        box.text
        for box in line.descendants()
        if isinstance(box, boxes.TextBox) and box.text and "::" not in box.element_tag
    )


def mark_margin(context: NotesContext, page: Box, marks: list[tuple[Box, int]]) -> None:
    """Set the numbers of *marks* beside their lines, in the outer margin.

    A margin box stands outside the structure of the PDF, so a number is an artefact: it is
    not read aloud in the middle of a sentence.
    """
    root = page.children[0]
    outer_is_right = page.page_type.side == "right"
    for line, number in marks:
        text = _number_box(context, root.style, str(number))
        left = page.content_box_x()
        text.position_x = (
            left + page.width + DISTANCE if outer_is_right else left - DISTANCE - text.width
        )
        text.position_y = line.position_y + line.baseline - text.baseline
        page.children = (*page.children, _margin_box(page, text))


def _number_box(context: NotesContext, style: Style, text: str) -> Box:
    style = style.copy()
    style["font_size"] *= NUMBER_SIZE
    style["font_style"], style["font_weight"] = "normal", 400
    box, _, _ = split_text_box(context, boxes.TextBox("@line-number", style, None, text), None, 0)
    _flatten(box, keep_margins=True)
    return box


def _margin_box(page: Box, text: Box) -> Box:
    margin = boxes.MarginBox("@line-number", page.style)
    line = boxes.LineBox.anonymous_from(margin, [text])
    for box in (margin, line):
        _flatten(box)
        box.position_x, box.position_y = text.position_x, text.position_y
        box.width, box.height = text.width, text.height
        box.background = None
    line.text_overflow, line.block_ellipsis = "clip", "none"
    line.baseline, line.offset_x = text.baseline, 0
    margin.children = [line]
    return margin


def _flatten(box: Box, *, keep_margins: bool = False) -> None:
    """Give *box* the used values that only a layout would have set."""
    for side in ("top", "right", "bottom", "left"):
        if not keep_margins or side in {"left", "right"}:
            setattr(box, f"margin_{side}", 0)
        setattr(box, f"padding_{side}", 0)
        setattr(box, f"border_{side}_width", 0)
