"""Own what a date that is none may have meant (TEI P5 CODATE: W3C's form, year, month, day)."""

import re
from calendar import monthrange
from collections.abc import Callable
from typing import Final

DATATYPES: Final = frozenset({"date", "gYear", "gYearMonth", "dateTime"})
LAST_MONTH: Final = 12
MONTHS: Final = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
SHORTEST: Final = 3
"""Letters by which the name of a month is known."""

_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?"
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_YEAR = r"(?P<year>\d{4})"


def remedy(value: str) -> str:
    """Return how *value* is to be written as a date; empty when nothing is known."""
    for pattern, tell in _FORMS:
        found = re.fullmatch(pattern, value.strip().lower())
        if found:
            return tell(found)
    return ""


def _impossible(found: re.Match[str]) -> str:
    year, month, day = (int(found[name]) for name in ("year", "month", "day"))
    if not 1 <= month <= LAST_MONTH:
        meant = f": {year:04}-{day:02}-{month:02}" if 1 <= day <= LAST_MONTH else ""
        return f"there is no month {month}; the order is year, month, day{meant}"
    last = monthrange(year or 1, month)[1]
    return f"that month has {last} days" if not 1 <= day <= last else ""


def _year_last(found: re.Match[str]) -> str:
    one, two, year = int(found["one"]), int(found["two"]), found["year"]
    readings = [
        f"{year}-{month:02}-{day:02}"
        for day, month in dict.fromkeys(((one, two), (two, one)))
        if 1 <= month <= LAST_MONTH
    ]
    return f"write the year first: {' or '.join(readings)}" if readings else ""


def _padded(found: re.Match[str]) -> str:
    return f"write {found['year']}-{int(found['month']):02}-{int(found['day']):02}"


def _in_words(found: re.Match[str]) -> str:
    named = [name for name in MONTHS if name.startswith(found["month"][:SHORTEST])]
    if not named:
        return ""
    month = f"{found['year']}-{MONTHS.index(named[0]) + 1:02}"
    day = found.groupdict().get("day")
    return f"write {month}-{int(day):02}" if day else f"write {month}"


def _span(found: re.Match[str]) -> str:
    first, last = found["year"], found["last"]
    last = first[: -len(last)] + last
    return f'for a span of time write from="{first}" to="{last}", or notBefore= and notAfter='


def _about(found: re.Match[str]) -> str:
    return f'write {found["year"]}, and say beside it how sure that is: cert="low"'


_FORMS: Final[tuple[tuple[str, Callable[[re.Match[str]], str]], ...]] = (
    (rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)", _impossible),
    (rf"{_YEAR}[./ -](?P<month>\d{{1,2}})[./ -](?P<day>\d{{1,2}})", _padded),
    (rf"(?P<one>\d{{1,2}})[./ -]+(?P<two>\d{{1,2}})[./ -]+{_YEAR}", _year_last),
    (rf"{_DAY} ?{_MONTH},? ?{_YEAR}", _in_words),
    (rf"{_MONTH} {_DAY},? ?{_YEAR}", _in_words),
    (rf"{_MONTH} {_YEAR}", _in_words),
    (rf"{_YEAR} ?[-–—/] ?(?P<last>\d{{2}}|\d{{4}})", _span),
    (rf"\[?(?:c|ca|circa|about|um|vers)?[. ]*{_YEAR}[?~]?\]?", _about),
)
"""Forms of dates that people write, in small letters, and what is to be said of each."""
