"""Own what lexical forms of XML Schema mean: numbers, moments, durations, sizes.

Every function gets a value whose form has been checked, and returns None when the form is
right and the value is not.
"""

import re
from typing import TYPE_CHECKING

import lazy_loader

if TYPE_CHECKING:
    import decimal
else:
    decimal = lazy_loader.load("decimal")

IRI_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:.", re.DOTALL)
BAD_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
DATE = (
    r"(?P<year>-?\d{4,})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?"
    r"|--(?P<bare_month>\d\d)(?:-(?P<bare_month_day>\d\d)|--)?|---(?P<bare_day>\d\d)"
)
CLOCK = r"(?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d(?:\.\d+)?)"
ZONE = r"Z|(?P<sign>[+-])(?P<zone_hours>\d\d):(?P<zone_minutes>\d\d)"
MOMENT = re.compile(rf"(?:{DATE})?T?(?:{CLOCK})?(?P<zone>{ZONE})?")
DURATION = re.compile(
    r"(?P<sign>-?)P(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<days>\d+)D)?"
    r"(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>[\d.]+)S)?)?"
)
MONTH_SECONDS = 2_629_746
"""A twelfth of the mean Gregorian year; orders durations that mix months and days."""

LARGEST_SINGLE = 2.0**128
DAY_SECONDS = 86_400
LEAP_YEAR = 2000
"""Stands for the year where there is none: ``--02-29`` is a day."""

DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def truth(value: str) -> bool:
    """Return what a boolean says."""
    return value in ("true", "1")


def decimal_number(value: str) -> "decimal.Decimal":
    """Return the number."""
    return decimal.Decimal(value)


def floating_number(value: str, *, single: bool = False) -> float | str:
    """Return the number; ``NaN``, which equals nothing as a float, stays a string."""
    if value == "NaN":
        return value
    number = float(value)
    if single and abs(number) >= LARGEST_SINGLE:
        return float("inf") if number > 0 else float("-inf")
    return number


def is_iri(value: str) -> bool | None:
    """Return True unless percent signs, fragment or scheme of the IRI are malformed."""
    if BAD_ESCAPE.search(value) or value.count("#") > 1:
        return None
    before, colon, _ = value.partition(":")
    absolute = colon and not any(mark in before for mark in "#/?")
    return True if not absolute or IRI_SCHEME.match(value) else None


def hex_size(value: str) -> int:
    """Return the octets that a ``hexBinary`` stands for."""
    return len(value) // 2


def base64_size(value: str) -> int:
    """Return the octets that a ``base64Binary`` stands for."""
    return len(value.replace(" ", "").rstrip("=")) * 3 // 4


def calendar_moment(value: str) -> "tuple[decimal.Decimal, bool] | None":
    """Return the seconds on one scale, in UTC, and whether the value says its time zone."""
    found = MOMENT.fullmatch(value)
    if not found:
        return None
    year = int(found["year"]) if found["year"] else LEAP_YEAR
    month = int(found["month"] or found["bare_month"] or 1)
    day = int(found["day"] or found["bare_month_day"] or found["bare_day"] or 1)
    if year == 0 or day > _days_in_month(year, month):
        return None
    seconds = decimal.Decimal(_days_before(year, month) + day) * DAY_SECONDS
    if found["hour"]:
        seconds += int(found["hour"]) * 3600 + int(found["minute"]) * 60
        seconds += decimal.Decimal(found["second"])
    if found["sign"]:
        shift = int(found["zone_hours"]) * 3600 + int(found["zone_minutes"]) * 60
        seconds += shift if found["sign"] == "-" else -shift
    return seconds, found["zone"] is not None


def duration_length(value: str) -> "decimal.Decimal | None":
    """Return the seconds, with months of mean length."""
    found = DURATION.fullmatch(value)
    if not found:
        return None
    months = int(found["years"] or 0) * 12 + int(found["months"] or 0)
    hours = int(found["days"] or 0) * 24 + int(found["hours"] or 0)
    minutes = hours * 60 + int(found["minutes"] or 0)
    seconds = months * MONTH_SECONDS + minutes * 60 + decimal.Decimal(found["seconds"] or 0)
    return -seconds if found["sign"] else seconds


def _days_in_month(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return DAYS[month - 1] - (month == 2 and not leap)  # noqa: PLR2004 -- February


def _days_before(year: int, month: int) -> int:
    past = year - 1
    days = past * 365 + past // 4 - past // 100 + past // 400
    return days + sum(_days_in_month(year, earlier) for earlier in range(1, month))
