"""Own the spaces that French sets inside its quotation marks and before ; : ! ? (never broken)."""

import re
from typing import Final

NO_BREAK_SPACE: Final = "\u00a0"
NARROW_NO_BREAK_SPACE: Final = "\u202f"
_BESIDE_MARKS: Final = re.compile(r"(?<=[«‹]) | (?=[»›;:!?])")
_BEFORE_HIGH_MARKS: Final = re.compile(rf"{NO_BREAK_SPACE}(?=[;!?])")


def spaces_inside(language: str) -> bool:
    """Tell whether a text in *language*, a BCP 47 tag, sets spaces between words and marks."""
    return language.partition("-")[0] == "fr"


def unbroken(text: str) -> str:
    """Return *text* with the spaces beside its marks as such that no line ends at.

    Unicode's rules for lines (UAX #14, LB15, LB19) let one end after « and a space.
    """
    return _BESIDE_MARKS.sub(NO_BREAK_SPACE, text)


def narrowed(text: str) -> str:
    """Return *text* with a narrow space before ; ! ?, as French printers have it.

    Not on the web: few typefaces of the web have that space.
    """
    return _BEFORE_HIGH_MARKS.sub(NARROW_NO_BREAK_SPACE, text)
