"""The page: what a reader finds on it, and that its words are those of the TEI."""

import gzip
import json
import os
import re
import subprocess
import sys
from base64 import b64decode
from collections.abc import Callable
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
import tinyhtml5
from lxml import etree

from edition import view
from edition.html import Settings, compose, proof, render, written
from edition.messages import EditionError
from edition.view import Reading
from tests.trees import PARSER

Maker = Callable[..., str]
SPACE = re.compile(r"\s+")


def parsed(html: str) -> Element:
    """Parse *html* as browsers do; the fonts, which are most of it, are left out."""
    return tinyhtml5.parse(re.sub("@font-face.*", "", html), namespace_html_elements=False)


def shown(root: Element, reading: Reading, kind: str = "text") -> str:
    """Return the text under ``data-words`` in *reading*, without spaces."""
    pieces: list[str] = []
    _collect(root, reading, kind, "none", pieces)
    return SPACE.sub("", "".join(pieces))


def _collect(node: Element, reading: Reading, kind: str, here: str, pieces: list[str]) -> None:
    if isinstance(node.tag, str) and reading.other not in node.get("class", "").split():
        here = node.get("data-words", here)
        pieces += [node.text or ""] if here == kind else []
        for child in node:
            _collect(child, reading, kind, here, pieces)
            pieces += [child.tail or ""] if here == kind else []


@pytest.mark.slow
def test_other_peoples_tei_keeps_its_words(foreign_files: list[Path]) -> None:
    """Every file becomes a page in which another parser finds the words of both readings."""
    for path in foreign_files:
        root = etree.parse(path, PARSER).getroot()
        book = view.read(root)
        html = parsed(compose(book, Settings(), path.read_bytes()))
        for reading in Reading:
            for kind in ("text", "notes"):
                expected = "".join(getattr(book.words[reading], kind))
                assert shown(html, reading, kind) == expected, (path.name, kind)


@pytest.mark.parametrize(
    "body",
    [
        "<p>x<list><item>y<p>z</p></item></list></p>",
        "<p><p>in</p>out</p><head><p>odd</p></head>",
        "<list>loose<item>a</item><pb n='2'/><item>b</item></list>",
        "<table>loose<row><cell>a</cell>b</row><note>n</note></table>",
        "<row><cell>alone</cell></row><item>alone</item>",
        "<ref target='#a'>x<ref target='#a'>y</ref><note>z</note></ref><p xml:id='a'/>",
        "<hi><div><head>h</head><p>in</p></div></hi>",
        "<l>a<lb/>b</l><lb>text</lb><p>c<lb break='no'/>d</p>",
        "<table><head>one</head><head>two</head><row/></table>",
        "<eg>a <p>b</p></eg><code>c</code><cell>d</cell>",
        "<figure><figDesc>d</figDesc><graphic url='a.png'/><p>x</p></figure>",
    ],
)
def test_odd_nesting_loses_nothing(page: Maker, body: str) -> None:
    """What HTML would tear apart is written so that a browser leaves it together."""
    html = parsed(page(body))
    expected = "".join(
        etree.fromstring(f"<x>{re.sub('<note>.*?</note>', '', body)}</x>").itertext()
    )

    assert shown(html, Reading.PRINTED) == SPACE.sub("", expected)


def test_a_page_that_lost_words_is_refused(page: Maker) -> None:
    """The proof fails when a template swallows what it was given, and says where."""
    table = view.TABLE.extended("[rows]\nemph = { template = 'emph.html' }")
    settings = Settings(table=table, templates={"emph.html": "<em>!</em>"})

    with pytest.raises(
        EditionError, match=r"'not ! so' where the TEI says 'not lost so'"
    ) as caught:
        page("<p>not <emph>lost</emph> so</p>", settings)
    assert caught.value.messages[0].code == "H020"


def test_a_project_template_writes_an_element(page: Maker) -> None:
    """A template gets the element and its content, which is markup already."""
    table = view.TABLE.extended("[rows]\nemph = { template = 'emph.html' }")
    template = '<strong class="{{ element.role }}">{{ content }}</strong>'
    html = page(
        "<p><emph>a &lt; <hi>b</hi></emph></p>",
        Settings(table=table, templates={"emph.html": template}),
    )

    assert '<strong class="emph">a &lt; <span class="highlighted">b</span></strong>' in html


def test_an_editions_own_files_change_the_page(page: Maker) -> None:
    """A style sheet and a wording are enough for other colours and other headings."""
    own = {".css": ":root { --paper: pink }", ".wording.toml": '[headings]\nabout = "Impressum"'}
    html = page("<p>x</p>", Settings(**written("book", own)))

    assert ("--paper: pink" in html, ">Impressum</h2>" in html) == (True, True)
    assert 'download="book.xml.gz"' in html


