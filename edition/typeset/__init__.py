"""Own the printed edition: pages, line numbers, apparatus."""

from edition.typeset.latex import latex
from edition.typeset.printed import Printed, Span, Spot
from edition.typeset.render import render
from edition.typeset.screens import for_screens
from edition.typeset.settings import Settings, designs, settings
from edition.typeset.typefaces import FontFile, Named

__all__ = [
    "FontFile",
    "Named",
    "Printed",
    "Settings",
    "Span",
    "Spot",
    "designs",
    "for_screens",
    "latex",
    "render",
    "settings",
]
