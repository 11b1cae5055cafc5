r"""Own the regular expressions of XML Schema (XSD 1.0 part 2, appendix F), on top of ``re``.

They differ from Python's: a match is always of the whole value, ``^`` and ``$`` are plain
characters, classes can be subtracted, and there are ``\i``, ``\c`` and ``\p{…}``. A
character class is worked out as a set of ranges and written for ``re`` one range at a time.
Working one out over all of Unicode takes a quarter of a second, so it is done over the
smallest repertoire that holds the value at hand: ASCII, the basic plane, or everything.
"""

import re
import sys
import unicodedata
from functools import cache, lru_cache
from itertools import groupby
from typing import TypeAlias

from edition.validation.relaxng.blocks import block

Ranges: TypeAlias = tuple[tuple[int, int], ...]
"""Sorted, disjoint ranges of code points, both ends included."""

ASCII, BASIC_PLANE, UNICODE = 0x7F, 0xFFFF, sys.maxunicode

NAME_START: Ranges = (
    (0x3A, 0x3A), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A), (0xC0, 0xD6), (0xD8, 0xF6),
    (0xF8, 0x2FF), (0x370, 0x37D), (0x37F, 0x1FFF), (0x200C, 0x200D), (0x2070, 0x218F),
    (0x2C00, 0x2FEF), (0x3001, 0xD7FF), (0xF900, 0xFDCF), (0xFDF0, 0xFFFD), (0x10000, 0xEFFFF),
)  # fmt: skip
"""NameStartChar of XML 1.0, fifth edition, section 2.3."""

NAME_MORE: Ranges = ((0x2D, 0x2E), (0x30, 0x39), (0xB7, 0xB7), (0x300, 0x36F), (0x203F, 0x2040))
"""What NameChar adds to NameStartChar."""

