"""What a file that is not there may have been."""

from pathlib import Path

import pytest

from edition.messages.similar import similar


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("walden.xlm.xml", "did you mean walden.xml?"),
        ("other.xml", "in that folder are: walden.xml"),
        ("walden", "did you mean walden.xml?"),
        (r"tei\a.xml", "/tei/a.xml?"),
        ("none/walden.xml", "there is no folder"),
        ("a.rng", "check the name"),
        ("a.xml", "/tei/a.xml?"),
        ("one.xml", "in that folder are: walden.xml"),
        ("one.txt", "in that folder are: 1.txt, 2.txt, 3.txt, 4.txt, 5.txt and 1 more"),
    ],
)
def test_the_nearest_name_is_told(tmp_path: Path, asked: str, told: str) -> None:
    """The name that was meant stands in the hint, or those that could be."""
    (tmp_path / "walden.xml").touch()
    (tmp_path / "tei").mkdir()
    (tmp_path / "tei/a.xml").touch()
    for number in range(1, 7):
        (tmp_path / f"{number}.txt").touch()

    assert told in similar(tmp_path / asked, ".xml")
