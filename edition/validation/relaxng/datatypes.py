"""Own the datatypes: the two built into RELAX NG, and those of XML Schema part 2.

A row of ``XSD`` says how white space counts, what the value looks like, and what it means.
Where the specification leaves room, or its editions differ, the choice is that of the
widespread validators: an IRI may hold any character, only its percent signs, fragment and
scheme are looked at; 24:00:00 is no time; zeros at the end of a number count as digits.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, TypeAlias

from edition.structs import Frozen
from edition.validation.relaxng.names import expand
from edition.validation.relaxng.regexes import PatternError, fully_matches
from edition.validation.relaxng.values import (
    base64_size,
    calendar_moment,
    decimal_number,
    duration_length,
    floating_number,
    hex_size,
    is_iri,
    truth,
)

XSD_LIBRARY = "http://www.w3.org/2001/XMLSchema-datatypes"
Bindings: TypeAlias = Mapping[str, str]
"""Prefixes in scope and their namespaces; the key "" is the default namespace."""

Parameters: TypeAlias = Sequence[Sequence[str]]
"""Pairs of name and value, as written in the schema."""

SPACE = re.compile(r"[ \t\r\n]")
RUN = re.compile(r"[ \t\r\n]+")
PRESERVE, REPLACE, COLLAPSE = range(3)

_NAME_START = (
    r":A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d"
    r"\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NAME_MORE = r"\-.0-9\u00b7\u0300-\u036f\u203f\u2040"
NAME = rf"[{_NAME_START}][{_NAME_START}{_NAME_MORE}]*"
NCNAME = NAME.replace(":", "")
NMTOKEN = rf"[{_NAME_START}{_NAME_MORE}]+"
IN_ASCII = {  # compiling the whole of Unicode takes longer than reading a small file
    NAME: r"[:A-Z_a-z][:A-Z_a-z\-.0-9]*",
    NCNAME: r"[A-Z_a-z][A-Z_a-z\-.0-9]*",
    NMTOKEN: r"[:A-Z_a-z\-.0-9]+",
}
ZONE = r"(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)?"
YEAR = r"-?(?:[1-9]\d{4,}|\d{4})"
MONTH, DAY = r"(?:0[1-9]|1[0-2])", r"(?:0[1-9]|[12]\d|3[01])"
TIME = r"(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?"
DURATION = r"-?P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?"
BASE64 = r"(?:(?:[A-Za-z0-9+/] ?){4})*(?:(?:[A-Za-z0-9+/] ?){2,3}(?:= ?){1,2})?"


class DatatypeError(ValueError):
    """A datatype or a parameter that does not exist or makes no sense; the text says why."""


class Row(Frozen):
    """One datatype: its white space, its form, and its meaning.

    ``meaning`` turns a value of the right form into something that can be compared; it
    returns None when the form is right and the value is not (30 February).
    """

    space: int = COLLAPSE
    form: str = ""
    meaning: Callable[[str], Any] | None = None
    size: Callable[[str], int] = len
    ordered: bool = False
    bounds: tuple[int | None, int | None] = (None, None)


def _words(value: str) -> int:
    return len(value.split(" "))


def _whole(low: int | None = None, high: int | None = None) -> Row:
    return Row(form=r"[+-]?\d+", meaning=decimal_number, ordered=True, bounds=(low, high))


def _moment(form: str) -> Row:
    return Row(form=form + ZONE, meaning=calendar_moment, ordered=True)


XSD: dict[str, Row] = {
    "string": Row(PRESERVE),
    "normalizedString": Row(REPLACE),
    "token": Row(),
    "language": Row(form=r"[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*"),
    "Name": Row(form=NAME),
    "NCName": Row(form=NCNAME),
    "ID": Row(form=NCNAME),
    "IDREF": Row(form=NCNAME),
    "IDREFS": Row(form=rf"{NCNAME}(?: {NCNAME})*", size=_words),
    "ENTITY": Row(form=NCNAME),
    "ENTITIES": Row(form=rf"{NCNAME}(?: {NCNAME})*", size=_words),
    "NMTOKEN": Row(form=NMTOKEN),
    "NMTOKENS": Row(form=rf"{NMTOKEN}(?: {NMTOKEN})*", size=_words),
    "QName": Row(form=rf"{NCNAME}(?::{NCNAME})?"),
    "NOTATION": Row(form=rf"{NCNAME}(?::{NCNAME})?"),
    "anyURI": Row(meaning=is_iri),
    "boolean": Row(form="true|false|1|0", meaning=truth),
    "decimal": Row(form=r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)", meaning=decimal_number, ordered=True),
    "integer": _whole(),
    "nonPositiveInteger": _whole(high=0),
    "negativeInteger": _whole(high=-1),
    "nonNegativeInteger": _whole(low=0),
    "positiveInteger": _whole(low=1),
    "long": _whole(-(2**63), 2**63 - 1),
    "int": _whole(-(2**31), 2**31 - 1),
    "short": _whole(-(2**15), 2**15 - 1),
    "byte": _whole(-(2**7), 2**7 - 1),
    "unsignedLong": _whole(0, 2**64 - 1),
    "unsignedInt": _whole(0, 2**32 - 1),
    "unsignedShort": _whole(0, 2**16 - 1),
    "unsignedByte": _whole(0, 2**8 - 1),
    "float": Row(
        form=r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?|-?INF|NaN",
        meaning=lambda value: floating_number(value, single=True),
        ordered=True,
    ),
    "double": Row(
        form=r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?|-?INF|NaN",
        meaning=floating_number,
        ordered=True,
    ),
    "duration": Row(form=DURATION, meaning=duration_length, ordered=True),
    "dateTime": _moment(f"{YEAR}-{MONTH}-{DAY}T{TIME}"),
    "time": _moment(TIME),
    "date": _moment(f"{YEAR}-{MONTH}-{DAY}"),
    "gYearMonth": _moment(f"{YEAR}-{MONTH}"),
    "gYear": _moment(YEAR),
    "gMonthDay": _moment(f"--{MONTH}-{DAY}"),
    "gDay": _moment(f"---{DAY}"),
    "gMonth": _moment(f"--{MONTH}(?:--)?"),
    "hexBinary": Row(form=r"(?:[0-9a-fA-F]{2})*", meaning=str.lower, size=hex_size),
    "base64Binary": Row(
        form=BASE64, meaning=lambda value: value.replace(" ", ""), size=base64_size
    ),
}
BUILT_IN = {"string": Row(PRESERVE), "token": Row()}
BOUNDS: dict[str, Callable[[Any, Any], bool]] = {
    "minInclusive": lambda value, bound: bool(value >= bound),
    "minExclusive": lambda value, bound: bool(value > bound),
    "maxInclusive": lambda value, bound: bool(value <= bound),
    "maxExclusive": lambda value, bound: bool(value < bound),
}
SIZES: dict[str, Callable[[int, int], bool]] = {
    "length": lambda size, bound: size == bound,
    "minLength": lambda size, bound: size >= bound,
    "maxLength": lambda size, bound: size <= bound,
}
NAMES_WITH_PREFIX = ("QName", "NOTATION")
DIGITS = ("totalDigits", "fractionDigits")


class Datatype:
    """One datatype of a library, with the parameters of one place in a schema."""

    __slots__ = ("_row", "_tests", "name", "parameters")

    def __init__(self, library: str, name: str, parameters: Parameters = ()) -> None:
        """Look the datatype up.

        Raises:
            DatatypeError: no such library, datatype or parameter.
        """
        self.name = name
        self.parameters = parameters
        self._row = _row(library, name)
        if parameters and not library:
            raise DatatypeError(f"the built-in datatype {name!r} takes no parameters")
        self._tests = [self._test(parameter, wanted) for parameter, wanted in parameters]

    def allows(self, value: str, bindings: Bindings) -> bool:
        """Whether *value* is one of this datatype; *bindings* matter to ``QName`` alone."""
        allowed = self._decide(value)
        if self.name in NAMES_WITH_PREFIX:
            return allowed and self._name(value, bindings) is not None
        return allowed

    def equal(self, wanted: str, value: str, bindings: Bindings) -> bool:
        """Whether *value* and *wanted*, which the schema gives, mean the same.

        *wanted* is an expanded name when the datatype is ``QName``.
        """
        if self.name in NAMES_WITH_PREFIX:
            return self._form_fits(value) and self._name(value, bindings) == wanted
        one, other = self._normal(wanted), self._normal(value)
        if one == other:
            return True
        if self._row.meaning is None or self._row.meaning is is_iri or not self._decide(value):
            return False
        return bool(self._row.meaning(one) == self._row.meaning(other))

    def _decide(self, value: str) -> bool:
        value = self._normal(value)
        if not has_form(self._row.form, value):
            return False
        meaning: Any = self._row.meaning(value) if self._row.meaning else value
        if meaning is None:
            return False
        low, high = self._row.bounds
        if (low is not None and meaning < low) or (high is not None and meaning > high):
            return False
        return all(test(value, meaning) for test in self._tests)

    def _normal(self, value: str) -> str:
        if self._row.space == COLLAPSE:
            return RUN.sub(" ", value).strip(" ") if SPACE.search(value) else value
        if self._row.space == REPLACE:
            return value.translate({9: " ", 10: " ", 13: " "})
        return value

    def _name(self, value: str, bindings: Bindings) -> str | None:
        prefix, colon, local = self._normal(value).rpartition(":")
        namespace = bindings.get(prefix, None if colon else "")
        return None if namespace is None else expand(namespace, local)

    def _test(self, parameter: str, wanted: str) -> Callable[[str, Any], bool]:
        if parameter == "pattern":
            try:
                fully_matches(wanted, "")
            except PatternError as error:
                raise DatatypeError(str(error)) from error
            return lambda value, _: fully_matches(wanted, value)
        if parameter in SIZES and not self._row.ordered and self.name != "boolean":
            return self._size_test(SIZES[parameter], wanted)
        if parameter in BOUNDS and self._row.ordered and self._row.meaning:
            return self._bound_test(BOUNDS[parameter], wanted)
        if parameter in DIGITS and self._row.meaning is decimal_number:
            return self._digits_test(parameter, wanted)
        raise DatatypeError(f"the datatype {self.name!r} has no parameter {parameter!r}")

    def _size_test(self, compare: Callable[[int, int], bool], wanted: str) -> Callable[..., bool]:
        size, bound = self._row.size, _count(wanted)
        return lambda value, _: compare(size(value), bound)

    def _bound_test(self, compare: Callable[[Any, Any], bool], wanted: str) -> Callable[..., bool]:
        if not self._form_fits(wanted) or self._row.meaning is None:
            raise DatatypeError(f"{wanted!r} is not a value of the datatype {self.name!r}")
        bound = self._row.meaning(self._normal(wanted))
        return lambda _, meaning: compare(meaning, bound)

    def _form_fits(self, value: str) -> bool:
        return has_form(self._row.form, self._normal(value))

    def _digits_test(self, parameter: str, wanted: str) -> Callable[..., bool]:
        bound = _count(wanted)

        def test(value: str, _: object) -> bool:
            whole, _point, fraction = value.lstrip("+-").partition(".")
            digits = len(fraction)
            if parameter == "totalDigits":
                digits = len((whole + fraction).lstrip("0")) or 1
            return digits <= bound

        return test


def has_form(form: str, value: str) -> bool:
    """Whether the whole of *value* has the *form*, one of those above; "" is any."""
    if value.isascii():
        form = IN_ASCII.get(form, form)
    return not form or _compiled(form).fullmatch(value) is not None


@cache
def _compiled(form: str) -> re.Pattern[str]:
    return re.compile(form, re.ASCII)


def _row(library: str, name: str) -> Row:
    if library == XSD_LIBRARY:
        table = XSD
    elif library == "":
        table = BUILT_IN
    else:
        raise DatatypeError(f"the datatype library {library!r} is not known")
    if name not in table:
        raise DatatypeError(f"there is no datatype {name!r} in the library {library!r}")
    return table[name]


def _count(wanted: str) -> int:
    if not re.fullmatch(r"\s*\+?[0-9]+\s*", wanted, re.ASCII):
        raise DatatypeError(f"{wanted!r} is not a number")
    return int(wanted)