@pytest.mark.parametrize(
    ("suffix", "content", "code"),
    [
        (".wording.toml", "[headings]\nabaut = 'x'", "H014"),
        (".wording.toml", "[headings", "H010"),
        (".elements.toml", "[rows]\np = { rolle = 'x' }", "H012"),
    ],
)
def test_a_wrong_file_is_refused(suffix: str, content: str, code: str) -> None:
    """A slip in an edition's own file is told, with the name of the file."""
    with pytest.raises(EditionError) as caught:
        written("book", {suffix: content})

    told = caught.value.messages[0]
    assert (told.code, told.place and told.place.file) == (code, f"book{suffix}")


def test_an_edition_may_choose_its_quotation_marks(page: Maker) -> None:
    """The corrected reading gets the marks of a language, the printed one keeps its own."""
    html = page('<p>He said <quote>"yes"</quote>.</p>', Settings(quotation_marks="de"))
    root = parsed(html)

    assert [shown(root, reading) for reading in Reading] == ['Hesaid"yes".', "Hesaid„yes“."]


def test_a_broken_template_is_refused(page: Maker) -> None:
    """A name that templates do not get stops the page instead of printing nothing."""
    table = view.TABLE.extended("[rows]\nemph = { template = 'emph.html' }")
    settings = Settings(table=table, templates={"emph.html": "{{ elemnt.role }}"})

    with pytest.raises(EditionError, match="elemnt") as caught:
        page("<p><emph>x</emph></p>", settings)
    assert caught.value.messages[0].code == "H015"


def test_the_tei_is_in_the_page() -> None:
    """What a reader saves is the file the page was made from, byte for byte."""
    tei = b"<?xml version='1.0'?>\n<TEI><text><body><p>x</p></body></text></TEI>\n"
    html = render(etree.fromstring(tei), tei=tei)
    (packed,) = re.findall(r"data:application/gzip;base64,([^\"]+)", html)

    assert gzip.decompress(b64decode(packed)) == tei


def test_machines_read_what_people_read(page: Maker) -> None:
    """Title, author and licence stand in schema.org, Dublin Core and citation tags."""
    html = page("<p>x</p>")
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    book = json.loads(data)

    assert (book["name"], book["author"], book["license"]) == (
        "A Book",
        [{"@type": "Person", "name": "Ann Author"}],
        ["https://creativecommons.org/licenses/by/4.0/"],
    )
    for tag in (
        'name="DC.creator" content="Ann Author"',
        'name="citation_doi" content="10.1234/x"',
    ):
        assert tag in html


def test_the_citation_is_complete(page: Maker) -> None:
    """Author, title, editor, place, publisher, year and DOI, in the order of a bibliography."""
    (found,) = re.findall(r'<p class="citation">(.*?)</p>', page("<p>x</p>"))

    assert found == (
        "Ann Author, <cite>A Book</cite>. Edited by Ed Itor. Oslo: Press, 2020. "
        "https://doi.org/10.1234/x."
    )


def test_registers_lead_both_ways(page: Maker) -> None:
    """The sign at a place leads to its row, the row back to the place."""
    html = page('<p>has <choice xml:id="c"><sic>been been</sic><corr>been</corr></choice></p>')

    assert ('href="#e:0"' in html, '<li id="e:0"' in html, 'href="#c"' in html) == (True,) * 3


def test_every_link_inside_leads_somewhere(shared: Path) -> None:
    """No anchor is linked that the page does not have."""
    for name in ("tei-torture.xml", "tei-testms.xml", "ENG18652_Carroll.xml"):
        html = render(etree.parse(shared / "foreign" / name, PARSER).getroot())
        ids = set(re.findall(r'id="([^"]+)"', html))
        assert {link for link in re.findall(r'href="#([^"]+)"', html) if link not in ids} == set()


def test_two_programs_make_the_same_page(root: Path) -> None:
    """The same TEI gives the same bytes, whatever the seed of the hashes and the addresses."""
    program = (
        "import sys; from lxml import etree; from edition.html import render;"
        "sys.stdout.write(render(etree.parse('tests/browser/showcase.xml').getroot()))"
    )
    pages = [
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]

    assert pages[0] == pages[1]


def test_the_proof_sees_a_doubled_word() -> None:
    """The proof reads the page, not the data it was made of."""
    book = view.read(etree.fromstring("<text><body><p>one two</p></body></text>"))
    html = compose(book, Settings(), b"")

    with pytest.raises(EditionError, match="does not have the words"):
        proof.check(html.replace("one two", "one two two"), book.words)


def test_a_page_is_small(foreign_files: list[Path]) -> None:
    """Without its fonts a page of a novel is under three times its TEI."""
    novels = [path for path in foreign_files if path.name.startswith("ENG")]
    assert novels
    for path in novels:
        html = render(etree.parse(path, PARSER).getroot(), tei=path.read_bytes())
        fonts = sum(map(len, re.findall(r"@font-face.*", html)))
        assert len(html.encode()) - fonts < 3 * path.stat().st_size, path.name
