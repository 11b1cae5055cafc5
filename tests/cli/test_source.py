"""`edition encode` and `edition source`: there and back again."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]

TEXTS = {
    "windows": "One line\r\nand another.\r\n\r\nA “quotation”.\r\n".encode(),
    "mixed ends": b"unix\nwindows\r\nmac\rend",
    "mark and NUL": "\ufeffA title\n\nText\0 with\f odd\x1b characters \ufffe.\n".encode(),
    "no end": b"The last line has no end",
    "only marks": "“‘«»’”".encode(),
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_the_source_comes_back(run: Run, tmp_path: Path, text: bytes) -> None:
    """What was encoded is given back byte for byte."""
    (tmp_path / "a.txt").write_bytes(text)
    encoded = run("encode", "a.txt", "--output", "a.xml")
    run("source", "a.xml", "--output", "b.txt")

    assert (encoded.stderr, encoded.returncode, (tmp_path / "b.txt").read_bytes()) == ("", 0, text)


def test_another_encoding_comes_back(run: Run, tmp_path: Path) -> None:
    """A text in a named encoding is given back in that encoding."""
    text = "Über “Größe”".encode("cp1252")
    (tmp_path / "a.txt").write_bytes(text)
    run("encode", "a.txt", "--encoding", "windows-1252", "--output", "a.xml")
    run("source", "a.xml", "--output", "b.txt")

    assert (tmp_path / "b.txt").read_bytes() == text


def test_an_edited_file_is_refused(run: Run, tmp_path: Path) -> None:
    """TEI whose text was changed does not pass for its source."""
    (tmp_path / "a.txt").write_text("One word.\n", encoding="utf-8")
    run("encode", "a.txt", "--output", "a.xml")
    xml = (tmp_path / "a.xml").read_text(encoding="utf-8")
    (tmp_path / "a.xml").write_text(xml.replace("One word.", "Two  words."), encoding="utf-8")
    refused = run("source", "a.xml", "--output", "b.txt")

    assert (refused.stderr, refused.returncode, (tmp_path / "b.txt").exists()) == (
        (
            "a.xml: B011 this TEI no longer holds its source: "
            "it has 2 bytes more than were recorded\n"
            "    hint: it was edited or re-indented; take it from its backup, or encode the text "
            "again\n"
        ),
        2,
        False,
    )


def test_foreign_tei_has_no_source(run: Run, tmp_path: Path) -> None:
    """TEI from elsewhere records no plain text; the message says what to use instead."""
    (tmp_path / "a.xml").write_text(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body/></text></TEI>',
        encoding="utf-8",
    )
    refused = run("source", "a.xml")

    assert refused.stderr == (
        "a.xml: B010 this TEI does not record a plain text that it was made from\n"
        "    hint: for the text of any TEI: edition render a.xml --to text\n"
    )
