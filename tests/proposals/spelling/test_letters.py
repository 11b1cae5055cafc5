"""The words one slip away are all found, though few letters are tried."""

import pytest

from edition.proposals.spelling.letters import ALPHABET
from edition.proposals.spelling.slips import LEAST_FREQUENCY, UNMISTAKABLE, words_near
from edition.proposals.words.lexicon import Standing, lexicon

FORMS = """teh wtih aked ocasion recieve framwork anothor cheif x zz thier goverment adn wich
    seperate wierd tommorow accomodation pronounciation unnecesary internationaly""".split()


@pytest.mark.parametrize("form", FORMS)
def test_no_word_is_missed(form: str) -> None:
    """Each frequent word, or long one, that one letter more or another letter makes is found."""
    english = lexicon("en")
    least = LEAST_FREQUENCY if len(form) < UNMISTAKABLE else 0.0
    cuts = [(form[:place], form[place:]) for place in range(len(form) + 1)]
    made = {head + letter + tail for head, tail in cuts for letter in ALPHABET}
    made |= {head + letter + tail[1:] for head, tail in cuts if tail for letter in ALPHABET}
    wanted = {
        word
        for word in made - {form}
        if english.standing(word) <= Standing.RARE and english.zipf(word) >= least
    }

    assert wanted <= words_near(form, english)
