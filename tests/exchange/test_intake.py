"""Taking in: what is recognised, repaired, reported and kept."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from edition.exchange.archive.package import Given, package
from edition.exchange.intake.boilerplate import part
from edition.exchange.intake.pages import page_text
from edition.exchange.intake.repair import Repaired, repaired
from edition.exchange.zips import zipped
from edition.messages import EditionError
from edition.metadata import read_metadata
from edition.metadata.files import EditorsFile
from edition.validation import validate
from edition.workflow import importing
from edition.workflow.importing import import_into
from edition.workflow.pictures import pictures_beside

Maker = Callable[..., Any]
NS = "http://www.tei-c.org/ns/1.0"
GUTENBERG = """The Project Gutenberg EBook of Emma, by Jane Austen

Title: Emma
       A Novel

Author: Jane Austen

Release Date: August, 1994 [EBook #158]

Language: English

*** START OF THIS PROJECT GUTENBERG EBOOK EMMA ***



Produced by An Anonymous Volunteer


EMMA

Emma Woodhouse, handsome, clever, and rich.

*** a rule of stars ***

FINIS


*** END OF THIS PROJECT GUTENBERG EBOOK EMMA ***

Updated editions will replace the previous one.
"""
WIKISOURCE = """Emma
Jane Austen
Exported from Wikisource on January 1, 2020


Emma Woodhouse.

About this digital edition
This e-book comes from the online library Wikisource.
"""
PAGE = """<!DOCTYPE html><html><head><title>x</title><link rel="canonical" href="https://w.org/E"/></head>
<body><div class="mw-parser-output"><div id="headerContainer"><span id="ws-title">Emma</span>
<span id="ws-author">Jane  Austen</span></div><h2>One<span class="mw-editsection">[edit]</span></h2>
<p>First
words<span class="pagenum">[5]</span> &amp; more.</p><p>a<br/>b</p><script>no()</script>
<ul><li>i</li><li>j</li></ul><div class="licenseContainer">Public domain</div></div></body>
</html>"""


FALLBACK = "<xi:fallback>a<b>c</b>d</xi:fallback>"
FURTHER = '<p {0}><xi:include href="c.xml"/></p>'
PARTS = '<text><p xml:id="one">I</p><p xml:id="two">II</p></text>'


def mended(xml: str, files: dict[str, str] | None = None) -> Repaired:
    """Repair *xml*, in a package with *files*."""
    held = {path: text.encode() for path, text in (files or {}).items()}
    found = repaired("texts/a.xml", xml.encode(), held.get)
    assert found is not None
    return found


def test_gutenbergs_frame_is_parted() -> None:
    """The text begins after the credits and ends before the end line; nothing is lost."""
    found = part(GUTENBERG)

    assert found.text.startswith("EMMA\n")
    assert found.text.endswith("FINIS\n")
    assert found.before + found.text + found.after == GUTENBERG
    assert found.facts == {
        "title": "Emma A Novel",
        "author": "Jane Austen",
        "release-date": "August, 1994 [EBook #158]",
        "language": "en",
        "url": "https://www.gutenberg.org/ebooks/158",
    }


def test_wikisources_frame_is_parted() -> None:
    """The title page of the export and the note at the end are kept apart."""
    found = part(WIKISOURCE)

    assert (found.text, found.facts) == (
        "Emma Woodhouse.\n",
        {"title": "Emma", "author": "Jane Austen"},
    )
    assert found.before + found.text + found.after == WIKISOURCE


@given(st.lists(st.sampled_from([*GUTENBERG.splitlines(), *WIKISOURCE.splitlines(), "", "x y"])))
def test_parting_loses_nothing(lines: list[str]) -> None:
    """Whatever stands where, the three parts are what was received."""
    received = "\n".join(lines)

    found = part(received)

    assert found.before + found.text + found.after == received


def test_a_text_without_a_frame_is_all_text() -> None:
    """A mention of a collection is no frame."""
    assert part("I read it at Project Gutenberg.\n").text == "I read it at Project Gutenberg.\n"


def test_a_web_page_becomes_a_plain_text() -> None:
    """Paragraphs with an empty line between, lines where the page breaks them, no frame."""
    found = page_text(PAGE.encode())

    assert found.text == "One\n\nFirst words & more.\n\na\nb\n\ni\nj\n"
    assert "Public domain" in found.after
    assert found.facts == {"title": "Emma", "author": "Jane Austen", "url": "https://w.org/E"}


def test_tei_without_namespace_gets_it() -> None:
    """Every element, and not one attribute more."""
    found = mended("<TEI><text><p n='1'>x</p></text></TEI>")

    assert found.tree.getroot().tag == f"{{{NS}}}TEI"
    assert found.repairs == ("3 elements without a namespace were put into TEI's",)
    assert etree.fromstring(found.data).find(f".//{{{NS}}}p").attrib == {"n": "1"}


def test_tei_p4_has_the_names_of_p5() -> None:
    """The outermost element, ids and languages; a DTD that is not there is done without."""
    found = mended(
        '<!DOCTYPE TEI.2 PUBLIC "-//TEI P4//DTD Main Document Type//EN" "tei2.dtd">'
        '<TEI.2 id="a" lang="fr" TEIform="TEI.2"><text>&eacute;t&eacute;</text></TEI.2>'
    )
    root = etree.fromstring(found.data)

    assert (root.tag, "".join(root.itertext())) == (f"{{{NS}}}TEI", "été")
    assert sorted(root.attrib.values()) == ["a", "fr"]
    assert b"DOCTYPE" not in found.data
    assert "TEI P4: @id became @xml:id, 1×" in found.repairs


def test_a_step_of_p4_says_in_words_what_it_did() -> None:
    """Its attributes have no place in P5; none of their values is lost."""
    found = mended(
        '<TEI.2><teiHeader><encodingDesc><refsDecl><step refunit="book" length="2"/>'
        "</refsDecl></encodingDesc></teiHeader><text><body><p>So.</p></body></text></TEI.2>"
    )
    (told,) = etree.fromstring(found.data).iterfind(f".//{{{NS}}}refsDecl/{{{NS}}}p")

    assert (told.text, dict(told.attrib)) == ("step: refunit=book length=2", {})
    assert any("<step> became a paragraph" in repair for repair in found.repairs)


def test_every_construct_of_p4_becomes_p5(shared: Path) -> None:
    """Valid against TEI's own schema; what has no place there is told with what it said."""
    data = (Path(__file__).parent / "data" / "p4.xml").read_bytes()
    found = repaired("p4.xml", data, lambda _: None)
    assert found is not None
    text = "".join(etree.fromstring(found.data).find(f"{{{NS}}}text").itertext())

    assert validate(found.data, shared / "schemas" / "tei_all.rng") == []
    assert "Mr" in text
    assert "Mister" in text
    assert "Café — α" in text
    assert b"The Press &amp; Co." in found.data
    assert b'<graphic url="figures/fig1.png"/>' in found.data
    assert any("teiHeader/@status has no place in P5" in one for one in found.repairs)


def test_an_entity_that_nobody_knows_is_seen_and_told() -> None:
    """Its name stands in the text: a character would be invented, nothing would be lost."""
    found = mended('<!DOCTYPE TEI SYSTEM "a.dtd"><TEI><p n="&q;">a &odd; b</p></TEI>')

    assert [message.code for message in found.messages] == ["I037", "I037"]
    assert "".join(found.tree.getroot().itertext()) == "a &odd; b"


def test_declarations_after_one_that_is_not_here_still_hold() -> None:
    """A reader that stops trusting them would drop the characters without a word."""
    found = mended(
        '<!DOCTYPE TEI [<!ENTITY % s SYSTEM "s.ent"> %s; <!ENTITY own "Own">]>'
        "<TEI><p>&own; caf&eacute;</p></TEI>"
    )

    assert "".join(found.tree.getroot().itertext()) == "Own café"


def test_what_windows_calls_latin_1_is_read_as_meant() -> None:
    """Quotation marks and dashes, where ISO 8859-1 has control characters; told as a repair."""
    xml = '<?xml version="1.0" encoding="ISO-8859-1"?><TEI><p>“a” – b</p></TEI>'
    found = repaired("a.xml", xml.encode("cp1252"), {}.get)
    assert found is not None

    assert "".join(found.tree.getroot().itertext()) == "“a” – b"
    assert found.repairs[0].startswith("read as cp1252")


XI = 'xmlns:xi="http://www.w3.org/2001/XInclude"'


@pytest.mark.parametrize(
    ("inside", "files", "text", "told"),
    [
        ('<xi:include href="b.xml" xpointer="two"/>', {"b.xml": PARTS}, "II", []),
        ('<xi:include href="b.xml" xpointer="element(two)"/>', {"b.xml": PARTS}, "II", []),
        ('<xi:include href="b.xml" xpointer="no"/>!', {"b.xml": PARTS}, "!", ["I031", "I031"]),
        (f'<xi:include href="no.xml">{FALLBACK}</xi:include>!', {}, "acd!", ["I031"]),
        ('<xi:include href="b.xml"/>!', {"b.xml": FURTHER, "c.xml": "<q>c</q>"}, "c!", []),
        ('<xi:include href="b.xml"/>!', {"b.xml": "<p>"}, "!", ["I005", "I031"]),
        ('<xi:include href="b.txt" parse="text" encoding="latin-1"/>', {"b.txt": "é"}, "Ã©", []),
        ('<xi:include href="b.bin" parse="text"/>!', {"b.bin": "\0"}, "!", ["I003", "I031"]),
    ],
)  # fmt: skip
def test_inclusions(inside: str, files: dict[str, str], text: str, told: list[str]) -> None:
    """By id, with a fallback, in several steps, as text; what cannot be is told and left."""
    held = {f"texts/{path}": content.replace("{0}", XI) for path, content in files.items()}
    found = mended(f"<TEI {XI}><text>{inside}</text></TEI>", held)
    words = "".join(found.tree.getroot().itertext())

    assert words == text
    assert [message.code for message in found.messages] == told


def test_inclusions_do_not_grow_without_end() -> None:
    """Files that include each other, each twice, come to an end that is told."""
    twice = "".join('<xi:include href="{0}.xml"/>' for _ in range(2))
    files = {f"texts/{n}.xml": f"<p {XI}>{twice.format(n + 1)}</p>" for n in range(60)}
    deep = {f"texts/{n}.xml": f'<p {XI}><xi:include href="{n + 1}.xml"/></p>' for n in range(60)}
    for held in (files, deep):
        found = mended(f'<TEI {XI}><text><xi:include href="0.xml"/></text></TEI>', held)
        assert {message.code for message in found.messages} == {"I031"}


def test_files_of_the_package_are_included() -> None:
    """By a path from the file that includes them; what stands after them stays."""
    xi = 'xmlns:xi="http://www.w3.org/2001/XInclude"'
    found = mended(
        f'<TEI xmlns="{NS}" {xi}><text><xi:include href="../b.xml"/>after'
        '<xi:include href="c.txt" parse="text"/></text></TEI>',
        {"b.xml": f'<p xmlns="{NS}">in</p>', "texts/c.txt": " & text"},
    )

    assert "".join(found.tree.getroot().itertext()) == "inafter & text"


@pytest.mark.parametrize(
    "href",
    ["../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "http://127.0.0.1/", "a.xml", "no"],
)
def test_nothing_from_outside_is_included(href: str) -> None:
    """Another place, the network, the file itself: told, and left as it is."""
    xi = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{href}"/>'
    found = mended(f'<TEI xmlns="{NS}"><text>{xi}</text></TEI>', {"texts/a.xml": "<x/>"})

    assert [message.code for message in found.messages] == ["I031"]
    assert b"xi:include" in found.data


def test_each_text_of_a_corpus_is_a_document(tmp_path: Path) -> None:
    """With its own header, and what that of the corpus says for all."""
    language = '<langUsage><language ident="fr"/></langUsage>'
    text = "<TEI><teiHeader><fileDesc/>{}</teiHeader><text><p>{}</p></text></TEI>"
    header = f"<teiHeader><fileDesc/><profileDesc>{language}</profileDesc></teiHeader>"
    inside = text.format("", "one") + text.format("<profileDesc/><revisionDesc/>", "two")
    (tmp_path / "c.xml").write_text(f"<teiCorpus>{header}{inside}</teiCorpus>", "utf-8")

    import_into(tmp_path / "c.xml", tmp_path / "out", lambda _: None)
    one, two = (etree.parse(path).getroot() for path in sorted((tmp_path / "out/tei/c").iterdir()))

    assert ["".join(each.itertext()) for each in (one, two)] == ["one", "two"]
    assert one.find(f".//{{{NS}}}language").get("ident") == "fr"
    assert two.find(f".//{{{NS}}}language") is None
    assert "A corpus of 2 texts" in (tmp_path / "out/report.md").read_text("utf-8")


def test_pictures_come_along(tmp_path: Path) -> None:
    """Those in the package that are bitmaps; others are told; nothing outside is looked at."""
    png = b"\x89PNG\r\n\x1a\n"
    urls = ["../img/a%20b.png", "no.png", "bad.png", "../../etc/passwd", "/etc/passwd"]
    graphics = "".join(f'<graphic url="{url}"/>' for url in [*urls, "https://e.org/a.png"])
    tei = f"<TEI><text><p>{graphics}</p></text></TEI>".encode()
    files = {"texts/a.xml": tei, "img/a b.png": png, "texts/bad.png": b"<svg/>"}
    (tmp_path / "p.zip").write_bytes(zipped(files))

    found = import_into(tmp_path / "p.zip", tmp_path / "out", lambda _: None)
    (survey,) = [one.survey for one in found.findings if one.survey]

    assert (tmp_path / "out/tei/img/a b.png").read_bytes() == png
    assert (survey.pictures, survey.missing) == (("../img/a%20b.png",), tuple(urls[1:]))
    assert [one.code for one in found.messages].count("I036") == 4


def test_a_link_beside_the_tei_is_not_followed_out(tmp_path: Path) -> None:
    """A picture that is a link to somewhere else is missing."""
    (tmp_path / "secret.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.png").symlink_to(tmp_path / "secret.png")
    root = etree.fromstring('<TEI><text><graphic url="a.png"/></text></TEI>')

    assert pictures_beside(root, tmp_path / "in" / "a.xml").missing == ("a.png",)


def test_other_xml_is_no_tei() -> None:
    """It is kept, and nothing is made of it."""
    assert repaired("a.xml", b'<svg xmlns="http://www.w3.org/2000/svg"/>', {}.get) is None


def test_a_zip_of_tei_is_taken_in(tmp_path: Path) -> None:
    """Originals are kept byte for byte; one broken file does not stop the others."""
    good, bad = b"<TEI><text><p>x</p></text></TEI>", b"<TEI><p></TEI>"
    (tmp_path / "p.zip").write_bytes(zipped({"a.xml": good, "b.xml": bad, "c.png": b"\x89"}))

    found = import_into(tmp_path / "p.zip", tmp_path / "out", lambda _: None)
    report = (tmp_path / "out" / "report.md").read_text("utf-8")

    assert (tmp_path / "out/original/a.xml").read_bytes() == good
    assert (tmp_path / "out/original/b.xml").read_bytes() == bad
    assert sorted(path.name for path in (tmp_path / "out/tei").iterdir()) == ["a.xml"]
    assert "3 elements without a namespace" in report
    assert (len(found.findings), found.documents) == (3, 1)
    assert "I005" in {message.code for message in found.messages}


def test_several_processes_do_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same files and the same report, in the same order, inclusions answered too."""
    monkeypatch.setattr(importing, "WORTH_A_PROCESS", 100)
    xi = 'xmlns:xi="http://www.w3.org/2001/XInclude"'
    files = {f"{number}.xml": f"<TEI><p>{number}</p></TEI>".encode() for number in range(9)}
    files["4.xml"] = f'<TEI {xi}><xi:include href="5.xml"/></TEI>'.encode()
    (tmp_path / "p.zip").write_bytes(zipped(files))

    found = [
        import_into(tmp_path / "p.zip", tmp_path / str(number), lambda _: None, number)
        for number in (1, 2)
    ]
    written = [
        {
            path.relative_to(tmp_path / str(number)): path.read_bytes()
            for path in sorted((tmp_path / str(number)).rglob("*"))
            if path.is_file()
        }
        for number in (1, 2)
    ]

    assert found[0] == found[1]
    assert written[0] == written[1]


def test_a_refused_package_leaves_nothing(tmp_path: Path) -> None:
    """Not even the folder."""
    (tmp_path / "p.zip").write_bytes(zipped({"../a.xml": b"<TEI/>"}))

    with pytest.raises(EditionError):
        import_into(tmp_path / "p.zip", tmp_path / "out", lambda _: None)

    assert [path.name for path in tmp_path.iterdir()] == ["p.zip"]


def test_a_text_of_gutenberg_becomes_a_source(tmp_path: Path) -> None:
    """Text, metadata that can be read, and the boilerplate, each in its file."""
    (tmp_path / "emma.txt").write_text(GUTENBERG, "utf-8")

    import_into(tmp_path / "emma.txt", tmp_path / "out", lambda _: None)
    metadata = read_metadata("emma.toml", (tmp_path / "out/source/emma.toml").read_text("utf-8"))

    assert (tmp_path / "out/source/emma.txt").read_text("utf-8").startswith("EMMA\n")
    assert (metadata.title, metadata.language) == ("Emma A Novel", "en")
    assert "emma.boilerplate.txt" in (metadata.original.note or "")


def test_latin_1_is_read_as_its_header_says(tmp_path: Path) -> None:
    """Old texts of Project Gutenberg name their encoding."""
    text = GUTENBERG.replace("Language:", "Character set encoding: ISO-8859-1\n\nLanguage:")
    (tmp_path / "emma.txt").write_bytes(text.replace("EMMA\n\n", "ÉMMA\n\n").encode("latin-1"))

    import_into(tmp_path / "emma.txt", tmp_path / "out", lambda _: None)

    assert (tmp_path / "out/source/emma.txt").read_text("utf-8").startswith("ÉMMA\n")


def run(*arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    """Run the command line."""
    return subprocess.run(
        [sys.executable, "-m", "edition", *arguments], capture_output=True, check=False
    )


def test_a_package_comes_back_as_it_was(tmp_path: Path) -> None:
    """Encode, pack, import, encode again: the same text, metadata and TEI."""
    (tmp_path / "a.txt").write_text("Title\n\nHe said: “Well been been.”\n", "utf-8")
    (tmp_path / "a.toml").write_text('title = "Title"\nauthor = "A"\n', "utf-8")
    first = run("encode", tmp_path / "a.txt").stdout
    tree = etree.ElementTree(etree.fromstring(first))
    source, editors = (tmp_path / "a.txt").read_bytes(), (tmp_path / "a.toml").read_bytes()
    files = package(Given("a", tree, first, source, {}, {EditorsFile("a.toml", "Said"): editors}))
    (tmp_path / "bag.zip").write_bytes(zipped(files))

    imported = run("import", tmp_path / "bag.zip", "--output", tmp_path / "out")
    again = run("encode", tmp_path / "out/source/a.txt").stdout

    assert imported.returncode == 0, imported.stderr.decode()
    assert again == first
    assert (tmp_path / "out/tei/a.xml").exists()


@pytest.mark.slow
def test_other_peoples_tei_is_taken_in(foreign_files: list[Path], tmp_path: Path) -> None:
    """Every file becomes TEI, and its words are those of the original."""
    found = import_into(foreign_files[0].parent, tmp_path / "out", lambda _: None)

    names = [path.name for path in foreign_files]
    assert sorted(path.name for path in (tmp_path / "out/tei").glob("*.xml")) == names
    assert found.documents == len(names)
