"""Own the names for what WeasyPrint, which has no types, hands to us."""

from typing import Any, TypeAlias

Box: TypeAlias = Any
"""A box of the formatting structure, before layout or after it; a page is one, too."""
Style: TypeAlias = Any
"""A computed style: a mapping of CSS properties."""
Engine: TypeAlias = Any
"""Any other object of the engine."""
