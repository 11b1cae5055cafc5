"""Ids, pointers and Schematron rules: what a grammar cannot say."""

import importlib.util
from pathlib import Path

import pytest

from edition import grammar, tei
from edition.messages import EditionError, Severity
from edition.source import decode
from edition.tei import intake
from edition.validation import validate
from edition.validation.schematron import saxon
from edition.validation.schematron.model import read_rules
from edition.validation.schematron.run import check
from tests.validation.relaxng_cases import schema
from tests.validation.samples import sample

ANY = schema(
    "<grammar><start><ref name='any'/></start><define name='any'><element><anyName/><zeroOrMore>"
    "<choice><attribute><anyName/></attribute><text/><ref name='any'/></choice></zeroOrMore>"
    "</element></define></grammar>"
)
SAXON = importlib.util.find_spec("saxonche") is not None
needs_saxon = pytest.mark.skipif(not SAXON, reason="the extra [schematron] is not installed")


@pytest.fixture
def anything(tmp_path: Path) -> Path:
    """Return a schema that allows every document."""
    path = tmp_path / "any.rng"
    path.write_bytes(ANY)
    return path


def told(rules: str, document: str) -> list[tuple[str, int, str]]:
    """Return code, line and text of what *rules* find in *document*."""
    found = check(
        read_rules(intake.decode("a.sch", rules.encode())),
        intake.decode("a.xml", document.encode()),
    )
    return [(one.code, one.place.line if one.place else 0, one.text) for one in found]


def rules(body: str, binding: str = "xslt") -> str:
    """Return a Schematron file with *body*."""
    return (
        f'<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="{binding}">'
        f'<ns prefix="t" uri="urn:t"/>{body}</schema>'
    )


def test_ids_are_unique_and_well_formed(anything: Path) -> None:
    """Ids are looked at whatever the schema says of them."""
    found = validate(b"<a xml:id='x'>\n<b xml:id='x'/><b xml:id='1'/></a>", anything)

    assert [(one.code, one.severity) for one in found] == [
        ("V020", Severity.WARNING),
        ("V021", Severity.WARNING),
    ]


def test_pointers_into_the_package_are_followed(tmp_path: Path, anything: Path) -> None:
    """Files beside the document are looked into; those outside and on the web are not."""
    (tmp_path / "other.xml").write_text("<a xml:id='there'/>")
    (tmp_path / "edition.xml").write_text(
        "<a><ref target='other.xml#there'/><ref target='other.xml#nowhere'/>"
        "<ref target='gone.xml'/><ref target='../outside.xml'/><ref target='https://a.org/#b'/>"
        "<ref target='other.xml'/><g url='#x' ref='#xpath(//p)'/></a>"
    )

    found = validate(tmp_path / "edition.xml", anything)

    assert [one.code for one in found] == ["V022", "V023", "V022"]
    assert "'nowhere'" in found[0].text


def test_every_address_of_an_attribute_has_its_place(anything: Path) -> None:
    """In a list of addresses the one that is wrong is shown."""
    (message,) = validate(b"<a><b xml:id='x'/><c wit='#x #xx #x'/></a>", anything)

    assert message.place
    assert (message.place.column, message.place.length) == (30, 3)


def test_words_that_look_like_pointers(anything: Path) -> None:
    """``from`` of a page range is no pointer; ``from`` of an apparatus entry is."""
    document = b"<a><biblScope from='1' to='2'/><app from='#x' to='#y'/></a>"

    assert [one.code for one in validate(document, anything)] == ["V022", "V022"]


def test_rules_in_xpath_1() -> None:
    """Assertions, reports, variables and values in messages work without any extra."""
    found = told(
        rules(
            '<let name="most" value="2"/><pattern><rule context="t:b | t:c[@d]">'
            '<let name="n" value="count(t:x)"/>'
            '<assert test="$n &lt;= $most">too many: <value-of select="$n"/> in <name/></assert>'
            '<report test="@e" role="warning">e on <emph>it</emph></report></rule></pattern>'
        ),
        '<a xmlns="urn:t">\n<b e=""/>\n<b><x/><x/><x/></b><c><x/><x/><x/></c></a>',
    )

    assert found == [("V031", 2, "e on it"), ("V030", 3, "too many: 3 in b")]


def test_the_first_rule_that_matches_counts() -> None:
    """Within one pattern a node obeys one rule; another pattern starts afresh."""
    found = told(
        rules(
            '<pattern><rule context="b[@x]"><report test="true()">one</report></rule>'
            '<rule context="b"><report test="true()">two</report></rule></pattern>'
            '<pattern><rule context="b"><report test="true()">three</report></rule></pattern>'
        ),
        "<a><b x=''/>\n<b/></a>",
    )

    assert [text for _, _, text in found] == ["one", "three", "two", "three"]


