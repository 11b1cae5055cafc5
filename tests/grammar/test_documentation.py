"""The manual and the code say the same."""

import re
from pathlib import Path

from edition.grammar.anomalies import CODES
from edition.grammar.evidence import evidence
from edition.grammar.parse import HERE, table
from edition.grammar.profiles.profile import load, profiles
from edition.tei.encoder import Builder


def rows(root: Path, heading: str) -> dict[str, str]:
    """Return the first two columns of the table under *heading* of the manual."""
    text = (root / "docs" / "grammar.md").read_text(encoding="utf-8")
    section = text.split(f"## {heading}\n")[1].split("\n## ")[0]
    return dict(re.findall(r"^\| `?(\w[\w-]*)`? \| (.*?) \|", section, re.MULTILINE)[1:])


def test_every_anomaly_is_in_the_manual(root: Path) -> None:
    """The manual lists each code with its title."""
    assert rows(root, "Anomalies") == {code: entry.title for code, entry in CODES.items()}


def test_every_row_of_evidence_is_in_the_manual(root: Path) -> None:
    """The manual lists each row of the table of evidence with what it looks at."""
    assert rows(root, "The table of evidence") == {
        name: row.says for name, row in evidence(load("en")).rows.items()
    }


def test_every_profile_is_in_the_manual(root: Path) -> None:
    """The manual lists each profile with its language."""
    assert rows(root, "Profiles") == {key: load(key).name for key in profiles()}


def test_every_rule_has_an_element_beside_it() -> None:
    """Each rule of the grammar has its TEI element in the file, and a method of the encoder."""
    text = HERE.joinpath("critical.lark").read_text(encoding="utf-8")
    rules = set(re.findall(r"^([a-z_]+)\s*:", text, re.MULTILINE)) - {"document"}

    assert [rule for rule in rules if not hasattr(Builder, rule)] == []


def test_every_terminal_has_a_name() -> None:
    """No terminal is anonymous, so that a message can speak of it."""
    names = {symbol for row in table().states for symbol in row}

    assert [name for name in names if name.startswith("__ANON")] == []
