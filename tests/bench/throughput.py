"""How fast and in how much memory a text is encoded, against a bare scan and against pandoc.

    python -m tests.bench.throughput [MEGABYTES]

All figures come from one run, on a text made of the sample: processor seconds of the grammar,
the encoding and the law, without and with the detector of apparent typos, each the least of
several rounds in turn with a bare ``re`` scan (the scanner's own pattern, token by token) and,
where ``pypandoc_binary`` is installed and the text no larger than 2 MB, with pandoc. Memory is
the most that a process of its own held beyond what it holds for the sample, as a multiple of the
text's bytes.
"""

import gc
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from edition import grammar, proposals, source, tei
from edition.garbage import COLLECT_AFTER
from edition.grammar.parse import table
from edition.grammar.scan import scanner
from tests.laws.oracle import header

SAMPLE = Path(__file__).parents[2] / "source" / "revolution-betrayed.txt"
MILLION, KILOBYTE, PAGE = 1_000_000, 1024, resource.getpagesize()
ROUNDS, MOST_FOR_PANDOC = 7, 2
DETECTED = "--detected"


def encode(data: bytes, *, detected: bool) -> None:
    """Encode *data* and check the law, with the detector if *detected*."""
    read = source.decode("book.txt", data)
    document = grammar.analyse(read.text)
    found = proposals.detect(document, document.profile.key) if detected else None
    placed = (found.proposals, found.foreign) if found else ((), ())
    del found
    tei.verify(tei.encode(document, *placed, header).tei, read)


def pandoc(data: bytes) -> float:
    """Return the processor seconds of pandoc for the same text; 0 without it."""
    with suppress(ImportError), tempfile.NamedTemporaryFile(suffix=".txt") as book:
        import pypandoc  # noqa: PLC0415 -- only where it is installed

        book.write(data)
        book.flush()
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        command = [pypandoc.get_pandoc_path(), "-s", "-f", "markdown+smart", "-t", "tei"]
        subprocess.run([*command, book.name], check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return 0.0


def seconds(run: Callable[[], object]) -> float:
    """Return the processor time of *run*."""
    gc.collect()
    began = time.process_time()
    run()
    return time.process_time() - began


def memory(size: int, *, detected: bool) -> float:
    """Return the most memory that encoding *size* bytes takes, as a multiple of them."""
    options = [DETECTED] if detected else []
    command = [sys.executable, "-m", "tests.bench.throughput", "--memory", str(size), *options]
    run = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(run.stdout) / size


def measure_memory(size: int, *, detected: bool) -> None:
    """Print the bytes that this process held at most, beyond those for the sample."""
    data = SAMPLE.read_bytes()
    encode(data, detected=detected)
    gc.collect()
    held = int(Path("/proc/self/statm").read_text().split()[1]) * PAGE
    encode(data * (size // len(data) + 1), detected=detected)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KILOBYTE - held)


def main() -> None:
    """Print the figures."""
    gc.set_threshold(COLLECT_AFTER)
    if sys.argv[1:2] == ["--memory"]:
        measure_memory(int(sys.argv[2]), detected=DETECTED in sys.argv)
        return
    megabytes = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    sample = SAMPLE.read_bytes()
    data = sample * (megabytes * MILLION // len(sample) + 1)
    # First of all: a process is charged for what the one that began it held at that time.
    for detected in (False, True):
        name = "memory" + (", with typos" if detected else "")
        print(f"{name:24} {memory(len(data), detected=detected):8.1f} x the text")
    pattern, text = scanner(table().terminals).pattern, data.decode()
    runs: dict[str, Callable[[], object]] = {
        "bare re scan": lambda: [found.span() for found in pattern.finditer(text)],
        "encoded, with its law": lambda: encode(data, detected=False),
        "with apparent typos": lambda: encode(data, detected=True),
    }
    rounds = [{name: seconds(run) for name, run in runs.items()} for _ in range(ROUNDS)]
    best = {name: min(found[name] for found in rounds) for name in runs}
    theirs = min(pandoc(data) for _ in range(2)) if megabytes <= MOST_FOR_PANDOC else 0.0
    for name, found in best.items():
        against = f"{found / best['bare re scan']:6.1f} x the scan"
        faster = f"   {theirs / found:6.1f} x faster than pandoc" if theirs else ""
        print(f"{name:24} {found:8.3f} s {against}{faster}")


if __name__ == "__main__":
    main()
