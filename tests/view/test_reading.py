"""Which words a page shows as printed and as corrected, and where the others go."""

from collections.abc import Callable

import pytest
from lxml import etree

from edition import view
from edition.view import Book, Reading, plain, write

Reader = Callable[..., Book]
CHOICE = "<choice><sic>been been</sic><corr>been</corr></choice>"

READINGS = [
    (f"<p>has {CHOICE} there</p>", "has been been there", "has been there"),
    ("<p>a<choice><sic/><corr> </corr></choice>b</p>", "ab", "a b"),
    ("<p><choice><abbr>wd.</abbr><expan>would</expan></choice></p>", "wd.", "would"),
    ("<p><expan>D<ex>omin</ex>us</expan></p>", "Dus", "Dominus"),
    ("<p>only <sic>here</sic></p>", "only here", "only here"),
    ("<p><choice><sic>alone</sic></choice></p>", "alone", "alone"),
    ("<p><subst><del>t</del><add>T</add></subst>he</p>", "tThe", "The"),
    ("<p>one<lb/>two three<lb break='no'/>four</p>", "one two threefour", "one two threefour"),
    (
        "<p>one\ntw\n<lb break='no'/>o<hi>th\n<lb break='no'/>ree</hi></p>",
        "one twothree",
        "one twothree",
    ),
    ("<p>a<!-- no -->b<?no?>c</p>", "abc", "abc"),
    ("<p>cano<note>who?</note>, arma</p>", "cano, arma", "cano, arma"),
    ("<p><app><lem>cano</lem><rdg>canto</rdg></app></p>", "cano", "cano"),
    ("<p><app><rdg>cano</rdg><rdg>canto</rdg></app></p>", "cano", "cano"),
    ("<p><app><lem>a<app><lem>b</lem><rdg>c</rdg></app></lem><rdg>d</rdg></app></p>", "ab", "ab"),
    ("<p>x<ellipsis><metamark>…</metamark><desc>cut</desc></ellipsis></p>", "x…", "x…"),
    ("<p><hi><metamark function='italic'>_</metamark>so</hi></p>", "so", "so"),
    ("<head>A</head><p>b</p><list><item>c</item><item>d</item></list>", "A b c d", "A b c d"),
    ("<p>a<index><term>b</term></index>c</p>", "ac", "ac"),
    ("<p>odd <frobnicate>words <b/>stay</frobnicate>!</p>", "odd words stay!", "odd words stay!"),
    ("<fw>4</fw><p>text</p>", "4 text", "text"),
    (
        "<castItem><role>Tom</role><roleDesc>a cat</roleDesc></castItem>",
        "Tom a cat",
        "Tom a cat",
    ),
    (
        "<castItem><role>Tom</role><roleDesc>, a cat</roleDesc></castItem>",
        "Tom, a cat",
        "Tom, a cat",
    ),
]


@pytest.mark.parametrize(("body", "printed", "corrected"), READINGS)
def test_each_reading_has_its_words(book: Reader, body: str, printed: str, corrected: str) -> None:
    """The words are those a reader of either form would read aloud."""
    found = book(body)

    assert (
        plain(found.body, Reading.PRINTED),
        plain(found.body, Reading.CORRECTED),
    ) == (printed, corrected)


@pytest.mark.parametrize(("body", "printed", "corrected"), READINGS)
def test_the_oracle_agrees(book: Reader, body: str, printed: str, corrected: str) -> None:
    """The words told from the TEI alone are the same."""
    words = book(body).words

    assert (
        " ".join(words[Reading.PRINTED].text),
        " ".join(words[Reading.CORRECTED].text),
    ) == (printed, corrected)


@pytest.mark.parametrize(
    ("body", "kind", "expected"),
    [
        ("<p>a<note>one <hi>two</hi></note>b</p>", "notes", "one two"),
        ("<p>a<note>one<note>three</note> two</note>b</p>", "notes", "one two three"),
        ("<p><app><lem/><rdg>b</rdg><rdgGrp><rdg>c</rdg></rdgGrp></app></p>", "readings", "b c"),
        (
            "<p><app><lem>a<app><lem>b</lem><rdg>c</rdg></app></lem><rdg>d</rdg></app></p>",
            "readings",
            "d c",
        ),
        (
            "<p><app><lem>a<app><lem/><rdg/><note>c</note></app></lem><note>d</note></app></p>",
            "comments",
            "d c",
        ),
        ("<p><app><lem>a</lem><note>why</note></app></p>", "comments", "why"),
        (
            "<p><app><lem>a</lem><witDetail>in margin</witDetail><note>see B</note></app></p>",
            "comments",
            "in margin see B",
        ),
        ("<p>x<gap><desc>a leaf lost</desc></gap></p>", "descriptions", "a leaf lost"),
        ("<p><choice><sic>a</sic><corr>b</corr><corr>c</corr></choice></p>", "readings", "c"),
        ("<p>stray <rdg>form</rdg></p>", "readings", "form"),
    ],
)
def test_what_stands_aside_is_kept(book: Reader, body: str, kind: str, expected: str) -> None:
    """Notes, variants and descriptions are entries, each word of them once."""
    found = book(body)
    shown = [plain(entry.comment, Reading.PRINTED) for entry in found.entries]
    shown += [plain(form.tokens, Reading.PRINTED) for e in found.entries for form in e.variants]
    told = " ".join(getattr(found.words[Reading.PRINTED], kind))

    assert (told, " ".join(filter(None, shown))) == (expected, expected)


def test_readings_of_a_group_are_those_of_their_entry(book: Reader) -> None:
    """A group of readings only tells their kind: each is a form, its lemma stands in the text."""
    found = book(
        '<p><app><rdgGrp type="spelling"><lem>a</lem><rdg>b</rdg><rdg type="slip">c</rdg></rdgGrp>'
        "</app></p>"
    )
    (entry,) = found.entries

    assert plain(found.body, Reading.PRINTED) == "a"
    assert [(plain(one.tokens, Reading.PRINTED), one.kind) for one in entry.variants] == [
        ("b", "spelling"),
        ("c", "slip"),
    ]


def test_an_unresolved_entity_shows_its_name() -> None:
    """What a missing DTD would have explained is not swallowed with the words around it."""
    root = etree.fromstring(
        '<!DOCTYPE TEI SYSTEM "no.dtd"><TEI><text><body><p>a&mdash;b</p></body></text></TEI>',
        etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True),
    )

    assert plain(view.read(root).body, Reading.PRINTED) == "a&mdash;b"


def test_markup_is_escaped(book: Reader) -> None:
    """Characters of markup are words like any other."""
    assert ">&lt;b&gt;&amp;\"'<" in write(book("<p>&lt;b&gt;&amp;\"'</p>").body)


def test_a_block_inside_a_paragraph_is_not_torn_out_of_it(book: Reader) -> None:
    """HTML closes a ``p`` before a list, so the paragraph is none for HTML."""
    html = write(book("<p>x<list><item>y</item></list>z</p>").body)

    assert '<div class="paragraph"' in html


def test_a_reading_is_one_side_only(book: Reader) -> None:
    """Written in one reading, the other leaves no trace."""
    html = write(book(f"<p>{CHOICE}</p>").body, Reading.CORRECTED)

    assert (">been<" in html, "been been" in html) == (True, False)
