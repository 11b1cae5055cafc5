"""Cutting a text into units loses nothing, and opens pages where books do."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from edition.typeset.cutting import Unit, units
from edition.typeset.registers import merged
from edition.typeset.settings import Chapters
from edition.view import Close, Open, Reading, read
from tests.typeset import generated

Tei = Callable[..., str]
LONG = "<p>" + "word " * 900 + "</p>"


def cut(tei: str, chapters: Chapters = Chapters.RECTO) -> list[Unit]:
    """Return the units of a TEI document."""
    return units(read(etree.fromstring(tei)), chapters, Reading.PRINTED)[1]


@pytest.mark.parametrize("chapters", list(Chapters))
def test_no_word_is_lost_or_doubled(chapters: Chapters) -> None:
    """The words of all units are those of the body, in order."""
    tei = generated.book(2000, chapter=500)
    book = read(etree.fromstring(tei))
    pieces = [token for unit in cut(tei, chapters) for token in unit.tokens]

    assert [one for one in pieces if isinstance(one, str)] == [
        one for one in book.body if isinstance(one, str)
    ]


def test_every_unit_is_well_formed(tei: Tei) -> None:
    """Whatever is open at a cut is closed before it and opened after it."""
    body = f"<head>Title</head><div><head>A</head>{LONG}</div><div><head>B</head>{LONG}</div>"
    for unit in cut(tei(body)):
        depth = 0
        for token in unit.tokens:
            depth += isinstance(token, Open) - isinstance(token, Close)
            assert depth >= 0
        assert depth == 0


def test_chapters_of_a_part_open_pages(tei: Tei) -> None:
    """A part that is but a heading is a page; its chapters are units."""
    chapters = f"<div><head>A</head>{LONG}</div><div><head>B</head>{LONG}</div>"
    body = f"<div><head>Part</head>{chapters}</div>"

    assert [unit.title for unit in cut(tei(body))] == ["Part", "A", "B"]


def test_short_divisions_run_on(tei: Tei) -> None:
    """Poems and letters do not open a page each."""
    assert len(cut(tei("<div><head>A poem</head><p>Short.</p></div>" * 9))) == 1


@given(st.lists(st.integers(1, 40)))
def test_index_ranges_hold_every_page_once(pages: list[int]) -> None:
    """Merged ranges are in order, apart from each other, and cover exactly the pages given."""
    ranges = [one.pages.split("–") for one in merged([(page, str(page)) for page in pages])]
    covered = [page for one in ranges for page in range(int(one[0]), int(one[-1]) + 1)]

    assert covered == sorted(set(pages))


def test_a_unit_is_called_by_the_words_on_its_page(tei: Tei) -> None:
    """Of a corrected heading the head of the page has one form, as the contents have."""
    head = "<head>The <choice><sic>Lettre</sic><corr>Letter</corr></choice></head>"
    book = read(etree.fromstring(tei(f"<div>{head}{LONG}</div>")))
    called = {reading: units(book, Chapters.PAGE, reading)[1][0].title for reading in Reading}

    assert called == {Reading.PRINTED: "The Lettre", Reading.CORRECTED: "The Letter"}
