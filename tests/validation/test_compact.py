"""Schemas in compact syntax are read as RELAX NG defines it."""

from contextlib import suppress
from pathlib import Path

import pytest
from lxml import etree

from edition.messages import EditionError, as_text
from edition.validation import compact
from edition.validation.relaxng.files import SchemaFiles
from edition.validation.relaxng.simplify import simplify
from tests.schema import relaxng, subset
from tests.schema.files import SCHEMA, needs_jing, simplified

RNG = "{http://relaxng.org/ns/structure/1.0}"

FORMS = [  # compact syntax, and the same in XML
    ("element a { empty }", '<element name="a"><empty/></element>'),
    (
        "element a { attribute b { text }?, text }",
        (
            '<element name="a"><group><optional><attribute name="b"><text/></attribute></optional>'
            "<text/></group></element>"
        ),
    ),
    (
        'element a { "x" | token "y" | xsd:int { minInclusive = "1" } - "5" }',
        (
            '<element name="a"><choice><value>x</value>'
            '<value type="token" datatypeLibrary="">y</value>'
            '<data type="int"><param name="minInclusive">1</param><except><value>5</value></except>'
            "</data></choice></element>"
        ),
    ),
    (
        "element a { list { xsd:int+ } }",
        '<element name="a"><list><oneOrMore><data type="int"/></oneOrMore></list></element>',
    ),
    (
        "element a { mixed { notAllowed? }, \"one\" ~ ' two' }",
        (
            '<element name="a"><group><mixed><optional><notAllowed/></optional></mixed>'
            "<value>one two</value></group></element>"
        ),
    ),
    (
        'namespace x = "urn:x" element x:* - (x:a | x:b) { attribute * - x:c { text }* }',
        (
            '<element><nsName ns="urn:x"><except><choice><name ns="urn:x">a</name>'
            '<name ns="urn:x">b</name></choice></except></nsName><zeroOrMore><attribute><anyName>'
            '<except><name ns="urn:x">c</name></except></anyName><text/></attribute></zeroOrMore>'
            "</element>"
        ),
    ),
    (
        "element \\list { attribute element { text } }",
        '<element name="list"><attribute name="element"><text/></attribute></element>',
    ),
    (
        'element a { "\\x{e9}" }  # a comment',
        '<element name="a"><value>é</value></element>',
    ),
    (
        '[ a:b [ c = "]" "d" ] ] element a { [ x = "y" ] text >> a:b [ "z" ] }',
        '<element name="a"><text/></element>',
    ),
    (
        'external "b.rnc"',
        '<externalRef href="b.rnc"/>',
    ),
    (
        "grammar { start = parent b }",
        '<grammar><start><parentRef name="b"/></start></grammar>',
    ),
]

GRAMMARS = [
    "start = element a { b | c* | (b & c+) } b = element b { empty } c = element c { empty }",
    "start = a a = element a { b } b |= element b { empty } b |= element c { empty }",
    (
        'default namespace = "urn:a" start = element a { b, c } '
        "b = element b { attribute x { text } } c &= element c { text } c &= text"
    ),
    (
        'namespace n = "urn:n" start = n.a n.a = element n:a { (b | c)+, attribute n:d { "1" }? } '
        "div { b = element b { empty } } c = element c { xsd:date | list { token, token } }"
    ),
    (
        'datatypes d = "http://www.w3.org/2001/XMLSchema-datatypes" '
        'start = element a { d:token { pattern = "\\d+" } } | element b { string "x" }'
    ),
    "start = element a { text } ## what it is\nb = element b { b* } start |= b",
]

