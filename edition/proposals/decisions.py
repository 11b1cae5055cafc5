"""Own the file of decisions: what it may hold, what is wrong in it, how one more is added."""

import re
import tomllib
from datetime import date
from difflib import get_close_matches
from typing import Annotated, Any, Literal

import lazy_loader
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from edition.messages import EditionError, Message, Place
from edition.proposals.model import Decision, Scope, Verdict

tomlkit = lazy_loader.load("tomlkit")

HEADING = """\
# What the editors decided about apparent typos, in any order; comments are kept.
# verdict: accept, reject, or other (the correction is then the editor's own).
# scope: here, form (this reading everywhere), or rule (all this rule proposes).
"""
TABLE = re.compile(r"^[ \t]*\[\[[ \t]*decision[ \t]*\]\]", re.MULTILINE)


class _Row(BaseModel):
    """One ``[[decision]]`` of the file."""

    model_config = ConfigDict(extra="forbid", strict=True)

    rule: Annotated[str, Field(min_length=1)]
    reading: str = ""
    correction: str | None = None
    verdict: Literal["accept", "reject", "other"]
    scope: Literal["here", "form", "rule"] = "here"
    before: str = ""
    after: str = ""
    occurrence: Annotated[int, Field(ge=1)] = 1
    note: str = ""
    who: str = ""
    when: date | None = None

    @model_validator(mode="after")
    def _complete(self) -> "_Row":
        """Refuse a decision that says too little to be applied."""
        if self.verdict == "other" and self.correction is None:
            raise ValueError("the verdict “other” needs the editor's correction")
        if self.verdict == "accept" and self.scope != "rule" and self.correction is None:
            raise ValueError("the verdict “accept” needs the correction that was accepted")
        if self.scope == "form" and not self.reading:
            raise ValueError("the scope “form” needs the reading it is about")
        if self.scope == "here" and not (self.reading or self.before or self.after):
            raise ValueError("nothing says where this is: give reading, before and after")
        if self.verdict == "other" and self.scope == "rule":
            raise ValueError("one correction cannot serve all that a rule proposes")
        return self


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    decision: list[dict[str, Any]] = []


HINTS = {
    "missing": "every decision needs rule and verdict; see docs/typos.md",
    "literal_error": "the words are accept, reject, other; here, form, rule",
    "date_type": "write the date as 2026-01-31, without quotation marks",
}


def read(name: str, toml: str) -> tuple[Decision, ...]:
    """Return the decisions of a file that messages call *name*, in its order.

    Raises:
        EditionError: all that is wrong at once: P001 it is not TOML, P002 unknown key, P003
            missing key, P004 wrong value, P005 a decision that cannot be applied.
    """
    try:
        content = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        raise EditionError(_not_toml(name, str(error))) from error
    lines = [toml.count("\n", 0, match.start()) + 1 for match in TABLE.finditer(toml)]
    messages: list[Message] = []
    rows = _rows(name, toml, content, messages)
    found: list[Decision] = []
    for number, row in enumerate(rows):
        line = lines[number] if number < len(lines) else 0
        try:
            found.append(_decision(_Row.model_validate(row), line))
        except ValidationError as error:
            messages += [_wrong(name, toml, line, detail) for detail in error.errors()]
    if messages:
        raise EditionError(*messages)
    return tuple(found)


def appended(toml: str, decision: Decision) -> str:
    """Return the file *toml* with one decision more at its end; all else stays as it was."""
    table = tomlkit.table()
    for key in ("rule", "reading", "correction", "verdict", "scope", "before", "after"):
        value = getattr(decision, key)
        if value not in (None, "") or key == "reading":
            table.add(key, str(value))
    if decision.occurrence > 1:
        table.add("occurrence", decision.occurrence)
    for key in ("note", "who"):
        if getattr(decision, key):
            table.add(key, getattr(decision, key))
    if decision.when is not None:
        table.add("when", decision.when)
    body = tomlkit.dumps(table)
    kept = toml.rstrip("\n") or HEADING.rstrip("\n")
    return f"{kept}\n\n[[decision]]\n{body}"


def _decision(row: _Row, line: int) -> Decision:
    values = row.model_dump() | {"verdict": Verdict(row.verdict), "scope": Scope(row.scope)}
    return Decision(**values, line=line)


def _rows(
    name: str, toml: str, content: dict[str, Any], messages: list[Message]
) -> list[dict[str, Any]]:
    """Return the tables of decisions; complain about all else at the top of the file."""
    for key in content:
        if key != "decision":
            line = _line_of(toml, 0, key)
            messages.append(_unknown(name, line, key, ["decision"]))
    try:
        return _File.model_validate({"decision": content.get("decision", [])}).decision
    except ValidationError:
        hint = "write each decision as a table of its own, headed [[decision]]"
        messages.append(Message("P004", "decisions are not a list of tables", hint=hint,
                                place=Place(name, _line_of(toml, 0, "decision"))))  # fmt: skip
        return []


def _wrong(name: str, toml: str, line: int, detail: Any) -> Message:  # noqa: ANN401 -- pydantic's
    """Return the message for one error that pydantic found in the decision at *line*."""
    kind, where = detail["type"], [str(part) for part in detail["loc"]]
    key = where[0] if where else ""
    place = Place(name, _line_of(toml, line, key) if key else line)
    if kind == "extra_forbidden":
        return _unknown(name, place.line, key, list(_Row.model_fields))
    if kind == "missing":
        text = f"this decision has no {key}"
        return Message("P003", text, place=Place(name, line), hint=HINTS["missing"])
    if kind == "value_error":
        text = str(detail["ctx"]["error"])
        return Message("P005", text, place=Place(name, line), hint="see docs/typos.md")
    text = f"{key} cannot be {detail['input']!r}"
    hint = HINTS.get(kind, f"{key}: {detail['msg'][:1].lower()}{detail['msg'][1:]}")
    return Message("P004", text, place=place, hint=hint)


def _unknown(name: str, line: int, key: str, known: list[str]) -> Message:
    near = get_close_matches(key, known, 1)
    hint = f"did you mean {near[0]}?" if near else f"the keys are: {', '.join(known)}"
    return Message("P002", f"there is no key {key!r} here", place=Place(name, line), hint=hint)


def _not_toml(name: str, error: str) -> Message:
    place = re.search(r"at line (\d+), column (\d+)", error)
    line, column = (int(place[1]), int(place[2])) if place else (0, 0)
    what = error.split(" (at ")[0]
    text = f"this is not TOML: {what[:1].lower()}{what[1:]}"
    hint = 'texts stand in quotation marks: reading = "…"; a mark inside is written \\"'
    return Message("P001", text, place=Place(name, line, column), hint=hint)


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
