"""What holds for every TEI tree, however odd."""

from pathlib import Path

from hypothesis import example, given
from lxml import etree

from edition import view
from edition.view import TABLE, Close, Open, Reading, plain
from tests.shapes import NAMES, PLAIN, trees
from tests.trees import PARSER

TRANSLATED = "tei-testi18n.xml"
TEI = "http://www.tei-c.org/ns/1.0"
UNKNOWN = {"chapter"}
"""An invalid element that one of the files has on purpose."""


@given(trees(NAMES))
def test_the_body_has_the_words_of_the_reading(tree: etree._Element) -> None:
    """What the page runs through is what the TEI says, in both readings."""
    found = view.read(tree)

    for reading in Reading:
        assert tuple(plain(found.body, reading).split()) == found.words[reading].text


@given(trees(NAMES))
@example(etree.fromstring(f"<ab xmlns='{TEI}'><choice><sic>a</sic><index>b</index></choice></ab>"))
@example(etree.fromstring(f"<ab xmlns='{TEI}'><choice><ab>a</ab><index>b</index></choice></ab>"))
@example(etree.fromstring(f"<standOff xmlns='{TEI}'><standOff><p>a</p></standOff></standOff>"))
@example(etree.fromstring(f"<standOff xmlns='{TEI}'><p>a</p><sourceDoc>b</sourceDoc></standOff>"))
@example(etree.fromstring(f"<ab xmlns='{TEI}'><facsimile><p>a</p></facsimile></ab>"))
def test_no_character_is_lost_or_doubled(tree: etree._Element) -> None:
    """Body, notes, variants, comments together have each character of the tree once."""
    found = view.read(tree)
    streams = [found.body, *(entry.comment for entry in found.entries)]
    streams += [form.tokens for entry in found.entries for form in entry.variants]
    shown = "".join(token for stream in streams for token in stream if isinstance(token, str))
    nowhere = {
        name for name in NAMES if TABLE.rows.get(name) and TABLE.rows[name][-1][1].aside == "none"
    }
    for element in list(tree.iter("*")):
        if etree.QName(element).localname in nowhere:
            element.getparent().replace(element, _tail_only(element))
    expected = "".join(tree.itertext())

    assert sorted("".join(shown.split())) == sorted("".join(expected.split()))


def _tail_only(element: etree._Element) -> etree._Element:
    empty = etree.Element(f"{{{TEI}}}anchor")
    empty.tail = element.tail
    return empty


@given(trees(PLAIN))
def test_the_running_text_keeps_its_order(tree: etree._Element) -> None:
    """Without readings and asides the page is the character data of the tree, in its order."""
    shown = plain(view.read(tree).body, Reading.PRINTED)

    assert "".join(shown.split()) == "".join("".join(tree.itertext()).split())


@given(trees(NAMES))
def test_every_element_that_opens_closes(tree: etree._Element) -> None:
    """A stream nests properly, and so do the passages that are taken out of it."""
    found = view.read(tree)
    passages = [found.body, *(entry.lemma for entry in found.entries)]
    for passage in passages:
        opened: list[str] = []
        for token in passage:
            if isinstance(token, Open):
                opened.append(token.tag)
            elif isinstance(token, Close):
                assert opened.pop() == token.tag
        assert opened == []


@given(trees(NAMES))
def test_no_anchor_twice(tree: etree._Element) -> None:
    """Every id on the page is there once."""
    ids = [
        value
        for token in view.read(tree).body
        if isinstance(token, Open)
        for name, value in token.attributes
        if name == "id"
    ]

    assert sorted(set(ids)) == sorted(ids)


def test_other_peoples_tei_has_equal_words(foreign_files: list[Path]) -> None:
    """Every file of other projects becomes a page with its words in both readings."""
    for path in foreign_files:
        if path.name == TRANSLATED:  # its elements have German names
            continue
        found = view.read(etree.parse(path, PARSER).getroot())
        assert {name for name in found.unknown if name[0] != "{"} <= UNKNOWN, path.name
        for reading in Reading:
            assert tuple(plain(found.body, reading).split()) == found.words[reading].text, path.name


def test_a_deep_tree_is_read() -> None:
    """Nesting is not limited by the interpreter's stack, and costs no more than its size."""
    depth = 2_000  # what libxml2 allows
    tree = etree.fromstring("<hi>" * depth + "x" + "</hi>" * depth, PARSER)

    assert plain(view.read(tree).body, Reading.PRINTED) == "x"
