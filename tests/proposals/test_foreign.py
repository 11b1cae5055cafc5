"""Passages in other languages are recognised by their words, and spelling is silent there."""

from collections.abc import Callable

import pytest

from edition.grammar.model import Certainty
from edition.proposals import Detection

Detect = Callable[..., Detection]
PASSAGES = {
    "fr": "la faiblesse de l’esprit humain est une chose qui nous étonne toujours",
    "de": "die Kirche ist nicht nur ein Haus und der Staat ist auch keine Burg",
    "la": "libri omnes docentes mobilitatem terrae et immobilitatem solis quotidie vires acquirunt",
    "it": "che non abbiamo mai visto una cosa così bella nella nostra vita",
    "grc": "ἐν ἀρχῇ ἦν ὁ λόγος",
}


@pytest.mark.parametrize(("language", "passage"), PASSAGES.items())
def test_a_passage_is_recognised(detected: Detect, language: str, passage: str) -> None:
    """Its language is told, and its words are within what is marked."""
    text = f"He wrote of it in his old book: {passage}. Nobody believed him at the time."

    (found,) = detected(text).foreign

    assert (found.language, found.certainty) == (language, Certainty.HIGH)
    assert text.index(passage) <= found.start < found.end <= text.index(passage) + len(passage)


def test_english_prose_has_no_foreign_passage(detected: Detect) -> None:
    """Borrowed words are English."""
    text = "The bourgeois regime was a fait accompli; its milieu, its clientele and its prestige."

    assert detected(text).foreign == ()


def test_spelling_is_silent_in_a_foreign_passage(detected: Detect) -> None:
    """The same form is a slip outside."""
    strange = "Il écrivait sans cela que nous serions tous malheurex comme toujours dans le monde."
    plain = "He went home and slept for a long time, because it was already beginnning to rain."

    found = detected(f"{strange}\n\n{plain}").proposals

    assert [each.sic for each in found] == ["beginnning"]
