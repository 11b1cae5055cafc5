"""Own hyphens left over from the ends of lines."""

import re
from collections.abc import Iterator

from edition.grammar.model import Certainty, Sign
from edition.proposals.context import Context
from edition.proposals.model import Proposal, Rule
from edition.proposals.words.lexicon import Standing

BROKEN = Rule(
    "P112",
    "broken-word",
    "a word divided as at the end of a line",
    Certainty.HIGH,
    fires=(
        ("The revo- lution came.", "The revolution came."),
        ("The develop-ment of trade.", "The development of trade."),
    ),
    silent=(
        "The pre- and post-war years were well-\nknown to him.",
        "A co-operative of to-day, re-formed by the ex-king.",
        "The first- second- and third-class coaches.",
        "She said: “the be- I mean the beginning.”",
        "By “an-archy” is meant no rule; an-archy is not chaos.",
    ),
)
RULES = (BROKEN,)

HYPHENS = frozenset(("-", "- ", "\u00ad"))
LINE_END = re.compile(r"[-\u00ad]\r?\n[ \t]*")
"""A hyphen between two lines."""
CONJUNCTIONS = frozenset("and or to und oder bis et ou y o en of и или".split())
WRITTEN = 2.0
"""Zipf frequency of two words that people write as one; more rarely they write a hyphen."""
KNOWN, FRAGMENT = 3.0, 2.0
"""Zipf frequencies: a word people know, and how much rarer what is only part of it may be."""


def parted(context: Context) -> Iterator[Sign]:
    """Yield the hyphens between two lines, and tell those that only the line end brought."""
    words = context.words
    gaps = [gap for gap in words.gaps.strings if gap[:1] in "-\u00ad" and LINE_END.fullmatch(gap)]
    for index in words.after(gaps):
        second = words.forms[index]
        if second[0].islower() and second not in CONJUNCTIONS:
            kind = "parted" if _is_parted(context, index) else "hyphen"
            yield Sign(words.end(index - 1), words.starts[index], kind)


def _is_parted(context: Context, index: int) -> bool:
    """Tell whether two parts are one word: as elsewhere in the text, or as the lists have it."""
    words, vocabulary = context.words, context.vocabulary
    parts = words.folded[index - 1], words.folded[index]
    joined = "".join(parts)
    whole, hyphened = words.folded.counts.get(joined, 0), context.hyphened[parts]
    if whole or hyphened:
        return whole >= hyphened
    if any(vocabulary.standing(part) >= Standing.ATTESTED for part in parts):
        return True
    return vocabulary.standing(joined) is Standing.LISTED and vocabulary.zipf(joined) >= WRITTEN


def find(context: Context) -> Iterator[Proposal]:
    """Yield words that a line end divided."""
    words = context.words
    for index in words.after(HYPHENS):
        certainty = _one_word(context, index)
        if certainty is not None and index not in context.foreign:
            joined = words.forms[index - 1] + words.forms[index]
            reason = f"“{joined}” is one word, and its parts are not words here"
            span = words.span(index - 1, index)
            yield context.propose(BROKEN, span, joined, reason, certainty)


def _one_word(context: Context, index: int) -> Certainty | None:
    """Accept parts that are a word together and not, or much less, apart."""
    words, vocabulary = context.words, context.vocabulary
    parts = words.forms[index - 1 : index + 1]
    joined = "".join(parts).lower()
    if parts[1] in CONJUNCTIONS or not parts[1].islower() or len(min(parts, key=len)) == 1:
        return None
    if "-" in {words.gaps[index - 1][-1:], words.gaps[index + 1][:1]}:
        return None
    if vocabulary.standing(joined) is not Standing.LISTED or vocabulary.zipf(joined) < KNOWN:
        return None
    frequencies = [vocabulary.zipf(part) for part in parts]
    unknown = any(vocabulary.standing(part) >= Standing.ATTESTED for part in parts)
    if words.gaps[index] == "-":
        again = context.hyphened[parts[0].lower(), parts[1]] > 1
        prefix = again or words.folded[index - 1] in context.pack.prefixes
        fragment = unknown or vocabulary.zipf(joined) - min(frequencies) >= FRAGMENT
        return Certainty.HIGH if fragment and not prefix else None
    if not unknown and min(frequencies) >= KNOWN:
        return Certainty.LOW
    return Certainty.HIGH
