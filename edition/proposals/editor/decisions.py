"""Own the file of decisions: what it may hold, what is wrong in it, how one more is added."""

import re
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from typing import Any

import lazy_loader

from edition.messages import EditionError, Message, Place
from edition.proposals.model import Decision, Scope, Verdict
from edition.source import load_settings
from edition.structs import Frozen

tomlkit = lazy_loader.load("tomlkit")

HEADING = """\
# What the editors decided about apparent typos, in any order; comments are kept.
# verdict: accept, reject, or other (the correction is then the editor's own).
# scope: here, form (this reading everywhere), or rule (all this rule proposes).
"""
TABLE = re.compile(r"^[ \t]*\[\[[ \t]*decision[ \t]*\]\]", re.MULTILINE)


class _Key(Frozen):
    """What a key of a decision may hold: a value of ``kind``, one of ``words`` if there are any."""

    kind: type[str | int | date]
    expected: str
    words: tuple[str, ...] = ()


TEXT = "write a text in quotation marks"
KEYS = {
    "rule": _Key(str, TEXT),
    "reading": _Key(str, TEXT),
    "correction": _Key(str, TEXT),
    "verdict": _Key(str, "the verdicts are accept, reject, other", tuple(Verdict)),
    "scope": _Key(str, "the scopes are here, form, rule", tuple(Scope)),
    "before": _Key(str, TEXT),
    "after": _Key(str, TEXT),
    "occurrence": _Key(int, "write a number, from 1"),
    "note": _Key(str, TEXT),
    "who": _Key(str, TEXT),
    "when": _Key(date, "write the date as 2026-01-31, without quotation marks"),
}
"""The keys of a decision, in the order in which they are written."""
REQUIRED = ("rule", "verdict")


def read(name: str, toml: str) -> tuple[Decision, ...]:
    """Return the decisions of a file that messages call *name*, in its order.

    Raises:
        EditionError: all that is wrong at once: P001 it is not TOML, P002 unknown key, P003
            missing key, P004 wrong value, P005 a decision that cannot be applied.
    """
    content = load_settings(name, toml, "P001")
    lines = list(_lines(toml))
    messages: list[Message] = []
    found: list[Decision] = []
    for number, row in enumerate(_rows(name, toml, content, messages)):
        line = lines[number] if number < len(lines) else 0
        wrong = list(_wrong(name, toml, line, row))
        if not wrong:
            values = {"reading": "", "correction": None} | row | {"line": line}
            values["verdict"] = Verdict(row["verdict"])
            values["scope"] = Scope(row.get("scope", Scope.HERE))
            found.append(Decision(**values))
            wrong = list(_incomplete(name, found[-1]))
        messages += wrong
    if messages:
        raise EditionError(*messages)
    return tuple(found)


def _lines(toml: str) -> Iterator[int]:
    """Yield the line, from 1, where each decision begins."""
    line, here = 1, 0
    for match in TABLE.finditer(toml):
        line += toml.count("\n", here, match.start())
        here = match.start()
        yield line


def appended(toml: str, decision: Decision) -> str:
    """Return the file *toml* with one decision more at its end; all else stays as it was."""
    return joined(toml, block(decision))


def joined(toml: str, lines: str) -> str:
    """Return the file *toml* with the *lines* of one decision more at its end."""
    kept = toml.rstrip("\n") or HEADING.rstrip("\n")
    return f"{kept}\n\n{lines}"


def without(toml: str, lines: str) -> str:
    """Return the file *toml* without the *lines* of one decision, the last that are just so."""
    before, found, after = toml.rpartition(lines)
    return before.rstrip("\n") + "\n" * bool(before) + after if found else toml


def block(decision: Decision) -> str:
    """Return *decision* as the lines that it is in the file."""
    table = tomlkit.table()
    for key, known in KEYS.items():
        value = getattr(decision, key)
        unsaid = value is None or (value == "" and key != "correction")
        if not unsaid and not (key == "occurrence" and value == 1):
            table.add(key, str(value) if known.kind is str else value)
    return f"[[decision]]\n{tomlkit.dumps(table)}"


def _rows(
    name: str, toml: str, content: dict[str, Any], messages: list[Message]
) -> list[dict[str, Any]]:
    """Return the tables of decisions; complain about all else at the top of the file."""
    strange = [key for key in content if key != "decision"]
    messages += [_unknown(name, _line_of(toml, 0, key), key, ["decision"]) for key in strange]
    rows = content.get("decision", [])
    if isinstance(rows, list) and all(isinstance(row, dict) for row in rows):
        return rows
    hint = "write each decision as a table of its own, headed [[decision]]"
    place = Place(name, _line_of(toml, 0, "decision"))
    messages.append(Message("P004", "decisions are not a list of tables", place=place, hint=hint))
    return []


def _wrong(name: str, toml: str, line: int, row: dict[str, Any]) -> Iterator[Message]:
    """Yield what is wrong with the keys and values of the decision at *line*."""
    for key, value in row.items():
        known = KEYS.get(key)
        if known is None:
            yield _unknown(name, _line_of(toml, line, key), key, list(KEYS))
        elif (
            type(value) is not known.kind
            or (known.words and value not in known.words)
            or (isinstance(value, int) and value < 1)
        ):
            place = Place(name, _line_of(toml, line, key))
            yield Message("P004", f"{key} cannot be {value!r}", place=place, hint=known.expected)
    for key in REQUIRED:
        if not row.get(key):
            hint = "every decision has at least a rule and a verdict"
            yield Message("P003", f"this decision has no {key}", place=Place(name, line), hint=hint)


def _incomplete(name: str, decision: Decision) -> Iterator[Message]:
    """Yield why a decision that is well written cannot be applied."""
    whole_rule = decision.scope is Scope.RULE
    problems = (
        (
            decision.verdict is Verdict.OTHER and whole_rule,
            "one correction cannot serve all that a rule proposes",
            "decide about each form, with the scope form",
        ),
        (
            decision.verdict is not Verdict.REJECT
            and not whole_rule
            and decision.correction is None,
            f"the verdict {decision.verdict} needs a correction",
            'write it as correction = "…"',
        ),
        (
            decision.scope is Scope.FORM and not decision.reading,
            "the scope form needs the reading it is about",
            'write it as reading = "…"',
        ),
        (
            decision.scope is Scope.HERE
            and not (decision.reading or decision.before or decision.after),
            "nothing says which place this decision is about",
            "give the reading, and some words before and after it",
        ),
    )
    for applies, text, hint in problems:
        if applies:
            yield Message("P005", text, place=Place(name, decision.line), hint=hint)


def _unknown(name: str, line: int, key: str, known: list[str]) -> Message:
    near = get_close_matches(key, known, 1)
    hint = f"did you mean {near[0]}?" if near else f"the keys are: {', '.join(known)}"
    return Message("P002", f"there is no key {key!r} here", place=Place(name, line), hint=hint)


def _line_of(toml: str, line: int, key: str) -> int:
    """Return the line, from *line* on, where *key* is given a value; *line* if it is not found."""
    lines = toml.split("\n")
    pattern = re.compile(rf"\s*(?:\[+\s*)?['\"]?{re.escape(key)}['\"]?\s*[=\]]")
    for number, content in enumerate(lines[max(0, line) :], max(0, line) + 1):
        if pattern.match(content):
            return number
        if line and TABLE.match(content):
            break
    return line
