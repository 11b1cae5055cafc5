"""Own misspelt words: forms no list knows, one slip away from a word that fits."""

from collections.abc import Iterator
from dataclasses import dataclass

from edition.grammar.model import Certainty
from edition.proposals.context import Context
from edition.proposals.lexicon import Standing, usual
from edition.proposals.model import Proposal, Rule
from edition.proposals.slips import Candidate, candidates

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

SHORTEST, LONGEST = 3, 40
HIGH, MEDIUM, LOW = 3.2, 1.1, 0.4
"""The least weight of evidence for each certainty."""
STRANGENESS, ORDINARY = 1.6, 0.6
"""How much it counts that a text is stranger than ordinary prose."""
STRANGE, POSSIBLE = 2.0, 4.0
"""How much it counts that three letters of a form stand together in hardly any word."""
MISSPELT_SHARE = 3.0
"""A common misspelling is about a thousand times rarer in large corpora than the word."""
FOREIGN_ENDINGS = ("a", "i", "o", "u", "am", "um", "us", "ah", "an", "is", "os")
"""Words of other languages often end so, English ones seldom."""
INTRODUCTIONS = frozenset(
    "called termed named styled word words name names term known spelt written meaning".split()
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the form alone says, wherever it stands: a correction and the weight of evidence."""

    correction: str
    weight: float
    reason: str


def find(context: Context) -> Iterator[Proposal]:
    """Yield the misspelt words of the text."""
    if context.vocabulary.lexicon is None:
        return
    verdicts = {
        form: verdict
        for form in sorted(context.evidence.unvouched)
        if (verdict := _examine(context, form)) is not None
    }
    for index in context.words.having(verdicts):
        if index not in context.foreign:
            verdict = verdicts[context.words.forms[index]]
            certainty = _certainty(verdict.weight - _surroundings(context, index))
            if certainty is not None:
                span = context.words.span(index, index)
                yield context.propose(MISSPELT, span, verdict.correction, verdict.reason, certainty)


def _examine(context: Context, form: str) -> Verdict | None:
    """Judge one form by itself, wherever it stands."""
    lexicon = context.vocabulary.lexicon
    if not SHORTEST <= len(form) <= LONGEST or lexicon is None or context.evidence.repeated(form):
        return None
    if context.vocabulary.period(form):
        return None
    found = candidates(form, lexicon)
    if not found:
        return None
    best = found[0]
    weight = _weight(context, form, best) + 0.6 * min(1.5, _margin(found))
    reason = f"no list of words has {form}; {best.form} is one slip away ({best.slip})"
    return Verdict(best.form, weight, reason) if weight >= LOW else None


def _margin(found: list[Candidate]) -> float:
    best, *others = found
    return best.score - others[0].score if others else best.score


def _weight(context: Context, form: str, best: Candidate) -> float:
    """Weigh the evidence that *form* is a slip for *best*."""
    vocabulary, evidence = context.vocabulary, context.evidence
    weight = 0.5 * best.zipf - 2 * best.cost + 0.7 * (min(len(form), 11) - 5)
    weight -= STRANGENESS * max(0.0, evidence.strangeness - ORDINARY)
    weight -= 2.0 * vocabulary.derived(form) + 1.0 * vocabulary.compound(form)
    weight -= max(0.0, vocabulary.elsewhere(form) - 1)
    weight += 0.4 * (best.form in evidence.folded)
    if form.isascii():
        weight += STRANGE * max(0.0, 1 - usual(form) / POSSIBLE)
    if form.endswith(FOREIGN_ENDINGS) and not best.form.endswith(form[-2:]):
        weight -= 1.0
    match vocabulary.standing(form):
        case Standing.ATTESTED:
            expected = max(0.0, best.zipf - MISSPELT_SHARE)
            weight -= 1.2 * max(0.0, vocabulary.zipf(form) - expected)
        case Standing.RARE:
            expected = max(0.0, best.zipf - MISSPELT_SHARE)
            weight -= 1.0 + 1.2 * max(0.0, vocabulary.zipf(form) - expected)
        case _:
            pass
    return weight


def _surroundings(context: Context, index: int) -> float:
    """Weigh what speaks for a word of another language or a term: strange company, a gloss."""
    gaps, forms = context.words.gaps, context.words.forms
    if gaps[index + 1][:1] in {"'", "’"} and forms[index].endswith("in"):
        return HIGH * 2  # huntin’ and shootin’
    weight = 0.7 * context.evidence.company(index) + 0.4 * context.evidence.strangers(index)
    if "(" in gaps[index] or "(" in gaps[index + 1]:
        weight += 1.5
    if gaps[index].endswith(("_", "“", "‘")) or (index and forms[index - 1] in INTRODUCTIONS):
        weight += 1.0
    return weight


def _certainty(weight: float) -> Certainty | None:
    for least, certainty in ((HIGH, Certainty.HIGH), (MEDIUM, Certainty.MEDIUM)):
        if weight >= least:
            return certainty
    return Certainty.LOW if weight >= LOW else None
