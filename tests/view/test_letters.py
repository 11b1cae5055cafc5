"""A letter, as its header describes it: who sent it, to whom, and what is around it."""

from collections.abc import Callable

import pytest
from lxml import etree

from edition.view import Book, read
from edition.view.facts import facts
from edition.view.names import text_of
from edition.view.record import Act, Letter, Part

SENT = (
    '<correspAction type="sent"><persName ref="#a https://d-nb.info/gnd/1">Joachim, J.</persName>'
    '<persName ref="#k"/><placeName>Wien</placeName><date when="1891-07-06">6. 7. 1891</date>'
    "</correspAction>"
)
RECEIVED = (
    '<correspAction type="received"><persName><forename>Arthur</forename><surname>Schnitzler'
    '</surname></persName><date notBefore="1891-07-07"/></correspAction>'
)
PERSONS = (
    '<particDesc><listPerson><person xml:id="k"><persName>Kafka, E. M.</persName></person>'
    "</listPerson></particDesc>"
)


def letters(inside: str, more: str = "", attributes: str = "") -> tuple[Letter, ...]:
    """Return the letters of a header that describes one so."""
    described = f"<profileDesc><correspDesc>{inside}</correspDesc>{more}</profileDesc>"
    root = f'<TEI xmlns="http://www.tei-c.org/ns/1.0" {attributes}><teiHeader>{described}'
    return facts(etree.fromstring(f"{root}</teiHeader><text/></TEI>")).letters


def test_a_letter_is_told_in_the_order_of_its_header() -> None:
    """An empty name is the one it refers to, an empty date what its attributes say."""
    (letter,) = letters(SENT + '<correspAction type="delivered"/>' + RECEIVED, PERSONS)

    gnd = "https://d-nb.info/gnd/1"
    sent = (Part("Joachim, J.", gnd), Part("Kafka, E. M."), Part("Wien"), Part("6. 7. 1891"))
    received = (Part("Arthur Schnitzler"), Part("[1891-07-07..]"))
    assert letter.acts == (Act("sent", sent), Act("received", received))


@pytest.mark.parametrize(
    ("context", "parts"),
    [
        (
            '<ref type="prev" target="https://e.org/1">A</ref>',
            [Part("A", "https://e.org/1", "before")],
        ),
        ('<ref subtype="next_letter" target="2.xml">B</ref>', [Part("B", "2.xml", "after")]),
        ('<ptr type="reply" target="#c"/>', [Part("#c", "", "reply")]),
        ('<p>\n<ref type="next" target="3">C</ref>\n</p>', [Part("C", "3", "after")]),
        (
            '<p>Answers <ref target="https://e.org/4">D</ref>.</p>',
            [Part("Answers D.", "https://e.org/4")],
        ),
        ('<ref target="javascript:alert(1)">E</ref>', [Part("E")]),
        ("<note>Lost.</note>", [Part("Lost.")]),
        ("<p/>", []),
    ],
)
def test_letters_around_a_letter_have_their_links(context: str, parts: list[Part]) -> None:
    """Which letter it is, and where it is, is told as far as the header knows it."""
    (letter,) = letters(f"{SENT}<correspContext>{context}</correspContext>")

    assert list(letter.context) == parts


def test_a_reference_leads_from_the_base_of_its_document() -> None:
    """A name of another letter is an address where the document says from where it counts."""
    context = '<correspContext><ref target="L2">A</ref></correspContext>'
    (letter,) = letters(context, attributes='xml:base="https://e.org/letters/L1"')

    assert letter.context[0].link == "https://e.org/letters/L2"


@pytest.mark.parametrize(
    "inside",
    [
        "<p>Sent by <persName>Ann</persName> to Bob.</p>",
        "<note>Never <hi>sent</hi>.</note>",
        "<correspAction><p>Sent in June.</p></correspAction>",
        (
            '<correspAction type="sent"><address><street>High Street</street><postCode>1</postCode>'
            "</address><note>by boat</note><idno>7</idno></correspAction>"
        ),
        (
            "<correspContext><p>Two <ref target='a'>letters</ref> and <ref target='b'>one</ref></p>"
            "<bibl><title>Letters</title>, 3</bibl></correspContext>"
        ),
    ],
)
def test_no_word_about_a_letter_is_left_out(inside: str) -> None:
    """Whatever a scholar wrote of it, and in which element, is among what is told."""
    (letter,) = letters(inside)
    parts = [part for act in letter.acts for part in act.parts]
    told = " ".join([*(part.text for part in (*parts, *letter.context)), *letter.notes])

    words = [text_of(one) for one in etree.fromstring(f"<x>{inside}</x>").iter() if not len(one)]
    assert all(word in told for word in words)


def test_a_header_that_describes_no_letter_has_none() -> None:
    """An empty description says nothing."""
    assert letters("<correspAction type='sent'/><correspContext/>") == ()


DATES = [
    ('when="1891" n="x"', "1891"),
    ('when-iso="1891-07"', "1891-07"),
    ('from="1891" to="1892"', "1891/1892"),
    ('from="1891"', "1891/.."),
    ('notBefore="1891" notAfter="1892"', "[1891..1892]"),
    ('notAfter-iso="1892"', "[..1892]"),
    ('notBefore="1891" notAfter="1891"', "1891"),
    ('cert="low"', ""),
]


