"""Own the labels at the foot, written once the lines of a page are numbered."""

from weasyprint.formatting_structure import boxes
from weasyprint.layout.background import layout_box_backgrounds

from edition.structs import Mutable
from edition.typeset.engine.kinds import Box
from edition.typeset.engine.lines import PageCount, span_of
from edition.typeset.engine.model import Entry, Span
from edition.typeset.engine.notes import NotesContext, lay_out_area, layer_of, ref_of

AFTER = "\u2007"
"""The space after a label: that of a figure, at which no line breaks (UAX #14, GL)."""
WIDEST = 888
"""Stands for the first page number, as long as it is not known."""


class Labelled(Mutable):
    """The foot of a page with its real labels; ``crossing`` when one names pages."""

    area: Box
    entries: list[Entry]
    crossing: bool


def label_of(span: Span) -> str:
    """Write where a lemma stands: ``12``, ``12–14``, over pages ``160.28–161.1``."""
    first, last = span.first, span.last
    if first.page != last.page:
        return f"{first.page}.{first.line}–{last.page}.{last.line}"
    return str(first.line) if first.line == last.line else f"{first.line}–{last.line}"


def label(context: NotesContext, counts: list[PageCount], first_page: int = WIDEST) -> Labelled:
    """Lay out the foot of the last page of *counts* with its labels; it has notes."""
    index = len(counts) - 1
    area, layers = context.feet[index + 1]
    copies = [layer.deepcopy() for layer in layers]
    entries = [
        entry for layer in copies for entry in _label_layer(layer, counts, index, first_page)
    ]
    copy = area.copy()
    copy.children = copies
    context.create_block_formatting_context()
    try:
        laid = lay_out_area(context, copy)
    finally:
        context.finish_block_formatting_context()
    return Labelled(laid, entries, any("." in entry.label for entry in entries))


def set_foot(context: NotesContext, page: Box, labelled: Labelled) -> None:
    """Put the labelled foot at the end of *page*, after the text."""
    foot = labelled.area
    foot.translate(dy=page_end(page) - foot.position_y - foot.margin_height())
    layout_box_backgrounds(page, foot, context.get_image_from_uri)
    text, *margins = page.children
    page.children = (text, foot, *margins)


def page_end(page: Box) -> float:
    """Return the lower edge of the text area of *page*, in pixels."""
    return float(page.content_box_y() + page.height)


def foot_text(page: Box) -> str:
    """Return the words at the foot of *page*, a space between its lines."""
    return " ".join(
        "".join(box.text for box in line.descendants() if isinstance(box, boxes.TextBox))
        for foot in page.children
        if isinstance(foot, boxes.FootnoteAreaBox)
        for line in foot.descendants()
        if isinstance(line, boxes.LineBox)
    )


def _label_layer(layer: Box, counts: list[PageCount], page: int, first_page: int) -> list[Entry]:
    """Write the labels of one layer; the one that repeats its neighbour's is left out."""
    entries: list[Entry] = []
    before = ""
    for note in layer.children:
        if isinstance(note, boxes.TextBox):
            continue
        ref = note.element.get("data-ref")
        span = span_of(counts, ref, page, first_page) if ref else None
        text = label_of(span) if span else note.element.get("data-label", "")
        entries.append(Entry(ref_of(note), int(layer_of(note)), page, text))
        if span:
            _write(note, "" if text == before else text + AFTER)
        before = text
    return entries


def _write(note: Box, text: str) -> None:
    for box in note.descendants():
        if isinstance(box, boxes.TextBox) and box.element_tag.endswith("::footnote-marker"):
            box.text = text
