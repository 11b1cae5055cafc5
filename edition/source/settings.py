"""Own the files that say something about a text: always UTF-8, and TOML, or told where not."""

import re
import tomllib
from typing import Any, Final

from edition.messages import EditionError, Message, Place
from edition.source.read import byte_place

DEEPEST: Final = 32
"""Tables and lists one in the other; ours need four, and what reads them calls itself for each."""
TOO_DEEP: Final = f"more than {DEEPEST} tables or lists stand one inside the other"

SYNTAX_PLACE = re.compile(r"(.*) \(at line (\d+), column (\d+)\)")
HINT = (
    'texts stand in quotation marks, a mark inside as \\", tables in [square brackets]; '
    "see https://toml.io"
)
SAID_TWICE: Final = ("Cannot overwrite", "Cannot declare", "Duplicate inline table key")
"""How ``tomllib`` begins what it says of a key or a table that stands there a second time."""


def decode_settings(name: str, data: bytes) -> str:
    """Decode a file that says something about a text: always UTF-8, perhaps empty, or with a BOM.

    Raises:
        EditionError: S005 it is not valid UTF-8.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place, text = byte_place(name, data, "utf-8", error.start)
        hint = "save the file as UTF-8"
        raise EditionError(Message("S005", text, place=place, hint=hint)) from error


def load_settings(name: str, toml: str, code: str) -> dict[str, Any]:
    """Return what the TOML file *name*, with the text *toml*, says.

    Raises:
        EditionError: *code*, it is not TOML, or more deeply nested than any file of ours.
    """
    try:
        values = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        raise EditionError(_not_toml(name, toml, code, str(error))) from error
    except ValueError as error:  # int() takes no more than some thousands of digits
        raise _excessive(name, code, "a number in it has thousands of digits") from error
    except RecursionError as error:
        raise _excessive(name, code, TOO_DEEP) from error
    if _depth(values) > DEEPEST:
        raise _excessive(name, code, TOO_DEEP)
    return values


def _excessive(name: str, code: str, text: str) -> EditionError:
    return EditionError(Message(code, text, place=Place(name), hint="is this the right file?"))


def _not_toml(name: str, toml: str, code: str, reason: str) -> Message:
    found = SYNTAX_PLACE.fullmatch(reason)
    if found:
        lines = toml.splitlines()
        reason, line, column = found[1], int(found[2]), int(found[3])
        place = Place(name, line, column, 1, lines[line - 1] if line <= len(lines) else "")
    else:
        place = Place(name, toml.count("\n") + 1)
    if reason.startswith(SAID_TWICE):
        text = "not TOML: this is said twice in the file"
        return Message(code, text, place=place, hint="keep one of the two")
    text = f"not TOML: {reason[:1].lower()}{reason[1:]}"
    return Message(code, text, place=place, hint=HINT)


def _depth(values: object) -> int:
    """Return how many tables and lists stand one in the other, counted up to one too many."""
    depth, level = 0, [values]
    while level and depth <= DEEPEST:
        inside = [
            list(one.values()) if isinstance(one, dict) else one
            for one in level
            if isinstance(one, dict | list)
        ]
        depth += bool(inside)
        level = [value for one in inside for value in one]
    return depth
