"""What the documents say is true: files exist, commands are listed, the journey happens."""

import re
from collections import Counter
from pathlib import Path

import pytest

from edition.cli.commands import COMMANDS
from edition.workflow.prepare import Choices
from edition.workflow.render import FORMS
from edition.workflow.trace import trace

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
LINK = re.compile(r"\]\((?!https?://|#)([^)\s#]+)")
CODE = re.compile(r"\b[BGHILMPSTVX]\d{3}\b")
CODES = re.compile(r"\b([BGHILMPSTVX]\d{3}) to ([BGHILMPSTVX]\d{3})\b")
GIVEN = re.compile(r'"([BGHILMPSTVX]\d{3})"')
BUILD = re.compile(r'"(B\d{3})"')
VERBATIM = re.compile(r"(?ms)^ *```.*?^ *```|`[^`\n]*`|^    [^\n]*")
PATH = re.compile(r"`((?:edition|schema|tests|source|docs)/[\w./-]+)`")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_leads_somewhere(document: Path) -> None:
    """A link to a file of the project has a file at its end."""
    text = VERBATIM.sub("", document.read_text(encoding="utf-8"))

    assert [link for link in LINK.findall(text) if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS[:1] + DOCUMENTS[2:], ids=lambda path: path.name)
def test_every_file_named_is_there(document: Path) -> None:
    """A path in the text of a document is one of the project; NAME stands for any."""
    named = PATH.findall(document.read_text(encoding="utf-8"))
    built = {"source/NAME.toml", "source/NAME.txt", "source/NAME.decisions.toml"}

    assert [path for path in named if path not in built and not _exists(path)] == []


def _exists(path: str) -> bool:
    examples = ("source/walden", "source/revolution-betrayed.decisions.toml", "source/book")
    return (ROOT / path).exists() or path.startswith(examples)


def test_every_code_is_explained() -> None:
    """Each code that the program gives is in the documents; the rules for typos are a range."""
    files = sorted((ROOT / "edition").rglob("*.py"))
    text = "".join(document.read_text(encoding="utf-8") for document in DOCUMENTS[2:])
    listed = set(CODE.findall(text))
    for first, last in CODES.findall(text):
        listed |= {f"{first[0]}{number:03}" for number in range(int(first[1:]), int(last[1:]) + 1)}
    given = {code for file in files for code in GIVEN.findall(file.read_text(encoding="utf-8"))}

    assert (given - listed, {code for code in listed - given if not code.startswith("P1")}) == (
        set(),
        set(),
    )


def test_no_code_of_a_build_means_two_things() -> None:
    """Each code has one module that gives it; B004 is also told before anything is written."""
    files = sorted((ROOT / "edition").rglob("*.py"))
    given = [code for file in files for code in set(BUILD.findall(file.read_text("utf-8")))]

    assert [code for code, count in Counter(given).items() if count > 1] == ["B004"]


def test_every_form_is_in_the_manual() -> None:
    """What a document can be rendered as is a row of the table of forms."""
    text = (ROOT / "docs" / "exchange.md").read_text(encoding="utf-8")
    section = text.split("\n## ")[1]

    assert set(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)) == set(FORMS)


def test_every_command_is_in_the_readme() -> None:
    """The table of commands leaves none out, and invents none."""
    assert set(re.findall(r"^\| `edition (\w+)", README, re.MULTILINE)) == set(COMMANDS)


def test_the_journey_of_the_readme_happens() -> None:
    """The stations of line 12 are those that the README tells of."""
    text = "source/revolution-betrayed.txt"
    stations = list(trace(f"{ROOT / text}:12", Choices()))
    told = README[README.index("## The journey") : README.index("## Your own")]
    tei = next(station.text for station in stations if station.title == "TEI")
    page = next(station.text for station in stations if station.title == "PDF")

    assert re.search(r'xml:id="(p-\w+)"', told)[1] == re.search(r'xml:id="(p-\w+)"', tei)[1]
    assert page.startswith("page 2, line 1")
    for station in stations:
        assert (ROOT / "edition" / station.owner).exists()
        assert f"edition/{station.owner}" in told
