"""Own words taken for others that are words too, where the surroundings call for the other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from edition.grammar.model import Certainty
from edition.proposals import english
from edition.proposals.choice import Choice, Pair
from edition.proposals.context import Context
from edition.proposals.judgement import judgement
from edition.proposals.model import Proposal
from edition.proposals.surroundings import Surroundings, plain

CHOICES = {"en": english.CHOICES}
"""The choices of each language that has any."""
RULES = tuple(dict.fromkeys(each.rule for choices in CHOICES.values() for each in choices))
CERTAINTIES = (Certainty.LOW, Certainty.MEDIUM, Certainty.HIGH)
APART = frozenset('-*#("')
"""Marks beside which a word is part of something else: a compound, a reference, a citation."""
WINDOW = 6
"""How many words before a place may excuse it."""
NEIGHBOURS = 2
"""How many words on either side are shown."""
HABIT = 3
"""A member of a class that is used so more often than this is used so on purpose."""


def find(context: Context) -> Iterator[Proposal]:
    """Yield the words in whose place another is called for."""
    lexicon, text = context.vocabulary.lexicon, context.surroundings
    if lexicon is None or text is None:
        return
    for choice in CHOICES.get(context.pack.language, ()):
        for form, places in _standing(context, text, choice.pair).items():
            other = choice.other(plain(form), lexicon)
            if other is not None:
                odds = _odds(context, text, choice, (form, other), places)
                yield from _proposals(context, choice, (form, other), odds)


def _standing(context: Context, text: Surroundings, pair: Pair) -> Mapping[str, Sequence[int]]:
    """Return the forms that may be of *pair*, as written, with the words that have them."""
    words = context.words
    if pair.words is not None:
        forms = sorted({each for word in pair.words for each in (word, word.replace("'", "’"))})
        return {form: words.having((form,)) for form in forms}
    found: defaultdict[str, list[int]] = defaultdict(list)
    if pair.behind:
        for index in words.having([*pair.behind, *map(str.capitalize, pair.behind)]):
            if index + 1 < len(text):
                found[words.forms[index + 1]].append(index + 1)
    else:
        for index, form in enumerate(words.forms):
            found[form].append(index)
    return found


def _odds(
    context: Context,
    text: Surroundings,
    choice: Choice,
    words: tuple[str, str],
    places: Iterable[int],
) -> list[tuple[int, float]]:
    """Return those of *places* at which the second of *words* is called for, and how much."""
    form, other = words
    pair, lexicon = choice.pair, text.lexicon
    judge = judgement(pair.name, pair.kind)
    first, second = (other, plain(form)) if choice.reverse else (plain(form), other)
    own = pair.own(first, second, lexicon)
    found = []
    for index in places:
        if open_to(text, index, pair) and judge.doubts(text.beside(index), reverse=choice.reverse):
            odds = judge.odds(text.at(index, own, compared=pair.kind == "compared"))
            odds = -odds if choice.reverse else odds
            if odds < choice.least[0] or index in context.foreign:
                continue
            if not excused(text, choice, index):
                found.append((index, odds))
    return found


def excused(text: Surroundings, choice: Choice, index: int) -> bool:
    """Say whether a neighbour excuses word *index*."""
    return (
        text.form(index - 1) in choice.after
        or text.form(index + 1) in choice.before
        or not choice.excuses.isdisjoint(map(text.form, range(max(0, index - WINDOW), index)))
        or (not choice.attributes and text.attributive(index))
        or (not choice.names and text.coarse(index + 1) == "NAME")
    )


def _proposals(
    context: Context, choice: Choice, pair: tuple[str, str], odds: list[tuple[int, float]]
) -> Iterator[Proposal]:
    words, rule = context.words, choice.rule
    form, other = pair
    other = other.replace("'", "’") if "’" in form else other
    for index, certain in odds:
        place = (words.starts[index], words.end(index))
        level = sum(certain >= least for least in choice.least) - 1
        habitual = choice.pair.words is None and len(odds) > HABIT
        certainty = CERTAINTIES[0 if habitual or context.is_older else level]
        around = words.span(max(0, index - NEIGHBOURS), min(len(words) - 1, index + NEIGHBOURS))
        shown = " ".join(context.text[slice(*around)].split())
        reason = f"“{shown}”: so placed, “{other}” is usual, and “{form}” is not"
        yield context.propose(rule, place, other, reason, certainty)


def open_to(text: Surroundings, index: int, pair: Pair) -> bool:
    """Say whether word *index* stands free among others, and where *pair* is asked about."""
    if not 0 < index < len(text) - 1 or text.coarse(index) == "NAME":
        return False
    if pair.kind == "compared" and (text.mark(index + 1) or not text.compares(index)):
        return False
    if pair.behind and (text.form(index - 1) not in pair.behind or text.mark(index)):
        return False
    return text.mark(index) not in APART and text.mark(index + 1) not in APART
