"""Own what is added to the tags the engine writes: names of notes, which PDF/UA-1 demands."""

from typing import Any

import pydyf


def name_notes(document: Any, pdf: Any) -> None:  # noqa: ANN401
    """Give every ``Note`` an ``ID`` (ISO 14289-1, 7.9) and list them in the tree of tags.

    An entry that stands in several lines is several boxes and one element of the markup,
    yet one element of structure each; the names are made from the destinations of the part,
    so that no two parts of a book share one.
    """
    notes = [item for item in pdf.objects if isinstance(item, dict) and item.get("S") == "/Note"]
    if not notes:
        return
    prefix = next((name for page in document.pages for name in sorted(page.anchors)), "")
    names = pydyf.Array()
    for number, note in enumerate(notes, start=1):
        note["ID"] = pydyf.String(f"{prefix}/note-{number:06}")
        names.extend([note["ID"], note.reference])
    root = next(item for item in pdf.objects if isinstance(item, dict) and item.get("Type") == "/StructTreeRoot")
    root["IDTree"] = pydyf.Dictionary({"Names": names})
