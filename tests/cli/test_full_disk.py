"""A disk that is full: one message, the old files as they were, and no half ones."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FULL = "cannot be written: the disk is full\n    hint: make room, then run the command again\n"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a folder on a real file system of 64 kB; skip where none can be mounted."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no file system can be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)  # noqa: S607 -- wherever it is


def encode(sample: Path, *arguments: str, **streams: object) -> "subprocess.CompletedProcess[str]":
    """Encode *sample* twice over, which needs more than the disk has."""
    text = sample.read_text(encoding="utf-8")
    source = Path(arguments[0])
    source.write_text(text + "\n\n" + text, encoding="utf-8")
    command = [sys.executable, "-m", "edition", "encode", *arguments]
    given = {"stdout": subprocess.PIPE, **streams}
    return subprocess.run(
        command, cwd=ROOT, stderr=subprocess.PIPE, text=True, check=False, **given
    )


def test_the_old_file_stays_on_a_full_disk(sample: Path, tmp_path: Path, small_disk: Path) -> None:
    """Where the TEI does not fit, the message says so, and the old TEI is as it was."""
    old = small_disk / "book.xml"
    old.write_text("old", encoding="utf-8")

    run = encode(sample, str(tmp_path / "book.txt"), "--output", str(old))

    assert (run.returncode, run.stderr) == (2, f"{old}: B004 {FULL}")
    assert [(path.name, path.read_text(encoding="utf-8")) for path in small_disk.iterdir()] == [
        ("book.xml", "old")
    ]


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_disk_behind_standard_output_is_told(
    sample: Path, tmp_path: Path, small_disk: Path, unbuffered: str
) -> None:
    """`edition encode book.txt > book.xml` never ends well with half a file."""
    environment = os.environ | {"PYTHONUNBUFFERED": unbuffered}
    with (small_disk / "book.xml").open("wb") as target:
        run = encode(sample, str(tmp_path / "book.txt"), stdout=target, env=environment)

    assert (run.returncode, run.stderr) == (2, f"standard output: B004 {FULL}")
