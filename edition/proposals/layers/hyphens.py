"""Own hyphens left over from the ends of lines."""

import re
from collections.abc import Iterator

from edition.grammar.model import Certainty
from edition.proposals.context import Context
from edition.proposals.layers.patterns import Pattern, search
from edition.proposals.lexicon import Standing
from edition.proposals.model import Proposal, Rule

BROKEN = Rule(
    "broken-word",
    "a word divided as at the end of a line",
    Certainty.HIGH,
    fires=(
        ("The revo- lution came.", "The revolution came."),
        ("The develop-ment of trade.", "The development of trade."),
        ("They spoke of the consti-\ntution.", "They spoke of the constitution."),
    ),
    silent=(
        "The pre- and post-war years were well-\nknown to him.",
        "A co-operative of to-day, re-formed by the ex-king.",
        "The first- second- and third-class coaches.",
        "She said: “the be- I mean the beginning.”",
    ),
)
RULES = (BROKEN,)

CONJUNCTIONS = frozenset("and or to und oder bis et ou y o en of и или".split())
KNOWN, UNCOMMON = 3.0, 2.0


def find(context: Context) -> Iterator[Proposal]:
    """Yield words that a line end divided."""
    yield from search(context, PATTERNS)


def _one_word(context: Context, match: re.Match[str]) -> Certainty | None:
    """Accept parts that are a word together and not, or much less, apart."""
    first, second = match["first"], match["second"]
    vocabulary, joined = context.vocabulary, (match["first"] + match["second"]).lower()
    if second in CONJUNCTIONS or not second.islower():
        return None
    if vocabulary.standing(joined) is not Standing.LISTED or vocabulary.zipf(joined) < KNOWN:
        return None
    parts = [vocabulary.zipf(part) for part in (first, second)]
    whole = all(
        vocabulary.standing(part) is Standing.LISTED and zipf >= KNOWN
        for part, zipf in zip((first, second), parts, strict=True)
    )
    prefix = first.lower() in context.pack.prefixes or len(first) == 1
    spaced = match["gap"] == " "
    if whole:
        return Certainty.LOW if spaced else None
    unknown = any(vocabulary.standing(part) >= Standing.ATTESTED for part in (first, second))
    if not match["gap"] and (prefix or not unknown or min(parts) >= UNCOMMON):
        return None
    return Certainty.HIGH if spaced or unknown else Certainty.MEDIUM


PATTERNS = (
    Pattern(
        BROKEN,
        re.compile(
            r"(?<![\w-])(?P<sic>(?P<first>[^\W\d_]{2,})[-\u00ad](?P<gap> |\r?\n)?(?P<second>[^\W\d_]{2,}))(?![\w’'-])"
        ),
        r"\g<first>\g<second>",
        "the parts are one word, and not words by themselves",
        _one_word,
    ),
)
