"""Own the order of binding: parts in, one PDF out.

A part comes without its fonts and without a frame. Here the parts share one copy of each
face, one tree of tags, one set of destinations and bookmarks, and get what the standards ask
of a whole document: PDF/UA-1 (ISO 14289-1) and PDF/A-3a (ISO 19005-3), the TEI inside.
"""

from collections.abc import Sequence
from io import BytesIO

import pikepdf
from pikepdf import Pdf

from edition.messages import Message
from edition.structs import Frozen
from edition.typeset.binding.fonts import SharedFonts
from edition.typeset.binding.standards import describe
from edition.typeset.binding.trees import Trees
from edition.typeset.engine import Part
from edition.typeset.frame import Frame


class Leaf(Frozen):
    """A part in its place; ``blanks`` empty pages come before it, so that it opens on a recto."""

    part: Part
    blanks: int = 0


def bind(leaves: Sequence[Leaf], frame: Frame, *, archival: bool) -> tuple[bytes, list[Message]]:
    """Return the PDF of *leaves*, and what is wrong with its links.

    ``archival`` claims PDF/A-3a and PDF/UA-1; leave it out when a glyph is missing.
    The same input gives the same bytes.
    """
    with Pdf.new() as pdf:
        trees = Trees(pdf, frame.words)
        fonts = SharedFonts(pdf, frame.faces, [leaf.part for leaf in leaves])
        for leaf in leaves:
            fonts.share(trees.add(leaf.part, leaf.blanks), leaf.part)
        fonts.embed()
        messages = trees.close(frame.language)
        describe(pdf, frame, archival=archival)
        output = BytesIO()
        pdf.save(
            output,
            deterministic_id=True,
            min_version="1.7",
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return output.getvalue(), messages
