"""The weights have the signs that the order of the work relies on."""

from edition.proposals.context import Context
from edition.proposals.misspelling import of_origin
from edition.proposals.model import Settings
from edition.proposals.packs import pack
from edition.proposals.vocabulary import Vocabulary
from edition.proposals.weights import weights
from edition.proposals.words import Words


def test_what_is_learnt_last_only_excuses() -> None:
    """So a form that is cleared without it would be cleared with it."""
    context = Context("undoable", Words("undoable"), Vocabulary(pack("en"), Settings()))
    excuses = of_origin(context, "undoable")

    assert excuses["derived"] > 0
    assert all(weights()[name] <= 0 for name in excuses)
    assert weights()["fit"] >= 0 <= weights()["gain"]
