"""The weights have the signs that the order of the work relies on."""

from edition.proposals.context import Context
from edition.proposals.model import Settings
from edition.proposals.packs import pack
from edition.proposals.spelling.misspelling import of_origin
from edition.proposals.spelling.weights import weights
from edition.proposals.words.vocabulary import Vocabulary
from edition.proposals.words.words import Words

BONDS = ("same before", "same after", "same both")


def test_what_is_learnt_last_only_excuses() -> None:
    """So a form that is cleared without it would be cleared with it."""
    context = Context("unclimbably", Words("unclimbably"), Vocabulary(pack("en"), Settings()))
    excuses = of_origin(context, "unclimbably")

    assert excuses["derived"] > 0
    assert all(weights()[name] <= 0 for name in excuses)
    assert all(weights()[name] >= 0 for name in ("fit", "gain", *BONDS))


def test_a_word_of_the_lists_is_not_excused_for_what_it_is_made_of() -> None:
    """*Tuned* in the place of *turned* is not right because *tune* is a word."""
    context = Context("tuned", Words("tuned"), Vocabulary(pack("en"), Settings()))

    assert of_origin(context, "tuned")["derived"] == 0
