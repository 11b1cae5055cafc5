"""Proposals on other people's TEI: at the right place, beside a file that stays as it is."""

import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote
from xml.dom import minidom

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from edition.exchange import layer as layers
from edition.exchange.layer import Layer
from edition.tei.intake import decode, parse
from edition.validation import validate
from edition.workflow.proposing import propose, shown, written

Maker = Callable[[str], Path]
NS = "http://www.tei-c.org/ns/1.0"
STEP = re.compile(r"\*\[(?:(\d+)|@xml:id='([^']*)')\]")
POINTER = re.compile(r"#string-range\(xpath\((.*)\),(\d+),(\d+)\)")
WORDS = ["“Yes,” ", "he said. ", "been been ", "[ . . . ] ", "of the “friends” of man ", "é𝄞 "]


@pytest.fixture
def file(tmp_path: Path) -> Maker:
    """Return a maker of a TEI file from the inside of its body."""

    def make(body: str) -> Path:
        path = tmp_path / "a.xml"
        text = f'<TEI xmlns="{NS}" xml:lang="en"><text><body>{body}</body></text></TEI>'
        path.write_text(text, "utf-8")
        return path

    return make


def element_at(data: bytes, path: str) -> minidom.Element:
    """Follow *path* through the file: by the standard library, not by what made it."""
    steps = STEP.findall(path)
    root = minidom.parseString(data).documentElement  # noqa: S318 -- our own
    if steps[0][1]:
        everything = [root, *root.getElementsByTagName("*")]
        (here,) = [one for one in everything if one.getAttribute("xml:id") == steps[0][1]]
    else:
        here = root
    for number, _ in steps[1:]:
        here = [one for one in here.childNodes if one.nodeType == one.ELEMENT_NODE][int(number) - 1]
    return here


def words_of(node: minidom.Node) -> str:
    """Return the string value of *node*: comments and instructions are no part of it."""
    if node.nodeType in (node.TEXT_NODE, node.CDATA_SECTION_NODE):
        return str(node.data)
    if node.nodeType != node.ELEMENT_NODE:
        return ""
    return "".join(map(words_of, node.childNodes))


def positions_hold(found: Layer, data: bytes, each: int = 1) -> bool:
    """Tell whether both forms of the layer point at the words that they quote, *each* nth."""
    collection = json.loads(layers.as_web_annotations(found, "0"))
    tei = etree.fromstring(layers.as_stand_off(found, "0"))
    places = []
    for item in collection["first"]["items"]:
        position, quoted = item["target"]["selector"]
        refined = position["refinedBy"]
        places.append((position["value"], refined["start"], refined["end"], quoted["exact"]))
    for number, annotation in enumerate(tei.iter(f"{{{NS}}}annotation")):
        path, start, length = POINTER.search(unquote(annotation.get("target"))).groups()
        assert places[number][:3] == (path, int(start), int(start) + int(length))
    return all(
        words_of(element_at(data, path))[start:end] == exact
        for path, start, end, exact in places[::each]
    )


def found_in(path: Path) -> list[tuple[str, str, str | None]]:
    """Return what is proposed: element, words, correction."""
    return [(one.said.name, one.exact, one.said.correction) for one in propose(path).remarks]


def test_quotations_omissions_and_slips_are_found(file: Maker) -> None:
    """Also over elements within them, and with white space that only lays out the XML."""
    path = file(
        "<p>He said: “Well\n     then, [...]\n <hi>my</hi> friend,” and it had been been so.</p>"
        "<p xml:id='b'>It was an occassional one.</p>"
    )

    assert found_in(path) == [
        ("quote", "“Well\n     then, [...]\n my friend,”", None),
        ("ellipsis", "[...]", None),
        ("corr", "been been", "been"),
        ("corr", "occassional", "occasional"),
    ]
    assert positions_hold(propose(path), path.read_bytes())


@pytest.mark.parametrize(
    "body",
    [
        "<p>He said: <q>“Well then, my friend,”</q> and went.</p>",
        "<p>He said: “<q>Well then, my friend,</q>” and went.</p>",
        "<p>It had <sic>been been</sic> so.</p>",
        "<p>It had <choice><sic>been been</sic><corr>been</corr></choice> so.</p>",
        "<p>It had <foreign>been been</foreign> so.</p>",
        "<p>It had <ellipsis><metamark function='omission'>[...]</metamark></ellipsis> so.</p>",
        "<p xml:lang='fr'>Il est the the nous nous aimions.</p>",
    ],
)
def test_what_is_marked_is_not_proposed_again(body: str, file: Maker) -> None:
    """Somebody has looked at it."""
    assert found_in(file(body)) == []


