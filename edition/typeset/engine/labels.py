"""Own the labels at the foot: written once the lines are numbered, in feet laid out again."""

from weasyprint.formatting_structure import boxes
from weasyprint.layout.background import layout_box_backgrounds

from edition.typeset.engine.kinds import Box
from edition.typeset.engine.model import Entry, Span
from edition.typeset.engine.notes import NotesContext, lay_out_area, layer_of, ref_of

AFTER = "\u2002"
"""The space after a label: an en."""
FUZZ = 0.01


def label_of(span: Span) -> str:
    """Write where a lemma stands: ``12``, ``12–14``, over pages ``160.28–161.1``."""
    first, last = span.first, span.last
    if first.page != last.page:
        return f"{first.page}.{first.line}–{last.page}.{last.line}"
    return str(first.line) if first.line == last.line else f"{first.line}–{last.line}"


def write_labels(
    context: NotesContext, pages: list[Box], spans: dict[str, Span]
) -> tuple[list[Entry], set[str]]:
    """Put the real labels into the feet of *pages*.

    Returns the entries, and the refs of notes on a page whose foot became higher than the
    room it had: their reserved labels were too narrow.
    """
    entries: list[Entry] = []
    grown: set[str] = set()
    for index, page in enumerate(pages):
        foot = _foot(page)
        if foot is None:
            continue
        area, layers = context.feet[index + 1]
        copies = [layer.deepcopy() for layer in layers]
        here = [entry for layer in copies for entry in _label_layer(layer, index, spans)]
        entries += here
        new = _lay_out_again(context, index, area, copies)
        if new.margin_height() > foot.margin_height() + FUZZ:
            grown |= {entry.ref for entry in here}
        bottom = foot.position_y + foot.margin_height()
        new.translate(dy=bottom - new.position_y - new.margin_height())
        layout_box_backgrounds(page, new, context.get_image_from_uri)
        page.children = tuple(new if child is foot else child for child in page.children)
    return entries, grown


def foot_text(page: Box) -> str:
    """Return the words at the foot of *page*, a space between its lines."""
    foot = _foot(page)
    lines = () if foot is None else foot.descendants()
    return " ".join(
        "".join(box.text for box in line.descendants() if isinstance(box, boxes.TextBox))
        for line in lines
        if isinstance(line, boxes.LineBox)
    )


def _foot(page: Box) -> Box:
    return next((box for box in page.children if isinstance(box, boxes.FootnoteAreaBox)), None)


def _label_layer(layer: Box, page: int, spans: dict[str, Span]) -> list[Entry]:
    """Write the labels of one layer; the one that repeats its neighbour's is left out."""
    entries: list[Entry] = []
    before = ""
    for note in layer.children:
        if isinstance(note, boxes.TextBox):
            continue
        span = spans.get(note.element.get("data-ref") or "")
        label = label_of(span) if span else note.element.get("data-label", "")
        entries.append(Entry(ref_of(note), int(layer_of(note)), page, label))
        if span:
            _write(note, "" if label == before else label + AFTER)
        before = label
    return entries


def _write(note: Box, label: str) -> None:
    for box in note.descendants():
        if isinstance(box, boxes.TextBox) and box.element_tag.endswith("::footnote-marker"):
            box.text = label


def _lay_out_again(context: NotesContext, index: int, area: Box, layers: list[Box]) -> Box:
    context.current_page = index + 1
    area = area.copy()
    area.children = layers
    context.create_block_formatting_context()
    try:
        return lay_out_area(context, area)
    finally:
        context.finish_block_formatting_context()
