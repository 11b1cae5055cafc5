"""Own the way to the layout engine: what it is asked, what it answers, and what is missing.

WeasyPrint and Pango are loaded when a page is wanted and not before: everything but print
works without them. Inside this package alone are they known, private parts included.
"""

from edition.typeset.engine.loading import load
from edition.typeset.engine.model import (
    Entry,
    FontUse,
    Job,
    Lines,
    Outline,
    Part,
    Span,
    Spot,
    Unfit,
)
from edition.typeset.engine.numerals import as_roman

__all__ = [
    "Entry",
    "FontUse",
    "Job",
    "Lines",
    "Outline",
    "Part",
    "Span",
    "Spot",
    "Unfit",
    "as_roman",
    "load",
]
