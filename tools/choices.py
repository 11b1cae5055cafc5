r"""Own the learning of ``edition/proposals/data/choices``, from texts that others have read.

Run it with the project installed, on a folder of plain English texts (``*.txt``)::

    python tools/choices.py measure TEXTS [PAIR …]       # how well it would do, pair by pair
    python tools/choices.py write TEXTS [PAIR …]         # make the tables

Nothing in the texts need be marked: where *quickly* stands is an example of what is around an
adverb, where *quick* stands of what is around an adjective. ``measure`` learns from four fifths of
the texts and asks about the last, five times, and prints for several rates of false alarms (in ten
thousand words) the odds to ask for and the share of exchanged words found; with a number, so many
of the false alarms as well. The order of all is fixed: the same texts give the same bytes.
"""

import random
import struct
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from math import exp, log, sqrt
from pathlib import Path

from edition.proposals.english.choices import CHOICES
from edition.proposals.english.pairs import PAIRS
from edition.proposals.layers.choices import excused, open_to
from edition.proposals.learnt.choice import Choice, Pair
from edition.proposals.learnt.judgement import (
    HEADER,
    NEIGHBOURS,
    SIZE,
    TEMPLATES,
    combined,
    neighbours,
)
from edition.proposals.learnt.surroundings import Surroundings
from edition.proposals.words.lexicon import lexicon
from edition.proposals.words.words import Words
from edition.structs import Frozen

FOLDS, EPOCHS, RATE, STEADY = 5, 6, 0.15, 0.01
SLOWER = {"adjective-adverb": 0.05}
"""The rate for a pair of very many words: learnt faster, each that is rare is learnt by heart."""
RATES = (0.01, 0.02, 0.05, 0.1, 0.15, 0.3)
"""False alarms in ten thousand words."""
LARGEST, FLAT = 30.0, 1e-4
"""Odds beyond which nothing is learnt, as logarithms; slopes that are none."""
BOTH = (False, True)
PART = 100_000
"""Texts are dealt to the folds in parts of so many characters."""
FINENESS, LOST = 12, 0.02
"""The parts of one in a first glance; the share of cases that it may lose."""


class Example(Frozen):
    """One place: its combinations and neighbours, whether the second word stands there.

    ``excused`` says whether the rule keeps silent there, asked one way and in reverse, and
    ``eased`` by how much lower odds are enough.
    """

    places: tuple[int, ...]
    beside: tuple[int, int]
    second: bool
    excused: tuple[bool, bool]
    eased: tuple[float, float]
    snippet: str


def parts(folder: Path) -> Iterator[Surroundings]:
    """Yield the texts in the folder, cut at paragraphs into parts."""
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        while text:
            cut = text.find("\n\n", PART)
            cut = len(text) if cut < 0 else cut
            yield Surroundings(Words(text[:cut]), lexicon("en"))
            text = text[cut:]


def examples(text: Surroundings, pair: Pair) -> Iterator[Example]:
    """Yield the places of either word of *pair*."""
    known = text.lexicon
    templates = TEMPLATES[pair.kind]
    forms = list(map(text.form, range(len(text))))
    others = {form: (pair.second(form, known), pair.first(form, known)) for form in set(forms)}
    for index, form in enumerate(forms):
        second, first = others[form]
        if second is first is None or not open_to(text, index, pair):
            continue
        own = pair.own(first or form, second or form, known)
        slots = text.at(index, own, compared=pair.kind == "compared")
        before, after = forms[max(0, index - 8) : index], forms[index + 1 : index + 7]
        shown = " ".join((*before, form.upper(), *after))
        places = tuple(combined(slots, templates))
        yield Example(
            places,
            neighbours(next(text.beside((index,)))),
            first is not None,
            (_excused(text, pair, index, reverse=False), _excused(text, pair, index, reverse=True)),
            (_eased(text, pair, index, reverse=False), _eased(text, pair, index, reverse=True)),
            shown,
        )


def _rules(pair: Pair, *, reverse: bool) -> Iterator[Choice]:
    """Yield the rules of *pair*, one way or in reverse."""
    return (each for each in CHOICES if each.pair is pair and each.reverse is reverse)


def _excused(text: Surroundings, pair: Pair, index: int, *, reverse: bool) -> bool:
    """Say whether a rule of *pair* keeps silent at word *index*."""
    return any(excused(text, each, index) for each in _rules(pair, reverse=reverse))


def _eased(text: Surroundings, pair: Pair, index: int, *, reverse: bool) -> float:
    """Return by how much lower odds are enough for a rule of *pair* at word *index*."""
    before = text.before(index)
    return max((each.eased.get(before, 0.0) for each in _rules(pair, reverse=reverse)), default=0.0)


