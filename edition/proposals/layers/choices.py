"""Own words taken for others that are words too, where the surroundings call for the other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress

from edition.grammar.model import Certainty
from edition.proposals import english
from edition.proposals.context import Context
from edition.proposals.learnt.choice import Choice, Pair
from edition.proposals.learnt.judgement import judgement
from edition.proposals.learnt.surroundings import Surroundings
from edition.proposals.model import Proposal
from edition.proposals.words.kinds import is_name, plain
from edition.proposals.words.lexicon import SPEECH, Lexicon
from edition.proposals.words.words import Words

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
"""A member of a class that is used so more often than this is used so on purpose, unless the text
has the other word there far more often."""


def find(context: Context) -> Iterator[Proposal]:
    """Yield the words in whose place another is called for."""
    lexicon, text = context.vocabulary.lexicon, context.surroundings
    if lexicon is None or text is None:
        return
    for choice in CHOICES.get(context.pack.language, ()):
        for (form, other), places in _asked(context.words, choice, lexicon):
            pair = (form, other)
            yield from _proposals(context, choice, pair, _odds(context, text, choice, pair, places))


def _asked(
    words: Words, choice: Choice, lexicon: Lexicon
) -> Iterator[tuple[tuple[str, str], Sequence[int]]]:
    """Yield each form, as written, for which there is another word, with that and its places."""
    pair, codes, strings = choice.pair, words.forms.codes, words.forms.strings
    if pair.behind:
        before = words.having([*pair.behind, *map(str.capitalize, pair.behind)])
        bracket = words.gaps.codes_of("]")
        whole = [index for index in before if words.gaps.codes[index] not in bracket]  # no “[t]he”
        places = [index + 1 for index in whole if index + 1 < len(words)]
        forms: Iterable[str] = [strings[ord(code)] for code in {codes[index] for index in places}]
    elif pair.words is not None:
        forms = {each for word in pair.words for each in (word, word.replace("'", "’"))}
    else:
        forms = _able(words, 0 if choice.reverse else pair.tags, lexicon)
    others = {form: choice.other(plain(form), lexicon) for form in forms}
    wanted = {form: other for form, other in others.items() if other is not None}
    filed: defaultdict[str, list[int]] = defaultdict(list)
    for index in places if pair.behind else words.having(wanted):
        filed[codes[index]].append(index)
    found = {strings[ord(code)]: indices for code, indices in filed.items()}
    for form in sorted(wanted.keys() & found.keys()):
        yield (form, wanted[form]), found[form]


def _able(words: Words, tags: int, lexicon: Lexicon) -> Iterator[str]:
    """Yield the forms that are no names and can be one of the parts of speech *tags*, if given."""
    known, wanted = lexicon.records, tags << SPEECH
    for form, small in zip(words.forms.strings, words.plain, strict=True):
        if (not wanted or known[small] & wanted) and not is_name(form):
            yield form


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
    found = []
    last = len(text) - 1
    inner = [index for index in places if 0 < index < last]
    doubts = judge.doubts(text.beside(inner), reverse=choice.reverse)
    doubtful = [
        index
        for index in compress(inner, doubts)
        if open_to(text, index, pair)
        and index not in context.foreign
        and not excused(text, choice, index)
    ]
    if doubtful:
        own = pair.own(first, second, lexicon)
        for index in doubtful:
            odds = judge.odds(text.at(index, own, compared=pair.kind == "compared"))
            odds = (-odds if choice.reverse else odds) + choice.eased.get(text.before(index), 0.0)
            if odds >= choice.least[0]:
                found.append((index, odds))
    return found


def excused(text: Surroundings, choice: Choice, index: int) -> bool:
    """Say whether a neighbour excuses word *index*."""
    return (
        text.form(index - 1) in choice.after
        or text.form(index + 1) in choice.before
        or (not choice.names and text.coarse(index + 1) == "NAME")
        or not choice.excuses.isdisjoint(map(text.form, range(max(0, index - WINDOW), index)))
        or (not choice.attributes and text.attributive(index))
        or choice.excused(text, index)
    )


def _proposals(
    context: Context, choice: Choice, pair: tuple[str, str], odds: list[tuple[int, float]]
) -> Iterator[Proposal]:
    words, rule = context.words, choice.rule
    form, other = pair
    usual = words.counts.get(other, 0)
    other = other.replace("'", "’") if "’" in form else other
    for index, certain in odds:
        if any(map(str.isdigit, words.gaps[index + 1])):
            continue  # a figure follows, of which nothing is known
        place = (words.starts[index], words.end(index))
        level = sum(certain >= least for least in choice.least) - 1
        habitual = choice.pair.words is None and len(odds) > max(HABIT, usual)
        certainty = CERTAINTIES[0 if habitual or context.is_older(index) else level]
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
