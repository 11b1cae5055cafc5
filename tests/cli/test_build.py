"""`edition build`: the whole edition, or the old one."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from lxml import etree
from pypdf import PdfReader

Run = Callable[..., CompletedProcess[str]]
ROOT = Path(__file__).parents[2]
TEXT = (
    "A Small Book, by A. Writer\n\n\nCHAPTER I.\n\nHe said: “One is enough.”\n\nNo more of of it.\n"
)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Return a small text in a folder of its own, as a person would have it."""
    (tmp_path / "source").mkdir()
    text = tmp_path / "source" / "small.txt"
    text.write_text(TEXT, encoding="utf-8")
    return text


def outputs(folder: Path) -> dict[str, bytes]:
    """Return every file in the output of *folder*, hidden ones too."""
    return {path.name: path.read_bytes() for path in sorted((folder / "output").iterdir())}


def test_the_tei_is_rendered_as_it_was_built(book: Path, run: Run, tmp_path: Path) -> None:
    """The metadata in source/ say how a file of output/ looks, and a note tells which they are."""
    settings = '[print]\ntrim = "a5"\nchapters = "run-on"\n[html]\nreading = "corrected"\n'
    book.with_suffix(".toml").write_text(f'title = "Small"\n{settings}', encoding="utf-8")
    run("build", "--quiet")

    told = {
        form: run("render", "output/small.xml", "--to", form, "-o", f"again.{form}").stderr
        for form in ("html", "pdf")
    }

    assert told["pdf"].startswith(
        "output/small.xml: B020 its settings are those of [print] in source/small.toml\n"
    )
    assert {form: (tmp_path / f"again.{form}").read_bytes() for form in told} == {
        form: outputs(tmp_path)[f"small.{form}"] for form in told
    }


@pytest.mark.usefixtures("book")
def test_a_text_alone_is_enough(run: Run, tmp_path: Path) -> None:
    """Without metadata, a complete edition comes out, and the summary counts what is in it."""
    built = run("build")

    assert built.returncode == 0, built.stderr
    assert list(outputs(tmp_path)) == ["small.html", "small.pdf", "small.xml"]
    assert "quotations" in built.stderr
    assert "apparent typos" in built.stderr


def test_the_metadata_reaches_every_form(run: Run, tmp_path: Path, book: Path) -> None:
    """Title and author stand in the TEI, the page and the PDF."""
    book.with_suffix(".toml").write_text('title = "Kleines"\nauthor = "Ada"\n', encoding="utf-8")
    run("build")
    tei = etree.parse(tmp_path / "output" / "small.xml")
    pdf = PdfReader(tmp_path / "output" / "small.pdf").metadata
    page = (tmp_path / "output" / "small.html").read_text(encoding="utf-8")

    assert tei.findtext(".//{*}titleStmt/{*}title") == "Kleines"
    assert pdf
    assert (pdf.title, pdf.author) == ("Kleines", "Ada")
    assert "<title>Kleines" in page


def test_two_builds_on_two_paths_are_the_same_bytes(
    run: Run, tmp_path: Path, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither the place nor the time of a build shows in what is built."""
    run("build")
    other = tmp_path / "a much longer path" / "source"
    other.mkdir(parents=True)
    (other / "small.txt").write_bytes(book.read_bytes())
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "empty cache"))
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    run("build", str(other / "small.txt"), "--output", str(other.parent / "output"))

    assert outputs(other.parent) == outputs(tmp_path)


def test_bad_metadata_stops_before_anything_is_built(run: Run, tmp_path: Path, book: Path) -> None:
    """One bad file among several: nothing is written for any of them."""
    (tmp_path / "source" / "other.txt").write_text("Another.\n", encoding="utf-8")
    (tmp_path / "source" / "other.toml").write_text("titel = 3\n", encoding="utf-8")
    refused = run("build")

    assert (refused.returncode, (tmp_path / "output").exists(), book.exists()) == (2, False, True)
    assert "M002 there is no key 'titel'" in refused.stderr


@pytest.mark.usefixtures("book")
def test_without_pango_tei_and_html_are_built(
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The message says how to get PDF on each system; the rest of the edition is there."""
    fake = tmp_path / "fake" / "weasyprint"
    fake.mkdir(parents=True)
    (fake / "__init__.py").write_text(
        "raise OSError('cannot load library libpango-1.0-0: not found')\n", encoding="utf-8"
    )
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(fake.parent), str(ROOT)]))
    built = run("build")

    assert (built.returncode, list(outputs(tmp_path))) == (2, ["small.html", "small.xml"])
    for system in ("apt install", "dnf install", "brew install", "Windows"):
        assert system in built.stderr


def start(folder: Path) -> "subprocess.Popen[str]":
    """Start a build in *folder* and return when it holds the right to write there."""
    cache = folder / "cache of the first"
    process = subprocess.Popen(
        [sys.executable, "-m", "edition", "build"],
        cwd=folder,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"XDG_CACHE_HOME": str(cache)},
        # A shell that starts the tests in the background makes all below it deaf to Ctrl-C.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 -- one thread
    )
    for _ in range(3000):
        if list(cache.glob("edition/locks/*.lock")):
            break
        time.sleep(0.01)
    return process


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_an_interrupted_build_leaves_the_old_edition(
    run: Run, tmp_path: Path, book: Path, how: signal.Signals
) -> None:
    """Ctrl-C and kill -9 in the middle: every old file is as it was, the next build works."""
    run("build")
    before = outputs(tmp_path)
    book.write_text(TEXT + "\nA line more.\n", encoding="utf-8")
    process = start(tmp_path)
    process.send_signal(how)
    _, said = process.communicate(timeout=60)

    assert outputs(tmp_path) == before
    if how is signal.SIGINT:
        assert process.returncode == 2
        assert said.strip() == "interrupted: nothing was changed"
    assert run("build").returncode == 0
    assert b"A line more." in outputs(tmp_path)["small.xml"]


@pytest.mark.usefixtures("book")
def test_two_builds_at_once_in_one_folder(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second is told to wait; the first finishes."""
    process = start(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache of the first"))
    second = run("build")
    process.communicate(timeout=60)

    assert (process.returncode, second.returncode) == (0, 2)
    assert "B005 another run of edition is writing to this folder" in second.stderr


def test_no_source_folder_is_told(run: Run) -> None:
    """`edition build` without a text says what to do."""
    refused = run("build")

    assert (refused.returncode, refused.stderr) == (
        2,
        (
            "source/: B006 there is no text to build here\n"
            "    hint: name a text: edition build my-book.txt, or put one into source/\n"
        ),
    )
