"""What a reader of printed books expects to see: lines that stay together, initials, contents."""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from edition import typeset, view
from edition.typeset.imprint import Told, imprint
from edition.typeset.wording import wording

Render = Callable[..., typeset.Printed]
Tei = Callable[..., str]
CHAPTERS = "<div><head>One</head><p>So.</p></div>"


def pages_of(monkeypatch: pytest.MonkeyPatch, source: str, **look: object) -> list[str]:
    """Return the markup of all that is printed of *source*."""
    written: list[str] = []
    page = typeset.unit.page

    def noted(markup: str, title: str, head: str, language: str, *, bare: bool = False) -> str:
        written.append(markup)
        return page(markup, title, head, language, bare=bare)

    for room in (typeset.book, typeset.matter):
        monkeypatch.setattr(room, "page", noted)
    typeset.render(etree.fromstring(source), typeset.settings(look))
    return written


def test_no_verse_stands_alone(render: Render, tei: Tei) -> None:
    """Of a stanza of four lines, none is the only one at the foot or head of a page."""
    stanzas = range(12)
    body = "".join(
        f"<p>{'She went to the sea. ' * (one % 3 + 1)}</p><lg>"
        + "".join(f'<l xml:id="l-{one}-{line}">Verse.</l>' for line in range(4))
        + "</lg>"
        for one in stanzas
    )
    spans = render(tei(f"<div><head>Sea</head>{body}</div>")).spans

    def page(stanza: int, line: int) -> str:
        return spans[f"l-{stanza}-{line}"].first.page

    assert all(page(one, 0) == page(one, 1) and page(one, 2) == page(one, 3) for one in stanzas)
    assert any(page(one, 1) != page(one, 2) for one in stanzas)


@pytest.mark.parametrize(
    ("words", "has_initial"), [("Lausanne, in May.", False), ("So " * 60, True)]
)
def test_a_short_paragraph_has_no_initial(
    monkeypatch: pytest.MonkeyPatch,
    tei: Tei,
    words: str,
    *,
    has_initial: bool,
) -> None:
    """A drop capital is two lines high: a date line has no room beside it."""
    source = tei(f"<div><head>Letter</head><p>{words}</p></div>")
    written = pages_of(monkeypatch, source, **{"drop-capitals": True})

    assert any('class="drop"' in markup for markup in written) == has_initial


def test_a_mark_before_the_first_letter_shares_its_initial(
    monkeypatch: pytest.MonkeyPatch, tei: Tei
) -> None:
    """A quotation that opens a chapter does not stand small beside a large letter."""
    source = tei(f"<div><head>Letter</head><p>“So {'it was ' * 40}”</p></div>")
    written = pages_of(monkeypatch, source, **{"drop-capitals": True})

    assert any('<span class="drop">“S</span>o it' in markup for markup in written)


def test_the_title_page_says_who_edited(tei: Tei) -> None:
    """An editor is “edited by”, in the words of the book, and nothing else is told of one."""
    tree = etree.fromstring(
        tei("<p>Text.</p>").replace("</title>", "</title><editor>Ada Reader</editor>", 1)
    )
    said = imprint(tree, view.read(tree).facts, wording("de"))

    assert said.hands == ("herausgegeben von Ada Reader",)


def test_the_editorial_note_tells_of_a_letter(monkeypatch: pytest.MonkeyPatch, tei: Tei) -> None:
    """Its way and the letters around it stand in the words of the book, with their addresses."""
    letter = (
        '<profileDesc><correspDesc><correspAction type="sent"><name>Ann</name><date when="1891"/>'
        '</correspAction><correspAction type="posted"><name>Bob</name></correspAction>'
        '<correspContext><ref type="prev" target="https://e.org/1">One</ref>'
        '<ref target="2">Two</ref>'
        "</correspContext><note>Torn.</note></correspDesc></profileDesc></teiHeader>"
    )
    source = tei("<p>Text.</p>").replace("</teiHeader>", letter)
    tree = etree.fromstring(source)
    said = imprint(tree, view.read(tree).facts, wording("de"))

    assert said.letters == (
        Told("Abgesandt", "Ann; 1891"),
        Told("posted", "Bob"),
        Told("Der Brief davor", "One", "https://e.org/1"),
        Told("Umgebende Briefe", "Two"),
        Told("", "Torn."),
    )
    assert any('<a href="https://e.org/1">' in markup for markup in pages_of(monkeypatch, source))


def test_each_language_of_a_book_has_the_words_of_english() -> None:
    """A translation has every key, and leaves the same ``{blanks}`` to fill."""
    told = tomllib.loads((Path(typeset.__file__).parent / "words.toml").read_text("utf-8"))
    blanks = {
        language: {key: set(re.findall(r"\{\w+\}", word)) for key, word in words.items()}
        for language, words in told.items()
    }

    assert [one for one, words in blanks.items() if words != blanks["en"]] == []


def test_the_colophon_is_short(tei: Tei) -> None:
    """The colophon names the program, and leaves to the header how it was set."""
    about = (
        '<encodingDesc><appInfo><application ident="x" version="1"><label>x</label>'
        "<desc>long</desc></application></appInfo></encodingDesc></teiHeader>"
    )
    tree = etree.fromstring(tei("<p>Text.</p>").replace("</teiHeader>", about))
    said = imprint(tree, view.read(tree).facts, wording("en"))

    assert said.making == ("Encoded and typeset with x 1",)


@pytest.mark.parametrize(("body", "pages"), [("<p>Text.</p>", 0), (CHAPTERS, 1)])
def test_contents_of_one_line_are_none(
    monkeypatch: pytest.MonkeyPatch, tei: Tei, body: str, pages: int
) -> None:
    """A text without headings has no contents: they would list the colophon alone."""
    written = pages_of(monkeypatch, tei(body))

    assert sum('id="contents"' in markup for markup in written) == pages
