"""How the time of encoding grows, on texts made to make it grow.

Run it with ``python -m tests.bench.growth``.

For each kind of text, at three sizes that double, the processor time of a whole encoding with
its check, and how often more it is than for half the size; linear is 2.
"""

import sys
import time
from collections.abc import Callable
from itertools import pairwise

from edition import grammar, source, tei

SIZES = (10_000, 20_000, 40_000)
WORST = 2.4
"""Ratio of a doubling that still counts as linear, on a machine that does other work too."""
GENERATORS: dict[str, Callable[[int], str]] = {
    "opening marks": lambda size: "“" * size,
    "closing marks": lambda size: "”" * size,
    "straight marks": lambda size: '"' * size,
    "apostrophes": lambda size: "’" * size,
    "leading apostrophes": lambda size: " ’a" * (size // 3),
    "marks within marks": lambda size: "“‘" * (size // 2),
    "alternating straight marks": lambda size: "\"'" * (size // 2),
    "possessives in single marks": lambda size: "‘as’ t" * (size // 6),
    "brackets": lambda size: "[" * size,
    "dots": lambda size: ". " * (size // 2),
    "opened paragraphs": lambda size: "“a\n\n" * (size // 4),
    "lone closing marks in paragraphs": lambda size: "“a”\n\n[...]\n\nb\n\n" * (size // 16) + "c”",
    "indented lines": lambda size: "a" + ("\n" + " " * 50) * (size // 51) + "b",
    "verse in marks": lambda size: "    “A\n    B”\n\n" * (size // 15),
    "repeated titles": lambda size: "his Letters”, and “Letters” so.\n\n" * (size // 32),
    "speech after dashes": lambda size: "—Yes, he said. No.\n\n" * (size // 20),
    "one long paragraph": lambda size: "He said “yes” and ‘no’ . . . so. " * (size // 33),
}


def seconds(text: str) -> float:
    """Return the processor time of encoding *text* and checking that nothing is lost."""
    read = source.decode("text", text.encode())
    began = time.process_time()
    document = grammar.analyse(read.text, "en")
    encoding = tei.encode(document, (), (), lambda _: "<teiHeader/>")
    tei.verify(encoding.tei, read)
    return time.process_time() - began


def main() -> int:
    """Print a line for each kind of text; return 1 if one grows faster than in proportion."""
    seconds("“Once,” to load what is loaded once.")
    worst = 0.0
    for name, generate in GENERATORS.items():
        times = [min(seconds(generate(size)) for _ in range(2)) for size in SIZES]
        ratios = [after / before for before, after in pairwise(times)]
        worst = max(worst, ratios[-1])
        shown = "  ".join(f"{ratio:4.2f}" for ratio in ratios)
        sys.stdout.write(f"{name:34} {times[-1]:7.3f} s   {shown}\n")
    sys.stdout.write(f"worst doubling {worst:.2f}\n")
    return int(worst > WORST)


if __name__ == "__main__":
    sys.exit(main())
