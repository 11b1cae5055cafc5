"""Own the reading of a metadata file: every error at once, each with its line and remedy."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from datetime import date
from difflib import get_close_matches
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from edition.messages import EditionError, Message
from edition.metadata.model import Metadata, Path, Table, check, strings
from edition.metadata.toml import line_number, place_of, syntax_error

PEOPLE = ("author", "editor", "translator", "contributor")
AT = re.compile(r"(?s)(.*?)(?: - at `\$\.?([^`]*)`)?")
STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")
NAMED = re.compile(r".*`(.+)`")

EXPECTED = {  # what msgspec calls a type -> what a person does
    "str": "text in quotation marks",
    "bool": "true or false, without quotation marks",
    "int": "a whole number, without quotation marks",
    "float": "a number, without quotation marks",
    "array": 'a list, such as ["one", "two"]',
    "object": "a table",
}
PATTERNS = {
    "orcid": "an ORCID, such as 0000-0002-1825-0097",
    "viaf": "the digits of a VIAF number, such as 97006051",
    "wikidata": "a Wikidata item, such as Q33391",
    "doi": "a DOI, such as 10.5281/zenodo.1234567",
    "isbn": "an ISBN of 10 or 13 digits",
    "url": "an address that begins with https:// or http://",
}
CORRECT_IT = "correct it, or leave the line out"


def read_metadata(name: str, toml: str) -> Metadata:
    """Return what the metadata file *name*, with the text *toml*, says.

    Raises:
        EditionError: M001 not TOML, M002 unknown key, M003 something missing,
            M004 a value that is not what the key holds; all of them at once.
    """
    try:
        values = _plain(tomllib.loads(toml))
    except tomllib.TOMLDecodeError as error:
        raise EditionError(syntax_error(name, toml, str(error))) from error
    metadata, problems = _converted(name, toml, values)
    for path, value in strings(metadata):
        if problem := check(path, value):
            text, _, hint = problem.partition("; ")
            place = place_of(name, toml, path)
            problems.append(Message("M004", f"{_key(path)}: {text}", place=place, hint=hint))
    if problems:
        raise EditionError(*sorted(problems, key=line_number))
    return metadata


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    """Write short forms out: a name for a person, one person for a list, a year for a date."""
    plain: dict[str, Any] = {}
    for key, value in values.items():
        if key in PEOPLE:
            people = value if isinstance(value, list) else [value]
            plain[key] = [{"name": one} if isinstance(one, str) else one for one in people]
        elif key == "licence" and isinstance(value, str):
            plain[key] = {"name": value}
        elif key == "date":
            plain[key] = _as_date(value)
        elif isinstance(value, dict):
            plain[key] = _plain(value)
        elif isinstance(value, list):
            plain[key] = [_plain(one) if isinstance(one, dict) else one for one in value]
        else:
            plain[key] = value
    return plain


def _as_date(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()[:10]
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:04d}"
    return value


def _converted(name: str, toml: str, values: dict[str, Any]) -> tuple[Metadata, list[Message]]:
    """Convert *values*; msgspec tells one error at a time, so take each out and go on."""
    problems: list[Message] = []
    while True:
        try:
            return msgspec.convert(values, Metadata), problems
        except msgspec.ValidationError as error:
            found = AT.fullmatch(str(error))
            text, trail = (found[1], found[2] or "") if found else (str(error), "")
            path = tuple(int(index) if index else key for key, index in STEP.findall(trail))
            problems.append(_problem(name, toml, text, path, values))


def _problem(name: str, toml: str, error: str, path: Path, values: dict[str, Any]) -> Message:
    named = NAMED.fullmatch(error)
    if error.startswith("Object contains unknown field") and named:
        path = (*path, named[1])
        _take_out(values, path)
        text = f"there is no key {named[1]!r}{_inside(path[:-1])}"
        return Message("M002", text, place=place_of(name, toml, path), hint=_nearest(path))
    if error.startswith("Object missing required field") and named:
        _inner(values, path)[named[1]] = "?"
        key = _key((*path, named[1]))
        hint = f'add a line such as {named[1]} = "…"'
        return Message("M003", f"{key} is missing", place=place_of(name, toml, path), hint=hint)
    place, found = place_of(name, toml, path), _take_out(values, path)
    text, hint = _wrong_value(path, error, found)
    return Message("M004", text, place=place, hint=hint)


def _wrong_value(path: Path, error: str, found: object) -> tuple[str, str]:
    key = _key(path)
    if error.startswith("Invalid enum value"):
        return f"{key} cannot be {found!r}", f"use one of: {', '.join(_choices(path))}"
    if "matching regex" in error:
        names = [part for part in path if part in PATTERNS]
        return f"{key}: {found!r} is not {PATTERNS[str(names[-1])]}", CORRECT_IT
    expected = re.match(r"Expected `([a-z]+)", error)
    if expected and ">" not in error:
        what = "a name or a table" if key in PEOPLE else EXPECTED[expected[1]]
        return f"{key} should be {what}, not {_shown(found)}", f"correct {key}"
    return f"{key} is {found!r}, which is too small", CORRECT_IT


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "a table"
    return "a list" if isinstance(value, list) else repr(value)


def _inner(values: Any, path: Path) -> Any:  # noqa: ANN401 -- whatever TOML holds
    for part in path:
        values = values[part]
    return values


def _take_out(values: dict[str, Any], path: Path) -> object:
    holder = _inner(values, path[:-1])
    found: object = holder[path[-1]]
    del holder[path[-1]]
    return found


def _key(path: Path) -> str:
    return ".".join(part for part in path if isinstance(part, str))


def _inside(path: Path) -> str:
    table = _key(path)
    return f" in [{table}]" if table else ""


def _nearest(path: Path) -> str:
    known = sorted(_table_at(path[:-1]).__struct_encode_fields__)
    near = get_close_matches(str(path[-1]), known, 1, 0.6)
    if near:
        return f"did you mean {near[0]!r}?"
    elsewhere = sorted(".".join(place) for place in _keys(Metadata) if place[-1] == path[-1])
    if elsewhere:
        return f"it belongs elsewhere: {' or '.join(elsewhere)}"
    return f"known here: {', '.join(known)}"


def _types(table: type[Table]) -> dict[str, Any]:
    hints = get_type_hints(table)
    names = zip(table.__struct_encode_fields__, table.__struct_fields__, strict=True)
    return {key: hints[field] for key, field in names}


def _table_at(path: Path) -> type[Table]:
    table: type[Table] = Metadata
    for part in path:
        if isinstance(part, str):
            table = next(_tables(_types(table)[part]), table)
    return table


def _choices(path: Path) -> Iterator[str]:
    alternatives = get_args(_types(_table_at(path[:-1]))[str(path[-1])])
    for alternative in alternatives:
        if get_origin(alternative) is Literal:
            yield from map(repr, get_args(alternative))


def _tables(annotation: object) -> Iterator[type[Table]]:
    if isinstance(annotation, type) and issubclass(annotation, Table):
        yield annotation
    elif get_origin(annotation) in (tuple, Union, UnionType):
        for argument in get_args(annotation):
            yield from _tables(argument)


def _keys(table: type[Table], above: Sequence[str] = ()) -> Iterator[tuple[str, ...]]:
    for key, annotation in _types(table).items():
        yield (*above, key)
        for inner in _tables(annotation):
            yield from _keys(inner, (*above, key))
