r"""Own the fitting of ``edition/proposals/data/spelling.json``, the weights of a misspelling.

Run it with the project and numpy installed, on a folder of plain English texts (``*.txt``)::

    python tools/spelling.py measure TEXTS        # how well it would do in a text left out
    python tools/spelling.py write TEXTS          # fit to all, and write the weights

Every strange word of the texts as they are counts as right, but for those that a proofreader
listed (``NAME.gold.json`` beside ``NAME.txt``). Slips of a letter are put into the same texts:
each that is suspected counts as wrong. Slips put in are far commoner than slips are, so all those
of a text together weigh as much as RATE of its words. Weights that English texts say nothing of,
or too little (``GIVEN``), are kept. The fit is a logistic regression; its weights are rounded.
"""

import json
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from edition.grammar import analyse
from edition.proposals.context import Context
from edition.proposals.foreign import Recogniser
from edition.proposals.layers.spelling import LOW, MEDIUM, suspects
from edition.proposals.model import Settings
from edition.proposals.packs import pack
from edition.proposals.spelling.slips import LOOKALIKES
from edition.proposals.spelling.weights import weigh, weights
from edition.proposals.words.vocabulary import Vocabulary
from edition.proposals.words.words import Words
from edition.structs import Frozen

DATA = Path(__file__).parents[1] / "edition" / "proposals" / "data" / "spelling.json"
GIVEN = ("ending", "period ending", "explained", "formed")
RATE = 3e-4
"""The share of words that are taken to be slips: three in ten thousand."""
SLIPS, APART = 500, 150
"""Slips put into a text, at least so many characters from each other."""
SIZES = (None, 60_000)
"""Of each text all is looked at, and pieces of so many characters, where less is known."""
STEADY, STEPS, NEAR = 1.0, 40, 1e-5
WORD = re.compile(r"\b[a-z]{4,}\b")
LETTERS = "abcdefghijklmnopqrstuvwxyz"
LARGEST = 30.0
SHARES = (0.3, 0.5, 0.7, 1.0)
"""False alarms in ten thousand words."""


class Case(Frozen):
    """One suspect: the text it is of, the evidence, whether it is a slip, and the right word."""

    text: str
    evidence: dict[str, float]
    wrong: bool
    right: bool
    shown: str


class Sample(Frozen):
    """The suspects of one piece of a text; how many words it has, and how many slips."""

    text: str
    cases: list[Case]
    words: int
    slips: int


def slip(word: str, chance: random.Random) -> str:
    """Return *word* with a slip of one of the kinds that happen, all equally often."""
    kind = chance.choice(("swapped", "lost", "lost", "doubled", "other", "lookalike", "added"))
    i = chance.randrange(1, len(word) - (kind == "swapped"))
    head, letter, tail = word[:i], word[i], word[i + 1 :]
    looks = sorted(other for pair in LOOKALIKES if letter in pair for other in pair - {letter})
    return {
        "swapped": head + tail[:1] + letter + tail[1:],
        "lost": head + tail,
        "doubled": head + letter + letter + tail,
        "other": head + chance.choice(LETTERS) + tail,
        "lookalike": head + chance.choice(looks or LETTERS) + tail,
        "added": head + chance.choice(LETTERS) + letter + tail,
    }[kind]


