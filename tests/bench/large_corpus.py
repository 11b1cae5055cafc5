"""Measure taking in a corpus too large to hold: memory of all processes, killed and taken up again.

    .venv/bin/python -m tests.bench.large_corpus FOLDER [FILES [MEGABYTES]]

Makes FILES (500) TEI files of MEGABYTES (2000) in all in FOLDER, always the same; imports them,
interrupted as by Ctrl-C after a fifth, killed after two fifths, then to the end; and says what
each run took. Memory is the proportional set size (``smaps_rollup``), summed over the command
and all it started, looked at ten times a second. Needs three times the size on disk.
"""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.processes import cpu, family, memory

HEADER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>'
    "<fileDesc><titleStmt><title>Book {}</title></titleStmt><publicationStmt><p>none</p>"
    "</publicationStmt><sourceDesc><p>made</p></sourceDesc></fileDesc></teiHeader><text><body>\n"
)
WORDS = (
    "the of and to in that he was his with as for had it is not on at by which be but from they "
    "this all one have were there what so who been their would when if no them will out more up "
    "said your has some could than about other very only time man upon any like such after now"
).split()
JOURNAL = "report.unfinished.jsonl"


def chapters(seed: int, size: int) -> Iterator[str]:
    """Yield chapters of made-up prose, of *size* characters in all or a little more."""
    chance = random.Random(seed)
    number = written = 0
    while written < size:
        number += 1
        paragraphs = [f'<div type="chapter"><head>Chapter {number}</head>\n']
        for _ in range(40):
            words = " ".join(chance.choices(WORDS, k=chance.randint(40, 160)))
            quoted = " ".join(chance.choices(WORDS, k=8))
            paragraphs.append(f"<p>{words} <quote>“{quoted}”</quote>.</p>\n")
        chapter = "".join([*paragraphs, "</div>\n"])
        written += len(chapter)
        yield chapter


def make(folder: Path, files: int, size: int) -> int:
    """Write the corpus, its files between half and twice the mean size; return its bytes."""
    folder.mkdir(parents=True)
    chance = random.Random(files)
    shares = [chance.uniform(0.5, 2) for _ in range(files)]
    for number, share in enumerate(shares):
        with (folder / f"{number:04}.xml").open("w", encoding="utf-8") as file:
            file.write(HEADER.format(number))
            file.writelines(chapters(number, int(size * share / sum(shares))))
            file.write("</body></text></TEI>\n")
    return sum(path.stat().st_size for path in folder.iterdir())


def run(corpus: Path, out: Path, stop: tuple[int, int] | None = None) -> None:
    """Import *corpus*, stopped by a signal after so many files, and say what it took."""
    command = [sys.executable, "-m", "edition", "import", corpus, "-o", out, "--jobs", "2"]
    began, peak, used = time.perf_counter(), 0, 0.0
    started = subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True)
    while started.poll() is None:
        peak, used = max(peak, memory(started.pid)), max(used, sum(map(cpu, family(started.pid))))
        journal = out / JOURNAL
        finished = journal.read_bytes().count(b"\n") - 1 if journal.exists() else 0
        if stop and finished >= stop[1]:
            if stop[0] == signal.SIGINT:
                os.killpg(started.pid, signal.SIGINT)
            else:
                started.kill()
            break
        time.sleep(0.1)
    said = started.communicate()[1].decode().strip().splitlines()
    seconds = time.perf_counter() - began
    print(f"{seconds:7.0f} s, {used:5.0f} s CPU, at most {peak / 2**20:,.0f} MB: {said[-1:]}")


def main(folder: Path, files: int = 500, megabytes: int = 2000) -> None:
    """Make the corpus, import it in three runs, and check the report."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # also where this is a background job
    corpus, out = folder / "corpus", folder / "out"
    if not corpus.exists():
        print(f"{files} files, {make(corpus, files, megabytes * 1_000_000):,} bytes")
    run(corpus, out, (signal.SIGINT, files // 5))
    run(corpus, out, (signal.SIGKILL, 2 * files // 5))
    run(corpus, out)
    report = json.loads((out / "report.json").read_bytes())
    left = list(out.rglob("*partial*"))
    words = sum(one["finding"]["survey"]["words"] for one in report["files"])
    print(f"in the report: {len(report['files'])} files, {words:,} words; half written: {left}")
    run(corpus, out)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
