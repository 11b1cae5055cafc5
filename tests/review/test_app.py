"""The review in a terminal that Textual simulates."""

import asyncio

from edition.grammar.model import Certainty
from edition.proposals import Detection, Proposal, Verdict, decisions
from edition.review.app import Review
from edition.review.session import Session

TEXT = "He saw teh king. It was was late."


def played(*keys: str) -> list[str]:
    """Return what was saved while *keys* were pressed."""
    found = tuple(
        Proposal(
            TEXT.index(sic),
            TEXT.index(sic) + len(sic),
            sic,
            correction,
            Certainty.HIGH,
            "misspelt",
            "why",
        )
        for sic, correction in (("teh", "the"), ("was was", "was"))
    )
    saved: list[str] = []
    app = Review("t.txt", Session(TEXT, Detection(found, (), ()), "", saved.append))

    async def play() -> None:
        async with app.run_test() as pilot:
            await pilot.press(*keys)
            await pilot.pause()

    asyncio.run(play())
    return saved


def test_one_key_decides() -> None:
    """The keys a and r accept and reject, one proposal after the other."""
    saved = played("a", "r")

    verdicts = [each.verdict for each in decisions.read("d", saved[-1])]
    assert verdicts == [Verdict.ACCEPT, Verdict.REJECT]


def test_editing_writes_the_editors_correction() -> None:
    """The key e asks for a correction, Enter writes it."""
    saved = played("e", "end", "!", "enter")

    assert [each.correction for each in decisions.read("d", saved[-1])] == ["the!"]


def test_undo_goes_back() -> None:
    """The key u takes the last decision out of the file."""
    assert played("a", "u")[-1] == ""
