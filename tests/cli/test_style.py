"""Which quotation style a text is read in: the editor's word goes before what is told."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from edition import grammar
from edition.cli.check import command
from edition.grammar.profiles.file import read_profile
from edition.structs import names
from edition.workflow.check import check
from edition.workflow.prepare import Choices


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


def test_a_profile_is_found_beside_the_file_that_names_it(tmp_path: Path) -> None:
    """In the metadata the path begins at the metadata; the report names the file."""
    text = tmp_path / "a.txt"
    text.write_text("So »it was« there.", encoding="utf-8")
    (tmp_path / "press.toml").write_text('name = "Press"\nextends = "en"\n', encoding="utf-8")
    (tmp_path / "a.toml").write_text('title = "A"\n[text]\nprofile = "press.toml"\n', "utf-8")

    style = check(text, Choices()).style

    assert style == "quotation style press: as in the file press.toml, which extends en"


@pytest.mark.parametrize("key", grammar.profiles())
def test_a_copy_of_a_shipped_style_reads_as_that_does(key: str) -> None:
    """What is printed can be saved under any name: all that it says is what the shipped says."""
    shown = CliRunner().invoke(command, ["--show-profile", key])
    copy, shipped = read_profile("copy.toml", shown.output), grammar.load(key)
    told = [name for name in names(grammar.Profile) if name not in {"key", "reason"}]

    assert shown.exit_code == 0
    for name in told:
        assert getattr(copy, name) == getattr(shipped, name), name


@pytest.mark.parametrize(
    "options", [["--profile", "de"], ["--encoding", "utf-8"], ["--against", "b.xml"], ["--explain"]]
)
def test_options_of_plain_texts_are_refused_for_tei(tmp_path: Path, options: list[str]) -> None:
    """What would change nothing is not taken in silence."""
    tei = tmp_path / "a.xml"
    tei.write_text("<TEI xmlns='http://www.tei-c.org/ns/1.0'/>", encoding="utf-8")
    refused = CliRunner().invoke(command, [str(tei), *options])

    assert refused.exit_code == 2
    assert f"{options[0]} is for plain texts" in refused.output
