"""Slips that are put into clean prose are found; where few are, the share says how few."""

from collections.abc import Callable
from pathlib import Path

import pytest

from edition.proposals import Detection
from tests.proposals.injection import EXCHANGES, KINDS, Kind, inject, prose

Detect = Callable[..., Detection]
PROSE = Path(__file__).parents[3] / "shared" / "measure" / "dev" / "tei-guidelines.txt"
LENGTH, NUMBER = 450_000, 40


@pytest.mark.slow
@pytest.mark.skipif(not PROSE.exists(), reason="needs the prose of ../shared/measure")
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_injected_slips_are_found(detected: Detect, kind: Kind) -> None:
    """At least the share that is promised, at high or medium certainty."""
    text, places = inject(PROSE.read_text(encoding="utf-8")[:LENGTH], kind, NUMBER)
    proposals = detected(text).proposals

    found = [
        any(each.start <= end and start <= each.end for each in proposals) for start, end in places
    ]

    assert sum(found) >= kind.recall * len(places)


PASSAGES = Path(__file__).parent / "passages"
LETTERS = [kind for kind in KINDS if "letter" in kind.name]


@pytest.mark.parametrize("kind", LETTERS, ids=lambda kind: kind.name)
def test_slips_in_short_texts_are_found(detected: Detect, kind: Kind) -> None:
    """In pages of Darwin, Mill and a tale, with few words to compare, the shares are the same.

    Of lost letters fewer are found, since what is left is often a word.
    """
    names = ("darwin", "mill", "harbour")
    text = "\n\n".join((PASSAGES / f"{name}.txt").read_text(encoding="utf-8") for name in names)
    found = []
    for seed in (1, 2):
        wrong, places = inject(text, kind, NUMBER // 2, seed)
        proposals = detected(wrong).proposals
        found += [
            any(each.start <= end and start <= each.end for each in proposals)
            for start, end in places
        ]

    assert sum(found) >= kind.recall * len(found) > NUMBER / 2


FOLDER = Path(__file__).parents[3] / "shared" / "foreign"
NOVELS = [FOLDER / "ENG18652_Carroll.xml", FOLDER / "ENG18910_Yeats.xml"]
"""No judgement has learnt from them."""


@pytest.mark.slow
@pytest.mark.skipif(not FOLDER.exists(), reason="needs the novels of ../shared/foreign")
@pytest.mark.parametrize("kind", EXCHANGES, ids=lambda kind: kind.name)
def test_exchanged_words_are_found(detected: Detect, kind: Kind) -> None:
    """At least the share that is promised, at high or medium certainty."""
    text, places = inject("\n\n".join(map(prose, NOVELS)), kind, NUMBER)
    proposals = detected(text).proposals

    found = [
        any(each.start <= end and start <= each.end for each in proposals) for start, end in places
    ]

    assert sum(found) >= kind.recall * len(places)
