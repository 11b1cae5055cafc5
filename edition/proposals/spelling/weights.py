"""Own the weights of evidence for a misspelling, as ``tools/spelling.py`` fitted them."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

Evidence = dict[str, float]
"""What is known of one form, one word, or one place: names of weights, and how much of each; what
is not there at all may be left out."""


@cache
def weights() -> Mapping[str, float]:
    """Return the weights by name: natural logarithms of odds, each for one unit of its evidence."""
    data = (files("edition.proposals") / "data" / "spelling.json").read_text(encoding="utf-8")
    return MappingProxyType(json.loads(data))


def weigh(evidence: Evidence) -> float:
    """Return what all of *evidence* says together."""
    known = weights()
    return sum([known[name] * amount for name, amount in evidence.items()])
