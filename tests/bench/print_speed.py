"""Measure the printing of a generated book against TeX, in one run on one machine.

    python -m tests.bench.print_speed WORDS [--dense D] [--plain] [--tex xelatex|lualatex|none]

Prints CPU seconds (user and system, children included) and wall seconds of whole processes,
the memory of the largest, and ratios. A critical edition needs three runs of TeX (reledmac), a
plain text two (contents); the second build changes one word and uses the cache of the first.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from edition import typeset
from edition.fonts import FACES
from tests.typeset import generated

ROOT = Path(__file__).parents[2]

BUILD = """
import sys
from pathlib import Path
from lxml import etree
from edition import typeset

class Folder:
    def __init__(self, path): self.path = Path(path)
    def get(self, key):
        file = self.path / key
        return file.read_bytes() if file.exists() else None
    def put(self, key, value): (self.path / key).write_bytes(value)

source, target, folder, numbering = sys.argv[1:]
data = Path(source).read_bytes()
look = typeset.settings({"numbering": numbering, "registers": False})
printed = typeset.render(etree.fromstring(data), look, tei=data, cache=Folder(folder))
Path(target).write_bytes(printed.pdf)
print(f"  {printed.pages} pages, {printed.words} words, {printed.entries} entries,"
      f" {len(printed.pdf) / 1e6:.1f} MB")
"""


@dataclass(frozen=True)
class Cost:
    """What a process took: CPU and wall seconds."""

    cpu: float
    wall: float

    def __truediv__(self, other: "Cost") -> str:
        """Write this cost as a part of *other*."""
        return f"cpu {self.cpu / other.cpu:.2f}, wall {self.wall / other.wall:.2f}"


def run(command: list[str], folder: Path, times: int = 1) -> Cost:
    """Run *command* some *times* and return what that took."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "OSFONTDIR": str(folder)}
    for _ in range(times):
        output = None if "-c" in command else subprocess.DEVNULL
        subprocess.run(command, cwd=folder, env=environment, check=True, stdout=output)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(cpu, time.perf_counter() - start)


def main() -> None:
    """Measure, and print what was measured."""
    parser = argparse.ArgumentParser()
    parser.add_argument("words", type=int)
    parser.add_argument("--dense", type=float, default=1.0)
    parser.add_argument("--plain", action="store_true")
    parser.add_argument("--tex", default="xelatex")
    given = parser.parse_args()
    tei = generated.book(given.words, dense=given.dense, notes=not given.plain)
    numbering = "none" if given.plain else "page"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        measure(folder, tei, numbering, given.tex)


def measure(folder: Path, tei: str, numbering: str, tex: str) -> None:
    """Build twice, and set with TeX."""
    (folder / "cache").mkdir()
    (folder / "book.xml").write_text(tei, encoding="utf-8")
    build = [sys.executable, "-c", BUILD, "book.xml", "book.pdf", "cache", numbering]
    print("edition, first build", flush=True)
    first = run(build, folder)
    print(f"  {first}", flush=True)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"  peak memory {peak:.0f} MB", flush=True)
    (folder / "book.xml").write_text(changed(tei), encoding="utf-8")
    print("edition, one word changed", flush=True)
    second = run(build, folder)
    print(f"  {second}; of the first: {second / first}", flush=True)
    if tex != "none":
        for face in FACES:
            (folder / face.file).write_bytes(face.data())
        look = typeset.settings({"numbering": numbering})
        (folder / "book.tex").write_text(typeset.latex(etree.fromstring(tei), look))
        passes = 2 if numbering == "none" else 3
        print(f"{tex}, {passes} passes", flush=True)
        set_by_tex = run([tex, "-interaction=batchmode", "book.tex"], folder, passes)
        print(f"  {set_by_tex}; edition of it: {first / set_by_tex}", flush=True)


def changed(tei: str) -> str:
    """Return *tei* with one word in its middle put in place of another."""
    place = tei.index(" government ", len(tei) // 2)
    return tei[:place] + " parliament " + tei[place + len(" government ") :]


if __name__ == "__main__":
    main()
