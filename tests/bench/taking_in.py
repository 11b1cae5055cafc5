"""Measure taking in a corpus: one process against two, in one run, and the memory they need.

    .venv/bin/python -m tests.bench.taking_in [FILES [KILOBYTES]]

Makes FILES (100) of KILOBYTES (400) of prose, always the same; imports them, which validates
them, and packs what came of it as a bag. Two ratios are told: that of wall times, which means
something only on a machine that does nothing else; and the possible one, the CPU time of the
run with one process over that of the busiest process of the other and all that was not shared.
"""

import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from edition.exchange.bag import bagged
from tests.bench.large_corpus import make
from tests.bench.processes import cpu, family, memory


@dataclass(frozen=True, slots=True)
class Run:
    """One import: seconds, the CPU seconds of the command and of each it started, bytes."""

    seconds: float
    command: float
    started: list[float]
    bytes: int


def run(corpus: Path, out: Path, processes: int) -> Run:
    """Import *corpus* into *out* with so many *processes*."""
    command = [sys.executable, "-m", "edition", "import", corpus, "-o", out, "-q"]
    began, peak = time.perf_counter(), 0
    used: dict[int, float] = {}
    running = subprocess.Popen([*command, "--jobs", str(processes)])
    while running.poll() is None:
        for one in family(running.pid):
            used[one] = max(used.get(one, 0), cpu(one))
        peak = max(peak, memory(running.pid))
        time.sleep(0.05)
    own = used.pop(running.pid)
    return Run(time.perf_counter() - began, own, sorted(used.values(), reverse=True), peak)


def packed(out: Path) -> float:
    """Return the CPU seconds that it takes to pack *out* as a bag."""
    began = time.process_time()
    files = {path.relative_to(out).as_posix(): path for path in out.rglob("*") if path.is_file()}
    bagged({name: path.read_bytes() for name, path in files.items()}, {})
    return time.process_time() - began


def main(files: int = 100, kilobytes: int = 400) -> None:
    """Print the times, the ratios, and the memory."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus"
        size = make(corpus, files, files * kilobytes * 1000)
        one = run(corpus, Path(folder) / "one", 1)
        two = run(corpus, Path(folder) / "two", 2)
        packing = packed(Path(folder) / "two")
    print(f"{files} files, {size:,} bytes")
    for name, measured in (("one process", one), ("two", two)):
        shares = ", ".join(f"{share:.1f}" for share in measured.started) or "none"
        print(
            f"{name}: {measured.seconds:.1f} s; CPU {measured.command:.1f} s, those it started "
            f"{shares}; {measured.bytes / 2**20:.0f} MB"
        )
    alone = one.command + sum(one.started)
    shared = two.command + max(two.started)
    print(f"packing {packing:.1f} s CPU; ratio of wall times {one.seconds / two.seconds:.2f}")
    print(
        f"possible ratio {alone / shared:.2f}, with packing "
        f"{(alone + packing) / (shared + packing):.2f}"
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
