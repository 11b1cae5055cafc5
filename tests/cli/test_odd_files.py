"""Files with odd names, in odd places, in each other's way, and no file at all."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]
TEXT = b"A Title\n\nHe saw the the king.\n"


@pytest.fixture
def folder(tmp_path: Path, run: Run) -> Path:
    """Return a folder with a text and its TEI."""
    (tmp_path / "a.txt").write_bytes(TEXT)
    run("encode", "a.txt", "--output", "a.xml")
    return tmp_path


@pytest.mark.parametrize(
    "command",
    [
        "encode a.txt --output a.txt",
        "encode a.txt --output linked.txt",
        "render a.xml --to html --output a.xml",
        "check a.xml --layer a.xml",
    ],
)
def test_nothing_is_written_over_what_is_read(folder: Path, run: Run, command: str) -> None:
    """A text or a TEI file is never lost to a slip on the command line."""
    (folder / "linked.txt").symlink_to("a.txt")
    before = {path: path.read_bytes() for path in folder.iterdir()}

    done = run(*command.split())

    assert (done.returncode, "B017" in done.stderr) == (2, True)
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_a_file_whose_name_is_no_unicode_is_built(tmp_path: Path, run: Run) -> None:
    """Its title has a sign of replacement; JSON about it can be read."""
    name = os.fsdecode(b"a\xff\n.txt")
    (tmp_path / name).write_bytes(TEXT)

    built, checked = run("build", name), run("check", name, "--format", "json")

    assert (built.returncode, len(list((tmp_path / "output").iterdir()))) == (0, 3)
    assert [each["file"] for each in json.loads(checked.stdout)] == [name]


@pytest.mark.parametrize(
    ("command", "given", "expected"),
    [
        ("encode -", "a.txt", b"<sic>the the</sic>"),
        ("render - --to text", "a.xml", b"He saw the the king."),
    ],
)
def test_standard_input_is_read(folder: Path, command: str, given: str, expected: bytes) -> None:
    """The name ‘-’ means what it means to other programs."""
    done = subprocess.run(
        [sys.executable, "-m", "edition", *command.split()],
        input=(folder / given).read_bytes(),
        capture_output=True,
        check=True,
    )

    assert expected in done.stdout


@pytest.mark.parametrize(
    ("command", "given", "hint"),
    [
        ("check -", b"<?xml version='1.0'?><TEI/>", "edition import FILE.xml"),
        ("check -", b"<!DOCTYPE html><p>", "edition import FILE.html"),
        ("encode -", "“café”".encode("utf-16"), "edition encode - --encoding utf-16"),
    ],
)
def test_what_is_hinted_at_for_standard_input_can_be_done(
    command: str, given: bytes, hint: str
) -> None:
    """Neither an import nor a build takes standard input, so neither is proposed for it."""
    done = subprocess.run(
        [sys.executable, "-m", "edition", *command.split()],
        input=given,
        capture_output=True,
        check=False,
    )

    assert done.returncode == 2
    assert hint in done.stderr.decode()


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        (["import", "empty"], "B021 there is no file in it"),
        (["import", "a.xml", "--output", "a.txt/x"], "B004 cannot be written: a part of this"),
        (["encode", "a1.txt"], "did you mean a.txt?"),
        (["render", "a1.xml", "--to", "text"], "did you mean a.xml?"),
        (["build", "-"], "An edition needs a name"),
        (["review", "-"], "A review needs a file"),
    ],
)
def test_what_cannot_be_done_is_told(
    folder: Path, run: Run, command: Sequence[str], expected: str
) -> None:
    """One message, exit code 2."""
    (folder / "empty").mkdir()

    done = run(*command)

    assert (done.returncode, expected in done.stderr) == (2, True), done.stderr


@pytest.mark.skipif(not shutil.which("sh"), reason="pipes are made by a shell")
@pytest.mark.parametrize("command", ["check a.txt", "build a.txt"])
def test_a_reader_that_goes_away_is_no_error(folder: Path, command: str) -> None:
    """`edition … | true` ends with 0 and without a word."""
    shell = f"({sys.executable} -m edition {command} 2>&1; echo $? >code) | true"

    subprocess.run([shutil.which("sh") or "sh", "-c", shell], cwd=folder, check=True)

    assert (folder / "code").read_text() == "0\n"


def test_a_pipe_is_written_to_and_stays(folder: Path, run: Run) -> None:
    """What is no file is never replaced by one: think of /dev/null."""
    os.mkfifo(folder / "pipe")
    reader = os.open(folder / "pipe", os.O_RDONLY | os.O_NONBLOCK)

    done = run("encode", "a.txt", "--output", "pipe")

    assert (done.returncode, (folder / "pipe").is_fifo()) == (0, True)
    assert os.read(reader, 1 << 20) == (folder / "a.xml").read_bytes()
    os.close(reader)


def test_a_link_leads_where_it_led(folder: Path, run: Run) -> None:
    """Output to a link changes the file that it leads to."""
    (folder / "there").mkdir()
    (folder / "here.xml").symlink_to("there/b.xml")

    done = run("encode", "a.txt", "--output", "here.xml")

    assert (done.returncode, (folder / "here.xml").is_symlink()) == (0, True)
    assert (folder / "there" / "b.xml").read_bytes() == (folder / "a.xml").read_bytes()


def test_a_link_that_leads_to_itself_is_replaced(folder: Path, run: Run) -> None:
    """Nothing can be read from it, so nothing is lost."""
    (folder / "round.xml").symlink_to("round.xml")

    run("encode", "a.txt", "--output", "round.xml")

    assert (folder / "round.xml").read_bytes() == (folder / "a.xml").read_bytes()


def test_a_file_keeps_its_permissions(folder: Path, run: Run) -> None:
    """What nobody else may read stays so when it is written anew."""
    (folder / "a.xml").chmod(0o600)

    run("encode", "a.txt", "--output", "a.xml")

    assert (folder / "a.xml").stat().st_mode & 0o777 == 0o600


def test_a_link_to_itself_is_called_so(tmp_path: Path, run: Run) -> None:
    """Whoever looks at the permissions of such a link learns nothing."""
    (tmp_path / "round.txt").symlink_to("round.txt")

    done = run("encode", "round.txt")

    assert done.returncode == 2
    assert "the link leads back to itself" in done.stderr


def test_a_line_that_is_not_there_is_told_in_a_sentence(tmp_path: Path, run: Run) -> None:
    """One line is no ‘1 lines’."""
    (tmp_path / "short.txt").write_bytes(b"One")

    done = run("trace", "short.txt:9")

    assert "there is no line 9; the text has one line\n" in done.stderr


@pytest.mark.parametrize("command", ["trace a.txt:3", "check a.txt --format json"])
def test_a_terminal_that_lacks_a_sign_gets_its_number(
    folder: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """No encoding of a terminal is a reason to stop; JSON is UTF-8 anywhere."""
    (folder / "a.txt").write_text("A Title\n\n“The the king.”\n", "utf-8")
    monkeypatch.setenv("PYTHONIOENCODING", "ascii:strict")
    monkeypatch.setenv("PYTHONUTF8", "0")
    done = subprocess.run(
        [sys.executable, "-m", "edition", *command.split()],
        cwd=folder,
        capture_output=True,
        check=False,
    )

    expected = "\\u201cThe the" if command.startswith("trace") else "‹The"
    assert (done.returncode < 2, expected in done.stdout.decode()) == (True, True)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_findings_that_cannot_be_written_are_no_traceback(
    folder: Path, monkeypatch: pytest.MonkeyPatch, unbuffered: str
) -> None:
    """A disk that is full is told in one message, whenever Python hears of it."""
    monkeypatch.setenv("PYTHONUNBUFFERED", unbuffered)
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "edition", "check", "a.txt", "--format", "json"],
            cwd=folder,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )

    assert (done.returncode, done.stderr.splitlines()) == (
        2,
        [
            "standard output: B004 cannot be written: the disk is full",
            "    hint: make room, then run the command again",
        ],
    )


@pytest.mark.parametrize(("command", "code"), [("check", 1), ("encode", 0), ("build", 0)])
def test_a_damaged_text_is_used_as_it_is_and_a_person_told(
    tmp_path: Path, run: Run, command: str, code: int
) -> None:
    """Nobody prints &quot; by mistake without having been warned."""
    (tmp_path / "a.txt").write_text("&quot;Go,&quot; he said.\n")

    done = run(command, "a.txt")

    assert (done.returncode, done.stderr.count("a.txt:1:1: S011")) == (code, 1)


def test_the_end_of_the_last_line_begins_no_other(tmp_path: Path, run: Run) -> None:
    """A text has as many lines as an editor counts."""
    (tmp_path / "a.txt").write_text("A\n\nB\n")

    assert run("trace", "a.txt:3").returncode == 0
    assert "there is no line 4; the text has 3 lines" in run("trace", "a.txt:4").stderr
