"""Own roman numerals, by which preliminary pages are numbered."""

VALUES = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
LETTERS = ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i")


def as_roman(number: int) -> str:
    """Write *number* in small roman numerals: xiv."""
    written = ""
    for value, letters in zip(VALUES, LETTERS, strict=True):
        count, number = divmod(number, value)
        written += letters * count
    return written
