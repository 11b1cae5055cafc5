"""Which quotation style a text is read in: the editor's word goes before what is told."""

from pathlib import Path

import pytest

from edition.workflow.check import check
from edition.workflow.encode import Choices


@pytest.mark.parametrize(
    ("metadata", "named", "key"),
    [
        ("", None, "fr"),
        ('language = "de-CH"', None, "de"),
        ('language = "nn"', None, "nb"),
        ('language = "cy"', None, "fr"),
        ('language = "de"\n[text]\nprofile = "ru"', None, "ru"),
        ('language = "de"', "es", "es"),
    ],
)
def test_the_option_then_the_metadata_then_the_text_decide(
    tmp_path: Path, metadata: str, named: str | None, key: str
) -> None:
    """Of the metadata the style goes before the language; one without a profile tells nothing."""
    text = tmp_path / "a.txt"
    text.write_text("Il est une heure, et la mer est dans le port.", encoding="utf-8")
    (tmp_path / "a.toml").write_text(f'title = "A"\n{metadata}\n', encoding="utf-8")

    assert check(text, Choices(profile=named)).style.startswith(f"quotation style {key}: ")
