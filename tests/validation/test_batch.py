"""Many files are validated as one, in order, whatever the number of processes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from edition.messages import EditionError
from edition.validation.batch import Outcome, documents, summary, validate_all
from tests.validation.samples import sample


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Return a folder of two right files, two wrong ones and one that cannot be read."""
    folder = tmp_path / "corpus"
    (folder / "deep").mkdir(parents=True)
    for name in ("a.xml", "deep/b.tei"):
        (folder / name).write_bytes(sample())
    for name in ("c.xml", "deep/d.xml"):
        (folder / name).write_bytes(sample("<p><zzz/></p>"))
    (folder / "e.xml").write_bytes(b"<a>")
    (folder / "notes.txt").write_text("no XML")
    return folder


def test_folders_are_searched(corpus: Path) -> None:
    """A folder stands for the XML files in it, each once; a file for itself."""
    found = documents([corpus, corpus / "a.xml", corpus / "notes.txt"])

    assert [path.name for path in found] == [
        *("a.xml", "c.xml", "b.tei", "d.xml", "e.xml", "notes.txt")
    ]
    (corpus / "empty").mkdir()
    with pytest.raises(EditionError):
        documents([corpus / "empty"])


@pytest.mark.parametrize("processes", [1, 2])
def test_outcomes_come_in_order(corpus: Path, processes: int) -> None:
    """One file that cannot be read does not keep the others from being looked at."""
    files = documents([corpus])

    outcomes = list(validate_all(files, processes=processes))

    assert [Path(outcome.file).name for outcome in outcomes] == [path.name for path in files]
    assert [outcome.valid for outcome in outcomes] == [True, False, True, False, False]
    counted = summary(outcomes)
    assert (counted.valid, counted.wrong, counted.unread) == (2, 2, 1)
    assert dict(counted.codes) == {"I005": 1, "V002": 2}


def test_warnings_do_not_make_a_file_wrong() -> None:
    """The verdict is that of the schema and of errors; no message at all is right."""
    assert Outcome("a.xml", ()).valid
    assert not Outcome("a.xml", (), read=False).valid


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the command as a person does."""
    command = [sys.executable, "-m", "edition", "validate", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_command_line(corpus: Path) -> None:
    """Messages and counts go to standard error, data to standard output, the verdict is a code."""
    right, wrong = corpus / "a.xml", corpus / "c.xml"

    assert (run(right).returncode, run(wrong).returncode, run(corpus).returncode) == (0, 1, 2)
    assert run(right, "--quiet").stderr == ""
    assert "V002 there is no element <zzz>" in run(wrong).stderr
    assert "5 files" in run(corpus).stderr
    (message,) = json.loads(run(wrong, "--format", "json").stdout)
    assert (message["code"], message["file"]) == ("V002", str(wrong))
    assert json.loads(run(wrong, "--format", "sarif").stdout)["version"] == "2.1.0"
    assert run("nowhere.xml").returncode == 2
    assert run(right, "--schema", "nowhere").returncode == 2
