"""Own how TOML becomes one of our tables: every error at once, each with its line and remedy."""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec

from edition.messages import Message
from edition.metadata.model import PEOPLE, Path, Table
from edition.metadata.toml import place_of

Kind = TypeVar("Kind", bound=Table)

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


def wrong(name: str, toml: str, path: Path, problem: str) -> Message:
    """Return the message for the *problem*, “what; what to do”, of the value at *path*."""
    text, _, hint = problem.partition("; ")
    return Message("M004", f"{_key(path)}: {text}", place=place_of(name, toml, path), hint=hint)


def converted(
    kind: type[Kind], name: str, toml: str, values: dict[str, Any]
) -> tuple[Kind, list[Message]]:
    """Return the *values* of a file as a table of *kind*, and what was wrong in them.

    M002 is an unknown key, M003 something missing, M004 a value that is not what the key holds.
    """
    # msgspec tells one error at a time, so take each out and go on
    problems: list[Message] = []
    while True:
        try:
            return msgspec.convert(values, kind), problems
        except msgspec.ValidationError as error:
            found = AT.fullmatch(str(error))
            text, trail = (found[1], found[2] or "") if found else (str(error), "")
            path = tuple(int(index) if index else key for key, index in STEP.findall(trail))
            problems.append(_problem(kind, name, toml, (text, path, values)))


def _problem(
    kind: type[Table], name: str, toml: str, found: tuple[str, Path, dict[str, Any]]
) -> Message:
    error, path, values = found
    named = NAMED.fullmatch(error)
    if error.startswith("Object contains unknown field") and named:
        path = (*path, named[1])
        _take_out(values, path)
        text = f"there is no key {named[1]!r}{_inside(path[:-1])}"
        return Message("M002", text, place=place_of(name, toml, path), hint=_nearest(kind, path))
    if error.startswith("Object missing required field") and named:
        _inner(values, path)[named[1]] = "?"
        key = _key((*path, named[1]))
        hint = f'add a line such as {named[1]} = "…"'
        return Message("M003", f"{key} is missing", place=place_of(name, toml, path), hint=hint)
    place = place_of(name, toml, path)
    text, hint = _wrong_value(kind, path, error, _take_out(values, path))
    return Message("M004", text, place=place, hint=hint)


def _wrong_value(kind: type[Table], path: Path, error: str, found: object) -> tuple[str, str]:
    key = _key(path)
    if error.startswith("Invalid enum value"):
        return f"{key} cannot be {found!r}", f"use one of: {', '.join(_choices(kind, path))}"
    if "matching regex" in error:
        names = [part for part in path if part in PATTERNS]
        return f"{key}: {found!r} is not {PATTERNS[str(names[-1])]}", CORRECT_IT
    expected = re.match(r"Expected `([a-z]+)", error)
    if expected and ">" not in error:
        what = "a name or a table" if key in PEOPLE else EXPECTED[expected[1]]
        return f"{key} should be {what}, not {_shown(found)}", f"correct {key}"
    wrong = "too small" if ">" in error else "out of range"
    return f"{key} is {found!r}, which is {wrong}", CORRECT_IT


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


def _nearest(kind: type[Table], path: Path) -> str:
    known = sorted(_table_at(kind, path[:-1]).__struct_encode_fields__)
    near = get_close_matches(str(path[-1]), known, 1, 0.6)
    if near:
        return f"did you mean {near[0]!r}?"
    elsewhere = sorted(".".join(place) for place in _keys(kind) if place[-1] == path[-1])
    if elsewhere:
        return f"it belongs elsewhere: {' or '.join(elsewhere)}"
    return f"known here: {', '.join(known)}"


def _types(table: type[Table]) -> dict[str, Any]:
    hints = get_type_hints(table)
    names = zip(table.__struct_encode_fields__, table.__struct_fields__, strict=True)
    return {key: hints[field] for key, field in names}


def _table_at(table: type[Table], path: Path) -> type[Table]:
    for part in path:
        if isinstance(part, str):
            table = next(_tables(_types(table)[part]), table)
    return table


def _choices(kind: type[Table], path: Path) -> Iterator[str]:
    alternatives = get_args(_types(_table_at(kind, path[:-1]))[str(path[-1])])
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