@pytest.mark.parametrize(("attributes", "told"), DATES)
def test_a_date_without_words_is_told_as_its_attributes_say(attributes: str, told: str) -> None:
    """In the notation of EDTF, which is exact and of no language; nothing is made up."""
    (letter,) = letters(f"<correspAction><rs>A</rs><date {attributes}/></correspAction>")

    assert [part.text for part in letter.acts[0].parts[1:]] == ([told] if told else [])


@pytest.mark.parametrize(
    ("profile", "topic", "paragraphs", "points"),
    [
        ("<creation><rs>Poems</rs><date when='1891'/></creation>", "Origin", ("Poems; 1891",), ()),
        (
            (
                "<particDesc><p>Two.</p><listPerson><head>All</head><listPerson><person><persName>Ann"
                "</persName><age>3</age></person></listPerson></listPerson></particDesc>"
            ),
            "Persons",
            ("Two.", "All"),
            ("Ann; 3",),
        ),
        (
            "<settingDesc><setting><name>Oslo</name><time>now</time></setting></settingDesc>",
            "Place and time",
            (),
            ("Oslo; now",),
        ),
        (
            "<handNotes><handNote>Red ink</handNote><handNote/></handNotes>",
            "Hands",
            (),
            ("Red ink",),
        ),
        (
            "<calendarDesc><calendar><p>Julian</p></calendar></calendarDesc>",
            "Calendars",
            (),
            ("Julian",),
        ),
        ("<textDesc><domain>law</domain></textDesc>", "Kind of text", (), ("law",)),
    ],
)
def test_a_profile_is_told_topic_by_topic(
    book: Callable[..., Book],
    profile: str,
    topic: str,
    paragraphs: tuple[str, ...],
    points: tuple[str, ...],
) -> None:
    """What scholars write of a text in its profile is part of the statement that is shown."""
    found = book("<p>x</p>", f"<profileDesc>{profile}</profileDesc>")
    (statement,) = found.facts.statements

    assert (statement.topic, statement.paragraphs, statement.points) == (topic, paragraphs, points)
    assert found.messages("a.xml") == []


@pytest.mark.parametrize("path", ["profileDesc/particDesc", "fileDesc/sourceDesc"])
@pytest.mark.parametrize("name", ["listPerson", "org"])
def test_a_description_may_be_as_deep_as_it_likes(
    book: Callable[..., Book], path: str, name: str
) -> None:
    """Hostile or not, what stands at the bottom of it is told."""
    outer, inner = path.split("/")
    deep = f"{f'<{name}>' * 1500}Ann{f'</{name}>' * 1500}"
    found = book("<p>x</p>", f"<{outer}><{inner}>{deep}</{inner}></{outer}>").facts

    assert "Ann" in [*found.sources, *(point for one in found.statements for point in one.points)]


def test_keywords_may_be_the_items_of_a_list(book: Callable[..., Book]) -> None:
    """As P4 had them; of a list of terms each is told once."""
    listed = "<keywords><list><item>one</item></list></keywords>"
    terms = "<keywords><list><item><term>two</term></item></list></keywords>"
    header = f"<profileDesc><textClass>{listed}{terms}</textClass></profileDesc>"

    assert book("<p>x</p>", header).facts.keywords == ("one", "two")


def test_a_series_is_named_and_notes_are_told(book: Callable[..., Book]) -> None:
    """What an editor notes of the edition is for readers; a series is shown nowhere."""
    notes = "<notesStmt><note>b</note><relatedItem><bibl>c</bibl></relatedItem></notesStmt>"
    found = book("<p>x</p>", f"<fileDesc><seriesStmt><p>a</p></seriesStmt>{notes}</fileDesc>")

    assert [(one.element, one.paragraphs) for one in found.facts.statements] == [
        ("notesStmt", ("b",))
    ]
    assert [one.text.split()[2] for one in found.messages("a.xml")] == [
        "<seriesStmt>",
        "<relatedItem>",
    ]


@pytest.mark.parametrize(
    ("header", "names"),
    [
        ("<textClass><classCode>430</classCode></textClass>", ["classCode"]),
        ("<textClass><keywords><p>a</p></keywords></textClass>", ["keywords"]),
        ("<textClass><catRef target='#a'/></textClass>", []),
        ("<langUsage><p>Old</p><language ident='de'>x</language></langUsage>", ["p"]),
        ("<abstract><p>a</p></abstract>", []),
        ("<other>a</other>", ["other"]),
    ],
)
def test_what_of_a_header_is_not_shown_is_named(
    book: Callable[..., Book], header: str, names: list[str]
) -> None:
    """Words for readers in a part of the header that no page shows have their message."""
    found = book("<p>x</p>", f"<profileDesc>{header}</profileDesc>").messages("a.xml")

    assert [(one.code, one.text.split()[2]) for one in found] == [
        ("H004", f"<{name}>") for name in names
    ]


def test_the_profile_of_a_text_of_a_corpus_is_named() -> None:
    """A page has the facts of the corpus; of its texts it says that theirs are not shown."""
    corpus = f"<teiCorpus><teiHeader/><TEI><teiHeader><profileDesc>{PERSONS}</profileDesc>"
    root = etree.fromstring(
        f"{corpus}</teiHeader><text><body><p>x</p></body></text></TEI></teiCorpus>"
    )
    (message,) = read(root).messages("a.xml")

    assert "<particDesc> of a text within" in message.text
    assert "edition import" in message.hint
