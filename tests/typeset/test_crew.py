"""Chapters laid out by several processes are those of one."""

import os
import signal
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from edition import typeset
from edition.typeset import crew
from tests.typeset import generated

FILLER = "<p>" + "Some words and more. " * 120 + "</p>"
REFERENCE = f'<div><head>Last</head><p>See <ref target="#e3"/>.</p>{FILLER}</div></body>'
BOOK = generated.book(900, chapter=300, dense=2.0).replace("</body>", REFERENCE)


def printed(jobs: int, told: Callable[[int, int], None] = lambda _done, _of: None) -> bytes:
    """Return the PDF of the book, laid out by so many processes."""
    return typeset.render(etree.fromstring(BOOK), jobs=jobs, progress=told).pdf


@pytest.fixture(scope="module")
def alone() -> bytes:
    """Return the PDF that one process makes."""
    return printed(1)


def test_the_number_of_processes_changes_no_byte(alone: bytes) -> None:
    """Two workers make the same PDF, and tell of pages all the while, in growing numbers."""
    told: list[int] = []

    assert printed(2, lambda done, _of: told.append(done)) == alone
    assert told == sorted(told)


@pytest.mark.slow
def test_a_worker_that_is_killed_is_made_up_for(
    alone: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ended from outside, a worker leaves its chapter to the process that employs it."""
    begin = crew._begin

    def doomed(*given: object) -> object:
        worker = begin(*given)
        os.kill(worker.pid, signal.SIGKILL)
        return worker

    monkeypatch.setattr(crew, "_begin", doomed)

    assert printed(2) == alone


@pytest.mark.slow
def test_interrupted_no_worker_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever ends the block ends the workers."""
    workers = []
    begin = crew._begin
    monkeypatch.setattr(crew, "_begin", lambda *given: workers.append(begin(*given)) or workers[-1])

    def interrupt(_done: int, _of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        printed(2, interrupt)
    assert len(workers) == 2
    assert not any(worker.is_alive() for worker in workers)


def test_workers_leave_no_files_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Workers are ended while they have fonts on the disk; the folder for these goes with them."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    unlike_the_others = etree.fromstring(BOOK.replace("Some words", "Many words"))
    seen: list[Path] = []

    def look(_done: int, _of: int) -> None:
        seen.extend(tmp_path.glob("edition-*/weasyprint-*"))

    typeset.render(unlike_the_others, jobs=2, progress=look)

    assert seen
    assert not list(tmp_path.glob("edition-*"))
