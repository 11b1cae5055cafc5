"""What a person is told: the place itself, the error in words, and what to do."""

import re
from pathlib import Path

import pytest
from lxml import etree

from edition.messages import Message
from edition.validation import validate
from tests.bench.mutants import mutants
from tests.validation.samples import LINE, sample

SHARED = Path(__file__).parents[3] / "shared"
CASES = [  # what is put in, code, column, what the text says, what the hint says
    (
        "<quote><div><p>x</p></div></quote>",
        "V001",
        8,
        "a division (<div>) cannot stand in a quo",
        "<p>",
    ),
    (
        "<p>a <p>b</p> c</p>",
        "V001",
        6,
        "a paragraph (<p>) cannot stand in a paragraph (<p>)",
        "end",
    ),
    ("<list><l>x</l></list>", "V001", 7, "a verse line (<l>) cannot stand in a list", "<item>"),
    ("<head>late</head>", "V001", 1, "a heading (<head>) cannot come here", "earlier, before <p>"),
    ("<p>x <quotation>y</quotation></p>", "V001", 6, "(<quotation>) cannot stand", "mean <quote>?"),
    ("<p>x <blockquote>y</blockquote></p>", "V002", 6, "no element <blockquote>", "mean <quote>?"),
    ("<p>x <italic>y</italic></p>", "V002", 6, "no element <italic>", "did you mean <hi>?"),
    ("<paragraph>x</paragraph>", "V002", 1, "no element <paragraph>", "did you mean <p>?"),
    ("<p>x <fooreign>y</fooreign></p>", "V002", 6, "no element <fooreign>", "mean <foreign>?"),
    ("<p>x <zzz/></p>", "V002", 6, "no element <zzz>", "here may come words, "),
    (
        '<p xmlns="">x</p>',
        "V003",
        1,
        "<p> is in no namespace",
        'xmlns="http://www.tei-c.org/ns/1.0"',
    ),
    ('<svg xmlns="urn:svg"/>', "V002", 1, "no elements in the namespace urn:svg", "here may come"),
    ('<p><gap raeson="lost"/></p>', "V004", 9, "(<gap>) has no attribute raeson", "mean reason?"),
    ("<figure><graphic/></figure>", "V006", 9, "(<graphic>) lacks the attribute url", "add url="),
    ('<p id="x">y</p>', "V004", 4, "a paragraph (<p>) has no attribute id", "mean xml:id?"),
    ('<p>x<lb zip="y"/></p>', "V004", 9, "(<lb>) has no attribute zip", "take it away"),
    ('<p><quote cert="surely">x</quote></p>', "V005", 17, "cert of a quotation", "'high'"),
    ('<p><quote cert="hihg">x</quote></p>', "V005", 17, "cannot be 'hihg'", "mean 'high'?"),
    ('<p><date when="1867-13-45">x</date></p>', "V005", 16, "when of a date", "no month 13"),
    ('<p xml:id="1 bad">x</p>', "V005", 12, "xml:id of a paragraph (<p>)", "a letter or _ first"),
    ('<p xml:lang="en_GB">x</p>', "V005", 14, "cannot be 'en_GB'", "did you mean 'en-GB'?"),
    ('<p xml:lang="my tongue">x</p>', "V005", 14, "cannot be", "a language tag such as en"),
    ('<p resp="Jane Doe">x</p>', "V023", 10, "is no address, but words: 'Jane Doe'", "with #"),
    (
        "stray words",
        "V008",
        1,
        "directly in a division (<div>): “stray words”",
        "put them into <p>",
    ),
    (
        "<p><choice>x<sic>y</sic><corr resp='#editor'>z</corr></choice></p>",
        "V008",
        12,
        "“x”",
        "<sic>",
    ),
    ("<list/>", "V011", 1, "a list (<list>) is not complete: it still needs <item>", "add <item>"),
    ('<p xml:id="p1">x</p>', "V020", 12, "'p1' is used twice; the first is in line 14", "another"),
    ('<p><ref target="#nobody">x</ref></p>', "V022", 17, "no element has the id 'nobody'", "id"),
    ('<p><ref target="#editors">x</ref></p>', "V022", 17, "'#editors'", "did you mean '#editor'?"),
]

