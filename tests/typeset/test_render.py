"""The printed edition as a whole: its words, its tags, its bytes."""

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from lxml import etree
from pypdf import PdfReader

from edition.messages import EditionError
from edition.typeset import Printed, settings
from edition.view import Reading, words
from tests.typeset import generated, pages

Render = Callable[..., Printed]
Tei = Callable[..., str]


@pytest.mark.parametrize("reading", ["printed", "corrected"])
def test_the_pdf_has_the_words_of_the_text(render: Render, reading: str) -> None:
    """What another program reads off the pages is the TEI, letter for letter."""
    tei = generated.book(1200, chapter=600, dense=2.0)
    expected = words(etree.fromstring(tei), Reading(reading)).text
    printed = render(tei, reading=reading)
    start, end = (printed.spans[name].first.sheet - 1 for name in ("c1", "register-corrections"))

    assert "".join(expected) == pages.letters(printed.pdf, start, end, {11, 16})


def test_two_runs_give_the_same_bytes(render: Any, tei: Tei) -> None:  # noqa: ANN401 -- a cache
    """Nothing in a PDF depends on the clock, the hash seed or the run."""
    text = tei("<div><head>One</head><p>A <hi rend='italic'>few</hi> words.</p></div>")

    assert render(text).pdf == render.__wrapped__(text).pdf


def test_notes_are_tagged_and_named(render: Render, tei: Tei) -> None:
    """Each entry is a Note with a name of its own; numbers in the margin are not in the tree."""
    body = (
        "<p>"
        + " ".join(f"<choice><sic>x{n}</sic><corr>y</corr></choice> a" for n in range(9))
        + "</p>"
    )
    with pikepdf.open(io.BytesIO(render(tei(body)).pdf)) as pdf:
        tags = [element for element in pdf.objects if isinstance(element, pikepdf.Dictionary)]
        names = [str(tag.ID) for tag in tags if tag.get("/S") == "/Note"]

    assert len(names) == len(set(names)) == 9


def test_the_tei_is_inside(render: Render, tei: Tei) -> None:
    """The TEI is attached once, as the source of the PDF."""
    text = tei("<p>Words.</p>")
    with pikepdf.open(io.BytesIO(render(text).pdf)) as pdf:
        (file,) = pdf.Root.AF

        assert file.AFRelationship == "/Source"
        assert file.EF.F.read_bytes() == text.encode()


def test_a_reference_becomes_a_page_and_a_line(render: Render, tei: Tei) -> None:
    """An empty reference says where it leads to, across chapters too."""
    filler = "<p>" + "Some words. " * 300 + "</p>"
    body = f'<div><p>See <ref target="#there"/>.</p>{filler}</div>'
    body += f'<div>{filler}<p>It stands <seg xml:id="there">there</seg>.</p>{filler}</div>'
    printed = render(tei(body))
    spot = printed.spans["there"].first

    assert f"See p. {spot.page}, l. {spot.line}." in "".join(
        line.text for page in pages.lines(printed.pdf) for line in page
    )


def test_a_missing_glyph_is_reported(render: Render, tei: Tei) -> None:
    """A character that no face has is named, and the PDF does not claim to be archival."""
    printed = render(tei("<p>漢 is a character.</p>"))

    assert [message.code for message in printed.messages if "U+6F22" in message.text] == ["T011"]
    assert b"pdfaid:part" not in printed.pdf


def test_many_missing_glyphs_are_told_in_one_message(render: Render, tei: Tei) -> None:
    """A script that no face has is one message, from the text and its heading together."""
    printed = render(tei("<head>漢字</head><p>漢字仮名交 are characters, 漢 again.</p>"))
    (message,) = [one for one in printed.messages if one.code == "T011"]

    assert message.text.startswith(
        "no typeface of this edition has 5 of its characters: 漢 (U+6F22), "
    )
    assert message.facts["characters"] == "交仮名字漢"


def test_a_book_in_hebrew_begins_at_the_right(render: Render, tei: Tei) -> None:
    """Its paragraphs begin at the right end of the line, where those of other books do not."""

    def place(language: str) -> float:
        header = f'<profileDesc><langUsage><language ident="{language}"/></langUsage></profileDesc>'
        document = tei("<p>בראשית ברא.</p>").replace("</teiHeader>", f"{header}</teiHeader>")
        document = document.replace(' xml:lang="en"', "")
        found: list[float] = []
        for page in PdfReader(io.BytesIO(render(document).pdf)).pages:
            page.extract_text(
                visitor_text=lambda text, cm, tm, *_: found.extend(
                    [tm[4] * cm[0] + cm[4]] if "ברא" in text else []
                )
            )
        return max(found)

    assert place("he") > place("la") + 50


@pytest.mark.parametrize(
    ("table", "code", "word"),
    [
        ({"desing": "trade"}, "T005", "design"),
        ({"design": "pretty"}, "T006", "scholarly"),
        ({"numbering": "by line"}, "T006", "chapter"),
        ({"trim": "big"}, "T006", "royal"),
        ({"trim": ["wide", "high"]}, "T006", "royal"),
        ({"trim": "60 x 60 mm"}, "T006", "larger"),
        ({"margins": 20}, "T006", "inner = 20"),
        ({"margins": {"iner": 20}}, "T005", "inner"),
        ({"margins": {"inner": -1}}, "T006", "docs"),
        ({"typefaces": "GFS Didot"}, "T006", '["GFS Didot"'),
        ({"size": True}, "T006", "docs"),
        ({"every": 0}, "T006", "least 1"),
    ],
)
def test_settings_that_cannot_be(table: dict[str, object], code: str, word: str) -> None:
    """A key or a value that is not known is refused, with what is."""
    with pytest.raises(EditionError) as refused:
        settings(table)

    (message,) = refused.value.messages
    assert message.code == code
    assert word in message.hint


def test_the_lines_of_the_source_are_not_those_of_the_book(render: Render, tei: Tei) -> None:
    """Prose runs on where its source broke a line; a title, a table, keep their lines."""
    body = "<div><head>A title<lb/>of two lines</head><p>Words<lb/>on<lb/>one line.</p>"
    body += "<ab type='lines'>I. 1<lb/>II. 2</ab></div>"
    printed = [line.text.strip() for page in pages.lines(render(tei(body)).pdf) for line in page]

    assert "Words on one line." in printed
    assert {"A title", "of two lines", "I. 1", "II. 2"} <= set(printed)


def test_a_separator_stands_in_the_middle(render: Render, tei: Tei) -> None:
    """Stars between two sections are centred, not set as the beginning of a paragraph."""
    body = "<p>Before.</p><ab type='separator'><milestone unit='section'/>* * *</ab><p>After.</p>"
    reader = PdfReader(io.BytesIO(render(tei(body)).pdf))
    left: dict[str, float] = {}
    for page in reader.pages:
        page.extract_text(
            visitor_text=lambda text, _, tm, *__: left.setdefault(text.strip(), tm[4])
        )

    assert left["* * *"] > left["After."] + 50


def test_headings_in_a_row_are_one_bookmark(render: Render, tei: Tei) -> None:
    """The contents and the bookmarks name a chapter by its number and what it is called."""
    body = "<div><head>Chapter I</head> <head>Home</head><div><head>Part</head><p>x</p></div></div>"
    with pikepdf.open(io.BytesIO(render(tei(body)).pdf)) as pdf, pdf.open_outline() as outline:
        (chapter,) = (one for one in outline.root if one.title.startswith("Chapter"))

        assert (chapter.title, [one.title for one in chapter.children]) == (
            "Chapter I. Home",
            ["Part"],
        )
