"""How often a broken quotation mark is reported where it stands, and mended as it was.

Run it with ``python -m tests.bench.lost_marks COUNT TEXT...`` on books that are printed with care.

Of each book, COUNT quotations within one paragraph are taken at random; one mark of each is left
out, turned, or set as the other kind, in a window of a few paragraphs. Printed is how many are
reported in their paragraph, how many are found again exactly, and how many are mended wrongly.
"""

import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from edition import grammar

AROUND = 3
"""Paragraphs before and after the one that is broken."""
OTHER = {"”": "’", "’": "”", '"': "'", "'": '"', "“": "”", "‘": "’"}
Span = tuple[int, int]


def main() -> int:
    """Break marks in each text; print the sums of all."""
    sums: dict[str, Counter[str]] = {}
    chance = random.Random(1)
    for path in sys.argv[2:]:
        text = Path(path).read_text(encoding="utf-8")
        found = grammar.analyse(text)
        spans = [(item.start, item.end) for item in found.quotations.values()]
        sound = [span for span in spans if "\n\n" not in text[slice(*span)] and _marked(text, span)]
        for span in chance.sample(sound, min(len(sound), int(sys.argv[1]))):
            for how, outcome in _tried(text, span, found.profile.key):
                sums.setdefault(how, Counter()).update(outcome)
    for how, counts in sums.items():
        tried = counts.pop("tried")
        shares = ", ".join(f"{name} {counts[name] / tried:.1%}" for name in counts)
        sys.stdout.write(f"{how:14} {tried} tried, {shares}\n")
    return 0


def _marked(text: str, span: Span) -> bool:
    return text[span[0]] in OTHER and text[span[1] - 1] in OTHER


def _tried(text: str, span: Span, profile: str) -> Iterator[tuple[str, Counter[str]]]:
    """Break the marks of *span* one way after another; yield what came of each."""
    low, high = _window(text, span)
    window, start, end = text[low:high], span[0] - low, span[1] - low
    if grammar.analyse(window, profile).anomalies:
        return
    first, last = window[start], window[end - 1]
    ways = {
        "not opened": (start, "", (start, end - 1)),
        "not closed": (end - 1, "", (start, end - 1)),
        "other closing": (end - 1, OTHER[last], (start, end)),
        "turned opening": (start, OTHER[first], (start, end)),
    }
    for how, (place, mark, wanted) in ways.items():
        if how == "turned opening" and first not in "“‘":
            continue
        broken = window[:place] + mark + window[place + 1 :]
        document = grammar.analyse(broken, profile)
        whole = [(group.start, group.end) for group in document.groups]
        quoted = {(item.start, item.end): item.evidence for item in document.quotations.values()}
        edges = broken.rfind("\n\n", 0, place), (broken + "\n\n").find("\n\n", place)
        reported = any(edges[0] <= item.start <= edges[1] for item in document.anomalies)
        yield (
            how,
            Counter(
                {
                    "tried": 1,
                    "reported": int(reported),
                    "mended": int(wanted in {*quoted, *whole}),
                    "mended wrongly": int(
                        any("mark-lost" in quoted[found] for found in quoted.keys() - {wanted})
                    ),
                }
            ),
        )


def _window(text: str, span: Span) -> Span:
    low, high = span
    for _ in range(AROUND):
        low = max(0, text.rfind("\n\n", 0, low))
        after = text.find("\n\n", high + 2)
        high = after if after >= 0 else len(text)
    return low, high


if __name__ == "__main__":
    sys.exit(main())
