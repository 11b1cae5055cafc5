"""Profiles of TEI: the words stay, every loss is counted, what is only renamed comes back."""

import copy
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from edition import validate
from edition.exchange.profile import NAMES, Converted, from_profile, to_profile
from edition.exchange.profile.losses import Kind
from edition.exchange.profile.model import profile
from edition.messages import EditionError
from edition.view import Reading
from edition.workflow.profiles import export_profile, export_tei

Tree = Any  # lxml has no public name for it
Node = etree._Element
Shape = str | tuple[str, list[Any]]
Maker = Callable[..., Tree]
TEI = "http://www.tei-c.org/ns/1.0"
XML = "{http://www.w3.org/XML/1998/namespace}"
SCHEMAS = {"dta": "dta_basisformat", "eltec-1": "eltec-1"}  # the others are subsets of TEI
GONE = {Kind.LOST, Kind.LEFT_OUT, Kind.REWRITTEN}
CAME = {Kind.ADDED, Kind.COMPOSED}
SAMPLE = Path(__file__).parents[2] / "output" / "revolution-betrayed.xml"

each_profile = pytest.mark.parametrize("name", NAMES)


def names(root: Node) -> Counter[tuple[str, str]]:
    """Count the elements of *root*, and the attributes of each kind of element."""
    found: Counter[tuple[str, str]] = Counter()
    for element in root.iter("*"):
        name = element.tag.replace(f"{{{TEI}}}", "")
        found[name, ""] += 1
        found.update((name, str(key).replace(XML, "xml:")) for key in element.attrib)
    return found


def reported(converted: Converted) -> Counter[tuple[str, str]]:
    """Return how many fewer elements and attributes there are, as the report has it."""
    found: Counter[tuple[str, str]] = Counter()
    for change, number in converted.changes.counts.items():
        if change.element != "#text":
            sign = 1 if change.kind in GONE else -1 if change.kind in CAME else 0
            found[change.element, change.attribute] += sign * number
    return found


def unreported(root: Node, name: str) -> dict[tuple[str, str], tuple[int, int]]:
    """Return what is not the same there and back again, and not in the report either."""
    before = names(root)
    converted = to_profile(root, name)
    told = reported(converted)
    back = copy.deepcopy(converted.root)
    from_profile(back, name)
    after = names(back)
    keys = before.keys() | after.keys() | told.keys()
    return {
        key: (before[key] - after[key], told[key])
        for key in keys
        if before[key] - after[key] != told[key]
    }


def running(root: Node) -> str:
    """Return the text of the body, without the sides of a correction that were not printed."""
    body = copy.deepcopy(root.find(f".//{{{TEI}}}body"))
    etree.strip_elements(body, f"{{{TEI}}}corr", f"{{{TEI}}}rdg", with_tail=False)
    return "".join(body.itertext())


def inner(converted: Converted) -> str:
    """Return the inside of the body of what was converted, without namespaces."""
    body = converted.root.find(f".//{{{TEI}}}body")
    return etree.tostring(body, encoding="unicode").replace(f' xmlns="{TEI}"', "")[6:-7]


@each_profile
def test_the_sample_there_and_back_is_the_same_but_for_what_is_reported(name: str) -> None:
    """Elements and attributes are counted before and after, by kind."""
    assert unreported(etree.parse(SAMPLE).getroot(), name) == {}


@pytest.mark.slow
@each_profile
def test_foreign_texts_too(foreign: dict[str, Tree], name: str) -> None:
    """Whatever stands in them."""
    for tree in foreign.values():
        root = tree.getroot()
        if root.tag == f"{{{TEI}}}TEI" and root.find(f"{{{TEI}}}text") is not None:
            assert unreported(root, name) == {}


INLINE = (
    "hi emph q quote soCalled mentioned foreign term name persName seg supplied pc date".split()
)
BLOCKS = "p ab quote q lg list div note figure epigraph".split()
words = st.text("ab, “”\n", max_size=6)
inline = st.recursive(
    words, lambda inside: st.tuples(st.sampled_from(INLINE), st.lists(inside, max_size=3))
)
blocks = st.recursive(
    st.tuples(st.sampled_from(BLOCKS), st.lists(inline, max_size=3)),
    lambda inside: st.tuples(st.sampled_from(BLOCKS), st.lists(inside, max_size=3)),
)


def grow(parent: Node, shape: Shape) -> None:
    """Put *shape*, words or an element with shapes in it, at the end of *parent*."""
    if isinstance(shape, str):
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + shape
        else:
            parent.text = (parent.text or "") + shape
        return
    element = etree.SubElement(parent, f"{{{TEI}}}{shape[0]}")
    for inside in shape[1]:
        grow(element, inside)


