r"""How fast, in how much memory and how soon apparent typos are found, against a bare word scan.

    python -m tests.bench.proposals_speed [TEXT...]

For each text, the sample if none is named, all figures are processor seconds of one run, each
the least of several rounds in turn: the detector alone, after its lists were opened, and ``re``
finding the words with ``\w+``; where ``hunspell`` is installed with an English dictionary, also
its look-up of the same words, process included. Memory is the most that a process of its own
holds, all that was imported included; the start is what importing the detector and proposing for
one short sentence takes.
"""

import gc
import re
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from edition import grammar, proposals
from edition.garbage import COLLECT_AFTER

SAMPLE = Path(__file__).parents[2] / "source" / "revolution-betrayed.txt"
ROUNDS, KILOBYTE, MILLION = 5, 1024, 1_000_000
WORD = re.compile(r"\w+")
START = """
import time
from edition import grammar
document = grammar.analyse("It was teh end of it.")
began = time.process_time()
from edition import proposals
proposals.detect(document)
print(time.process_time() - began)
"""


def seconds(run: Callable[[], object]) -> float:
    """Return the processor time of *run*, with that of the processes it began."""
    began = time.process_time() + _children()
    run()
    return time.process_time() + _children() - began


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def hunspell(words: str) -> None:
    """Let hunspell list the words it does not know."""
    command = ["hunspell", "-d", "en_GB,en_US", "-l"]
    subprocess.run(command, input=words, check=True, capture_output=True, text=True)


def has_hunspell() -> bool:
    """Say whether hunspell is here, with its dictionary."""
    if shutil.which("hunspell") is None:
        return False
    command = ["hunspell", "-d", "en_GB,en_US", "-l"]
    return not subprocess.run(
        command, check=False, input="a", capture_output=True, text=True
    ).returncode


def started() -> float:
    """Return the least time that the detector takes to start, in a process of its own."""
    command = [sys.executable, "-c", START]
    runs = (subprocess.run(command, check=True, capture_output=True, text=True) for _ in range(5))
    return min(float(run.stdout) for run in runs)


def held(path: str) -> float:
    """Return the most memory, in MB, that a process holds that proposes for the text *path*."""
    command = [sys.executable, "-m", "tests.bench.proposals_speed", "--memory", path]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main(paths: list[str]) -> None:
    """Print the figures."""
    gc.set_threshold(COLLECT_AFTER)
    if paths[:1] == ["--memory"]:
        proposals.detect(grammar.analyse(Path(paths[1]).read_text(encoding="utf-8")))
        used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KILOBYTE
        print(used / MILLION)
        return
    print(f"start {started():.3f} s")
    peer = has_hunspell()
    paths = paths or [str(SAMPLE)]
    memories = [held(path) for path in paths]  # first: a child's figure is never below its parent's
    for path, memory in zip(paths, memories, strict=True):
        text = Path(path).read_text(encoding="utf-8")
        document = grammar.analyse(text)
        words = "\n".join(WORD.findall(text))
        runs: dict[str, Callable[[], object]] = {
            "scan": lambda text=text: [found.span() for found in WORD.finditer(text)],
            "proposals": lambda document=document: proposals.detect(document),
        }
        if peer:
            runs["hunspell"] = lambda words=words: hunspell(words)
        rounds = [{name: seconds(run) for name, run in runs.items()} for _ in range(ROUNDS)]
        best = {name: min(each[name] for each in rounds) for name in runs}
        count = len(document.text.split())
        shown = (
            f"{name} {count / took:,.0f} words/s, {took / best['scan']:.1f} x the scan"
            for name, took in best.items()
        )
        print(f"{Path(path).stem} ({count:,} words, {memory:.0f} MB): {'; '.join(shown)}")


if __name__ == "__main__":
    main(sys.argv[1:])
