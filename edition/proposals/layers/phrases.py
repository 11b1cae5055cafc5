"""Own local grammar: phrases that the language does not allow, by what their words can be."""

from collections.abc import Iterator

from edition.proposals import english, speech
from edition.proposals.cells import Cells, literals
from edition.proposals.context import Context
from edition.proposals.lexicon import Lexicon
from edition.proposals.model import Proposal
from edition.proposals.phrase import Phrase
from edition.proposals.speech import Feature

PHRASES = {"en": english.PHRASES}
"""The phrases of each language that has any."""
RULES = tuple(dict.fromkeys(each.rule for phrases in PHRASES.values() for each in phrases))
LITERALS = literals(
    pattern for phrases in PHRASES.values() for each in phrases for pattern in each.patterns
)


def find(context: Context) -> Iterator[Proposal]:
    """Yield the phrases that cannot be right; of several in one place, the first."""
    lexicon = context.vocabulary.lexicon
    phrases = PHRASES.get(context.pack.language)
    if lexicon is None or phrases is None:
        return
    cells = Cells(context.words, lexicon, LITERALS)
    taken: set[int] = set()
    for phrase in phrases:
        for pattern in phrase.patterns:
            for found in cells.search(pattern):
                span = range(found.start, found.end)
                if taken.isdisjoint(span) and _applies(context, phrase, span, found.target):
                    proposal = _propose(context, phrase, span, found.target, lexicon)
                    if proposal is not None:
                        taken.update(span)
                        yield proposal


def _applies(context: Context, phrase: Phrase, span: range, target: int) -> bool:
    """Say whether nothing around the words of *span* excuses them."""
    words = context.words
    if target in context.foreign:
        return False
    if phrase.after.intersection(words.folded[span.stop : span.stop + 1]):
        return False
    before = list(_before(context, span.start, phrase.window))
    if phrase.before.intersection(before):
        return False
    before += words.folded[span.start : target]
    return not (phrase.compared and any(_comparative(context, form) for form in before))


def _comparative(context: Context, form: str) -> bool:
    lexicon = context.vocabulary.lexicon
    return lexicon is not None and bool(speech.features(form, lexicon) & Feature.COMPARATIVE)


def _propose(
    context: Context, phrase: Phrase, span: range, target: int, lexicon: Lexicon
) -> Proposal | None:
    words = context.words
    form = words.forms[target]
    correction = phrase.fix(form.lower().replace("’", "'"), lexicon)
    if correction is None:
        return None
    if form[0].isupper():
        correction = correction[0].upper() + correction[1:]
    found = " ".join(context.text[words.starts[span.start] : words.end(span.stop - 1)].split())
    place = (words.starts[target], words.end(target))
    return context.propose(phrase.rule, place, correction, f"“{found}”: {phrase.rule.title}")


def _before(context: Context, index: int, window: int) -> Iterator[str]:
    """Yield the words before word *index* in its sentence, at most *window*, the nearest first."""
    words = context.words
    for i in range(index - 1, max(-1, index - 1 - window), -1):
        gap = words.gaps[i + 1]
        if "\n\n" in gap or set(gap) & set(".!?;:"):
            return
        yield words.folded[i]
