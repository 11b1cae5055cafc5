"""The header writes itself: from the metadata, or else from the text's own title page."""

from pathlib import Path

import pytest
from lxml import etree

import edition
from edition.metadata import Metadata
from edition.metadata.model import ProposalSettings

TEI = {"t": "http://www.tei-c.org/ns/1.0"}
BODY = "\n\n\nCHAPTER I.\n\nThe lamp was lit again.\n"


def headed(text: str, metadata: Metadata | None = None) -> list[str]:
    """Return the title and the author in the header of *text*."""
    root = etree.fromstring(edition.encode(text, metadata=metadata).tei)
    statement = root.find(".//t:titleStmt", TEI)
    assert statement is not None
    found = [statement.find(f"t:{name}", TEI) for name in ("title", "author")]
    return ["" if one is None else str(one.text) for one in found]


@pytest.mark.parametrize(
    ("page", "title", "author"),
    [
        ("Walden, by Henry David Thoreau", "Walden", "Henry David Thoreau"),
        ("THE LAMP\nAND THE WELL.\n\nBY HENRY QUILL.", "THE LAMP AND THE WELL", "HENRY QUILL"),
        ("_The Lamp_\n\nBY H. QUILL\n\n1887", "The Lamp", "H. QUILL"),
    ],
)
def test_without_metadata_the_title_page_speaks(page: str, title: str, author: str) -> None:
    """Title and author stand in the header as on the title page, without what only parts lines."""
    assert headed(page + BODY) == [title, author]


def test_the_editor_goes_before_the_title_page() -> None:
    """What the metadata says is not changed by what is printed; what they leave out is added."""
    known = Metadata(title="The Pond")

    assert headed("Walden, by H. D. Thoreau" + BODY, known) == ["The Pond", "H. D. Thoreau"]


def test_without_either_the_header_says_so() -> None:
    """A text without a title page has no title made up for it, and no author."""
    assert headed("The lamp was lit again.\n") == ["Untitled", "not named in the metadata"]


def test_a_reader_can_tell_where_the_title_is_from(tmp_path: Path) -> None:
    """The header says what was taken from the title page, and is valid."""
    path = tmp_path / "a.xml"
    path.write_bytes(edition.encode("Walden, by H. D. Thoreau" + BODY).tei)

    assert b"from the title page of the text: title, author" in path.read_bytes()
    assert edition.validate(path) == []


def test_the_header_tells_the_options() -> None:
    """What the editor chose that changes what is marked stands in the header."""
    known = Metadata(title="A", proposals=ProposalSettings(words=("shew", "Baker")))
    root = etree.fromstring(edition.encode("The lamp was lit.\n", metadata=known).tei)
    said = [node.text for node in root.iterfind(".//t:application/t:desc", TEI)]

    assert "options: words that are right Baker, shew" in said