@each_profile
@settings(max_examples=settings().max_examples // 3)
@given(shapes=st.lists(blocks, max_size=4))
def test_no_word_is_lost_and_no_loss_is_silent(name: str, tei: Maker, shapes: list[Shape]) -> None:
    """Whatever stands in whatever, sensible or not: the letters are there, in their order."""
    root = tei("").getroot()
    for shape in shapes:
        grow(root.find(f".//{{{TEI}}}body"), shape)

    assert "".join(running(to_profile(root, name).root).split()) == "".join(running(root).split())
    assert unreported(root, name) == {}


@each_profile
def test_every_mark_leads_back(name: str) -> None:
    """An element that is called otherwise in a profile gets its own name again."""
    wanted = profile(name)
    for key, rule in wanted.rules.items():
        if not rule.mark[0]:
            continue
        given_back = etree.Element(f"{{{TEI}}}{rule.to}", {rule.mark[0]: rule.mark[1]})
        from_profile(given_back, name)
        assert given_back.tag == f"{{{TEI}}}{key.rpartition('/')[2]}"
        assert rule.mark[0] not in given_back.attrib


@each_profile
def test_rules_name_elements_that_the_profile_has(name: str) -> None:
    """And elements that it has not, or the rule would never lead back."""
    wanted = profile(name)

    assert {rule.to for rule in wanted.rules.values()} - {""} <= wanted.elements
    assert {rule.flatten for rule in wanted.rules.values()} - {""} <= wanted.elements
    assert {rule.otherwise for rule in wanted.rules.values()} - {""} <= wanted.elements


def is_valid(root: Node, schema: Path) -> list[str]:
    """Return what is wrong with *root* under a schema."""
    found = validate(root.getroottree(), schema)
    return [one.text for one in found if one.severity.value == "error"]


@each_profile
def test_the_sample_is_valid_in_each_profile(name: str, shared: Path) -> None:
    """By the archive's own schema; TEI Lite and simplePrint are subsets of TEI, and valid as it."""
    schema = shared / "schemas" / f"{SCHEMAS.get(name, 'tei_all')}.rng"

    assert is_valid(to_profile(etree.parse(SAMPLE).getroot(), name).root, schema) == []


@pytest.mark.slow
@each_profile
def test_foreign_texts_are_valid_too(name: str, shared: Path, foreign: dict[str, Tree]) -> None:
    """Those that were valid TEI, or ELTeC, before."""
    schema = shared / "schemas" / f"{SCHEMAS.get(name, 'tei_all')}.rng"
    for file, tree in foreign.items():
        root = tree.getroot()
        is_right = file.startswith("ENG") or not is_valid(root, shared / "schemas" / "tei_all.rng")
        if is_right and root.find(f"{{{TEI}}}text") is not None:
            assert is_valid(to_profile(root, name).root, schema) == [], file


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("dta", "<p><soCalled>a</soCalled></p>", '<p><q rend="soCalled">a</q></p>'),
        ("dta", '<p><hi rend="italic">a</hi></p>', '<p><hi rendition="#i">a</hi></p>'),
        ("dta", "<p>a<pc>.</pc> b</p>", "<p>a. b</p>"),
        ("dta", "<div><ellipsis><metamark>…</metamark></ellipsis></div>", "<div><p>…</p></div>"),
        ("eltec-1", "<p>a<lb/>b</p>", '<p>a<milestone unit="line"/> b</p>'),
        ("eltec-1", "<lg><l>a</l><l>b</l></lg>", "<l>a</l><l>b</l>"),
        ("eltec-1", "<p><choice><sic>a</sic><corr>b</corr></choice></p>", "<p>a</p>"),
        ("eltec-1", "<list><item>a</item><item>b</item></list>", "<p>a</p><p>b</p>"),
        ("tei-lite", '<p><quote rend="block">a</quote></p>', '<p><q rend="block quote">a</q></p>'),
        ("tei-lite", "<p><app><lem>a</lem><rdg>b</rdg></app></p>", "<p>a</p>"),
        ("dta", '<p>a<metamark function="italic">_</metamark>b</p>', "<p>ab</p>"),
        ("tei-lite", '<p>a<metamark function="italic">_</metamark>b</p>', "<p>ab</p>"),
        ("tei-lite", '<ab type="separator">*</ab>', '<p rend="ab">*</p>'),
        ("simple-print", "<p><mentioned>a</mentioned></p>", '<p><q type="mentioned">a</q></p>'),
    ],
)
def test_what_becomes_of_things(tei: Maker, name: str, before: str, after: str) -> None:
    """A few lines of each table, as a person would check them."""
    assert inner(to_profile(tei(before).getroot(), name)) == after


