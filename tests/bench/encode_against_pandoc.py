"""Measure `edition encode` against pandoc, process start included, in the same run.

    python tests/bench/encode_against_pandoc.py [RUNS]

Both read the same text of 1 MB, made from the sample, and write TEI; the sample alone is encoded
too. Prints CPU seconds (the smallest of RUNS, by default 5, in turn) and the ratio. Needs
``pip install pypandoc_binary``.
"""

import resource
import subprocess
import sys
import tempfile
from pathlib import Path

import pypandoc

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "source" / "revolution-betrayed.txt"
MEGABYTE = 1_000_000


def cpu_seconds(command: list[str]) -> float:
    """Return the CPU time, user and system, of a process and all that it started."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main() -> None:
    """Print the figures."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    text = SAMPLE.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        book, target = Path(folder, "book.txt"), str(Path(folder, "out.xml"))
        book.write_text(text * (MEGABYTE // len(text) + 1), encoding="utf-8")
        ours = [sys.executable, "-m", "edition", "encode"]
        pandoc = [pypandoc.get_pandoc_path(), "-s", "-f", "markdown+smart", "-t", "tei"]
        commands = {
            "edition, the sample": [*ours, str(SAMPLE), "-o", target],
            "edition, 1 MB": [*ours, str(book), "-o", target],
            "pandoc, 1 MB": [*pandoc, str(book), "-o", target],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(runs):
            for name, command in commands.items():
                times[name].append(cpu_seconds(command))
    best = {name: min(found) for name, found in times.items()}
    for name, seconds in best.items():
        print(f"{name:<24} {seconds:6.2f} s CPU")
    print(f"{'ratio at 1 MB':<24} {best['pandoc, 1 MB'] / best['edition, 1 MB']:6.1f}")


if __name__ == "__main__":
    main()