def spoilt(text: str, chance: random.Random) -> tuple[str, dict[int, str]]:
    """Return *text* with slips, and where they stand, with what stood there."""
    matches = list(WORD.finditer(text))
    chosen = sorted(
        chance.sample(matches, min(SLIPS, len(matches) // 50)), key=lambda each: each.start()
    )
    pieces, places, here, length, last = [], {}, 0, 0, -APART
    for match in chosen:
        wrong = slip(match[0], chance)
        if match.start() - last < APART or wrong == match[0]:
            continue
        pieces += [text[here : match.start()], wrong]
        length += match.start() - here
        places[length] = match[0]
        length += len(wrong)
        here, last = match.end(), match.start()
    return "".join([*pieces, text[here:]]), places


def context(text: str) -> Context:
    """Return *text*, prepared."""
    words, vocabulary = Words(text), Vocabulary(pack("en"), Settings())
    found = analyse(text).quotations.values()
    quotations = tuple((each.start, each.end) for each in found)
    foreign = Recogniser(words, vocabulary).passages()
    return Context(text, words, vocabulary, foreign, quotations)


def cases(
    name: str, prepared: Context, places: dict[int, str], seen: frozenset[str]
) -> Iterator[Case]:
    """Yield the suspects of a text: those put in at *places*, or, if there are none, all others."""
    text = prepared.text
    for each in suspects(prepared):
        start = prepared.words.starts[each.index]
        wrong = start in places
        if wrong is bool(places) and each.form not in seen and not prepared.dialect.heard(start):
            before, after = text[max(0, start - 25) : start], text[start + len(each.form) :][:20]
            shown = " ".join(f"{before}[{each.form}>{each.best.form}]{after}".split())
            yield Case(name, each.evidence, wrong, each.best.form == places.get(start), shown)


def samples(folder: Path) -> Iterator[Sample]:
    """Yield the suspects of the texts of *folder*, as they are and with slips."""
    chance = random.Random(5)  # noqa: S311 -- the same slips each time are the purpose
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        gold = path.with_suffix(".gold.json")
        typos = json.loads(gold.read_text(encoding="utf-8"))["typos"] if gold.exists() else []
        seen = frozenset(each["wsic"] for each in typos)
        for size in SIZES:
            start = chance.randrange(max(1, len(text) - size)) if size else 0
            piece = text[start : start + size] if size else text
            wrong, places = spoilt(piece, chance)
            prepared = context(wrong)
            heard = prepared.dialect.heard
            found = [
                *cases(path.stem, context(piece), {}, seen),
                *cases(path.stem, prepared, places, seen),
            ]
            slips = sum(not heard(start) for start in places)
            yield Sample(path.stem, found, len(piece.split()), slips)
            print(path.stem, size, len(found), file=sys.stderr)


def fitted(given: list[Sample], names: list[str]) -> np.ndarray:
    """Return the weights of the evidence *names* (logistic regression by Newton's method)."""
    rows = [case for sample in given for case in sample.cases]
    table = np.array([[case.evidence.get(name, 0.0) for name in names] for case in rows])
    wrong = np.array([case.wrong for case in rows])
    heavy = np.concatenate(
        [[RATE * s.words / max(1, s.slips) if c.wrong else 1.0 for c in s.cases] for s in given]
    )
    known = weights()
    start = np.array([sum(case.evidence.get(n, 0.0) * known[n] for n in GIVEN) for case in rows])
    made = np.zeros(len(names))
    for _ in range(STEPS):
        odds = np.clip(start + table @ made, -LARGEST, LARGEST)
        chance = 1 / (1 + np.exp(-odds))
        slope = table.T @ (heavy * (wrong - chance)) - STEADY * made
        bend = (table.T * (heavy * chance * (1 - chance))) @ table + STEADY * np.eye(len(names))
        step = np.linalg.solve(bend, slope)
        made += step
        if abs(step).max() < NEAR:
            break
    return made


def judged(given: list[Sample], names: list[str], made: np.ndarray) -> list[tuple[float, Case]]:
    """Return the weight of each case."""
    known = weights()
    return [
        (
            sum(case.evidence.get(name, 0.0) * w for name, w in zip(names, made, strict=True))
            + sum(case.evidence.get(name, 0.0) * known[name] for name in GIVEN),
            case,
        )
        for sample in given
        for case in sample.cases
    ]


def report(name: str, given: list[Sample], found: list[tuple[float, Case]], shown: int) -> None:
    """Print what would be found at several rates of false alarms, and the worst of these."""
    words = sum(sample.words for sample in given)
    slips = 1 + sum(sample.slips for sample in given)
    alarms = sorted((odds for odds, case in found if not case.wrong), reverse=True)
    line = []
    for share in SHARES:
        allowed = round(share * words / 1e4)
        least = alarms[allowed] if allowed < len(alarms) else -LARGEST
        hits = [case for odds, case in found if case.wrong and odds > least]
        right = sum(case.right for case in hits)
        line.append(f"{share}: {least:.1f} {len(hits) / slips:.3f} right {right / slips:.3f}")
    at = sum(odds >= MEDIUM for odds in alarms) * 1e4 / words
    hits = sum(case.wrong and odds >= MEDIUM for odds, case in found) / slips
    low = sum(odds >= LOW for odds in alarms) * 1e4 / words
    print(name, *line, f"at medium {hits:.3f} alarms {at:.2f} low {low:.1f}", sep=" | ")
    worst = sorted(found, key=lambda each: -each[0])
    for odds, case in [each for each in worst if not each[1].wrong][:shown]:
        print(f"    {odds:.1f} {case.shown}")


def main(what: str, folder: Path, shown: int) -> None:
    """Measure, or write."""
    given = list(samples(folder))
    known = weights()
    names = [name for name in known if name not in GIVEN]
    before = [(weigh(c.evidence), c) for s in given for c in s.cases]
    report("as it is", given, before, 0)
    if what == "write":
        made = dict(zip(names, fitted(given, names).round(2).tolist(), strict=True))
        kept = {name: made.get(name, known[name]) for name in known}
        DATA.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")
        return
    for name in sorted({sample.text for sample in given}):
        others = [sample for sample in given if sample.text != name]
        these = [sample for sample in given if sample.text == name]
        report(name, these, judged(these, names, fitted(others, names)), shown)
    made = fitted(given, names)
    report("all", given, judged(given, names, made), 0)
    print(*(f"{name} {weight:.2f}" for name, weight in zip(names, made, strict=True)), sep=", ")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 0)  # noqa: PLR2004 -- the third
