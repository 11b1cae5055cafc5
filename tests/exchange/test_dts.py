"""The static DTS collection, held against the specification by a client of our own."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from lxml import etree

from edition import view
from edition.exchange.archive.record import record
from edition.exchange.dts import Site, site, structures, units
from edition.exchange.dts.citation import prefixed
from edition.messages import EditionError
from edition.workflow.encode import encode
from tests.exchange.dts_rules import Json, expanded, faults, requests

Tree = Any  # lxml has no public name for it
Node = etree._Element
Maker = Callable[..., Tree]
TEI = "http://www.tei-c.org/ns/1.0"
BASE = "https://example.org/dts/"
TEXT = """A Title, by Somebody

I. The First

One paragraph here.

“A quotation that is a block,
and goes on.”

Another paragraph.

II. The Second

The last one.
"""


def served(root: Node, tei: bytes = b"<TEI/>") -> dict[str, bytes]:
    """Return the files of a server for *root*."""
    return site(Site("a-text", root, tei, record(view.read(root).facts), BASE))


@pytest.fixture(scope="module")
def server() -> dict[str, bytes]:
    """Return the files of a server for a text that this program encoded."""
    tei = encode(TEXT).tei
    return served(etree.fromstring(tei), tei)


@pytest.fixture(scope="module")
def ask(server: dict[str, bytes]) -> Callable[..., Json]:
    """Return a client: it knows only the entry point, and asks by its templates."""
    entry = json.loads(server["index.json"])

    def asking(endpoint: str, **values: str) -> Json:
        address = expanded(entry[endpoint], values)
        assert address.startswith(BASE)
        found: Json = json.loads(server[address.removeprefix(BASE)])
        return found

    return asking


def test_every_answer_has_the_form_of_the_specification(server: dict[str, bytes]) -> None:
    """All properties that must be there, and no other."""
    for path, content in server.items():
        if path.endswith(".json"):
            assert faults(json.loads(content)) == [], path


def test_every_valid_request_is_answered_rightly(ask: Callable[..., Json]) -> None:
    """By a file whose members are those that the specification asks for, in their order."""
    every = ask("navigation", resource="a-text", down="-1")["member"]

    for values, wanted in requests(every):
        found = ask("navigation", resource="a-text", **values)
        members = found.get("member")
        assert (members and [one["identifier"] for one in members]) == wanted, values
        assert ("ref" in found) == ("ref" in values)


def test_collections_lead_to_the_text_and_back(ask: Callable[..., Json]) -> None:
    """The root has one child, and the text one parent."""
    root = ask("collection")
    text = ask("collection", id=root["member"][0]["@id"])

    assert ask("collection", id=root["@id"]) == root
    assert ask("collection", id=text["@id"], nav="parents")["member"][0]["@id"] == root["@id"]
    assert ask("collection", id=root["@id"], nav="parents")["member"] == []
    assert (root["totalChildren"], text["totalParents"]) == (1, 1)


def test_a_passage_is_given_in_a_wrapper(server: dict[str, bytes]) -> None:
    """With its TEI as it is in the whole, which is given byte for byte."""
    whole = etree.fromstring(server["document/a-text.xml"])
    for unit in units(whole, structures(whole)):
        given = etree.fromstring(server[f"document/a-text/{unit.reference}.xml"])
        wrapper = given[0]
        assert (given.tag, wrapper.tag) == (f"{{{TEI}}}TEI", "{https://w3id.org/api/dts#}wrapper")
        assert "".join(wrapper.itertext()) == "".join(unit.element.itertext())


def test_our_texts_are_cited_by_division_and_identifier(server: dict[str, bytes]) -> None:
    """Passages keep their reference when something else is edited; divisions have titles."""
    whole = etree.fromstring(server["document/a-text.xml"])
    found = units(whole, structures(whole))

    assert [(one.reference, one.title) for one in found if one.kind == "division"] == [
        ("1", "I. The First"),
        ("2", "II. The Second"),
    ]
    assert all(one.reference.split(".")[0] in {"1", "2", "front"} for one in found)


def test_other_texts_are_cited_as_they_say(tei: Maker) -> None:
    """Expressions have no prefix, as in the Guidelines."""
    declared = (
        "<encodingDesc><refsDecl><citeStructure unit='book' match='//body/div' use='@n'>"
        "<citeStructure unit='verse' match='lg/l' use='position()' delim=':'/>"
        "</citeStructure></refsDecl></encodingDesc>"
    )
    root = tei("<div n='Luke'><lg><l>a</l><l>b</l></lg></div>", declared).getroot()

    found = [(one.reference, one.kind, one.parent) for one in units(root, structures(root))]

    assert found == [
        ("Luke", "book", ""),
        ("Luke:1", "verse", "Luke"),
        ("Luke:2", "verse", "Luke"),
    ]


def test_texts_that_do_not_say_are_cited_by_numbers(tei: Maker) -> None:
    """Of divisions and paragraphs."""
    root = tei("<div><head>A</head><p>a</p><p>b</p></div>").getroot()

    assert [one.reference for one in units(root, structures(root))] == ["1", "1.1", "1.2"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("//body/div[@type='chapter']", "//t:body/t:div[@type='chapter']"),
        ("ancestor::div/@n", "ancestor::t:div/@n"),
        ("concat(@n, '.', head)", "concat(@n, '.', t:head)"),
        ("tei:p", "tei:p"),
        ("p[position() mod 2 = 1 and not(@n)]", "t:p[position() mod 2 = 1 and not(@n)]"),
        ("div", "t:div"),
        ("*[@xml:id][not(self::div)]", "*[@xml:id][not(self::t:div)]"),
    ],
)
def test_names_get_their_prefix(written: str, meant: str) -> None:
    """But not attributes, functions, operators and strings."""
    assert prefixed(written) == meant


@pytest.mark.parametrize(
    ("use", "code"), [("head(", "X061"), ("'x'", "X062"), ("concat('../', @n)", "X063")]
)
def test_what_cannot_be_cited_is_said(tei: Maker, use: str, code: str) -> None:
    """An expression that is none, references that are alike, and one that leaves the folder."""
    declared = (
        '<encodingDesc><refsDecl><citeStructure unit="a" match="//body/p" '
        f'use="{use}"/></refsDecl></encodingDesc>'
    )
    root = tei("<p n='1'>a</p><p n='2'>b</p>", declared).getroot()

    with pytest.raises(EditionError) as refused:
        served(root)

    assert refused.value.messages[0].code == code