@pytest.mark.parametrize("name", NAMES)
def test_a_remark_on_an_apparatus_becomes_a_note(tei: Maker, name: str) -> None:
    """A profile without an apparatus has room for what its editor says of it."""
    root = tei("<p>a <app><lem>b</lem><rdg>c</rdg><note>see d</note></app><note>e</note></p>")

    converted = to_profile(root.getroot(), name)

    notes = ["".join(one.itertext()) for one in converted.root.iter(f"{{{TEI}}}note")]
    assert notes == ["see d", "e"]


def test_a_note_among_blocks_stays_a_note(tei: Maker) -> None:
    """It gets a paragraph, and that a division where one came before."""
    for body in ("<lg><note>a</note></lg>", "<div/><lg><note>a</note></lg>"):
        written = inner(to_profile(tei(body).getroot(), "eltec-1"))

        assert "<p><note>a</note></p>" in written


def test_the_reading_decides_where_there_is_room_for_one(tei: Maker) -> None:
    """ELTeC cannot hold both sides of a correction."""
    root = tei("<p><choice><sic>a</sic><corr>b</corr></choice></p>").getroot()

    assert inner(to_profile(root, "eltec-1", Reading.CORRECTED)) == "<p><corr>b</corr></p>"


@pytest.mark.parametrize(("name", "files"), [("dta", 2), ("eltec-1", 2), ("tei-lite", 1)])
def test_a_corpus_becomes_a_file_a_text(tmp_path: Path, name: str, files: int) -> None:
    """Where a profile has no corpora, each of its texts is one document in it, with its words."""
    text = "<TEI><teiHeader/><text><body><p>{}</p></body></text></TEI>"
    inside = text.format("one") + text.format("two")
    corpus = f'<teiCorpus xmlns="{TEI}"><teiHeader/>{inside}</teiCorpus>'
    (tmp_path / "c.xml").write_text(corpus, "utf-8")
    found = export_profile(tmp_path / "c.xml", name, Reading.PRINTED, tmp_path / "out").files
    words = [
        etree.fromstring(data).xpath("string(//*[local-name()='body'])") for data in found.values()
    ]

    assert len(found) == files
    assert words == (["one", "two"] if files == 2 else ["one"])
    assert files == 1 or [path.name for path in found] == ["0001.xml", "0002.xml"]


def test_a_corpus_is_not_written_to_standard_output(tmp_path: Path) -> None:
    """Several files need a folder, and the message says how to name one."""
    corpus = f'<teiCorpus xmlns="{TEI}"><TEI><text><body/></text></TEI></teiCorpus>'
    (tmp_path / "c.xml").write_text(corpus, "utf-8")

    with pytest.raises(EditionError) as refused:
        export_profile(tmp_path / "c.xml", "dta", Reading.PRINTED, Path("-"))

    assert refused.value.messages[0].code == "X054"
    assert "--output" in refused.value.messages[0].hint


def test_what_is_no_document_is_refused(tei: Maker) -> None:
    """A corpus without any text has no form in a profile without corpora."""
    root = tei("<p/>").getroot()
    root.tag = f"{{{TEI}}}teiCorpus"

    with pytest.raises(EditionError) as refused:
        to_profile(root, "dta")

    assert refused.value.messages[0].code == "X051"


def test_a_transcription_without_a_text_is_told_what_has_its_words(tei: Maker) -> None:
    """A document that has its words in ``sourceDoc`` is whole: the remedy says what reads it."""
    root = tei("<p/>").getroot()
    next(root.iter(f"{{{TEI}}}text")).tag = f"{{{TEI}}}sourceDoc"

    with pytest.raises(EditionError) as refused:
        to_profile(root, "dta")

    assert "<sourceDoc>: edition render" in refused.value.messages[0].hint


def test_the_report_is_read_by_people(tei: Maker, tmp_path: Path) -> None:
    """One line for each kind of element, with numbers and the first place."""
    (tmp_path / "a.xml").write_bytes(
        etree.tostring(tei('<p xml:id="p1">a <pc type="dash">–</pc> <gap cert="low"/></p>'))
    )

    told = export_profile(tmp_path / "a.xml", "dta", Reading.PRINTED, Path("-")).messages

    assert [one.text for one in told if "pc" in one.text or "gap" in one.text] == [
        "<gap>: attributes lost: cert 1; first at #p1",
        "<pc>: lost once, its words are there; attributes lost: type 1; first at #p1",
    ]


def test_the_way_back_is_a_command_too(tei: Maker, tmp_path: Path) -> None:
    """A file in a profile, exported as TEI from that profile."""
    (tmp_path / "a.xml").write_bytes(etree.tostring(tei("<p><said>a</said></p>")))
    there = export_profile(tmp_path / "a.xml", "tei-lite", Reading.PRINTED, tmp_path / "b.xml")
    (tmp_path / "b.xml").write_bytes(there.files[tmp_path / "b.xml"])

    back = export_tei(tmp_path / "b.xml", Path("-"), origin="tei-lite").files[Path("-")]

    assert b"<said>a</said>" in back
