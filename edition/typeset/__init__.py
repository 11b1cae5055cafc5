"""Own the printed edition: pages, line numbers, apparatus."""

from edition.typeset.latex import latex
from edition.typeset.printed import Printed, Span, Spot
from edition.typeset.render import render
from edition.typeset.settings import Settings, designs, settings

__all__ = ["Printed", "Settings", "Span", "Spot", "designs", "latex", "render", "settings"]
