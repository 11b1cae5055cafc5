"""Own the signs by which plain texts say how a print looks: =bold=, +SMALL CAPITALS+, M^{rs}."""

import re
from collections.abc import Iterator

from edition.grammar.model import Sign
from edition.patterns import rare
from edition.structs import Frozen


class Habit(Frozen):
    """A sign that stands on both sides of words, and the look that it says they have."""

    sign: str
    look: str
    pattern: re.Pattern[str]


def _around(sign: str, look: str) -> Habit:
    one = re.escape(sign)
    inside = rf"(?=[^\s{one}])[^{one}\r\n]{{0,200}}(?:\r?\n[^{one}\r\n]{{1,200}})?(?<=[^\s{one}])"
    return Habit(sign, look, rare(rf"{one}(?<![\w{one}].){inside}{one}(?![\w{one}])"))


HABITS = (_around("=", "bold"), _around("+", "small-caps"), _around("~", "spaced"))
LEAST_PAIRS = 2
PAIRED_SHARE = 0.8
"""Of the signs of one kind in a text, so many at least stand around words."""
RAISED = rare(r"\^(?:\{[^{}\s]{1,12}\}|(?<=\w\^)[^\W_](?![\w^]))")
"""What is raised: M^{rs}, y^e."""
LEAST_LETTER = 2
"""Letters between two signs, at least: =A= may be a formula."""


def signs(text: str) -> tuple[Sign, ...]:
    """Return the words that signs say are bold, in small capitals, spaced or raised.

    A sign says so only if nearly all of its kind stand in pairs around words.
    """
    found = [one for habit in HABITS if habit.sign in text for one in _around_words(text, habit)]
    if "^" in text:
        found += [Sign(one.start(), one.end(), "superscript") for one in RAISED.finditer(text)]
    return tuple(sorted(found, key=lambda one: one.start))


def _around_words(text: str, habit: Habit) -> Iterator[Sign]:
    pairs = [
        one for one in habit.pattern.finditer(text) if sum(map(str.isalpha, one[0])) >= LEAST_LETTER
    ]
    if len(pairs) >= LEAST_PAIRS and 2 * len(pairs) >= PAIRED_SHARE * text.count(habit.sign):
        for one in pairs:
            yield Sign(one.start(), one.end(), habit.look)
