"""Which word a wrong form may have been, and what is known of that word."""

from edition.proposals.spelling.slips import PLURAL_SHARE, candidates
from edition.proposals.words.lexicon import lexicon


def test_a_plural_that_no_list_counts_is_as_frequent_as_its_singular_makes_it() -> None:
    """Lists count the plurals of rare words at nothing; those are no strangers for that."""
    english = lexicon("en")
    assert english.zipf("irreconcilables") == 0
    (found,) = candidates("irreconciables", english, lambda _: 0.0, {"irreconcilables"})
    assert found.zipf == english.zipf("irreconcilable") - PLURAL_SHARE > 0


def test_a_plural_that_lists_count_is_as_frequent_as_they_say() -> None:
    """The singular is asked only where nothing is known of the plural itself."""
    english = lexicon("en")
    (found,) = candidates("paralelograms", english, lambda _: 0.0, {"parallelograms"})
    assert found.zipf == english.zipf("parallelograms")
