"""What fits a place is told by what stands around it, and weighs in a misspelling."""

import pytest

from edition.proposals.learnt.fitness import Opening
from edition.proposals.learnt.judgement import Judgement
from edition.proposals.learnt.surroundings import Surroundings
from edition.proposals.spelling.weights import weigh, weights
from edition.proposals.words.lexicon import lexicon
from edition.proposals.words.words import Words


@pytest.mark.parametrize(
    ("text", "place", "right", "wrong"),
    [
        ("And then the old man X, with a smile.", 5, "asked", "wold"),
        ("He would not X to any of it.", 3, "object", "objects"),
        ("All these X are in the house.", 2, "things", "thin"),
        ("It was the end of X road.", 5, "the", "they"),
    ],
)
def test_word_that_fits_is_told_from_one_that_does_not(
    text: str, place: int, right: str, wrong: str
) -> None:
    """The odds are better for the word that the phrase calls for."""
    here = Opening(Surroundings(Words(text), lexicon("en")), place)

    assert here.fits(right) > here.fits(wrong)


@pytest.mark.parametrize("form", ["asked", "wold", "the", "London", "x"])
def test_what_fits_is_told_by_the_slots(form: str) -> None:
    """The odds are those that the table gives to all that is known of the word and its place."""
    text = "And then, the old man X (with a smile) went on."
    here = Opening(Surroundings(Words(text), lexicon("en")), 5)

    assert here.fits(form) == Judgement("fit", "fit").odds(here.filled(form))


def test_evidence_is_added_up() -> None:
    """Each weight counts as often as there is evidence for it; what has no weight is an error."""
    known = weights()

    assert weigh({"base": 1.0, "again": 2.0}) == pytest.approx(known["base"] + 2 * known["again"])
    with pytest.raises(KeyError):
        weigh({"no such weight": 1.0})