SPACE: Ranges = ((0x9, 0xA), (0xD, 0xD), (0x20, 0x20))
LINE_ENDS: Ranges = ((0xA, 0xA), (0xD, 0xD))
CATEGORIES = {
    *("L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No"),
    *("P", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Z", "Zs", "Zl", "Zp"),
    *("S", "Sm", "Sc", "Sk", "So", "C", "Cc", "Cf", "Cs", "Co", "Cn"),
}
SINGLE = {"n": 0xA, "r": 0xD, "t": 0x9}
TOKEN = re.compile(
    r"\\[pP]\{(?P<property>[A-Za-z0-9-]+)\}|\\(?P<escape>.)|(?P<open>\[\^?)|(?P<plain>.)",
    re.DOTALL,
)


class PatternError(ValueError):
    """A regular expression that XML Schema does not allow; the text says why."""


@lru_cache(maxsize=1024)
def compiled(pattern: str, repertoire: int) -> re.Pattern[str]:
    """Return *pattern* for ``re``, right for values whose code points are <= *repertoire*.

    Raises:
        PatternError: it is not a regular expression of XML Schema.
    """
    try:
        return re.compile(_Translator(pattern, repertoire).translate())
    except (re.error, OverflowError) as error:
        raise PatternError(f"not a regular expression: {error}") from error


def fully_matches(pattern: str, value: str) -> bool:
    """Whether the whole of *value* matches *pattern*."""
    if value.isascii():
        repertoire = ASCII
    else:
        repertoire = BASIC_PLANE if max(value) <= chr(BASIC_PLANE) else UNICODE
    return compiled(pattern, repertoire).fullmatch(value) is not None


class _Translator:
    """One walk over one pattern."""

    def __init__(self, pattern: str, repertoire: int) -> None:
        self._pattern = pattern
        self._at = 0
        self._repertoire = repertoire

    def _token(self) -> re.Match[str]:
        token = TOKEN.match(self._pattern, self._at)
        if not token or token[0] == "\\":
            raise PatternError("the regular expression ends too early")
        self._at = token.end()
        return token

    def translate(self) -> str:
        written = []
        while self._at < len(self._pattern):
            token = self._token()
            plain = token["plain"]
            if plain is None:
                ranges = self._class(token[0]) if token["open"] else self._escape(token)
                written.append(_written(ranges, self._repertoire))
            elif plain == ".":
                written.append(_written(_without(LINE_ENDS, self._repertoire), self._repertoire))
            elif plain == "(":
                written.append("(?:")
            else:
                written.append(plain if plain in "|)*+?{},0123456789" else re.escape(plain))
        return "".join(written)

    def _escape(self, token: re.Match[str]) -> Ranges:
        if token["property"]:
            ranges = _property(token["property"], self._repertoire)
            return _without(ranges, self._repertoire) if token[0][1] == "P" else ranges
        letter = token["escape"]
        if letter.lower() in "sdwic":
            ranges = _named(letter.lower(), self._repertoire)
            return _without(ranges, self._repertoire) if letter.isupper() else ranges
        if letter.isalnum() and letter not in SINGLE:
            raise PatternError(f"\\{letter} has no meaning in a regular expression of XML Schema")
        return ((SINGLE.get(letter, ord(letter)),) * 2,)

    def _class(self, opened: str) -> Ranges:
        """Read a class whose ``[`` or ``[^`` has been read; ``-[`` subtracts another."""
        ranges: Ranges = ()
        while (token := self._token())[0] != "]":
            if token["open"]:
                raise PatternError("'[' must be written \\[ inside a character class")
            if token[0] == "-" and self._pattern.startswith("[", self._at):
                inner = self._class(self._token()[0])
                if self._token()[0] != "]":
                    raise PatternError("a subtracted class must come last")
                ranges = _without(ranges, self._repertoire) if "^" in opened else ranges
                return _intersection(ranges, _without(inner, self._repertoire))
            ranges = _union(ranges, self._item(token))
        return _without(ranges, self._repertoire) if "^" in opened else ranges

    def _item(self, token: re.Match[str]) -> Ranges:
        first = self._escape(token) if not token["plain"] else ((ord(token["plain"]),) * 2,)
        single = len(first) == 1 and first[0][0] == first[0][1]
        follows = self._pattern[self._at : self._at + 2]
        if not (single and follows[:1] == "-" and follows[1:] not in ("]", "[", "")):
            return first
        self._at += 1
        token = self._token()
        last = self._escape(token) if not token["plain"] else ((ord(token["plain"]),) * 2,)
        if last[0][0] < first[0][0]:
            raise PatternError(f"the range ends before it begins: {self._pattern!r}")
        return ((first[0][0], last[0][1]),)


@cache
def _categories(repertoire: int) -> dict[str, Ranges]:
    """Return the ranges of every general category, and of every major class, of Unicode."""
    found: dict[str, list[tuple[int, int]]] = {}
    start = 0
    for category, run in groupby(map(unicodedata.category, map(chr, range(repertoire + 1)))):
        end = start + sum(1 for _ in run)
        found.setdefault(category, []).append((start, end - 1))
        found.setdefault(category[0], []).append((start, end - 1))
        start = end
    return {category: _union(tuple(ranges), ()) for category, ranges in found.items()}


def _property(name: str, repertoire: int) -> Ranges:
    if name.startswith("Is"):
        if not (found := block(name.removeprefix("Is"))):
            raise PatternError(f"\\p{{{name}}} is not a block of Unicode")
        return (found,)
    if name not in CATEGORIES:
        raise PatternError(f"\\p{{{name}}} is not a category of Unicode")
    return _categories(repertoire).get(name, ())


def _named(letter: str, repertoire: int) -> Ranges:
    categories = _categories(repertoire)
    if letter == "d":
        return categories["Nd"]
    if letter == "w":
        odd = (categories.get(major, ()) for major in "PZC")
        return _without(_union(*odd, ()), repertoire)
    if letter == "s":
        return SPACE
    return NAME_START if letter == "i" else _union(NAME_START, NAME_MORE)


def _union(*sets: Ranges) -> Ranges:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(pair for ranges in sets for pair in ranges):
        if merged and start <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _without(ranges: Ranges, repertoire: int) -> Ranges:
    rest: list[tuple[int, int]] = []
    begin = 0
    for start, end in ranges:
        if start > begin:
            rest.append((begin, start - 1))
        begin = end + 1
    if begin <= repertoire:
        rest.append((begin, repertoire))
    return tuple(rest)


def _intersection(one: Ranges, other: Ranges) -> Ranges:
    return _without(_union(_without(one, UNICODE), _without(other, UNICODE)), UNICODE)


def _written(ranges: Ranges, repertoire: int) -> str:
    clipped = [(start, min(end, repertoire)) for start, end in ranges if start <= repertoire]
    if not clipped:
        return "(?!)"
    return "[" + "".join(f"\\U{start:08x}-\\U{end:08x}" for start, end in clipped) + "]"
