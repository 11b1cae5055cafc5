"""A large import that is interrupted: what is finished stays, the rest is done, once."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from edition.messages import EditionError, Message
from edition.workflow import importing
from edition.workflow.files import PARTIAL
from edition.workflow.importing import import_into
from edition.workflow.journal import UNFINISHED
from edition.workflow.report import Step

SEVERAL = 12
VALID = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title>
</titleStmt><publicationStmt><p>none</p></publicationStmt><sourceDesc><p>none</p></sourceDesc>
</fileDesc></teiHeader><text><body>{}</body></text></TEI>"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Return a folder of small TEI files, one with an inclusion, and a text beside them."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    for number in range(SEVERAL):
        (folder / f"{number}.xml").write_text(f"<TEI><text><p>{number}</p></text></TEI>", "utf-8")
    xi = 'xmlns:xi="http://www.w3.org/2001/XInclude"'
    (folder / "7.xml").write_text(f'<TEI {xi}><xi:include href="part.xml"/></TEI>', "utf-8")
    (folder / "part.xml").write_text("<p>in</p>", "utf-8")
    (folder / "a.txt").write_text("words\n", "utf-8")
    return folder


def files(folder: Path) -> dict[str, bytes]:
    """Return all that stands in *folder*."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def interrupting(after: int) -> Callable[[Step], None]:
    """Return a report that is interrupted, as by Ctrl-C, after so many files."""

    def report(step: Step) -> None:
        if step.done == after:
            raise KeyboardInterrupt

    return report


def quiet(_: Step) -> None:
    """Report nothing."""


@pytest.mark.parametrize("after", [1, 5, SEVERAL])
@pytest.mark.parametrize("processes", [1, 2])
def test_an_interrupted_import_goes_on(
    after: int, processes: int, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Finished files are not done again, and the whole is as if nothing had happened."""
    monkeypatch.setattr(importing, "WORTH_A_PROCESS", 100)
    import_into(corpus, tmp_path / "whole", quiet)
    with pytest.raises(KeyboardInterrupt):
        import_into(corpus, tmp_path / "out", interrupting(after), processes)

    found = import_into(corpus, tmp_path / "out", quiet, processes)

    assert found.new == len(found.findings) - after
    assert files(tmp_path / "out") == files(tmp_path / "whole")


def test_a_line_cut_short_is_no_line(corpus: Path, tmp_path: Path) -> None:
    """A killed run may leave half a line in the journal: that file is done again."""
    with pytest.raises(KeyboardInterrupt):
        import_into(corpus, tmp_path / "out", interrupting(5))
    journal = tmp_path / "out" / UNFINISHED
    journal.write_bytes(journal.read_bytes()[:-40])

    assert import_into(corpus, tmp_path / "out", quiet).new == SEVERAL + 2 - 4


def test_what_was_changed_is_done_again(corpus: Path, tmp_path: Path) -> None:
    """The file itself, one that it includes, or what was written of it."""
    import_into(corpus, tmp_path / "out", quiet)
    (corpus / "3.xml").write_text("<TEI><text><p>new</p></text></TEI>", "utf-8")
    (corpus / "part.xml").write_text("<p>changed</p>", "utf-8")
    (tmp_path / "out" / "tei" / "5.xml").unlink()

    found = import_into(corpus, tmp_path / "out", quiet)

    assert found.new == len({"3.xml", "part.xml", "7.xml", "5.xml"})
    assert b"changed" in (tmp_path / "out/tei/7.xml").read_bytes()


def test_an_error_comes_whole_out_of_another_process(tmp_path: Path, corpus: Path) -> None:
    """Its messages, not only their text: here the folder to write to is a file."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "tei").write_text("in the way", "utf-8")

    with pytest.raises(EditionError) as refused:
        import_into(corpus, tmp_path / "out", quiet, 2)

    assert [message.code for message in refused.value.messages] == ["B004"]
    assert isinstance(refused.value.messages[0], Message)


def cut_short(command: list[str | Path], journal: Path, sign: int) -> list[bytes]:
    """Start *command*, stop it half way, and return what its *journal* says was finished.

    On a busy machine it may be done before the signal comes; then it is started anew.
    """
    for _ in range(5):
        run = subprocess.Popen(
            command,
            stderr=subprocess.PIPE,
            start_new_session=True,
            # A shell that starts the tests in the background makes all below it deaf to Ctrl-C.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 -- one thread
        )
        while run.poll() is None and not (journal.exists() and _lines(journal) > 3):
            time.sleep(0.01)
        with suppress(ProcessLookupError):
            if sign == signal.SIGINT:
                os.killpg(run.pid, sign)  # as a terminal does, to all that were started from it
            else:
                run.send_signal(sign)
        run.communicate(timeout=60)
        if journal.exists():
            return journal.read_bytes().splitlines()[1:-1]
        shutil.rmtree(journal.parent, ignore_errors=True)
    pytest.fail("it was done each time before it could be stopped")


def _lines(file: Path) -> int:
    """Count the lines of *file*, 0 if it went away just now."""
    with suppress(FileNotFoundError):
        return file.read_bytes().count(b"\n")
    return 0


@pytest.mark.slow
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGKILL])
def test_a_killed_import_leaves_nothing_half_written(sign: int, tmp_path: Path) -> None:
    """Neither a file cut short nor a process; the next run finishes, and clears what was left."""
    corpus, out = tmp_path / "corpus", tmp_path / "out"
    corpus.mkdir()
    for number in range(3 * SEVERAL):
        words = "".join(f"<p>{'word ' * 40}{number}</p>" for number in range(400))
        (corpus / f"{number}.xml").write_text(VALID.format(words), "utf-8")
    command = [sys.executable, "-m", "edition", "import", corpus, "-o", out, "--jobs", "2"]
    finished = cut_short(command, out / UNFINISHED, sign)

    again = subprocess.run(command, capture_output=True, check=False)

    assert again.returncode == 0, again.stderr.decode()
    for line in finished:
        for path, size in json.loads(line)["outputs"].items():
            assert (out / path).stat().st_size == size
    assert b"in a run before" in again.stderr
    assert not [path for path in files(out) if path.endswith(PARTIAL)]
    assert not (out / UNFINISHED).exists()
