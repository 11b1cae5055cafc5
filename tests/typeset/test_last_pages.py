"""The last page of a chapter: never a few lines alone, where the other pages can take them in."""

from collections.abc import Callable

import pytest

from edition.typeset import Printed
from tests.typeset import generated, pages

TEXT, FEWEST, USUAL = 11, 5, 19
"""The size of the text in points; lines of a last page, and of a small page at most."""


def lines_of_chapter(render: Callable[..., Printed], words: int) -> list[int]:
    """Return how many lines of text stand on each page of a chapter of about *words* words."""
    printed = render(generated.book(words, chapter=words, notes=False))
    chapter = printed.spans["c1"]
    found = pages.lines(printed.pdf)[chapter.first.sheet - 1 : chapter.last.sheet]
    return [sum(round(line.size) == TEXT for line in page) for page in found]


@pytest.mark.parametrize("words", [450, 600, 675, 750])
def test_a_few_lines_do_not_stand_alone(render: Callable[..., Printed], words: int) -> None:
    """Two to four lines over are taken in by the pages before, all of them a line longer."""
    *inner, last = lines_of_chapter(render, words)[1:]

    assert last >= FEWEST
    assert set(inner) == {USUAL + 1}


@pytest.mark.parametrize("words", [900, 1125])
def test_other_chapters_have_the_usual_pages(render: Callable[..., Printed], words: int) -> None:
    """Where lines enough are on the last page, no page is longer than the others of the book."""
    assert max(lines_of_chapter(render, words)) <= USUAL


def test_what_the_others_cannot_take_in_stays(render: Callable[..., Printed]) -> None:
    """A chapter of a page and three lines keeps them: two pages have no three lines to give."""
    first, last = lines_of_chapter(render, 60)

    assert last < FEWEST
    assert first < USUAL
