"""Own misspelt words: forms that no list knows, or few texts use, one slip away from a word."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import compress, pairwise
from math import inf, log10

from edition.grammar.model import Certainty
from edition.proposals.context import Context
from edition.proposals.model import Proposal, Rule
from edition.proposals.spelling.misspelling import most_fit, of_form, of_origin, of_place, of_words
from edition.proposals.spelling.neighbours import LONGEST
from edition.proposals.spelling.slips import Candidate, candidates, words_near
from edition.proposals.spelling.weights import Evidence, weigh, weights
from edition.proposals.words.lexicon import Lexicon, Standing
from edition.structs import Frozen, replace

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
        "It came by the mercy of God, wythout hym; I haue loued it vpon the hill.",
        "He bore a pot of griham (house), and a chartu, or chit, from him.",
    ),
)
RULES = (MISSPELT,)

HIGH, MEDIUM, LOW = 0.5, -1.3, -2.4
"""The least weight of evidence for each certainty."""
WORDS = {Standing.LISTED: 0.0, Standing.RARE: -0.6}
"""The least for medium certainty where a list has the form: it may be what was meant."""
SURE_LENGTH = 4
"""A form of fewer letters may be an abbreviation: abc."""
HOPELESS = -4.5
"""Among words as strange as this, nothing is looked up."""
AT_A_PLACE = 0.0
"""No more than this is for a slip in what is known of its place; nearly all of it is against."""
CHOICES = 3
"""How many words the place may choose from."""
BOUND = 4.0
"""As closely as two words can be bound: they stand together ten thousand times as often."""
APOSTROPHES = frozenset("'’")


class Suspicion(Frozen):
    """What the form alone says, wherever it stands: the words it may have been, the evidence."""

    form: str
    choices: tuple[Candidate, ...]
    evidence: Evidence
    weight: float
    hopes: tuple[float, ...]
    """For each choice what it weighs, if it fits as well as it can."""

    def less(self, excuses: Evidence) -> "Suspicion":
        """Return what is left of it after *excuses*."""
        evidence = self.evidence | excuses
        return replace(self, evidence=evidence, weight=weigh(evidence))

    def at_most(self, place: float, same: Iterable[Evidence]) -> list[float]:
        """Return what it weighs with each choice, if it fits as well as it can there."""
        hopes = zip(self.hopes, same, strict=True)
        known = self.weight + place
        return [known + (hope + weigh(each) if each else hope) for hope, each in hopes]

    def at_best(self) -> float:
        """Return the weight if all at the place speaks for a slip."""
        known = weights()
        bonds = BOUND * (known["same before"] + known["same after"] + known["same both"])
        return self.weight + max(self.hopes) + bonds


class Suspect(Frozen):
    """A word that may be a slip: its index, what it is judged by, and the word it may have been."""

    index: int
    form: str
    best: Candidate
    evidence: Evidence


def find(context: Context) -> Iterator[Proposal]:
    """Yield the misspelt words of the text."""
    for suspect in suspects(context, LOW):
        standing = context.vocabulary.standing(suspect.form)
        sure = standing not in WORDS and len(suspect.form) >= SURE_LENGTH
        certainty = _certainty(weigh(suspect.evidence), WORDS.get(standing, MEDIUM), sure=sure)
        if certainty is not None:
            start = context.words.starts[suspect.index]
            span = start, start + len(suspect.form)
            reason = _reason(context, suspect.form, suspect.best)
            yield context.propose(MISSPELT, span, suspect.best.form, reason, certainty)


def suspects(context: Context, least: float = -inf) -> Iterator[Suspect]:
    """Yield the words of the text that may be slips, with all the evidence.

    Those are left out early for which it cannot weigh as much as *least*.
    """
    lexicon = context.vocabulary.lexicon
    if lexicon is None:
        return
    at = cache(partial(of_place, context))
    places, suspicions = _suspicious(context, lexicon, at)
    pairs = _pairs(context, suspicions, places)
    excused: dict[str, Suspicion] = {}
    for index in places:
        form = context.words.forms[index]
        suspicion = excused.get(form) or suspicions[form]
        same = _same(context, suspicion, index, pairs)
        if max(suspicion.at_most(AT_A_PLACE, same)) < least:
            continue
        if max(suspicion.at_most(weigh(at(index)), same)) < least:
            continue
        if form not in excused:  # slow to learn, so only now
            excused[form] = suspicion.less(of_origin(context, suspicion.form))
        suspect = _suspect(context, index, excused[form], (at(index), same), least)
        if suspect is not None:
            yield suspect


def _suspicious(
    context: Context, lexicon: Lexicon, at: Callable[[int], Evidence]
) -> tuple[list[int], dict[str, Suspicion]]:
    """Return the places of the forms that may be slips, and for each form what it says."""
    stems, forms = context.evidence.suspects, context.words.forms
    places = [
        index
        for index in context.words.having(stems)
        if index not in context.foreign and not context.is_part(index)
    ]
    suspicions = {
        form: suspicion
        for form in _worth_a_look(context, places, at)
        if (suspicion := _examine(context, lexicon, stems[form])) is not None
    }
    suspicious = forms.codes_of(suspicions)
    return [index for index in places if forms.codes[index] in suspicious], suspicions


def _suspect(
    context: Context,
    index: int,
    suspicion: Suspicion,
    around: tuple[Evidence, Sequence[Evidence]],
    least: float,
) -> Suspect | None:
    """Choose the word that was meant at *index*, if one can weigh as much as *least*.

    *around* is what the place says of any word, and for each choice what the words beside do.
    """
    place, same = around
    likely = [most >= least for most in suspicion.at_most(weigh(place), same)]
    if not any(likely) or suspicion.at_best() < LOW:
        return None
    known = zip(suspicion.choices, same, strict=True)
    best, fit = _choose(context, index, list(compress(known, likely)))
    if _cut_short(context, index, best.form):
        return None
    return Suspect(index, suspicion.form, best, fit | suspicion.evidence | best.evidence | place)


def _worth_a_look(
    context: Context, places: Iterable[int], at: Callable[[int], Evidence]
) -> list[str]:
    """Return the forms at *places* that are not only among strange words."""
    forms, standings = context.words.forms, context.vocabulary.standings
    places_of: defaultdict[str, list[int]] = defaultdict(list)
    for index in places:
        places_of[forms[index]].append(index)
    return [
        form
        for form, found in places_of.items()
        if standings[form] <= Standing.RARE or any(weigh(at(index)) > HOPELESS for index in found)
    ]


def _examine(context: Context, lexicon: Lexicon, form: str) -> Suspicion | None:
    """Judge one form by itself, wherever it stands."""
    if len(form) > LONGEST:
        return None
    evidence, vocabulary = context.evidence, context.vocabulary
    words = evidence.neighbours.near(form)
    unknown = vocabulary.standing(form) > Standing.RARE
    if not (words or unknown) or evidence.inflected(form):
        return None
    words |= words_near(form, lexicon) if unknown else set()
    found = candidates(form, lexicon, evidence.frequency, words)
    if not found:
        return None
    known = of_form(context, form, found[0])
    choices = tuple(found[:CHOICES])
    hopes = tuple([each.weight + most_fit(each.form, gains=not unknown) for each in choices])
    suspicion = Suspicion(form, choices, known, weigh(known), hopes)
    return suspicion if suspicion.at_best() >= LOW else None


def _cut_short(context: Context, index: int, word: str) -> bool:
    """Say whether an apostrophe stands for the letter that is missing: *seafarin’*, *’ound*."""
    form, gaps = context.words.forms[index], context.words.gaps
    return (word[:-1] == form and gaps[index + 1][:1] in APOSTROPHES) or (
        word[1:] == form and gaps[index][-1:] in APOSTROPHES
    )


Pair = tuple[str, str]


def _pairs(
    context: Context, suspicions: Mapping[str, Suspicion], places: list[int]
) -> Mapping[Pair, int]:
    """Count the pairs of words that would stand at *places*, where they stand elsewhere."""
    folded = context.words.folded
    wanted = {
        pair
        for index in places
        for choice in suspicions[folded[index]].choices
        for pair in (
            (folded[index - 1] if index else "", choice.form),
            (choice.form, folded[index + 1] if index + 1 < len(folded) else ""),
        )
    }
    codes = folded.code_of
    here = {
        (codes[one], codes[other]): (one, other)
        for one, other in wanted
        if one in codes and other in codes
    }
    found = Counter(filter(here.__contains__, pairwise(folded.codes)))
    return {here[pair]: count for pair, count in found.items()}


def _same(
    context: Context, suspicion: Suspicion, index: int, pairs: Mapping[Pair, int]
) -> list[Evidence]:
    """Gather for each choice how closely it is bound elsewhere to the words beside."""
    forms = context.words.folded
    before = forms[index - 1] if index else ""
    after = forms[index + 1] if index + 1 < len(forms) else ""
    found: list[Evidence] = []
    for choice in suspicion.choices:
        beside = {"same before": (before, choice.form), "same after": (choice.form, after)}
        bonds = {
            name: _bond(context, pair, pairs[pair])
            for name, pair in beside.items()
            if pair in pairs
        }
        both = {"same both": sum(bonds.values()) / 2} if len(bonds) == len(beside) else {}
        found.append(bonds | both)
    return found


def _bond(context: Context, pair: Pair, count: int) -> float:
    """Return how much oftener *pair* stands *count* times than by chance, as a logarithm."""
    counts, (one, other) = context.evidence.folded, pair
    chance = counts[one] * counts[other] / len(context.words)
    return min(BOUND, max(0.0, log10(count / chance)))


def _choose(
    context: Context, index: int, known: Sequence[tuple[Candidate, Evidence]]
) -> tuple[Candidate, Evidence]:
    """Return the word that fits the place best, of some with what else is *known* for them there.

    With it comes the evidence of the place for it.
    """
    words = [word for word, _ in known]
    fits = of_words(context, index, context.words.folded[index], words)
    found = [(word, fit | same) for (word, same), fit in zip(known, fits, strict=True)]
    return max(found, key=lambda each: each[0].weight + weigh(each[1]))


def _reason(context: Context, form: str, best: Candidate) -> str:
    if context.vocabulary.standing(form) <= Standing.RARE:
        return f"“{form}” is a rare word; “{best.form}” is common here, one slip away ({best.slip})"
    return f"no list of words has “{form}”; “{best.form}” is one slip away ({best.slip})"


def _certainty(weight: float, medium: float, *, sure: bool) -> Certainty | None:
    """Return how sure a slip of *weight* is, which a word of the lists is never for *sure*."""
    if weight >= HIGH and sure:
        return Certainty.HIGH
    if weight >= medium:
        return Certainty.MEDIUM
    return Certainty.LOW if weight >= LOW else None
