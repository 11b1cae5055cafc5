r"""Own the learning of ``edition/proposals/data/choices/fit``: which kinds of words fit a place.

Run it with the project installed, on a folder of plain English texts (``*.txt``)::

    python tools/fit.py TEXTS

Each word of the texts is an example of what fits where it stands; a word drawn from the same part
of a text at random is one of what does not (Gutmann and Hyvärinen 2010, “Noise-contrastive
estimation”). The order of all is fixed: the same texts give the same bytes.
"""

import random
import struct
import sys
from array import array
from collections.abc import Iterator, Sequence
from math import exp, sqrt
from pathlib import Path

from choices import parts

from edition.proposals.fit import slots
from edition.proposals.judgement import HEADER, LARGE, TEMPLATES, combined
from edition.proposals.surroundings import Surroundings

SHARE = 0.6
"""How many of the words are looked at."""
EPOCHS, RATE, STEADY, DECAY = 3, 0.15, 0.01, 1e-3
LARGEST = 30.0
CASES = TEMPLATES["fit"]
Example = tuple[Sequence[int], bool]


def examples(text: Surroundings, chance: random.Random) -> Iterator[Example]:
    """Yield words where they stand, and words where they do not."""
    forms = list(map(text.form, range(len(text))))
    known = [
        index
        for index in range(1, len(text) - 1)
        if forms[index].isalpha() and text.coarse(index) != "NAME" and forms[index] in text.lexicon
    ]
    for index in known:
        if chance.random() < SHARE:
            other = forms[chance.choice(known)]
            for form, right in ((forms[index], True), (other, False)):
                yield array("I", combined(slots(text, index, form), CASES, LARGE)), right


def learnt(given: Sequence[Example], chance: random.Random) -> list[float]:
    """Return the weights that tell right from wrong (logistic regression, AdaGrad)."""
    weights, pace = [0.0] * LARGE, [STEADY] * LARGE
    order = list(range(len(given)))
    for _ in range(EPOCHS):
        chance.shuffle(order)
        for number in order:
            places, right = given[number]
            total = max(-LARGEST, min(LARGEST, sum(weights[place] for place in places)))
            slope = 1 / (1 + exp(-total)) - right
            for place in places:
                step = slope + DECAY * weights[place]
                pace[place] += step * step
                weights[place] -= RATE * step / sqrt(pace[place])
    return weights


def main(texts: Path) -> None:
    """Learn from the texts in a folder, and write the table."""
    chance = random.Random(3)  # noqa: S311 -- the same order each time is the purpose
    given = [each for part in parts(texts) for each in examples(part, chance)]
    weights = learnt(given, chance)
    scale = max(map(abs, weights)) / 127
    table = struct.pack(f"{LARGE}b", *(round(weight / scale) for weight in weights))
    folder = Path(__file__).parents[1] / "edition" / "proposals" / "data" / "choices"
    (folder / "fit").write_bytes(HEADER.pack(scale, 0, 0) + table)
    print(len(given), sum(map(bool, weights)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
