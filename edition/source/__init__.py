"""Own the source text: its bytes, decoded without loss, and every place in it."""

from edition.source.damage import damage
from edition.source.model import Source
from edition.source.places import Lines
from edition.source.read import decode, refuse_markup
from edition.source.settings import decode_settings, load_settings

__all__ = [
    "Lines",
    "Source",
    "damage",
    "decode",
    "decode_settings",
    "load_settings",
    "refuse_markup",
]
