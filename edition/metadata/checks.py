"""Own what a value must be beyond its type: a real date, a real language, printable text."""

import re
from datetime import date

import lazy_loader

langcodes = lazy_loader.load("langcodes")

DATE = re.compile(r"-?\d{4}(-\d\d(-\d\d)?)?")
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\uD800-\uDFFF\uFFFE\uFFFF]")
"""What is no ``Char`` of XML 1.0, section 2.2: said the other way round, it compiles slowly."""

LEAP_YEAR = "2000"
"""Stands for a year that ``datetime`` cannot hold, such as -0044, when the day is checked."""

SHORT_ISBN, LONG_ISBN = 9, 12
"""Digits of an ISBN before its check digit."""

FREQUENT_TAGS = frozenset(
    [
        "cs",
        "da",
        "de",
        "de-DE",
        "el",
        "en",
        "en-GB",
        "en-US",
        "es",
        "fi",
        "fr",
        "grc",
        "it",
        "la",
        "nl",
        "pl",
        "pt",
        "ru",
        "sv",
    ]
)
"""Tags that need no look-up in the registry, which takes longer to load than a text to encode."""


def check_date(value: str) -> str:
    """Say what is wrong with *value* as a W3C date; nothing if it is one."""
    if not DATE.fullmatch(value):
        return f"{value!r} is not a date; write 1937, 1937-03 or 1937-03-14"
    year, month, day = (*value.lstrip("-").split("-"), "01", "01")[:3]
    if value.startswith(("-", "0000")):
        year = LEAP_YEAR
    try:
        date.fromisoformat(f"{year}-{month}-{day}")
    except ValueError:
        return f"there is no day {value!r} in the calendar; correct it, or leave the line out"
    return ""


def check_language(value: str) -> str:
    """Say what is wrong with *value* as a BCP 47 tag; nothing if it is one."""
    if value in FREQUENT_TAGS:
        return ""
    try:
        valid = langcodes.tag_is_valid(value)
    except ValueError:  # its parser's word for what is no tag at all
        valid = False
    if not valid:
        return f"{value!r} is not a language tag; write one such as en, en-GB, de, grc"
    standard = str(langcodes.standardize_tag(value))
    return "" if standard == value else f"{value!r} is an unusual form of a tag; write {standard}"


def check_text(value: str) -> str:
    """Say what is wrong with *value* as text of an XML document; nothing if it can be that."""
    if not value.strip():
        return "it is empty; write something between the quotation marks, or leave the line out"
    if UNPRINTABLE.search(value):
        return "it holds a control character, which XML cannot; take it out"
    return ""


def check_orcid(value: str) -> str:
    """Say what is wrong with *value* as an ORCID; nothing if its check digit is right.

    ISO 7064, MOD 11-2, as ORCID's support pages describe it.
    """
    plain = value.replace("-", "")
    digits, last = plain[:-1], plain[-1]
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    return _wrong_digit("ORCID", value, last, "0123456789X"[(12 - total % 11) % 11])


def check_isbn(value: str) -> str:
    """Say what is wrong with *value* as an ISBN of 10 or 13 digits; nothing if it is one.

    ISO 2108: weights of 10 to 1 modulo 11, or of 1 and 3 in turn modulo 10.
    """
    plain = value.replace("-", "").replace(" ", "")
    digits, last = plain[:-1], plain[-1:]
    if len(digits) not in (SHORT_ISBN, LONG_ISBN) or "X" in digits or not value[0].isdigit():
        return f"{value!r} is not an ISBN; it has 10 or 13 digits"
    numbers = list(map(int, digits))
    if len(digits) == SHORT_ISBN:
        total = sum(weight * digit for weight, digit in zip(range(10, 1, -1), numbers, strict=True))
        return _wrong_digit("ISBN", value, last, "0123456789X"[-total % 11])
    total = sum(numbers[::2]) + 3 * sum(numbers[1::2])
    return _wrong_digit("ISBN", value, last, str(-total % 10))


def _wrong_digit(kind: str, value: str, found: str, expected: str) -> str:
    if found == expected:
        return ""
    return f"{value!r} is not an {kind}: its check digit is wrong; look for a digit mistyped"
