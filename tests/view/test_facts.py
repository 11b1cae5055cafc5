"""What the header says, and that nothing is guessed where it is silent."""

from collections.abc import Callable

from lxml import etree

from edition.view import Book, Facts
from edition.view.facts import NO_LICENCE, NOT_NAMED, facts, glyphs

HEADER = f"""<TEI xml:lang="en"><teiHeader><fileDesc>
<titleStmt><title type="main">The Book</title><title type="sub">An Edition</title>
<author ref="https://viaf.org/viaf/1">Ann Author</author><editor>Ed Itor</editor>
<respStmt xml:id="editor"><resp>Decisions</resp><name>{NOT_NAMED}</name></respStmt></titleStmt>
<publicationStmt><publisher>{NOT_NAMED}</publisher><pubPlace>Oslo</pubPlace>
<date when="2020-02-03">3 February 2020</date><idno type="DOI">10.1234/x</idno>
<availability><licence target="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</licence>
</availability></publicationStmt>
<sourceDesc><bibl>A <title>paperback</title>.</bibl>
<bibl><author>Ann</author> <title>Book</title><note>Seen in 1999.</note></bibl>
<bibl type="plain-text">
<idno type="filename">book.txt</idno><measure unit="byte">12 bytes</measure></bibl>
</sourceDesc></fileDesc>
<encodingDesc><editorialDecl>
<correction><p>None <!-- at all -->made.</p></correction>
</editorialDecl></encodingDesc>
<profileDesc><langUsage>
<language ident="eng"/><language ident="de" usage="3"/>
</langUsage></profileDesc>
</teiHeader><text xml:lang="fr"/></TEI>"""


def test_the_facts_are_those_of_the_header() -> None:
    """Every field of the header that a page shows is found; a name that is none is left out."""
    found = facts(etree.fromstring(HEADER))

    assert (
        found.title,
        found.subtitle,
        [(one.name, one.link) for one in found.authors],
        [(one.name, one.role) for one in found.responsible],
        (found.publisher, found.place, found.date),
        [(one.kind, one.link) for one in found.identifiers],
        [(one.text, one.link) for one in found.licences],
        found.all_sources,
        [(one.topic, one.paragraphs) for one in found.statements],
        found.languages,
    ) == (
        "The Book",
        "An Edition",
        [("Ann Author", "https://viaf.org/viaf/1")],
        [("Ed Itor", "editor")],
        ("", "Oslo", "2020-02-03"),
        [("DOI", "https://doi.org/10.1234/x")],
        [("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")],
        ("Made from the file book.txt, 12 bytes.", "A paperback.", "Ann, Book. Seen in 1999."),
        [("Corrections", ("None made.",))],
        ("fr", "en", "de"),
    )


def test_a_list_of_the_statement_is_told_point_by_point() -> None:
    """A paragraph that is only a list is no run of words; one with words and a list is."""
    told = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><encodingDesc><editorialDecl>
    <interpretation><p>Counted:</p><p><list><item>two</item><item>one</item></list></p>
    <p>And <list><item>more</item></list></p></interpretation></editorialDecl></encodingDesc>
    </teiHeader><text/></TEI>"""
    (found,) = facts(etree.fromstring(told)).statements

    assert (found.paragraphs, found.points) == (("Counted:", "And more"), ("two", "one"))


def test_what_programs_note_of_themselves_stands_apart() -> None:
    """A name is for readers; digests and settings are there for those who ask."""
    told = """<teiHeader xmlns="http://www.tei-c.org/ns/1.0"><encodingDesc><appInfo>
    <application ident="x" version="2"><desc>grammar y</desc><desc>style z</desc></application>
    </appInfo></encodingDesc></teiHeader>"""
    (program,) = facts(etree.fromstring(told)).programs

    assert (program.name, program.told) == ("x 2", "x 2 (grammar y; style z)")


def test_a_silent_header_gives_nothing() -> None:
    """Without a header there are no facts, not even placeholders."""
    assert facts(etree.fromstring("<text><p>x</p></text>")) == Facts()


def test_an_editor_is_called_so_once() -> None:
    """What #editor stands for in our own header is no further role of the editor named there."""
    told = HEADER.replace(NOT_NAMED, "Ed Itor")
    found = [(one.name, one.role) for one in facts(etree.fromstring(told)).responsible]

    assert found == [("Ed Itor", "editor")]


def test_a_licence_that_is_not_named_is_none() -> None:
    """What our own header says for want of a licence is not shown as one."""
    told = HEADER.partition("<availability>")[0] + (
        f"<availability><p>{NO_LICENCE}</p></availability></publicationStmt></fileDesc>"
        "</teiHeader></TEI>"
    )
    assert not facts(etree.fromstring(told)).licences


def test_a_character_is_shown_by_its_first_mapping_that_is_no_number() -> None:
    """The name of a code point is nothing to read; a character without a mapping shows nothing."""
    declared = (
        '<charDecl><char xml:id="us"><mapping type="codepoint">U+A770</mapping>'
        '<mapping type="standard">us</mapping><mapping>9</mapping></char>'
        '<glyph xml:id="r"><mapping>r</mapping></glyph><char xml:id="none"/></charDecl>'
    )
    assert glyphs(etree.fromstring(declared)) == {"us": "us", "r": "r"}


def test_the_parts_of_a_description_are_told_apart(book: Callable[..., Book]) -> None:
    """A manuscript's description needs no white space between its parts, and none is lost."""
    identified = "<msIdentifier><settlement>Paris</settlement><idno>lat. 1</idno></msIdentifier>"
    physical = "<physDesc><support>Parchment</support><extent>200 leaves</extent></physDesc>"
    described = f"<msDesc>{identified}{physical}<p>In <hi>one</hi> hand.</p></msDesc>"
    header = f"<fileDesc><sourceDesc>{described}</sourceDesc></fileDesc>"

    told = "Paris; lat. 1; Parchment; 200 leaves; In one hand"
    assert book("<p>x</p>", header).facts.sources == (told,)


def test_groups_of_witnesses_have_their_headings() -> None:
    """What stands above a list of witnesses stands above the first of them."""
    inner = '<listWit><head>Prints</head><witness xml:id="P">Aldus</witness></listWit>'
    root = f'<TEI><listWit><head>All</head><witness n="A">Oxford</witness>{inner}</listWit></TEI>'

    found = facts(etree.fromstring(root)).witnesses

    assert [(one.siglum, one.heading) for one in found] == [("A", "All"), ("P", "Prints")]


def test_an_identifier_within_a_name_is_no_part_of_it() -> None:
    """As in corpora of plays: <author><persName>Ann</persName><idno>Q1</idno></author>."""
    author = "<author><persName>Ann</persName><idno>Q1</idno></author>"
    root = f"<TEI><teiHeader><fileDesc><titleStmt>{author}</titleStmt></fileDesc></teiHeader></TEI>"

    assert [one.name for one in facts(etree.fromstring(root)).authors] == ["Ann"]


def test_a_character_may_be_mapped_by_its_code_point() -> None:
    """“U+28A0F” is shown as the character that it names; other mappings as they stand."""
    mapping = '<char xml:id="{}"><mapping type="{}">{}</mapping></char>'
    one, two = mapping.format("a", "unicode", "U+28A0F"), mapping.format("b", "normalized", "U")
    root = etree.fromstring(f"<teiHeader><charDecl>{one}{two}</charDecl></teiHeader>")

    assert glyphs(root) == {"a": "\U00028a0f", "b": "U"}
