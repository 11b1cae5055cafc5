"""How many slips are found that were put into clean prose, and what is proposed where none were.

Run it with ``python -m tests.bench.slips [-v] [-n NUMBER] [-k KIND]… TEXT…`` on plain texts, or
novels in TEI, that no rule and no table was made from.

Of each kind NUMBER slips are put into all the texts together, three times over. Printed is how
many are found at high or medium certainty, how many of these with the right correction, and how
many of the others are doubtful; with ``-v`` each that is missed. The clean texts come first: what
is proposed there is a false alarm, or a slip that nobody has seen.
"""

import argparse
from collections import Counter
from pathlib import Path

from edition import grammar
from edition.proposals import Detection, Proposal, detect
from tests.proposals.injection import EXCHANGES, KINDS, Kind, inject, prose

SEEDS = (1, 2, 3)
AROUND = 30
"""Characters shown on either side."""
Place = tuple[int, int]


def main() -> None:
    """Measure the clean texts, then each kind of slip."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("-v", "--verbose", action="store_true")
    parser.add_argument("-n", "--number", type=int, default=40)
    parser.add_argument("-k", "--kind", action="append", default=[])
    given = parser.parse_args()
    texts = [_read(path) for path in given.texts]
    for path, text in zip(given.texts, texts, strict=True):
        _clean(path.stem, text)
    kinds = [kind for kind in (*KINDS, *EXCHANGES) if _wanted(kind, given.kind)]
    for kind in kinds:
        _tried(kind, "\n\n".join(texts), given.number, verbose=given.verbose)


def _wanted(kind: Kind, names: list[str]) -> bool:
    return not names or any(name in kind.name for name in names)


def _read(path: Path) -> str:
    return prose(path) if path.suffix == ".xml" else path.read_text(encoding="utf-8")


def _clean(name: str, text: str) -> None:
    """Print what is proposed in a text as it is."""
    found = detect(grammar.analyse(text)).proposals
    words = len(text.split())
    rules = dict(Counter(each.rule for each in found))
    print(f"{name}: {words} words, {1e4 * len(found) / words:.2f} proposals in 10,000", rules)
    for each in found:
        print(f"    {each.rule}, {each.certainty}: {_shown(text, each)} -> {each.correction!r}")


def _shown(text: str, each: Proposal) -> str:
    before = text[max(0, each.start - AROUND) : each.start]
    return repr(f"{before}[{each.sic}]{text[each.end : each.end + AROUND]}")


def _tried(kind: Kind, text: str, number: int, *, verbose: bool) -> None:
    """Print how many slips of one kind are found."""
    counts: Counter[str] = Counter()
    missed: list[str] = []
    for seed in SEEDS:
        wrong, places = inject(text, kind, number, seed)
        detection = detect(grammar.analyse(wrong))
        for place, right in zip(places, _originals(text, wrong, places), strict=True):
            outcome = _outcome(detection, place, right)
            counts[outcome] += 1
            if outcome in {"missed", "doubtful"}:
                start, end = place
                before, after = wrong[max(0, start - AROUND) : start], wrong[end : end + AROUND]
                missed.append(f"    {outcome}: {before}[{wrong[start:end]}>{right}]{after}")
    total = counts.total()
    found = counts["right"] + counts["found"]
    print(
        f"{kind.name:28} {found}/{total} = {100 * found / max(1, total):.0f},"
        f" right {counts['right']}, doubtful {counts['doubtful']}"
    )
    for line in missed if verbose else ():
        print(line.replace("\n", " "))


def _originals(text: str, wrong: str, places: list[Place]) -> list[str]:
    """Return what stood at *places* of *wrong* before the slips, in *text*."""
    found, here, there = [], 0, 0
    for number, (start, end) in enumerate(places):
        kept = wrong[end : places[number + 1][0]] if number + 1 < len(places) else wrong[end:]
        begin = here + start - there
        after = text.index(kept, begin)
        found.append(text[begin:after])
        here, there = after, end
    return found


def _outcome(detection: Detection, place: Place, right: str) -> str:
    start, end = place
    found = [each for each in detection.proposals if each.start <= end and start <= each.end]
    if any(each.correction == right for each in found):
        return "right"
    if found:
        return "found"
    doubtful = any(each.start <= end and start <= each.end for each in detection.doubtful)
    return "doubtful" if doubtful else "missed"


if __name__ == "__main__":
    main()
