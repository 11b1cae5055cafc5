"""Own what is added to the tags the engine writes: whole notes with names, as PDF/UA-1 demands."""

from collections.abc import Iterator
from itertools import groupby

import pydyf
from weasyprint.formatting_structure import boxes

from edition.typeset.engine.kinds import Box, Engine
from edition.typeset.engine.notes import ref_of


def name_notes(document: Engine, pdf: Engine) -> None:
    """Make one ``Note`` of each entry, and give it an ``ID`` (ISO 14289-1, 7.9).

    An entry that runs over lines is several boxes, and the engine tags every box. The names
    are made from the first destination of the part, so that no two parts of a book share one.
    """
    items: list[Engine] = [item for item in pdf.objects if isinstance(item, dict)]
    tagged = [item for item in items if item.get("S") == "/Note"]
    drawn = [box for page in document.pages for box in _notes(page._page_box)]  # noqa: SLF001
    if not tagged or len(tagged) != len(drawn):
        return
    by_reference = {item.reference: item for item in items if hasattr(item, "reference")}
    prefix = next((name for page in document.pages for name in sorted(page.anchors)), "")
    names = pydyf.Array()
    pairs = zip(drawn, tagged, strict=True)
    for number, (_, run) in enumerate(groupby(pairs, lambda pair: ref_of(pair[0])), start=1):
        first, *rest = [note for _, note in run]
        first["ID"] = pydyf.String(f"{prefix}/note-{number:06}")
        names.extend([first["ID"], first.reference])
        for note in rest:
            _join(first, note, by_reference)
    root = next(item for item in items if item.get("Type") == "/StructTreeRoot")
    root["IDTree"] = pydyf.Dictionary({"Names": names})


def _notes(page: Box) -> Iterator[Box]:
    """Yield the boxes of *page* that are tagged as notes, in the order of their tags."""
    return (
        box
        for box in page.descendants()
        if box.element_tag == "note" and not isinstance(box, boxes.TextBox | boxes.LineBox)
    )


def _join(first: Engine, note: Engine, by_reference: Engine) -> None:
    """Move what *note* holds into *first*, and take *note* out of the tree."""
    parent = by_reference[note["P"]]
    parent["K"].remove(note.reference)
    for kid in note["K"]:
        first["K"].append(kid)
        if kid in by_reference:
            by_reference[kid]["P"] = first.reference
    note.clear()
