"""What the documentation says of validation is what the program does."""

import re
from pathlib import Path

import edition

ROOT = Path(edition.__file__).parents[1]
ROOMS = ("edition/validation", "edition/tei/intake.py", "edition/tei/reader.py")
CODE = re.compile(r'"([VI]0\d\d)"')


def test_every_code_is_documented() -> None:
    """The table of messages has every code that the program gives, and no other."""
    files = [file for room in ROOMS for file in [ROOT / room, *(ROOT / room).rglob("*.py")]]
    given = {
        code
        for file in files
        if file.suffix == ".py"
        for code in CODE.findall(file.read_text(encoding="utf-8"))
    }
    text = (ROOT / "docs" / "validate.md").read_text(encoding="utf-8")

    assert set(re.findall(r"^\| ([VI]\d+) \|", text, re.MULTILINE)) == given
