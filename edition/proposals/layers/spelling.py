"""Own misspelt words: forms that no list knows, or few texts use, one slip away from a word.

What is known is weighed as in a logistic regression, whose weights are the natural logarithms
of odds. They were fitted to the strange words of four books, a hundred novels, a manual and the
Bible, and to slips put into them, one book always being left out to measure; then rounded.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

from edition.grammar.model import Certainty
from edition.proposals.context import Context
from edition.proposals.lexicon import Lexicon, Standing, usual
from edition.proposals.model import Proposal, Rule
from edition.proposals.slips import Candidate, candidates, words_near

MISSPELT = Rule(
    "P100",
    "misspelt",
    "a form no list of words knows, one slip away from a word",
    Certainty.HIGH,
    fires=(
        ("This is an occassional visit.", "This is an occasional visit."),
        ("He went wtih them to the river.", "He went with them to the river."),
        ("It was a strange framwork of bamboo.", "It was a strange framework of bamboo."),
    ),
    silent=(
        "The theatre was honoured; the theater was honored.",
        "The kulaks were dekulakized by the bureaucratism of the day.",
        "He spake unto them, and they hearkened.",
        "The pseudonym of Schuschnigg was not known.",
    ),
)
RULES = (MISSPELT,)

LONGEST = 40
HIGH, MEDIUM, LOW = 0.5, -1.4, -2.4
"""The least weight of evidence for each certainty."""
BASE = -0.3
LENGTH, SHORT, LONG = 0.35, 5, 13
"""What each letter counts by which a form is longer or shorter than SHORT, up to LONG."""
STANDING: Mapping[Standing, float] = MappingProxyType(
    {
        Standing.LISTED: -3.0,
        Standing.RARE: -2.2,
        Standing.ATTESTED: -2.05,
        Standing.NAME: -2.1,
        Standing.UNKNOWN: 0.0,
    }
)
"""What it counts that a list has the form."""
IN_USE, FREQUENT, MISSPELT_SHARE = -1.4, -1.3, 3.0
"""What each unit of its Zipf frequency counts for a listed form; for another, each one beyond a
common misspelling, which is about a thousand times rarer in large corpora than the word."""
AGAIN = -2.2
"""What it counts each time that the form comes again."""
USUAL, ORDINARY = -0.3, 5.0
"""What it counts how usual the letters of the form are, and how usual they are on average."""
DERIVED, COMPOUND, INFLECTED, ENDING = -1.7, -1.0, -0.7, -3.0
ELSEWHERE, FOREIGN_ENDING = -0.2, -0.8
SAME_BEFORE, SAME_AFTER = 1.05, 1.1
"""What it counts that the word stands elsewhere after the same word, or before it."""
COMPANY, STRANGERS, OLDER, ELIDED = -0.55, -1.15, -2.0, -1.0
"""What each strange word counts beside the form or near it, one in an older spelling, and one
that an apostrophe cuts short, as where dialect is spoken."""
GLOSSED, INTRODUCED, HYPHENED = -1.6, -0.7, -1.5
HOPELESS = -4.5
"""Among words as strange as this, nothing is looked up."""
MOST = 3
"""More strange words than this count no more."""
CHOICES = 3
"""How many words the place may choose from."""
FOREIGN_ENDINGS = ("a", "i", "o", "u", "am", "um", "us", "ah", "an", "is", "os")
"""Words of other languages often end so, English ones seldom."""
INTRODUCTIONS = frozenset(
    "called termed named styled word words name names term known spelt written meaning".split()
)
GLUE = frozenset("\u00ad@/#=\\<>&[]{}_|~")
"""Beside these a form is part of something longer, or a name for a machine."""
APOSTROPHES = frozenset("'’")
HYPHENS = frozenset("-\u2011")


@dataclass(frozen=True, slots=True)
class Suspicion:
    """What the form alone says, wherever it stands: the best words, and the weight of evidence."""

    choices: tuple[Candidate, ...]
    weight: float

    def at_best(self) -> float:
        """Return the weight if all at the place speaks for a slip."""
        return self.weight + self.choices[0].weight + SAME_BEFORE + SAME_AFTER


def find(context: Context) -> Iterator[Proposal]:
    """Yield the misspelt words of the text."""
    lexicon = context.vocabulary.lexicon
    if lexicon is None:
        return
    suspects = context.evidence.suspects
    places = [
        index
        for index in context.words.having(suspects)
        if index not in context.foreign and not _part_of_more(context, index)
    ]
    suspicions = {
        form: suspicion
        for form, stem in _worth_a_look(context, places).items()
        if (suspicion := _examine(context, lexicon, stem)) is not None
    }
    places = [index for index in places if context.words.forms[index] in suspicions]
    pairs = _pairs(context, suspicions, places)
    for index in places:
        form = context.words.forms[index]
        best, weight = _choose(context, suspicions[form], index, pairs)
        certainty = _certainty(weight + _surroundings(context, index))
        if certainty is not None and not _cut_short(context, index, best.form):
            start = context.words.starts[index]
            reason = _reason(context, suspects[form], best)
            span = start, start + len(suspects[form])
            yield context.propose(MISSPELT, span, best.form, reason, certainty)


def _worth_a_look(context: Context, places: list[int]) -> dict[str, str]:
    """Return the forms at *places*, with their stems, that are not only among strange words."""
    evidence, forms = context.evidence, context.words.forms
    standing = context.vocabulary.standing
    return {
        forms[index]: evidence.suspects[forms[index]]
        for index in places
        if standing(forms[index]) <= Standing.RARE or _surroundings(context, index) > HOPELESS
    }


def _examine(context: Context, lexicon: Lexicon, form: str) -> Suspicion | None:
    """Judge one form by itself, wherever it stands."""
    evidence, vocabulary = context.evidence, context.vocabulary
    words = evidence.neighbours.near(form)
    if vocabulary.standing(form) > Standing.RARE:
        words |= words_near(form, lexicon)
    found = candidates(form, lexicon, evidence.frequency, words) if words else []
    if not found or len(form) > LONGEST or vocabulary.period(form) or evidence.inflected(form):
        return None
    suspicion = Suspicion(tuple(found[:CHOICES]), _weight(context, form, found[0]))
    return suspicion if suspicion.at_best() >= LOW else None


def _weight(context: Context, form: str, best: Candidate) -> float:
    """Weigh what the form says, whatever word it was."""
    vocabulary = context.vocabulary
    standing, zipf = vocabulary.standing(form), vocabulary.zipf(form)
    weight = BASE + STANDING[standing] + LENGTH * (min(len(form), LONG) - SHORT)
    weight += USUAL * (usual(form) if form.isascii() else ORDINARY)
    if standing is Standing.LISTED:
        weight += IN_USE * zipf
    elif standing < Standing.NAME:
        expected = max(0.0, vocabulary.zipf(best.form) - MISSPELT_SHARE)
        weight += FREQUENT * max(0.0, zipf - expected)
    weight += AGAIN * (context.evidence.folded.get(form, 1) - 1)
    weight += DERIVED * vocabulary.derived(form) + COMPOUND * vocabulary.compound(form)
    weight += ELSEWHERE * max(0.0, vocabulary.elsewhere(form) - 1)
    if form in (best.form + "s", best.form.removesuffix("s")):
        weight += INFLECTED
    elif context.pack.endings and form.startswith(best.form[:-1]):
        weight += ENDING
    if form.endswith(FOREIGN_ENDINGS) and not best.form.endswith(form[-2:]):
        weight += FOREIGN_ENDING
    return weight


def _part_of_more(context: Context, index: int) -> bool:
    """Say whether the word is written together with something else, as in addresses."""
    gaps = context.words.gaps
    broken = "-\n" in gaps[index][-2:] + " " + gaps[index + 1][:2]
    return broken or not GLUE.isdisjoint((gaps[index][-1:], gaps[index + 1][:1]))


def _cut_short(context: Context, index: int, word: str) -> bool:
    """Say whether an apostrophe stands for the letter that is missing: *seafarin’*, *’ound*."""
    form, gaps = context.words.forms[index], context.words.gaps
    return (word[:-1] == form and gaps[index + 1][:1] in APOSTROPHES) or (
        word[1:] == form and gaps[index][-1:] in APOSTROPHES
    )


Pair = tuple[str, str]


def _pairs(
    context: Context, suspicions: Mapping[str, Suspicion], places: list[int]
) -> frozenset[Pair]:
    """Return the pairs of words that would stand at *places*, if they stand elsewhere too."""
    forms = ["", *context.words.folded, ""]
    wanted = {
        pair
        for index in places
        for choice in suspicions[forms[index + 1]].choices
        for pair in ((forms[index], choice.form), (choice.form, forms[index + 2]))
    }
    return frozenset(pair for pair in pairwise(forms) if pair in wanted)


def _choose(
    context: Context, suspicion: Suspicion, index: int, pairs: frozenset[Pair]
) -> tuple[Candidate, float]:
    """Return the word that fits the place best, and the weight of evidence for it."""
    forms = context.words.folded
    before = forms[index - 1] if index else ""
    after = forms[index + 1] if index + 1 < len(forms) else ""

    def weight(choice: Candidate) -> float:
        known_before = SAME_BEFORE * ((before, choice.form) in pairs)
        return choice.weight + known_before + SAME_AFTER * ((choice.form, after) in pairs)

    best = max(suspicion.choices, key=weight)
    return best, suspicion.weight + weight(best)


def _surroundings(context: Context, index: int) -> float:
    """Weigh what speaks for a word of another language or a term: strange company, a gloss."""
    gaps, forms, evidence = context.words.gaps, context.words.forms, context.evidence
    weight = COMPANY * min(MOST, evidence.company(index))
    weight += STRANGERS * min(MOST, evidence.strangers(index))
    weight += OLDER * min(2, evidence.older(index))
    weight += ELIDED * min(2, evidence.elided(index))
    if not HYPHENS.isdisjoint((gaps[index][-1:], gaps[index + 1][:1])):
        weight += HYPHENED
    if "(" in gaps[index] or "(" in gaps[index + 1]:
        weight += GLOSSED
    if gaps[index].endswith(("“", "‘")) or (index and forms[index - 1] in INTRODUCTIONS):
        weight += INTRODUCED
    return weight


def _reason(context: Context, form: str, best: Candidate) -> str:
    if context.vocabulary.standing(form) <= Standing.RARE:
        return f"{form} is a rare word; {best.form} is common here, one slip away ({best.slip})"
    return f"no list of words has {form}; {best.form} is one slip away ({best.slip})"


def _certainty(weight: float) -> Certainty | None:
    for least, certainty in ((HIGH, Certainty.HIGH), (MEDIUM, Certainty.MEDIUM)):
        if weight >= least:
            return certainty
    return Certainty.LOW if weight >= LOW else None
