"""The review as a command: what it says where there is nothing to ask, or nobody to ask."""

from pathlib import Path

import pytest

from edition.messages import EditionError
from edition.workflow import review
from edition.workflow.prepare import Choices

STALE = """\
[[decision]]
rule = "misspelt"
reading = "colour"
correction = "color"
verdict = "accept"
before = "of a"
"""


def begun(folder: Path, text: str, decisions: str = "") -> review.Begun:
    """Return the review of *text*, with a file of *decisions* beside it when there are any."""
    path = folder / "a.txt"
    path.write_text(text)
    if decisions:
        (folder / "a.decisions.toml").write_text(decisions)
    return review.begin(path, Choices(), "Ada")


def test_a_decision_without_its_place_is_told_where_it_stands(tmp_path: Path) -> None:
    """The message names the file of decisions, and the line in it."""
    told = begun(tmp_path, "A Title\n\nHe saw the the king.\n", STALE).messages

    assert [str(each.place) for each in told] == [f"{tmp_path}/a.decisions.toml:1"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("He saw the king.\n", "no slip was found in this text"), ("He saw the the king.\n", "")],
)
def test_nothing_to_decide_has_a_reason(tmp_path: Path, text: str, expected: str) -> None:
    """A text without slips is told from one where all is decided."""
    assert begun(tmp_path, f"A Title\n\n{text}").nothing == expected


def test_all_decided_is_said(tmp_path: Path) -> None:
    """Once everything is decided, the review begins no more."""
    first = begun(tmp_path, "A Title\n\nHe saw the the king.\n")
    first.session.accept()

    again = review.begin(tmp_path / "a.txt", Choices(), "Ada")

    assert again.nothing == "every proposal has been decided"


def test_a_folder_that_cannot_be_written_is_told_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody decides for an hour before learning that nothing can be saved."""
    monkeypatch.setattr("os.access", lambda *_: False)  # the superuser may write everywhere

    with pytest.raises(EditionError, match="not allowed"):
        begun(tmp_path, "A Title\n\nHe saw the the king.\n")
