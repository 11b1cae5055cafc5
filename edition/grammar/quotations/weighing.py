"""Own the weighing of what is known of a quotation, by the table of evidence."""

from functools import lru_cache
from typing import NamedTuple

from edition.grammar.evidence import evidence
from edition.grammar.model import Certainty
from edition.grammar.profiles.profile import Profile


class Facts(NamedTuple):
    """What is known of one quotation: all that the table of evidence looks at.

    ``words`` counts those within the marks, ``before`` is the character before them or START,
    ``led`` the words before that lead to a quotation, ``ends`` its last character. A book has
    thousands of quotations and a few hundred of these.
    """

    words: int
    before: str
    led: str
    ends: str
    features: tuple[str, ...]
    known: tuple[str, ...]


@lru_cache(maxsize=4096)
def judge(profile: Profile, facts: Facts) -> tuple[str, Certainty, tuple[str, ...]]:
    """Return the element that *facts* speak for, how surely, and the rows that do."""
    rules = evidence(profile)
    rows = [*rules.always, *rules.before.get(facts.before, ())]
    rows += rules.before_word.get(facts.led, ())
    rows += rules.ends.get(facts.ends, ())
    for feature in facts.features:
        rows += rules.features.get(feature, ())
    rows = [row for row in rows if row.low <= facts.words <= row.high]
    rows += [rules.rows[name] for name in facts.known]
    sums: dict[str, float] = {"quote": 0, "soCalled": 0, "mentioned": 0, "q": 0}
    for row in rows:
        for element, points in row.points.items():
            sums[element] += points
    ranked = sorted(sums, key=lambda element: -sums[element])
    lead = sums[ranked[0]] - sums[ranked[1]]
    certainty = Certainty.LOW
    if lead >= rules.medium:
        certainty = Certainty.HIGH if lead >= rules.high else Certainty.MEDIUM
    speaking = dict.fromkeys(row.name for row in rows if row.points.get(ranked[0], 0) > 0)
    return ranked[0], certainty, tuple(speaking)
