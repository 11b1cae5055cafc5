"""Own dates: W3C's as they are, and the less certain ones of EDTF. The only module that knows edtf.

EDTF (Extended Date/Time Format, ISO 8601-2) can say ``1937~``, ``193X`` or ``1850/1860``.
"""

import re
from datetime import date
from time import struct_time
from typing import Final

import lazy_loader

from edition.structs import Frozen

edtf = lazy_loader.load("edtf", suppress_warning=True)

W3C: Final = re.compile(r"-?\d{4}(-\d\d(-\d\d)?)?")
QUALIFIED: Final = re.compile(r"(?P<date>-?\d{4}(?:-\d\d(?:-\d\d)?)?)[?~%]")
LEAP_YEAR: Final = "2000"
"""Stands for a year that ``datetime`` cannot hold, such as -0044, when the day is checked."""

WIDEST: Final = 9999
"""The last year that is written with four digits, as XML wants them."""

LONGEST: Final = 100
"""Characters of a date, at most: a list of thousands of years would keep edtf busy for minutes."""


class Dated(Frozen):
    """What a date says: W3C dates from ``first`` to ``last``; either is empty when it is open.

    Of a single date they are the same. ``is_period`` tells that the whole of it is meant, not
    some day in it; ``is_certain`` that nothing in it is called uncertain or approximate.
    """

    first: str
    last: str
    is_period: bool = False
    is_certain: bool = True

    @property
    def year(self) -> str:
        """Return the year in which it begins, or the one in which it ends at the latest."""
        return (self.first or self.last)[:4]

    @property
    def iso(self) -> str:
        """Return it as ISO 8601 has it: one date, or an interval of two."""
        return self.first if self.first == self.last else f"{self.first}/{self.last}"


def dated(value: str) -> Dated | None:
    """Return what the date *value* says; ``None`` when it is neither W3C's nor EDTF."""
    if not value or len(value) > LONGEST:
        return None  # and edtf is not loaded for it, which takes as long as all the rest
    if W3C.fullmatch(value):
        return Dated(value, value) if _in_calendar(value) else None
    if found := QUALIFIED.fullmatch(value):
        single = found["date"]
        return Dated(single, single, is_certain=False) if _in_calendar(single) else None
    try:
        parsed = edtf.parse_edtf(value)
    except edtf.EDTFParseException:
        return None
    first, last = _day(parsed.lower_strict()), _day(parsed.upper_strict())
    if first is None or last is None or (first and last and first > last) or not (first or last):
        return None
    if first.endswith("-01-01") >= bool(first) and last.endswith("-12-31") >= bool(last):
        first, last = first[:4], last[:4]  # whole years: no day was meant
    return Dated(first, last, "/" in value, not set(value) & set("?~%"))


def _in_calendar(value: str) -> bool:
    year, month, day = (*value.lstrip("-").split("-"), "01", "01")[:3]
    if value.startswith(("-", "0000")):
        year = LEAP_YEAR
    try:
        date.fromisoformat(f"{year}-{month}-{day}")
    except ValueError:
        return False
    return True


def _day(moment: struct_time | float) -> str | None:
    """Return a W3C date; empty for a time without end, ``None`` for a year out of reach."""
    if isinstance(moment, float):
        return ""
    if not 0 < moment.tm_year <= WIDEST:
        return None
    return f"{moment.tm_year:04d}-{moment.tm_mon:02d}-{moment.tm_mday:02d}"
