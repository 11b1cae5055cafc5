"""Own where things stand in a TOML file; its reader in the standard library does not say."""

import re
from collections.abc import Sequence

from edition.messages import Message, Place

HEADING = re.compile(r"\s*\[\[?\s*([^\]]+?)\s*\]\]?")
KEY = re.compile(r"\s*([A-Za-z0-9_.\"'-]+?)\s*=")


def line_number(message: Message) -> int:
    """Return the line that *message* points at, 0 for the file as a whole."""
    return message.place.line if message.place else 0


def place_of(name: str, toml: str, path: Sequence[str | int]) -> Place:
    """Return the place of the key at *path*, or of the nearest table around it."""
    names = [part for part in path if isinstance(part, str)]
    index = next((part for part in path if isinstance(part, int)), 0)
    while names:
        if line := _line_of(toml, names, index):
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