def test_abstract_rules_and_patterns() -> None:
    """What is abstract is filled in where it is used."""
    found = told(
        rules(
            '<pattern abstract="true" id="p"><rule context="$where"><assert test="$what">'
            "no $what</assert></rule></pattern>"
            '<pattern is-a="p"><param name="where" value="b"/><param name="what" value="c"/>'
            '</pattern><pattern><rule abstract="true" id="r"><report test="@z">z</report></rule>'
            '<rule context="b"><extends rule="r"/></rule></pattern>'
        ),
        "<a><b z=''/></a>",
    )

    assert sorted(text for _, _, text in found) == ["no c", "z"]


@needs_saxon
def test_rules_in_xpath_3() -> None:
    """Rules that need XPath 2 or 3 are run by Saxon, with the same places."""
    found = told(
        rules(
            '<pattern><rule context="t:b"><assert test="every $x in t:x satisfies '
            "matches($x, '^[a-z]+$')\">not all lower: <value-of select=\"string-join(t:x, ', ')\"/>"
            "</assert></rule></pattern>",
            "xslt2",
        ),
        '<a xmlns="urn:t">\n<b><x>a</x></b>\n<b><x>a</x><x>B</x></b></a>',
    )

    assert found == [("V030", 3, "not all lower: a, B")]


@needs_saxon
@pytest.mark.parametrize(
    "expression",
    [
        "unparsed-text('file:///etc/passwd')",
        "doc('file:///etc/passwd')",
        "document('file:///etc/passwd')",
        "unparsed-text('http://127.0.0.1:9/')",
        "string-join(uri-collection('file:///etc'))",
        "json-doc('file:///etc/passwd')",
    ],
)
def test_rules_cannot_read_files(expression: str) -> None:
    """Whatever rules ask for, no file is opened and nothing is fetched."""
    body = (
        f'<pattern><rule context="a"><report test="string-length(string({expression})) gt 0">got '
        f'<value-of select="{expression}"/></report></rule></pattern>'
    )
    try:
        found = told(rules(body, "xslt3"), "<a/>")
    except EditionError as error:
        found = [(one.code, 0, one.text) for one in error.messages]

    assert not any("root:" in text or code == "V030" for code, _, text in found)


def test_rules_are_skipped_aloud(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra, rules that need it are skipped, and one note says so."""
    monkeypatch.setattr(saxon, "available", lambda: False)
    body = '<pattern><rule context="a"><report test="true()">x</report></rule></pattern>'

    assert [code for code, _, _ in told(rules(body, "xslt2"), "<a/>")] == ["V032"]


def test_rules_that_are_none() -> None:
    """A file without rules is refused."""
    with pytest.raises(EditionError) as caught:
        read_rules(intake.decode("a.sch", b"<a/>"))

    assert caught.value.messages[0].code == "V033"


@needs_saxon
def test_rules_that_are_wrong() -> None:
    """A rule that is no XPath is refused."""
    with pytest.raises(EditionError) as caught:
        told(
            rules('<pattern><rule context="a"><assert test="((">x</assert></rule></pattern>'),
            "<a/>",
        )

    assert caught.value.messages[0].code == "V033"


def test_the_projects_rules_go_with_its_schema() -> None:
    """What the project's rules find has its remedy as a hint."""
    found = validate(sample("<p><choice><sic>x</sic><corr>y</corr></choice></p>"))

    assert [one.code for one in found] == ["V030"]
    assert found[0].hint


def made() -> bytes:
    """Return TEI made from a small text."""
    text = "A TITLE\n\nHe said, “come in.”\n\nThen nothing . . . was said.\n"
    source = decode("small.txt", text.encode())
    digest = f'<idno type="sha256">{source.sha256}</idno><idno type="filename">small.txt</idno>'
    header = (
        "<teiHeader><fileDesc><titleStmt><title>A title</title></titleStmt><publicationStmt>"
        '<p>Unpublished</p></publicationStmt><sourceDesc><bibl type="plain-text">'
        f'{digest}<measure unit="byte" quantity="{source.size}"/></bibl></sourceDesc></fileDesc>'
        "</teiHeader>"
    )
    return tei.encode(grammar.analyse(text), [], [], lambda _: header).tei


def test_places_in_the_source() -> None:
    """For TEI made here, a message also says where it is in the text it was made from."""
    spoiled = made().replace(b"<pc type=", b"<pc typ=")

    (message,) = [one for one in validate(spoiled) if one.code == "V004"]

    assert message.text.endswith("(source: small.txt:5:14)")


def test_the_text_must_be_that_of_the_source() -> None:
    """A word changed by hand in TEI made here is reported."""
    changed = made().replace(b"nothing", b"something")

    assert "V025" in [message.code for message in validate(changed)]
    assert "V025" not in [message.code for message in validate(made())]


def test_a_document_may_name_its_schema(
    tmp_path: Path, anything: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the address in a document only the last part counts, and only in known folders."""
    monkeypatch.setenv("EDITION_SCHEMAS", str(tmp_path))
    there = b"<?xml-model href='http://127.0.0.1:9/deep/any.rng'?><a/>"

    assert validate(there, "named") == []
    with pytest.raises(EditionError, match=r"there is no schema 'other.rng'"):
        validate(there.replace(b"any", b"other"), "named")
    with pytest.raises(EditionError, match="names no RELAX NG schema"):
        validate(b"<a/>", "named")
    assert anything.exists()
