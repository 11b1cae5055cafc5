"""Each language pack leaves clean prose alone and finds most slips that are put into it."""

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from edition.proposals import Detection

Detect = Callable[..., Detection]
PASSAGES = Path(__file__).parent / "passages"
"""Prose of the project's own, the same short tale in each language."""
LANGUAGES = ("de", "fr", "es", "nl", "ru")
MARKED = {
    "de": ("Er kam.Dann ging er fort.", "Er kam. Dann ging er fort."),
    "fr": ("Il est venu,puis il est parti.", "Il est venu, puis il est parti."),
    "es": ("Vino ayer , y luego se fue.", "Vino ayer, y luego se fue."),
    "nl": ("Hij kwam,en ging weer weg.", "Hij kwam, en ging weer weg."),
    "ru": ("Он пришёл , и ушёл.", "Он пришёл, и ушёл."),
}


def _swapped(word: str, i: int) -> str:
    return word[:i] + word[i + 1] + word[i] + word[i + 2 :]


def _lost(word: str, i: int) -> str:
    return word[:i] + word[i + 1 :]


def _doubled(word: str, i: int) -> str:
    return word[: i + 1] + word[i:]


SLIPS = {"swapped": (_swapped, 0.7), "lost": (_lost, 0.55), "doubled": (_doubled, 0.7)}


def clean(language: str) -> str:
    """Return the passage in *language*."""
    return (PASSAGES / f"{language}.txt").read_text(encoding="utf-8")


def slipped(text: str, slip: Callable[[str, int], str]) -> Iterator[tuple[str, int]]:
    """Yield *text* with a slip in one word at a time, and where; no slip makes a word of it."""
    words = [match for match in re.finditer(r"[^\W\d_]{6,}", text) if match[0].islower()]
    for match in words[::3]:
        wrong = slip(match[0], random.Random(match[0]).randrange(1, len(match[0]) - 1))
        if wrong != match[0] and not re.search(rf"\b{wrong}\b", text):
            yield text[: match.start()] + wrong + text[match.end() :], match.start()


@pytest.mark.parametrize("language", LANGUAGES)
def test_clean_prose_is_left_alone(detected: Detect, language: str) -> None:
    """No proposal, and no passage taken for another language."""
    found = detected(clean(language), language)

    assert (found.proposals, found.foreign) == ((), ())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", SLIPS)
def test_most_slips_are_found(detected: Detect, language: str, kind: str) -> None:
    """The others are mostly words too: many a letter can be lost from a word to leave another."""
    slip, least = SLIPS[kind]
    hits = [
        any(each.start == place for each in detected(text, language).proposals)
        for text, place in slipped(clean(language), slip)
    ]

    assert sum(hits) >= least * len(hits) > 0


@pytest.mark.parametrize(("language", "texts"), MARKED.items())
def test_spaces_follow_the_language(
    detected: Detect, language: str, texts: tuple[str, str]
) -> None:
    """A space lost or surplus beside a mark is mended."""
    wrong, right = texts
    (found,) = detected(wrong, language).proposals

    assert wrong[: found.start] + (found.correction or "") + wrong[found.end :] == right


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f"])
def test_french_marks_have_their_space(detected: Detect, space: str) -> None:
    """Before a high mark a space is right in French, whatever its width."""
    text = f"Il est venu{space}; nous l’avons vu{space}! «{space}Oui{space}», dit-il{space}: oui."

    assert detected(text, "fr").proposals == ()


def test_a_word_may_stand_twice_where_the_grammar_has_it(detected: Detect) -> None:
    """German pronouns and articles meet; French *nous nous* is grammar."""
    assert detected("Die, die die Regeln kennen, sind da.", "de").proposals == ()
    assert detected("Nous nous sommes levés.", "fr").proposals == ()