def test_pictures_and_gaps_are_no_missing_words(file: Maker) -> None:
    """The space before one is no space before the mark that follows it."""
    assert found_in(file('<p>See here <graphic url="a.png"/>, and <gap/>; then go.</p>')) == []


@settings(max_examples=20)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(WORDS),
            st.sampled_from(["{}", "<hi>{}</hi>", "<!-- “x” -->{}", "{}<lb/>\n ", "<?p q?>{}"]),
        ),
        min_size=1,
        max_size=12,
    )
)
def test_every_position_holds(pieces: list[tuple[str, str]]) -> None:
    """Whatever markup stands among the words, and however wide a character is."""
    inside = "".join(shape.format(words) for words, shape in pieces)
    data = f'<TEI xmlns="{NS}"><text><p>A\n  {inside}</p><p>“B.”</p></text></TEI>'.encode()
    root = parse(decode("a.xml", data)).getroot()

    assert positions_hold(layers.propose(root, "a.xml", data), data)


@settings(max_examples=20)
@given(st.lists(st.sampled_from([*WORDS, "<hi>“Oh", "</hi><hi>”</hi> "]), max_size=9))
def test_showing_keeps_the_words(pieces: list[str]) -> None:
    """With the layer in it the tree has the same words, but for the corrections."""
    inside = "".join(pieces)
    opened = max(0, inside.count("<hi>") - inside.count("</hi>"))
    data = f'<TEI xmlns="{NS}"><text><p>{inside}{"</hi>" * opened}</p></text></TEI>'.encode()
    try:
        tree = parse(decode("a.xml", data))
    except Exception:  # noqa: BLE001 -- hypothesis made no XML of the pieces
        return
    before = "".join(tree.getroot().itertext())
    shown(tree, "a.xml", data)
    etree.strip_elements(tree, f"{{{NS}}}corr", f"{{{NS}}}respStmt", with_tail=False)

    assert "".join(tree.getroot().itertext()) == before


def test_the_layer_is_valid_and_tied_to_the_file(file: Maker, tmp_path: Path) -> None:
    """TEI by the project's schema; the checksum says of which file it speaks."""
    path = file("<p>He said: “Well been been then,” and went.</p>")
    before = path.read_bytes()
    (data,) = written(propose(path), tmp_path / "layer.xml").values()

    assert validate(data) == []
    assert hashlib.sha256(before).hexdigest().encode() in data
    assert path.read_bytes() == before


def test_it_is_shown_in_the_page_and_nowhere_else(file: Maker) -> None:
    """A web page with proposals has an apparatus; the file has not changed."""
    path = file("<p>He said: “Well been been then,” and went.</p>")
    before = path.read_bytes()
    command = [sys.executable, "-m", "edition", "render", path, "--to", "html", "--propose"]
    page = subprocess.run(command, capture_output=True, check=True).stdout.decode()

    assert 'class="sic printed"' in page
    assert "proposed by edition" in page
    assert path.read_bytes() == before


def test_an_import_may_bring_proposals(file: Maker, tmp_path: Path) -> None:
    """Beside the TEI, pointing at it; the next run has nothing to do."""
    command = [sys.executable, "-m", "edition", "import", file("<p>It had been been.</p>")]
    command += ["--output", tmp_path / "out", "--propose"]
    subprocess.run(command, capture_output=True, check=False)
    again = subprocess.run(command, capture_output=True, check=False)
    collection = json.loads((tmp_path / "out/annotations/a.jsonld").read_bytes())
    (item,) = collection["first"]["items"]

    assert (tmp_path / "out/annotations" / item["target"]["source"]).resolve().exists()
    assert (tmp_path / "out/annotations/a.xml").exists()
    assert b"all in a run before" in again.stderr


@pytest.mark.slow
def test_positions_hold_in_other_peoples_files(foreign_files: list[Path]) -> None:
    """Each of them, whatever it is."""
    for path in foreign_files:
        data = path.read_bytes()
        if b"<!DOCTYPE" not in data:
            assert positions_hold(propose(path), data, 97), path.name
