"""Own the HTML edition: one self-contained file."""

from edition.html.render import compose, render
from edition.html.settings import Settings, beside

__all__ = ["Settings", "beside", "compose", "render"]
