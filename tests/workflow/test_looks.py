"""How an edition looks is read from the files beside its text."""

from pathlib import Path

import pytest

from edition.messages import EditionError
from edition.workflow.looks import beside


def test_files_beside_the_text_are_read(tmp_path: Path) -> None:
    """A style sheet of the text's name and a folder of templates are found, others are not."""
    (tmp_path / "book.css").write_text("p { color: red }", "utf-8")
    (tmp_path / "other.css").write_text("p { color: blue }", "utf-8")
    (tmp_path / "book.templates").mkdir()
    (tmp_path / "book.templates" / "note.html").write_text("<i>{{ content }}</i>", "utf-8")

    assert beside(tmp_path / "book.txt") == {
        "file": "book.xml",
        "style": "p { color: red }",
        "templates": {"note.html": "<i>{{ content }}</i>"},
    }


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """A style sheet that is no UTF-8 is told, and nothing is guessed of it."""
    (tmp_path / "book.css").write_bytes(b"p { content: '\xe9' }")

    with pytest.raises(EditionError) as caught:
        beside(tmp_path / "book.txt")
    told = caught.value.messages[0]
    assert (told.code, told.place and told.place.file) == ("H013", "book.css")
