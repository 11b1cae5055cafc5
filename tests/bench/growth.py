"""How the time of encoding grows, on texts made to make it grow.

Run it with ``python -m tests.bench.growth``.

For each kind of text, at three sizes that double, the processor time of a whole encoding with
its check, and how often more it is than for half the size; linear is 2. The sizes are such that
the clock can tell: the first takes a twentieth of a second at least.
"""

import gc
import sys
import time
from collections.abc import Callable
from itertools import pairwise

from edition import grammar, source, tei
from edition.garbage import COLLECT_AFTER

SMALLEST, LEAST_SECONDS, LARGEST = 10_000, 0.05, 640_000
DOUBLINGS, TRIES, AGAIN = 2, 3, 4
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
    "words said without an opening mark": lambda size: "he says, A b.” " * (size // 15),
    "speeches of a play": lambda size: "KEEPER. Yes.\n\n[Exit.]\n\nMATE. No.\n\n" * (size // 34),
    "notes of two paragraphs": lambda size: "See.[1]\n\n[Note 1: One.\n\nTwo.]\n\n" * (size // 32),
    "apostrophes of dialect": lambda size: "'er 'ead " * (size // 9),
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


def times(generate: Callable[[int], str]) -> list[float]:
    """Return the times for a size that takes long enough, and for its doubles.

    Where they seem to grow too fast they are taken again, as other work may have come between:
    the least time of each size counts.
    """
    size = SMALLEST
    while size < LARGEST and seconds(generate(size)) < LEAST_SECONDS:
        size *= 2
    sizes = [size << doubling for doubling in range(DOUBLINGS + 1)]
    rounds: list[list[float]] = []
    for _ in range(AGAIN):
        rounds += [[seconds(generate(size)) for size in sizes] for _ in range(TRIES)]
        least = [min(found) for found in zip(*rounds, strict=True)]
        if max(ratios(least)) <= WORST:
            break
    return least


def ratios(found: list[float]) -> list[float]:
    """Return how often more each time is than the one before."""
    return [after / before for before, after in pairwise(found)]


def main() -> int:
    """Print a line for each kind of text; return 1 if one grows faster than in proportion."""
    gc.set_threshold(COLLECT_AFTER)
    seconds("“Once,” to load what is loaded once.")
    worst = 0.0
    for name, generate in GENERATORS.items():
        found = times(generate)
        grown = ratios(found)
        worst = max(worst, *grown)
        shown = "  ".join(f"{ratio:4.2f}" for ratio in grown)
        print(f"{name:34} {found[-1]:7.3f} s   {shown}", flush=True)
    print(f"worst doubling {worst:.2f}")
    return int(worst > WORST)


if __name__ == "__main__":
    sys.exit(main())
