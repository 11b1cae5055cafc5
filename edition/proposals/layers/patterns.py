"""Own the rules that are one regular expression on the text, with a condition."""

import re
from collections.abc import Callable, Iterable, Iterator

from edition.grammar.model import Certainty
from edition.proposals.context import Context
from edition.proposals.model import Proposal, Rule
from edition.structs import Frozen

Judge = Callable[[Context, re.Match[str]], Certainty | None]
"""Says how sure a match is, or that it is none."""


class Pattern(Frozen):
    """A rule, what it looks for, and what it writes instead.

    The group ``sic`` of ``pattern`` is replaced by ``correction``: a template, which may name
    groups as ``re.Match.expand`` does, or what makes the right form of the wrong one. ``judge``
    may lower the rule's certainty, or refuse a match. A match begins in a gap between words that
    ``gap`` matches, if there is one: few gaps do, so that nothing else need be looked at.
    """

    rule: Rule
    pattern: re.Pattern[str]
    correction: str | Callable[[str], str]
    reason: str
    judge: Judge | None = None
    gap: re.Pattern[str] | None = None

    def matches(self, context: Context) -> Iterator[re.Match[str]]:
        """Yield what the pattern finds, in the order of the text."""
        words, text = context.words, context.text
        if self.gap is None:
            yield from self.pattern.finditer(text)
            return
        for index in words.gaps.find(filter(self.gap.search, words.gaps.strings)):
            end = words.starts[index] if index < len(words) else len(text)
            places = range(end - len(words.gaps[index]), end)
            yield from filter(None, (self.pattern.match(text, place) for place in places))


def search(context: Context, patterns: Iterable[Pattern]) -> Iterator[Proposal]:
    """Yield a proposal for every match that its judge lets pass."""
    for each in patterns:
        for match in each.matches(context):
            certainty = each.judge(context, match) if each.judge else each.rule.certainty
            if certainty is not None and context.words.at(match.start()) not in context.foreign:
                correction = _correction(each, match)
                span = match.span("sic")
                yield context.propose(each.rule, span, correction, each.reason, certainty)


def _correction(pattern: Pattern, match: re.Match[str]) -> str:
    if isinstance(pattern.correction, str):
        return match.expand(pattern.correction)
    return pattern.correction(match["sic"])
