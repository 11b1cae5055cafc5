"""What a plain text keeps of a print's margins: numbers of pages, sidenotes."""

import pytest

from edition import grammar

PAGES = {  # text -> how many pages begin in it
    "It was [Pg 12] lit.\n\n[Pg 13]\n\nSo it is.": 2,
    "It was {1} lit. So {2} it is. He {3} came.": 3,
    "It was [p. 1] lit. So [p. 2] it is. He [p. 3] came.": 3,
    "It was [p. 40] lit. So [p. 12] it is. He [p. 3] came.": 0,
    "It was {1} lit.\n\n{1} See the Acts.": 0,
    "It was {1} lit. So {7} it is. He {30} came.": 0,
}


@pytest.mark.parametrize(("text", "pages"), PAGES.items(), ids=PAGES)
def test_numbers_that_go_up_are_pages(text: str, pages: int) -> None:
    """[Pg 12] is a page anywhere; other brackets are, where their numbers follow each other."""
    kinds = grammar.analyse(text, "en").kinds

    assert kinds.count("PAGE_OPEN") + kinds.count("PAGE_NUMBER") == pages


def test_sidenotes_stand_alone_or_in_a_line() -> None:
    """[Sidenote: …] is a note in the margin, whatever stands around it."""
    document = grammar.analyse("[Sidenote: Lit.]\n\nIt was [Sidenote: “So.”] lit.", "en")

    assert [block.kind for block in document.blocks] == ["sidenote", "paragraph"]
    assert document.kinds.count("SIDENOTE_OPEN") == 1
