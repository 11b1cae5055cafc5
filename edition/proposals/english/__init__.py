"""Own the local grammar of English, as tables of phrases that are not English."""

from edition.proposals.english import (
    adverbs,
    agreement,
    choices,
    comparison,
    confusions,
    determiners,
    older,
)

PHRASES = (
    *determiners.PHRASES,
    *comparison.PHRASES,
    *agreement.PHRASES,
    *adverbs.PHRASES,
    *confusions.PHRASES,
)
"""In the order in which they are asked: of several that meet, the first has it."""
CHOICES = choices.CHOICES
OLDER = older.OLDER
