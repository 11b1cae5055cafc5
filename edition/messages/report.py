"""Own how messages look: as text for people, as JSON and SARIF for programs."""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from unicodedata import combining, east_asian_width
from urllib.parse import quote

from edition.messages.model import Message, Place
from edition.structs import replace

SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
CONTROLS = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421}
"""What would move a cursor, as Unicode's pictures of it, each one column wide."""
BREAKS = {key: value for key, value in CONTROLS.items() if chr(key) not in "\n\t"}
"""The same, less what may stand in what we say ourselves."""
FIRST = 3
"""Messages that say the same of one file which are shown before the rest is counted."""
LONGEST = 2_000
"""Characters of a text or a hint that a person is shown: what it quotes may be a book by itself."""
WIDTH = 96
"""Columns of an excerpt; longer lines are cut around the place, with … on either side."""


def as_text(message: Message, width: int = WIDTH) -> str:
    """Write *message* for a person: place, code, text; the line with a caret; the hint.

    *width* is how many columns of the line are shown.
    """
    head = f"{str(message.place).translate(CONTROLS)}: " if message.place else ""
    lines = [f"{head}{message.code} {_printable(message.text)}"]
    if message.place and message.place.excerpt and message.place.column:
        lines += _excerpt(message.place, width)
    if message.hint:
        lines.append(f"    hint: {_printable(message.hint)}")
    return "\n".join(lines)


def gathered(messages: Iterable[Message]) -> Iterator[Message]:
    """Yield *messages*, of those that say the same of one file only the first few.

    After these stands one that says how many more there are, and up to which line.
    """
    alike: dict[tuple[str, str, str], list[Message]] = {}
    found = list(messages)
    for message in found:
        alike.setdefault(_same(message), []).append(message)
    told: dict[tuple[str, str, str], int] = {}
    for message in found:
        group = alike[_same(message)]
        told[_same(message)] = number = told.get(_same(message), 0) + 1
        if number <= FIRST or len(group) <= FIRST + 1:
            yield message
        elif number == FIRST + 1:
            yield _rest(group[FIRST:])


def _same(message: Message) -> tuple[str, str, str]:
    return message.place.file if message.place else "", message.code, message.text


def _rest(group: Sequence[Message]) -> Message:
    first, last = group[0].place, group[-1].place
    up_to = f", up to line {last.line}" if last and last.line else ""
    return replace(
        group[0],
        text=f"{group[0].text}: the same {len(group)} times more{up_to}",
        place=first and replace(first, excerpt=""),
        hint="--verbose tells each of them",
    )


def as_json(messages: Iterable[Message]) -> str:
    """Write *messages* as a JSON array, one object each; see ``docs/typos.md``."""
    return _json([_record(message) for message in messages])


def as_sarif(messages: Iterable[Message], version: str) -> str:
    """Write *messages* as a SARIF 2.1.0 log, for code-scanning services and editors."""
    found = list(messages)
    rules = [{"id": code} for code in sorted({message.code for message in found})]
    driver = {"name": "edition", "version": version, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(message) for message in found],
    }
    log = {"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}
    return _json(log)


def _json(value: object) -> str:
    """Write *value* as JSON; what is no UTF-8 in the name of a file is escaped, as JSON can."""
    written = json.dumps(value, ensure_ascii=False, indent=2)
    return written.encode("utf-8", "backslashreplace").decode()


def _address(file: str) -> str:
    """Write the name of a file as SARIF wants it: an address (RFC 3986), relative as it is."""
    slashed = file if os.sep == "/" else file.replace(os.sep, "/")
    return quote(slashed.encode("utf-8", "surrogateescape"))


def _printable(text: str) -> str:
    cut = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
    return cut.translate(BREAKS)


def _excerpt(place: Place, columns: int) -> Sequence[str]:
    start = 0
    if len(place.excerpt) > columns:
        start = max(0, min(place.column - 1 - columns // 2, len(place.excerpt) - columns))
    shown = place.excerpt[start : start + columns].replace("\t", " ").replace("\r", " ")
    before = "…" if start else ""
    after = "…" if start + columns < len(place.excerpt) else ""
    at = place.column - 1 - start
    caret = len(before) + _columns(shown[:at])
    width = max(1, _columns(shown[at : at + place.length]))
    return [f"    {before}{shown.translate(CONTROLS)}{after}", f"    {' ' * caret}{'^' * width}"]


def _columns(text: str) -> int:
    """Return how many columns of a terminal *text* takes (UAX #11)."""
    wide = sum(east_asian_width(character) in {"W", "F"} for character in text)
    return len(text) + wide - sum(combining(character) > 0 for character in text)


def _record(message: Message) -> dict[str, Any]:
    record: dict[str, Any] = {"code": message.code, "severity": message.severity.value}
    if message.place:
        place = message.place
        record |= {"file": place.file, "line": place.line, "column": place.column}
        record["length"] = place.length
    record |= {"text": message.text, "hint": message.hint}
    return record | ({"facts": dict(message.facts)} if message.facts else {})


def _result(message: Message) -> dict[str, Any]:
    text = f"{message.text}; {message.hint}" if message.hint else message.text
    result: dict[str, Any] = {
        "ruleId": message.code,
        "level": message.severity.value,
        "message": {"text": text},
    }
    if message.facts:
        result["properties"] = dict(message.facts)
    if message.place:
        location: dict[str, Any] = {"artifactLocation": {"uri": _address(message.place.file)}}
        if message.place.line:
            region = {"startLine": message.place.line, "startColumn": max(1, message.place.column)}
            if message.place.column:
                region["endColumn"] = region["startColumn"] + message.place.length
            location["region"] = region
        result["locations"] = [{"physicalLocation": location}]
    return result
