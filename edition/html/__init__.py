"""Own the HTML edition: one self-contained file."""

from edition.html.render import compose, render
from edition.html.settings import OWN_SUFFIXES, Settings, written

__all__ = ["OWN_SUFFIXES", "Settings", "compose", "render", "written"]
