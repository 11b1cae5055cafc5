"""Own the reading of a metadata file: every error at once, each with its line and remedy."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from edition.messages import EditionError, Message, Place
from edition.metadata.model import Metadata

HEADING = re.compile(r"\s*\[\[?\s*([^\]]+?)\s*\]\]?")
KEY = re.compile(r"\s*([A-Za-z0-9_.\"'-]+?)\s*=")
SYNTAX_PLACE = re.compile(r"(.*) \(at line (\d+), column (\d+)\)")

EXPECTED = {
    "string_type": "text in quotation marks",
    "bool_type": "true or false, without quotation marks",
    "int_type": "a whole number, without quotation marks",
    "float_type": "a number, without quotation marks",
    "tuple_type": 'a list, such as ["one", "two"]',
    "model_type": "a table",
    "model_attributes_type": "a table",
    "dict_type": "a table",
}
PATTERNS = {
    "orcid": "an ORCID, such as 0000-0002-1825-0097",
    "viaf": "the digits of a VIAF number, such as 97006051",
    "wikidata": "a Wikidata item, such as Q33391",
    "doi": "a DOI, such as 10.5281/zenodo.1234567",
    "isbn": "an ISBN of 10 or 13 digits",
    "url": "an address that begins with https:// or http://",
}


def read_metadata(name: str, toml: str) -> Metadata:
    """Return what the metadata file *name*, with the text *toml*, says.

    Raises:
        EditionError: M001 not TOML, M002 unknown key, M003 something missing,
            M004 a value that is not what the key holds; all of them at once.
    """
    try:
        values = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        raise EditionError(_syntax_error(name, toml, str(error))) from error
    try:
        return Metadata.model_validate(_lists_as_tuples(values))
    except ValidationError as error:
        problems = error.errors(include_url=False, include_context=True)
        found = [_problem(name, toml, one) for one in problems]
        raise EditionError(*sorted(found, key=_line_number)) from error


def _line_number(message: Message) -> int:
    return message.place.line if message.place else 0


def _lists_as_tuples(value: Any) -> Any:  # noqa: ANN401 -- whatever TOML holds
    # Strict tuples keep the model frozen; TOML only knows lists.
    if isinstance(value, dict):
        return {key: _lists_as_tuples(item) for key, item in value.items()}
    return tuple(map(_lists_as_tuples, value)) if isinstance(value, list) else value


def _syntax_error(name: str, toml: str, text: str) -> Message:
    found = SYNTAX_PLACE.fullmatch(text)
    hint = "strings stand in quotation marks, tables in [square brackets]; see https://toml.io"
    if not found:
        line = toml.count("\n") + 1
        return Message("M001", f"not TOML: {_lower(text)}", place=Place(name, line), hint=hint)
    line = int(found[2])
    place = Place(name, line, int(found[3]), 1, _line(toml, line))
    return Message("M001", f"not TOML: {_lower(found[1])}", place=place, hint=hint)


def _problem(name: str, toml: str, error: ErrorDetails) -> Message:
    path = [part for part in error["loc"] if isinstance(part, str | int)]
    key = ".".join(part for part in path if isinstance(part, str))
    place = _place(name, toml, path)
    match error["type"]:
        case "extra_forbidden":
            text = f"there is no key {path[-1]!r}{_inside(path[:-1])}"
            return Message("M002", text, place=place, hint=_nearest(path))
        case "missing":
            hint = f'add a line such as {path[-1]} = "…"'
            return Message("M003", f"{key} is missing", place=place, hint=hint)
        case _:
            text, hint = _wrong_value(key, path, error)
            return Message("M004", text, place=place, hint=hint)


def _wrong_value(key: str, path: Sequence[str | int], error: ErrorDetails) -> tuple[str, str]:
    kind, found = error["type"], error["input"]
    if kind == "value_error":
        problem, _, remedy = str(error["ctx"]["error"]).partition("; ")
        return f"{key}: {problem}", remedy or "correct it, or leave the line out"
    if kind == "string_too_short":
        return f"{key} is empty", "write something between the quotation marks, or leave it out"
    if kind == "literal_error":
        return f"{key} cannot be {found!r}", f"use one of: {error['ctx']['expected']}"
    if kind == "string_pattern_mismatch":
        names = [part for part in path if part in PATTERNS]
        expected = PATTERNS[str(names[-1])] if names else f"of the form {error['ctx']['pattern']}"
        return f"{key}: {found!r} is not {expected}", "correct it, or leave the line out"
    if kind in EXPECTED:
        return f"{key} should be {EXPECTED[kind]}, not {_shown(found)}", f"correct {key}"
    return f"{key}: {_lower(error['msg'])}", f"correct {key}"


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "a table"
    return "a list" if isinstance(value, tuple) else repr(value)


def _inside(path: Sequence[str | int]) -> str:
    table = ".".join(part for part in path if isinstance(part, str))
    return f" in [{table}]" if table else ""


def _nearest(path: Sequence[str | int]) -> str:
    known = sorted(_model_at(path[:-1]).model_fields)
    near = get_close_matches(str(path[-1]), known, 1, 0.6)
    if near:
        return f"did you mean {near[0]!r}?"
    elsewhere = sorted(".".join(place) for place in _keys(Metadata) if place[-1] == path[-1])
    if elsewhere:
        return f"it belongs elsewhere: {' or '.join(elsewhere)}"
    return f"known here: {', '.join(known)}"


def _model_at(path: Sequence[str | int]) -> type[BaseModel]:
    model: type[BaseModel] = Metadata
    for part in path:
        if isinstance(part, str) and part in model.model_fields:
            model = next(_models(model.model_fields[part].annotation), model)
    return model


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models(argument)


def _keys(model: type[BaseModel], above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for key, field in model.model_fields.items():
        yield (*above, key)
        for inner in _models(field.annotation):
            yield from _keys(inner, (*above, key))


def _place(name: str, toml: str, path: Sequence[str | int]) -> Place:
    names = [part for part in path if isinstance(part, str)]
    while names:
        line = _line_of(toml, names, next((part for part in path if isinstance(part, int)), 0))
        if line:
            excerpt = _line(toml, line)
            start = len(excerpt) - len(excerpt.lstrip())
            return Place(name, line, start + 1, len(excerpt.strip()), excerpt)
        names.pop()
    return Place(name)


def _line_of(toml: str, names: Sequence[str], index: int) -> int:
    """Return the line of the key *names*, in the *index*-th of its tables; 0 if there is none."""
    table: list[str] = []
    seen = -1
    found = 0
    for number, line in enumerate(toml.splitlines(), 1):
        if heading := HEADING.match(line):
            table = [part.strip(" \"'") for part in heading[1].split(".")]
            seen += table == list(names[: len(table)])
            if table == list(names):
                found = found or number
        elif key := KEY.match(line):
            full = [*table, *(part.strip(" \"'") for part in key[1].split("."))]
            if full == list(names) and (not table or seen >= index or len(names) == 1):
                return number
    return found


def _line(toml: str, number: int) -> str:
    lines = toml.splitlines()
    return lines[number - 1] if number <= len(lines) else ""


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
