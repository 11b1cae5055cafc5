r"""Own the blocks of Unicode by the names that ``\p{Is…}`` has for them (XSD 1.0 part 2, F.1.1)."""

from functools import cache
from importlib import import_module
from itertools import pairwise

RANGES = "fontTools.unicodedata.Blocks"
"""Seldom asked for, and a fifth of a second to load: so it is loaded when it is."""

FORMER = {
    "Greek": "GreekandCoptic",
    "CombiningMarksforSymbols": "CombiningDiacriticalMarksforSymbols",
    "CyrillicSupplementary": "CyrillicSupplement",
    "PrivateUse": "PrivateUseArea",
}
"""Names that XML Schema took from Unicode 3.1, and what Unicode calls them since."""


def block(name: str) -> tuple[int, int] | None:
    """Return the first and the last code point of the block *name*, without its spaces.

    ``None`` where Unicode has no such block.
    """
    return _blocks().get(FORMER.get(name, name))


@cache
def _blocks() -> dict[str, tuple[int, int]]:
    blocks = import_module(RANGES)
    starts = [*blocks.RANGES, 0x110000]
    return {
        name.replace(" ", ""): (start, after - 1)
        for name, (start, after) in zip(blocks.VALUES, pairwise(starts), strict=True)
        if name != "No_Block"
    }