def learnt(given: Sequence[Example], rate: float) -> list[float]:
    """Return the weights that tell second from first (logistic regression, AdaGrad, averaged)."""
    seen = Counter(place for each in given for place in each.places)
    rare = {place for place, count in seen.items() if count == 1}
    cases = [([place for place in each.places if place not in rare], each.second) for each in given]
    weights, pace, mean = [0.0] * SIZE, [STEADY] * SIZE, [0.0] * SIZE
    order = random.Random(3)  # noqa: S311 -- the same order each time is the purpose
    for epoch in range(EPOCHS):
        order.shuffle(cases)
        for places, second in cases:
            total = max(-LARGEST, min(LARGEST, sum(weights[place] for place in places)))
            slope = 1 / (1 + exp(-total)) - second
            if abs(slope) > FLAT:
                for place in places:
                    pace[place] += slope * slope
                    weights[place] -= rate * slope / sqrt(pace[place])
        if epoch >= EPOCHS // 2:
            mean = [a + b / (EPOCHS - EPOCHS // 2) for a, b in zip(mean, weights, strict=True)]
    return mean


class Glance(Frozen):
    """Weights of neighbours; from ``least`` the second word is possible, to ``most`` the first."""

    weights: list[int]
    least: int
    most: int

    def __call__(self, each: Example) -> int:
        """Return how much the neighbours speak for the second word."""
        before, after = each.beside
        return self.weights[before] + self.weights[after]

    def passes(self, each: Example, *, reverse: bool) -> bool:
        """Say whether the place is worth a second look."""
        return self(each) <= self.most if reverse else self(each) >= self.least


def glance(given: Sequence[Example]) -> Glance:
    """Return what the neighbours alone say (naive Bayes), and what of it leaves no doubt."""
    counts = {way: Counter(n for e in given if e.second is way for n in e.beside) for way in BOTH}
    total = {way: 1 + sum(e.second is way for e in given) for way in BOTH}
    shares = [
        log((counts[True][place] + 0.5) / total[True] * total[False] / (counts[False][place] + 0.5))
        for place in range(2 * NEIGHBOURS)
    ]
    weights = [max(-127, min(127, round(FINENESS * share))) for share in shares]
    made = Glance(weights, 0, 0)
    seen = {way: sorted(made(each) for each in given if each.second is way) for way in BOTH}
    least = seen[True][int(LOST * len(seen[True]))]
    most = seen[False][int((1 - LOST) * len(seen[False]))]
    return Glance(weights, least, most)


class Table(Frozen):
    """What was learnt of one pair."""

    weights: list[float]
    glance: Glance

    def odds(self, each: Example, *, reverse: bool) -> float:
        """Return the odds for the second word, or in reverse the first; none at a glance."""
        if each.excused[reverse] or not self.glance.passes(each, reverse=reverse):
            return -LARGEST
        odds = sum(self.weights[place] for place in each.places)
        return (-odds if reverse else odds) + each.eased[reverse]


def table(pair: Pair, given: Sequence[Example]) -> Table:
    """Learn *pair* from the examples between neighbours that leave a doubt."""
    first = glance(given)
    doubted = [each for each in given if any(first.passes(each, reverse=way) for way in BOTH)]
    return Table(learnt(doubted, SLOWER.get(pair.name, RATE)), first)


def measure(pair: Pair, folds: Sequence[Sequence[Example]], words: int, shown: int = 0) -> None:
    """Print how well *pair* would be told apart in texts that were not learnt from."""
    found: dict[bool, list[float]] = {False: [], True: []}
    alarms: dict[bool, list[tuple[float, str]]] = {False: [], True: []}
    for number, asked in enumerate(folds):
        learning = [each for other in (*folds[:number], *folds[number + 1 :]) for each in other]
        made = table(pair, learning)
        for each in asked:
            way = each.second
            alarms[way].append((made.odds(each, reverse=way), each.snippet))
            found[not way].append(made.odds(each, reverse=not way))
    for reverse in (False, True):
        alarms[reverse].sort(reverse=True)
        shares = []
        for rate in RATES:
            allowed = round(rate * words / 10_000)
            least = alarms[reverse][allowed][0] if allowed < len(alarms[reverse]) else -LARGEST
            share = sum(odds > least for odds in found[reverse]) / max(1, len(found[reverse]))
            shares.append(f"{rate}: {least:.1f} {share:.2f}")
        way = "reverse" if reverse else ""
        print(pair.name, way, len(alarms[reverse]), len(found[reverse]), *shares, sep=" | ")
        for odds, snippet in alarms[reverse][:shown]:
            print(f"    {odds:.1f} {snippet}")


def write(pair: Pair, given: Sequence[Example], folder: Path) -> None:
    """Write the table of *pair*."""
    made = table(pair, given)
    scale = max(map(abs, made.weights)) / 127
    weights = struct.pack(f"{SIZE}b", *(round(weight / scale) for weight in made.weights))
    look = made.glance
    glances = struct.pack(f"{2 * NEIGHBOURS}b", *look.weights)
    header = HEADER.pack(scale, look.least, look.most)
    (folder / pair.name).write_bytes(header + weights + glances)
    print(pair.name, len(given), sum(map(bool, weights)))


def main(what: str, texts: Path, names: Sequence[str]) -> None:
    """Measure, or write, the pairs of these names, or all."""
    pieces = list(parts(texts))
    words = sum(map(len, pieces))
    folder = Path(__file__).parents[1] / "edition" / "proposals" / "data" / "choices"
    shown = next((int(name) for name in names if name.isdigit()), 0)
    wanted = [name for name in names if not name.isdigit()]
    for pair in PAIRS:
        if wanted and pair.name not in wanted:
            continue
        found = [list(examples(piece, pair)) for piece in pieces]
        if what == "write":
            write(pair, [each for some in found for each in some], folder)
        else:
            folds = [[each for some in found[i::FOLDS] for each in some] for i in range(FOLDS)]
            measure(pair, folds, words, shown)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
