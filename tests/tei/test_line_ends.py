"""Words that a line end parts: their letters stay, and whoever reads them reads them whole."""

import pytest
from lxml import etree

from edition import view
from edition.workflow.encode import encode

TEXT = "He spoke of the consti-{0}tution, and of a well-{0}known lamp. The pre-{0}and post-war oil."


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\n   "])
def test_a_parted_word_is_read_whole(line_end: str) -> None:
    """The hyphen of a compound stays, and so does one before “and”."""
    encoded = encode(TEXT.format(line_end))

    words = view.words(etree.fromstring(encoded.tei), view.Reading.CORRECTED).text
    assert words[4] == "constitution,"
    assert "well-known" in words
    assert "pre-" in words
    assert not encoded.proposals