SEEDED = (
    *("<div>", "<p>", "<quotation>", "raeson", "<titleStmt>", "1 bad", "when", "stray words"),
    *("<head>", "<p>", "c1", "<list>", "<choice>", "<ptr>", "<l>", "cert", "<bogus1>"),
)


@pytest.mark.parametrize(("spoiled", "code", "column", "text", "hint"), CASES)
def test_one_error_gives_one_message(
    spoiled: str, code: str, column: int, text: str, hint: str
) -> None:
    """Each error is reported once, at its own line and column, with a remedy."""
    (message,) = validate(sample(spoiled), name="a.xml")

    place = message.place
    assert place
    assert (message.code, place.line, place.column) == (code, LINE, column)
    assert text in message.text
    assert hint in message.hint


@pytest.mark.parametrize(
    ("attributes", "told"),
    [
        ("", "<r> lacks an attribute: a or b"),
        (" a='1' b='2'", "the attributes of <r> do not go together: a and b"),
    ],
)
def test_attributes_that_exclude_each_other(tmp_path: Path, attributes: str, told: str) -> None:
    """Where one of two must stand, neither and both are told."""
    schema = tmp_path / "either.rnc"
    schema.write_text("start = element r { attribute a { text } | attribute b { text } }", "utf-8")

    (message,) = validate(f"<r{attributes}/>".encode(), schema=schema)

    assert (message.code, message.text) == ("V007", told)


def test_a_right_document_gives_no_message() -> None:
    """Nothing is said of what is right."""
    assert validate(sample()) == []


def test_something_missing_is_named_with_what_it_stands_before() -> None:
    """A missing element is reported once, and what follows it is read as if it were there."""
    document = re.sub(rb"<titleStmt>.*</titleStmt>", b"", sample())

    first, *others = validate(document)

    assert first.code == "V010"
    assert "<titleStmt> is missing in" in first.text
    assert first.text.endswith("before <publicationStmt>")
    assert [message.code for message in others] == ["V022"]  # the editor went with it


def test_what_is_optional_is_not_missing() -> None:
    """Of what may and what must stand there, only what must is asked for."""
    (message,) = validate(re.sub(rb"<publicationStmt>.*</publicationStmt>", b"", sample()))

    assert "<publicationStmt> is missing in" in message.text
    assert "<editionStmt>" not in message.text


@pytest.mark.parametrize(
    ("early", "before", "late"),
    [
        ("<encodingDesc><p>x</p></encodingDesc>", "<fileDesc>", "<fileDesc>"),
        ("<revisionDesc><change>x</change></revisionDesc>", "</teiHeader>", "<profileDesc>"),
    ],
)
def test_a_wrong_order_is_one_error(early: str, before: str, late: str) -> None:
    """What comes too late is neither missing nor out of place: it is to be put earlier."""
    put = early if before == "<fileDesc>" else f"{early}<profileDesc/>"
    document = sample().replace(before.encode(), f"{put}{before}".encode(), 1)

    (message,) = validate(document)

    assert late in message.text
    assert message.hint == f"put it earlier, before {early.partition('>')[0]}>"


def test_every_error_is_reported() -> None:
    """Reading goes on after an error; what follows from it is not reported."""
    found = validate(sample('<p><bogus>x</bogus> y <gap why="z"/></p><list><p>a</p></list>'))

    assert [message.code for message in found] == ["V002", "V004", "V001"]


def test_a_document_in_no_namespace_is_one_error() -> None:
    """The namespace is reported on the outermost element, not on all the others."""
    document = sample("<p><bogus/></p>").replace(b' xmlns="http://www.tei-c.org/ns/1.0"', b"")

    assert [message.code for message in validate(document)] == ["V003", "V002"]


