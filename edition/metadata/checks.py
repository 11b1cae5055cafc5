"""Own what a value must be beyond its type: a real date, a real language, printable text."""

import re
from difflib import get_close_matches

import lazy_loader

from edition.metadata.dates import W3C, dated

langcodes = lazy_loader.load("langcodes")
license_expression = lazy_loader.load("license_expression", suppress_warning=True)

SPDX_LIKE = re.compile(r"[A-Za-z]+[\w.+]*(-[\w.+]+)+")
"""Words with hyphens and no spaces, as identifiers have them."""

FREQUENT_LICENCES = frozenset(
    "CC-BY-4.0 CC-BY-SA-4.0 CC-BY-NC-4.0 CC-BY-NC-SA-4.0 CC-BY-3.0 CC-BY-SA-3.0 CC0-1.0".split()
)
"""Identifiers that need no look-up, since the list takes longer to load than a text to encode."""

UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\uD800-\uDFFF\uFFFE\uFFFF]")
"""What is no ``Char`` of XML 1.0, section 2.2: said the other way round, it compiles slowly."""

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
    """Say what is wrong with *value* as a date of W3C or EDTF; nothing if it is one."""
    if dated(value):
        return ""
    if W3C.fullmatch(value):
        return f"there is no day {value!r} in the calendar; correct it, or leave the line out"
    return f"{value!r} is not a date; write 1937, 1937-03-14, 1937~, 193X or 1850/1860"


def check_day(value: str) -> str:
    """Say what is wrong with *value* as a date that is certain; nothing if it is one."""
    if W3C.fullmatch(value):
        return check_date(value)
    return f"{value!r} is not a date; write 1937, 1937-03 or 1937-03-14"


def check_licence(value: str) -> str:
    """Say what is wrong with *value* if it looks like an SPDX identifier and is none.

    A licence may also be named in words; those are left as they are.
    """
    if value in FREQUENT_LICENCES or not SPDX_LIKE.fullmatch(value):
        return ""
    known = {
        str(key).casefold(): str(key)
        for key in license_expression.get_spdx_licensing().known_symbols
    }
    if value.casefold() in known:
        return ""
    near = get_close_matches(value.casefold(), known, 1)
    hint = (
        f"did you mean {known[near[0]]}?"
        if near
        else "take one of https://spdx.org/licenses/, or say it in words"
    )
    return f"{value!r} is not the SPDX identifier of a licence; {hint}"


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
