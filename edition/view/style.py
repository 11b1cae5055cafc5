"""Own the rules of style that every form needs, whatever its look: they decide what is read."""

from importlib.resources import files
from typing import Final

LINE_BREAKS: Final = (files(__package__) / "line-breaks.css").read_text("utf-8")
"""Where the lines of the source end lines on a page."""
