"""A project's own words are right: those it lists, and those of a hunspell dictionary."""

import gc
from pathlib import Path

import pytest

from edition.messages import EditionError
from edition.proposals import Settings, detect
from tests.proposals.conftest import PlainText

TEXT = PlainText("The occassional visitor. He occassionally came.")
"""A slip, so long as nobody says it is none."""
LEAKY = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)
"""Spylls leaves the files that it has read to the collector of garbage."""


def sics(settings: Settings) -> list[str]:
    """Return what is proposed as a slip in the text."""
    return [each.sic for each in detect(TEXT, "en", settings).proposals]


def test_words_of_the_metadata_are_right() -> None:
    """A listed word is right wherever it stands; its derivatives are not listed."""
    assert sics(Settings(words=frozenset({"occassional", "occassionally"}))) == []
    assert "occassional" in sics(Settings())


@LEAKY
def test_a_hunspell_dictionary_vouches_for_its_forms(tmp_path: Path) -> None:
    """The suffixes of its .aff file make more words of those in its .dic file."""
    pytest.importorskip("spylls")
    (tmp_path / "own.aff").write_text("SET UTF-8\nSFX L Y 1\nSFX L 0 ly .\n", encoding="utf-8")
    (tmp_path / "own.dic").write_text("1\noccassional/L\n", encoding="utf-8")

    assert sics(Settings(dictionary=tmp_path / "own.dic")) == []
    gc.collect()  # the files that Spylls leaves open, here and not in a later test


def test_a_dictionary_that_is_not_there_is_told(tmp_path: Path) -> None:
    """The message has the file and a remedy."""
    pytest.importorskip("spylls")
    with pytest.raises(EditionError) as caught:
        sics(Settings(dictionary=tmp_path / "none.dic"))

    (message,) = caught.value.messages
    assert (message.code, "none" in str(message.place), bool(message.hint)) == ("P030", True, True)
