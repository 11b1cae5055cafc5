"""Own the source text: its bytes, decoded without loss, and every place in it."""

from edition.source.model import Source
from edition.source.places import Lines
from edition.source.read import decode, decode_settings, refuse_markup

__all__ = ["Lines", "Source", "decode", "decode_settings", "refuse_markup"]
