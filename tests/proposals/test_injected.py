"""Slips that are put into clean prose are found; where few are, the share says how few."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from edition.proposals import Detection, Proposal
from tests.proposals.injection import EXCHANGES, KINDS, Kind, inject, inject_all, prose

Detect = Callable[..., Detection]
PROSE = Path(__file__).parents[3] / "shared" / "measure" / "dev" / "tei-guidelines.txt"
LENGTH, NUMBER = 450_000, 40


TOGETHER = 5
"""The kinds of slips that are put into one text: still only one word in hundreds is wrong."""


def together(kinds: Sequence[Kind]) -> list[tuple[Kind, ...]]:
    """Return *kinds* in groups that are put into one text."""
    return [tuple(kinds[i : i + TOGETHER]) for i in range(0, len(kinds), TOGETHER)]


def shortfalls(detected: Detect, text: str, kinds: Sequence[Kind]) -> dict[str, float]:
    """Return the kinds of which fewer are found than promised, at high or medium certainty."""
    wrong, places = inject_all(text, kinds, NUMBER)
    proposals = detected(wrong).proposals
    shares = {kind: share(proposals, places[kind.name]) for kind in kinds if len(places[kind.name])}
    return {kind.name: found for kind, found in shares.items() if found < kind.recall}


def share(proposals: Sequence[Proposal], places: Sequence[tuple[int, int]]) -> float:
    """Return the share of *places* that some proposal touches."""
    found = [
        any(each.start <= end and start <= each.end for each in proposals) for start, end in places
    ]
    return sum(found) / len(found)


def names(kinds: Sequence[Kind]) -> str:
    """Name a group of kinds."""
    return ", ".join(kind.name for kind in kinds)


@pytest.mark.slow
@pytest.mark.skipif(not PROSE.exists(), reason="needs the prose of ../shared/measure")
@pytest.mark.parametrize("kinds", together(KINDS), ids=names)
def test_injected_slips_are_found(detected: Detect, kinds: tuple[Kind, ...]) -> None:
    """Of each kind at least the share that is promised, several kinds in one text."""
    assert shortfalls(detected, PROSE.read_text(encoding="utf-8")[:LENGTH], kinds) == {}


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
@pytest.mark.parametrize("kinds", together(EXCHANGES), ids=names)
def test_exchanged_words_are_found(detected: Detect, kinds: tuple[Kind, ...]) -> None:
    """Of each kind at least the share that is promised, several kinds in one text."""
    assert shortfalls(detected, "\n\n".join(map(prose, NOVELS)), kinds) == {}
