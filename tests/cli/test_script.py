"""Decisions written by a script: the one of the documentation, run as it stands there."""

import re
import subprocess
import sys
from pathlib import Path

from edition.workflow.check import check
from edition.workflow.prepare import Choices

DOCUMENT = Path(__file__).parents[2] / "docs" / "typos.md"
TEXT = (
    "A Title\n\nHe saw the the king,and SOviet “power’ was there.\n\nIt was was late at at night.\n"
)


def test_the_script_of_the_documentation_decides_all_that_is_certain(tmp_path: Path) -> None:
    """Afterwards nothing of high certainty is reported, and every decision has its place."""
    (script,) = re.findall(r"```python\n(.*?)```", DOCUMENT.read_text("utf-8"), re.DOTALL)
    text = tmp_path / "a.txt"
    text.write_text(TEXT, "utf-8")
    before = check(text, Choices(), facts=True).messages

    subprocess.run([sys.executable, "-c", script, text], check=True)

    after = check(text, Choices(), facts=True).messages
    certain = [each for each in before if each.facts.get("certainty") == "high"]
    assert len(certain) == 5
    assert [each for each in after if each.facts.get("certainty") == "high"] == []
    assert not [each for each in after if each.code.startswith("P02")]
