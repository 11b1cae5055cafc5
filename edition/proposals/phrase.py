"""Own the shape of a rule about phrases, and the lists of words that many such rules name."""

from collections.abc import Callable

from edition.proposals.model import Rule
from edition.proposals.words.lexicon import Lexicon
from edition.structs import Frozen

Fix = Callable[[str, Lexicon], str | None]
"""Makes the right form of the wrong one, in small letters, or None when there is none."""


class Phrase(Frozen):
    """A rule, its patterns (see ``words.patterns``), and how it mends the word in brackets.

    The rule does not apply when one of ``before`` is among the ``window`` words before the
    match in the same sentence (or, if ``compared``, a comparative), or one of ``after`` is the
    word after it.
    """

    rule: Rule
    patterns: tuple[str, ...]
    fix: Fix
    before: frozenset[str] = frozenset()
    window: int = 1
    compared: bool = False
    after: frozenset[str] = frozenset()


def swap(pairs: str) -> Fix:
    """Return a fix that exchanges words: ``this>these that>those``."""
    table = dict(pair.split(">") for pair in pairs.split())
    return lambda form, _: table.get(form)


def words(text: str) -> frozenset[str]:
    """Return the words of *text*, which are divided by white space."""
    return frozenset(text.split())


FINITE = "is|are|was|were|has|have|had|will|would|can|could|may|might|must|shall|should|do|does|did"
DETERMINERS = "the|a|an|his|her|its|their|our|my|your|this|these|those|every|any|some|no"
PREPOSITIONS = "of|in|on|at|by|for|with|from|to|into|upon|under|over|between|among|through|during"
MODALS = "will|would|shall|should|can|could|may|might|must|cannot"
OBJECTS = "it|him|them|us|me"