FAULTS = [  # compact syntax; where it is wrong, and how that is said
    ("start = element a { empty", "1:26", "expected '}', found the end of the schema"),
    ("start = element { empty }", "1:17", "expected a name, found '{'"),
    ("start = a, b | c", "1:14", "',' and '|' need brackets to stand together"),
    ("start = element x:a { empty }", "1:17", "no namespace is declared as 'x'"),
    ("start = q:int", "1:9", "no datatypes are declared as 'q'"),
    ("a = b\n\nstart = ;", "3:9", "no schema says ';'"),
    ("start = [ a = 'b' element a { empty }", "1:9", "this annotation is never closed"),
    ("start = element", "1:16", "expected a name, found the end of the schema"),
    ("start = empty )", "1:15", "expected a definition, found ')'"),
    ("include b", "1:9", "expected a text in quotation marks, found 'b'"),
    ("start = inherit", "1:9", "expected a pattern, found 'inherit'"),
    ("<grammar/>", "1:1", "no schema says '<'"),
    ("start = 'a\\x{0}'", "1:11", "no schema says '\\x00'"),
    ("start = '\\x{110000}'", "1:10", "there is no character \\x{110000}"),
    ("start = " + "(" * 5000, "1:1", "this schema is nested too deeply to be read"),
]


def written(node: etree._Element) -> str:
    """Return *node* as text without namespaces, for comparison."""
    copy = etree.fromstring(etree.tostring(node, with_tail=False))
    for each in copy.iter():
        each.tag = etree.QName(each).localname
    etree.cleanup_namespaces(copy)
    return etree.tostring(copy, encoding="unicode")


@pytest.mark.parametrize(("text", "xml"), FORMS)
def test_a_form_has_its_xml(text: str, xml: str) -> None:
    """What is written compactly is written out in XML."""
    (start,) = compact.parse(text)

    assert written(start) == f"<start>{xml}</start>"


@needs_jing
@pytest.mark.parametrize("text", GRAMMARS)
def test_grammars_mean_what_jing_reads(text: str, tmp_path: Path) -> None:
    """Another reader of compact syntax finds the same language."""
    schema = tmp_path / "schema.rnc"
    schema.write_text(text, encoding="utf-8")
    ours, theirs = relaxng.load(compact.parse(text)), relaxng.load(simplified(schema))

    assert (subset.differences(ours, theirs), subset.differences(theirs, ours)) == ([], [])


def test_documentation_is_kept() -> None:
    """What ## says stands in the XML, with the pattern it is about; of a value, after it."""
    (start,) = compact.parse('## one\n## two\nstart = ## three\n( ## four\n"a" | "b")')

    assert [node.text for node in start.iter(compact.DOCUMENTATION)] == [
        "one\ntwo",
        "three",
        "four",
    ]
    assert [etree.QName(node).localname for node in start[1]] == [
        "documentation",
        "value",
        "documentation",
        "value",
    ]


@pytest.mark.parametrize(("text", "place", "message"), FAULTS)
def test_a_fault_is_said_with_its_place(text: str, place: str, message: str) -> None:
    """What cannot be read is one message: where, what was expected, what was found."""
    with pytest.raises(EditionError) as caught:
        compact.parse(text, "s.rnc")

    (said,) = caught.value.messages
    assert as_text(said).splitlines()[0] == f"s.rnc:{place}: V050 {message}"


def test_no_fault_is_a_traceback() -> None:
    """However the project's schema is cut off, it is read or refused with a message."""
    text = (SCHEMA / "edition.rnc").read_text(encoding="utf-8")

    for end in range(0, len(text), 4999):
        with suppress(EditionError):
            compact.parse(text[:end])


@pytest.mark.parametrize(
    ("second", "line"), [("b = element b { c,\n z }", 3), ("b = element b { list { text } }", 2)]
)
def test_what_a_schema_means_wrong_is_said_with_its_line(
    second: str, line: int, tmp_path: Path
) -> None:
    """A schema that can be read but not used is refused with the line it is written in."""
    schema = tmp_path / "s.rnc"
    schema.write_text(f"start = element a {{ b }}\n{second}\nc = empty\n", encoding="utf-8")

    with pytest.raises(EditionError) as caught:
        simplify(SchemaFiles(schema))

    assert caught.value.messages[0].place.line == line
