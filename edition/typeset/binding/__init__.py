"""Own the making of one PDF from its parts; the only folder that knows pikepdf."""

from edition.typeset.binding.bind import Leaf, bind

__all__ = ["Leaf", "bind"]
