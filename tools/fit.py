r"""Own the learning of ``edition/proposals/data/choices/fit``: which kinds of words fit a place.

Run it with the project and numpy installed, on a folder of plain English texts (``*.txt``)::

    python tools/fit.py TEXTS

Each word of the texts is an example of what fits where it stands; a word drawn from the same part
of a text is one of what does not (Gutmann and Hyvärinen 2010, “Noise-contrastive estimation”):
half of them as often as they stand there, half each as often as any other, since slips make rare
words too. The order of all is fixed: the same texts give the same weights.
"""

import random
import struct
import sys
from array import array
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from choices import parts

from edition.proposals.learnt.fitness import Opening
from edition.proposals.learnt.judgement import HEADER, LARGE, TEMPLATES, combined
from edition.proposals.learnt.surroundings import Surroundings

SHARE = 0.35
"""How many of the words are looked at."""
EPOCHS, BATCH, RATE, STEADY, DECAY = 3, 256, 0.05, 0.01, 0.128
LARGEST = 30.0
CASES = TEMPLATES["fit"]


def examples(text: Surroundings, chance: random.Random) -> Iterator[list[int]]:
    """Yield the combinations of a word that fits, and of one that does not, in turn."""
    forms = list(map(text.form, range(len(text))))
    known = [
        index
        for index in range(1, len(text) - 1)
        if forms[index].isalpha() and text.coarse(index) != "NAME" and forms[index] in text.lexicon
    ]
    different = sorted({forms[index] for index in known})
    for index in known:
        if chance.random() < SHARE:
            often = chance.random() < 1 / 2
            other = forms[chance.choice(known)] if often else chance.choice(different)
            here = Opening(text, index)
            for form in (forms[index], other):
                yield combined(here.filled(form), CASES, LARGE)


def learnt(places: np.ndarray) -> np.ndarray:
    """Return the weights that tell right from wrong (logistic regression, AdaGrad)."""
    right = np.arange(len(places)) % 2 == 0
    weights, pace = np.zeros(LARGE), np.full(LARGE, STEADY)
    chance = np.random.RandomState(3)
    for _ in range(EPOCHS):
        order = chance.permutation(len(places))
        for start in range(0, len(order), BATCH):
            batch = places[order[start : start + BATCH]]
            odds = np.clip(weights[batch].sum(axis=1), -LARGEST, LARGEST)
            slope = 1 / (1 + np.exp(-odds)) - right[order[start : start + BATCH]]
            touched, where = np.unique(batch, return_inverse=True)
            step = np.bincount(where.ravel(), weights=np.repeat(slope, batch.shape[1]))
            step += DECAY * weights[touched]
            pace[touched] += step * step
            weights[touched] -= RATE * step / np.sqrt(pace[touched])
    return weights


def main(texts: Path) -> None:
    """Learn from the texts in a folder, and write the table."""
    chance = random.Random(3)  # noqa: S311 -- the same order each time is the purpose
    found = array("i")
    for part in parts(texts):
        for each in examples(part, chance):
            found.extend(each)
    weights = learnt(np.array(found, dtype=np.int32).reshape(-1, sum(map(len, CASES))))
    scale = float(abs(weights).max()) / 127
    table = struct.pack(f"{LARGE}b", *np.rint(weights / scale).astype(int).tolist())
    folder = Path(__file__).parents[1] / "edition" / "proposals" / "data" / "choices"
    (folder / "fit").write_bytes(HEADER.pack(scale, 0, 0) + table)
    print(len(found), np.count_nonzero(weights))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
