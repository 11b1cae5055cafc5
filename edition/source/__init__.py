"""Own the source text: its bytes, decoded without loss, and every place in it."""

from edition.source.model import Source
from edition.source.places import Lines
from edition.source.read import decode

__all__ = ["Lines", "Source", "decode"]
