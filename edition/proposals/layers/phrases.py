"""Own local grammar: phrases that the language does not allow, by what their words can be."""

import re
from collections.abc import Iterator

from edition.grammar.model import Certainty
from edition.proposals import english
from edition.proposals.context import Context
from edition.proposals.model import Proposal
from edition.proposals.phrase import Phrase
from edition.proposals.words.lexicon import Lexicon
from edition.proposals.words.patterns import Cells, Found
from edition.proposals.words.speech import Feature

STOP = re.compile(r"(?<![.])[.!?](?![.])[^\w\s]*(?:\s|$)")
"""The end of a sentence; a number has its point inside."""
PHRASES = {"en": english.PHRASES}
"""The phrases of each language that has any."""
RULES = tuple(dict.fromkeys(each.rule for phrases in PHRASES.values() for each in phrases))


def find(context: Context) -> Iterator[Proposal]:
    """Yield the phrases that cannot be right; of several in one place, the first."""
    lexicon = context.vocabulary.lexicon
    phrases = PHRASES.get(context.pack.language)
    if lexicon is None or phrases is None:
        return
    patterns = (pattern for phrase in phrases for pattern in phrase.patterns)
    cells = Cells(context.words, lexicon, patterns)
    taken: set[int] = set()
    for phrase in phrases:
        for pattern in phrase.patterns:
            for found in cells.search(pattern):
                span = range(found.start, found.end)
                if taken.isdisjoint(span) and _applies(context, phrase, cells, found):
                    proposal = _propose(context, phrase, span, found.target, lexicon)
                    if proposal is not None:
                        taken.update(span)
                        yield proposal


def _applies(context: Context, phrase: Phrase, cells: Cells, found: Found) -> bool:
    """Say whether nothing around what was found excuses it."""
    words = context.words
    if found.target in context.foreign or words.gaps[found.start] == "]":  # as in “[t]he”
        return False
    if phrase.after.intersection(words.folded[found.end : found.end + 1]):
        return False
    first = _sentence(context, found.start, phrase.window)
    if phrase.before.intersection(words.folded[first : found.target]):
        return False
    return not (phrase.compared and cells.is_any(first, found.target, Feature.COMPARATIVE))


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
    reason = f"“{found}”: {phrase.rule.title}"
    certainty = Certainty.LOW if context.is_older(target) else None
    return context.propose(phrase.rule, place, correction, reason, certainty)


def _sentence(context: Context, index: int, window: int) -> int:
    """Return the first word of the sentence of word *index*, or the one *window* words before."""
    words, pauses = context.words, context.words.pauses
    for first in range(index, max(0, index - window), -1):
        gap = pauses[first]
        if gap != " " and ("\n\n" in gap or _stops(gap, words.forms[first])):
            return first
    return max(0, index - window)


def _stops(gap: str, after: str) -> bool:
    """Say whether a sentence ends with *gap*; before a small letter a stop may be of *i.e.*."""
    return not after.islower() and STOP.search(gap) is not None
