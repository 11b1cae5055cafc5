"""The review in a terminal that Textual simulates."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from textual.widgets import Static

from edition.messages import EditionError, Message, Place, Severity
from edition.proposals import Verdict
from edition.proposals.editor import decisions
from edition.review.app import Review
from edition.review.session import Store
from tests.review.shapes import Memory, session


def played(
    *keys: str,
    store: Store | None = None,
    size: tuple[int, int] = (80, 24),
    before: str = "",
    told: str = "it is gone",
) -> tuple[Review, list[str]]:
    """Return the review after *keys* were pressed, and what its parts, and its screen, show."""
    stale = Message("P020", told, Severity.WARNING, Place("d.toml", 7), "look again")
    app = Review("t.txt", session(store or Memory(), before), [stale])
    shown: list[str] = []

    async def play() -> None:
        async with app.run_test(size=size) as pilot:
            await pilot.press(*keys)
            await pilot.pause()
            shown.extend(str(each.render()) for each in app.screen.query(Static))
            shown.append(app.export_screenshot())

    with ThreadPoolExecutor(1) as aside:  # a browser's tests leave a loop running in this thread
        aside.submit(asyncio.run, play()).result()
    return app, shown


def test_one_key_decides() -> None:
    """The keys a and r accept and reject, one proposal after the other."""
    store = Memory()

    played("a", "r", store=store)

    verdicts = [each.verdict for each in decisions.read("d", store.toml)]
    assert verdicts == [Verdict.ACCEPT, Verdict.REJECT]


def test_editing_writes_the_editors_correction() -> None:
    """The key e asks for a correction, n for a note, Enter writes it."""
    store = Memory()

    played("n", "o", "k", "enter", "e", "end", "!", "enter", store=store)

    assert [(each.correction, each.note) for each in decisions.read("d", store.toml)] == [
        ("the!", "ok")
    ]


def test_undo_goes_back() -> None:
    """The key u takes the last decision out of the file."""
    store = Memory()

    played("a", "u", store=store)

    assert store.toml == ""


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("", "‹teh› → ‹the›"),
        ("w", "for ‹teh› everywhere: at 2 places, of which 2 were proposed"),
        ("x", "for all that the rule misspelt proposes (2 here)"),
        ("r left", "Rejected already; decide again to change it"),
        ("s s s", "s goes through the 3 you left open again"),
        ("l down down enter", "‹was was› → ‹was›"),
        ("f d o u b l e d enter", "1 of 1"),
        ("m", "d.toml:7: it is gone"),
        ("question_mark", "undo the last step"),
        ("r a a", "This was the last one. 3 decided (2 accepted, 1 rejected), 0 open."),
    ],
)
def test_keys_show_what_they_promise(keys: str, expected: str) -> None:
    """After these keys, these words are on the screen."""
    _, shown = played(*keys.split())

    assert expected in "\n".join(shown)


def test_a_decision_that_cannot_be_saved_is_not_made() -> None:
    """The proposal stays open, and the review goes on."""

    class Full(Memory):
        def write(self, toml: str) -> None:  # noqa: ARG002 -- nothing can be written
            raise EditionError(Message("B004", "the disk is full"))

    app, _ = played("a", "a", store=Full())

    assert app.return_code in {0, None}
    assert (app._session.at, app._session.open) == (0, 3)


@pytest.mark.parametrize("size", [(80, 24), (160, 50), (40, 12)])
def test_the_place_is_in_sight(size: tuple[int, int]) -> None:
    """However large the window, however long the paragraph, the place is on the screen."""
    _, shown = played(size=size, before="This goes on for a while. " * 100)

    assert "queen" in shown[-1]


@pytest.mark.parametrize("size", [(160, 50), (80, 24), (60, 20), (40, 20)])
@pytest.mark.parametrize("keys", ["", "r a", "r a s"])
def test_keys_and_progress_are_never_cut_off(size: tuple[int, int], keys: str) -> None:
    """From forty columns on, each key has its whole word, and how much is decided is told."""
    _, shown = played(*keys.split(), size=size)
    words = "accept reject edit everywhere skip undo more&#160;keys quit decided".split()

    assert [word for word in words if word not in shown[-1]] == []
    assert "…" not in shown[-1]


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 20)])
def test_all_keys_are_told_to_the_end(size: tuple[int, int]) -> None:
    """The help can be read down to its last words, however small the window."""
    _, shown = played("question_mark", "end", size=size)

    assert "next&#160;time." in shown[-1]


def test_a_long_message_is_wrapped() -> None:
    """What is told about earlier decisions is read to its end in a narrow window too."""
    _, shown = played("m", size=(40, 24), told="it is gone, " * 12 + "alas")

    assert "alas" in shown[-1]