def test_tei_p4_is_recognised() -> None:
    """An old document is told what it is, instead of a hundred errors."""
    (message,) = validate(b"<TEI.2><text><body><p>x</p></body></text></TEI.2>")

    assert message.code == "V012"
    assert "TEI P4" in message.text


def test_places_count_characters() -> None:
    """Columns are code points, whatever the encoding of the file."""
    text = sample("<p>ﬀ é 𝔘 <zzz/></p>").decode()
    utf_8 = validate(text.encode())
    utf_16 = validate(text.replace("UTF-8", "UTF-16").encode("utf-16"))
    dos = validate(text.replace("\n", "\r\n").encode())

    assert [message.place for message in utf_8] == [message.place for message in utf_16]
    assert [message.place for message in utf_8] == [message.place for message in dos]
    assert utf_8[0].place
    assert utf_8[0].place.column == 10


def in_good_form(message: Message, lines: list[str]) -> bool:
    """Whether *message* is written as all are, and points into the document."""
    place = message.place
    return bool(
        place
        and place.excerpt == lines[place.line - 1]
        and 1 <= place.column <= len(place.excerpt) + 1
        and message.hint
        and not message.text.endswith(".")
        and "http://www.tei-c.org/ns/1.0}" not in message.text + message.hint
    )


def test_a_hundred_mutants_are_explained() -> None:
    """Whatever is wrong, messages are complete, in order, and within the document."""
    root = etree.fromstring(sample("<p>A <date when='1917'>date</date><note n='1'>x</note></p>"))
    spoiled = [document for document in mutants(root, 270, seed=1) if validate(document)]

    for document in spoiled:
        found = validate(document)
        assert all(in_good_form(message, document.decode().split("\n")) for message in found)
        places = [(message.place.line, message.place.column) for message in found if message.place]
        assert places == sorted(places)
    assert len(spoiled) >= 100


@pytest.mark.skipif(not SHARED.exists(), reason="the folder of shared material is not there")
@pytest.mark.parametrize("number", range(1, 18))
def test_seeded_errors(number: int) -> None:
    """Errors that others planted are found on their line, and named."""
    (path,) = (SHARED / "prototypes" / "schema" / "seeds").glob(f"{number:02}_*.xml")
    found = validate(path)

    assert found
    assert found[0].place
    assert found[0].place.line == (6 if number == 5 else 15)
    assert SEEDED[number - 1] in found[0].text


def test_an_element_with_endless_attributes_is_told_once() -> None:
    """A hundred complaints about one start tag are enough for anybody; then they are summed up."""
    attributes = " ".join(f'a{number}=""' for number in range(400))

    messages = validate(sample(f"<p {attributes}>x</p>"))

    assert len(messages) == 101
    assert messages[1].text.endswith("has no attribute a0")
    assert "too many attributes" in messages[0].text


def test_an_endless_value_is_compared_with_nothing() -> None:
    """Of a value as long as a book nobody can have meant another one."""
    (message,) = validate(sample(f'<p>x <hi rend="{"a" * 10_000}">y</hi></p>'))

    assert (message.code, "did you mean" in message.hint) == ("V005", False)


def test_ids_are_what_the_schema_calls_so(tmp_path: Path) -> None:
    """Under any name: one that is used twice, and each of a list that leads nowhere, is told."""
    schema = tmp_path / "ids.rnc"
    schema.write_text(
        "element a { element b { attribute key { xsd:ID }?, attribute to { xsd:IDREFS }? }* }",
        encoding="utf-8",
    )
    document = b'<a>\n<b key="x"/>\n<b key="x"/>\n<b to="x y"/>\n</a>'
    found = validate(document, schema)

    assert [(one.code, one.place and one.place.line, one.text) for one in found] == [
        ("V020", 3, "the id 'x' is used twice; the first is in line 2"),
        ("V022", 4, "no element has the id 'y'"),
    ]
