"""Help: where people look for it, and whoever reads it."""

import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from click import Context

from edition.cli.commands import COMMANDS, edition
from edition.cli.examples import EXAMPLES

Run = Callable[..., CompletedProcess[str]]
ROOT = Path(__file__).parents[2]


def test_help_is_a_command_too(run: Run) -> None:
    """`edition help encode` says what `edition encode --help` does, and `help` alone lists all."""
    assert run("help", "encode").stdout == run("encode", "--help").stdout
    assert run("help").stdout == run("--help").stdout
    assert run("help", "encod").returncode == 2


@pytest.mark.parametrize("name", COMMANDS)
def test_examples_can_be_typed(name: str) -> None:
    """Every example in the help of a command is one that its options allow."""
    for line, _ in EXAMPLES[name]:
        program, command, *arguments = shlex.split(line)
        found = edition.get_command(Context(edition), command)

        assert program == "edition"
        assert found
        found.make_context(command, arguments)


@pytest.mark.parametrize("arguments", [["--help"], ["encode", "--help"], ["--version"]])
def test_help_that_nobody_reads_on_is_no_error(arguments: list[str]) -> None:
    """The reader of a pipe may go away at once (`edition --help | true`)."""
    command = [sys.executable, "-m", "edition", *arguments]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()

    assert (process.wait(), said) == (0, b"")


def test_editions_of_one_name_are_not_built_over_each_other(run: Run, tmp_path: Path) -> None:
    """Two texts of one name in two folders are refused before the first is built."""
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text("A text.\n", encoding="utf-8")

    refused = run("build", "one/a.txt", "two/a.txt")

    assert (refused.returncode, (tmp_path / "output").exists()) == (2, False)
    assert "two/a.txt: B019 its edition would have the names of that of one/a.txt" in refused.stderr


def test_a_look_that_cannot_be_is_told_before_anything_is_built(run: Run, tmp_path: Path) -> None:
    """The message names the metadata file; nothing is written."""
    (tmp_path / "a.txt").write_text("A text.\n", encoding="utf-8")
    (tmp_path / "a.toml").write_text('title = "A"\n[print]\nsize = 200\n', encoding="utf-8")

    refused = run("build", "a.txt")

    assert (refused.returncode, (tmp_path / "output").exists()) == (2, False)
    assert refused.stderr.startswith("a.toml: T006 size 200, leading 254.5, every 5 cannot be set")
