"""Own the reading of a metadata file: short forms written out, every value checked."""

from datetime import date
from typing import Any

from edition.messages import EditionError
from edition.metadata.model import PEOPLE, Metadata, check, strings
from edition.metadata.tables import converted, wrong
from edition.metadata.toml import line_number
from edition.source import load_settings


def read_metadata(name: str, toml: str) -> Metadata:
    """Return what the metadata file *name*, with the text *toml*, says.

    Raises:
        EditionError: M001 not TOML, M002 unknown key, M003 something missing,
            M004 a value that is not what the key holds; all of them at once.
    """
    metadata, problems = converted(Metadata, name, toml, _plain(load_settings(name, toml, "M001")))
    for path, value in strings(metadata):
        if problem := check(path, value):
            problems.append(wrong(name, toml, path, problem))
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
        return f"{'-' * (value < 0)}{abs(value):04d}"
    return value
