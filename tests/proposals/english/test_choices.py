"""The surroundings of a word, and the sounds after an article, are read as they should be."""

from collections.abc import Callable

import pytest

from edition.grammar.model import Certainty
from edition.proposals import Detection
from edition.proposals.english.articles import Sound, sound, wanted
from edition.proposals.english.pairs import PAIRS
from edition.proposals.learnt.judgement import judgement
from edition.proposals.learnt.surroundings import SLOTS, Surroundings
from edition.proposals.words.lexicon import lexicon
from edition.proposals.words.words import Words

Detect = Callable[..., Detection]


@pytest.mark.parametrize(
    ("word", "article"),
    [
        ("hour", "an"), ("one", "a"), ("European", "a"), ("use", "a"), ("user", "a"),
        ("unit", "a"), ("unimportant", "an"), ("uninhabited", "an"), ("umbrella", "an"),
        ("university", "a"), ("ewe", "a"), ("heir", "an"), ("honest", "an"), ("M", "an"),
        ("B", "a"), ("year", "a"), ("utter", "an"), ("onset", "an"), ("usher", "an"),
    ],
)  # fmt: skip
def test_article_follows_the_sound(word: str, article: str) -> None:
    """What is spoken counts, not the letter."""
    assert wanted(word) == article


@pytest.mark.parametrize("word", ["hotel", "historical", "hundred", "yttrium"])
def test_doubtful_sounds_have_no_article(word: str) -> None:
    """Where usage has changed nothing is said."""
    assert sound(word) is Sound.UNSURE


def test_what_is_usual_in_a_text_is_only_reported(detected: Detect) -> None:
    """A writer who always writes so means it."""
    once = "They were general accepted by all who came."
    often = " ".join([once] * 4)

    assert [each.certainty for each in detected(once).proposals] == [Certainty.MEDIUM]
    assert detected(often).proposals == ()


def test_slips_are_no_habit_where_the_text_has_the_adverb_more_often(detected: Detect) -> None:
    """Four slips among ten adverbs rightly written are slips, however alike."""
    wrong = "They were general accepted by all who came. " * 4
    right = "They were generally accepted by all who came. " * 10

    found = detected(wrong + right).proposals

    assert [(each.sic, each.certainty) for each in found] == [("general", Certainty.MEDIUM)] * 4


def test_each_pair_has_its_table() -> None:
    """No table is missing, and all slots are told."""
    text = Surroundings(Words("He had come to late for that."), lexicon("en"))

    assert len(text.at(3)) == len(SLOTS)
    for pair in PAIRS:
        assert isinstance(judgement(pair.name, pair.kind).odds([0] * len(SLOTS)), float)
