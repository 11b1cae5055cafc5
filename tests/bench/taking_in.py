"""Measure taking in a corpus: one process against two, in one run, and the memory it needs.

    .venv/bin/python tests/bench/taking_in.py FILE.xml [COPIES]

Makes COPIES (100) of a TEI file and imports them. Run it on a machine that does nothing else.
"""

import resource
import sys
import tempfile
import time
from pathlib import Path

from edition.build.importing import import_into


def seconds(corpus: Path, processes: int) -> float:
    """Return the wall time that *processes* need for *corpus*."""
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        import_into(corpus, Path(folder) / "out", lambda _: None, processes)
        return time.perf_counter() - began


def main(file: Path, copies: int) -> None:
    """Print the times, their ratio, and the largest memory of one process."""
    with tempfile.TemporaryDirectory() as folder:
        for number in range(copies):
            (Path(folder) / f"{number:04}.xml").write_bytes(file.read_bytes())
        one, two = seconds(Path(folder), 1), seconds(Path(folder), 2)
    memory = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, -1)) / 1024
    print(f"{copies} files of {file.stat().st_size:,} bytes")
    print(f"one process {one:.1f} s, two {two:.1f} s, ratio {one / two:.2f}; {memory:.0f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 100)
