"""Own what speaks for a misspelling, and against it: of a form, of a word, of a place.

What is known is weighed as in a logistic regression (``weights``). Here it is only gathered.
"""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from edition.proposals.context import Context
from edition.proposals.learnt.fitness import Opening
from edition.proposals.spelling.slips import Candidate
from edition.proposals.spelling.weights import Evidence, weights
from edition.proposals.words.kinds import FUNCTION_WORDS
from edition.proposals.words.lexicon import Standing, usual

SHORT, LONG = 5, 13
"""The letters of a form count from these, up to these."""
STANDINGS: Mapping[Standing, str] = MappingProxyType(
    {
        Standing.LISTED: "listed",
        Standing.RARE: "rare",
        Standing.ATTESTED: "attested",
        Standing.NAME: "name",
    }
)
MISSPELT_SHARE = 3.0
"""A common misspelling is about a thousand times rarer in large corpora than the word."""
ORDINARY = 5.0
"""How usual the letters of a form are on average."""
MOST = 3
"""More strange words than this count no more."""
FINAL_E = re.compile(r"[^i]e$")
"""What older spelling has at the end of many words, and what is also left of a lost letter."""
LEAST_FIT, BEST_FIT = -4.0, 4.0
"""As much as a place can say of a word."""
BEST_GAIN = 2.5
"""How much better than a form in use a word can fit that is no function word: those have places
of their own, *have* cannot be mistaken there for *nave*; between other words less can be said."""
FOREIGN_ENDINGS = ("a", "i", "o", "u", "am", "um", "us", "ah", "an", "is", "os")
"""Words of other languages often end so, English ones seldom."""
INTRODUCTIONS = frozenset(
    "called termed named styled word words name names term known spelt written meaning".split()
)
HYPHENS = frozenset("-\u2011")


def of_form(context: Context, form: str, best: Candidate) -> Evidence:
    """Gather what *form* says, wherever it stands; *best* is the word that it may have been."""
    vocabulary = context.vocabulary
    standing = vocabulary.standing(form)
    return {
        "base": 1.0,
        "length": min(len(form), LONG) - SHORT,
        "usual": usual(form) if form.isascii() else ORDINARY,
        "again": context.evidence.folded.get(form, 1) - 1.0,
        "final e" if FINAL_E.search(form) else "period ending": float(vocabulary.period(form)),
        **_of_list(context, form, best, standing),
        **_of_ending(context, form, best),
    }


def of_origin(context: Context, form: str) -> Evidence:
    """Gather what excuses *form*: it is made of other words, or one of another language.

    That a word of the lists is made of others says nothing more. Where words have many endings,
    the lists have fewer of all there are, and what is made of others is hardly ever a slip.
    """
    vocabulary = context.vocabulary
    made = vocabulary.standing(form) is not Standing.LISTED
    return {
        "formed" if context.pack.endings else "derived": float(made and vocabulary.derived(form)),
        "compound": float(made and vocabulary.compound(form)),
        "elsewhere": max(0.0, vocabulary.elsewhere(form) - 1),
    }


def _of_list(context: Context, form: str, best: Candidate, standing: Standing) -> Evidence:
    """Gather what it says that a list has *form*, and how frequent it is."""
    if standing is Standing.UNKNOWN:
        return {}
    found = {STANDINGS[standing]: 1.0}
    zipf = context.vocabulary.zipf(form)
    if standing is Standing.LISTED:
        found["in use"] = zipf
    elif standing is not Standing.NAME:
        found["frequent"] = max(0.0, zipf - max(0.0, best.zipf - MISSPELT_SHARE))
    return found


def _of_ending(context: Context, form: str, best: Candidate) -> Evidence:
    """Gather what the last letters say: they are where a language inflects its words."""
    found: Evidence = {}
    if form in (best.form + "s", best.form.removesuffix("s")):
        found["inflected"] = 1.0
    elif context.pack.endings and form.startswith(best.form[:-1]):
        found["ending"] = 1.0
    if form.endswith(FOREIGN_ENDINGS) and not best.form.endswith(form[-2:]):
        found["foreign ending"] = 1.0
    return found


def of_words(context: Context, index: int, form: str, words: Sequence[Candidate]) -> list[Evidence]:
    """Gather how well each of *words* fits where *form* is word *index*, and how much better."""
    text = context.surroundings
    if text is None:
        return [{} for _ in words]
    here = Opening(text, index)
    fits = [here.fits(word.form) for word in words]
    if context.vocabulary.standing(form) > Standing.RARE:
        return [{"fit": _within(fit)} for fit in fits]
    own = here.fits(form)
    return [
        {"fit": _within(fit), "gain": max(LEAST_FIT, min(_most_gain(word.form), (fit - own) / 2))}
        for word, fit in zip(words, fits, strict=True)
    ]


def most_fit(word: str, *, gains: bool) -> float:
    """Return the most that ``of_words`` can weigh for *word*; *gains*: for a form in use too."""
    known = weights()
    return BEST_FIT * known["fit"] + (_most_gain(word) * known["gain"] if gains else 0.0)


def _most_gain(word: str) -> float:
    return BEST_FIT if word in FUNCTION_WORDS else BEST_GAIN


def _explained(after: str, following: Sequence[str]) -> bool:
    """Say whether a term is explained: *griham (house)*, *a chartu, or chit*, *asu meaning it*."""
    mark = after.strip()
    if mark in {"", ","} and [*following] == ["meaning"]:
        return True
    return (mark == "(" and any(map(str.islower, following))) or (
        mark == "," and [*following] == ["or"]
    )


def _within(fit: float) -> float:
    return max(LEAST_FIT, min(BEST_FIT, fit))


def of_place(context: Context, index: int) -> Evidence:
    """Gather what speaks for a word of another language or a term: strange company, a gloss."""
    gaps, forms, evidence = context.words.gaps, context.words.forms, context.evidence
    before, after = gaps[index], gaps[index + 1]
    found: Evidence = {}
    if not evidence.among_known(index):
        found["company"] = min(MOST, evidence.company(index))
        found["strangers"] = min(MOST, evidence.strangers(index))
        found["older"] = min(2, evidence.older(index))
    found["elided"] = min(2, evidence.elided(index))
    if before != " " or after != " " or forms[index + 1 : index + 2] == ["meaning"]:
        found["hyphened"] = float(not HYPHENS.isdisjoint((before[-1:], after[:1])))
        found["glossed"] = float("(" in before or "(" in after)
        found["explained"] = float(_explained(after, forms[index + 1 : index + 2]))
        cut_off = before != " " and after.startswith(".")
        found["abbreviated"] = float(cut_off and len(forms[index]) <= SHORT + 1)
    if evidence.bracketed(index):
        found["bracketed"] = 1.0
    if context.dialect.spoken(context.words.starts[index]):
        found["quoted"] = 1.0
    if before.endswith(("“", "‘")) or (index and forms[index - 1] in INTRODUCTIONS):
        found["introduced"] = 1.0
    return found
