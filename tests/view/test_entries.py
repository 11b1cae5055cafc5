"""What a reader can ask about a place in the text."""

from collections.abc import Callable

import pytest

from edition.view import Book, Layer, Reading, plain

Reader = Callable[..., Book]
HEADER = """<fileDesc><titleStmt><title>T</title>
<respStmt xml:id="editor"><resp>Decisions</resp><name>Ann Bell</name></respStmt>
</titleStmt></fileDesc>
<encodingDesc><classDecl><taxonomy>
<category xml:id="doubled"><catDesc>a word stands twice</catDesc></category>
</taxonomy></classDecl></encodingDesc>"""


def test_a_correction_tells_its_evidence(book: Reader) -> None:
    """Certainty, rule and reason of a proposal stand with it."""
    (entry,) = book(
        '<p><choice xml:id="c1"><sic>been been</sic><corr cert="high" ana="#doubled">been</corr>'
        "</choice></p>",
        HEADER,
        '<spanGrp type="reason"><span target="#c1">doubled word</span></spanGrp>',
    ).entries

    assert (
        entry.layer,
        entry.certainty,
        [rule.text for rule in entry.evidence],
        [reason.text for reason in entry.reasons],
        plain(entry.lemma, Reading.PRINTED),
        plain(entry.lemma, Reading.CORRECTED),
        entry.decided,
    ) == (
        Layer.CORRECTION,
        "high",
        ["a word stands twice"],
        ["doubled word"],
        "been been",
        "been",
        False,
    )


def test_a_decision_names_who_decided(book: Reader) -> None:
    """Without a certainty, a responsible person has decided."""
    (entry,) = book(
        '<p><choice><sic>a</sic><corr resp="#editor">b</corr></choice></p>', HEADER
    ).entries

    assert (entry.responsible, entry.decided) == ("Ann Bell", True)


def test_variants_know_their_witnesses(book: Reader) -> None:
    """Sigla come from the list of witnesses; an empty reading is an omission."""
    listed = '<listWit><witness xml:id="wA" n="A">Paris</witness></listWit>'
    found = book(f'{listed}<p><app><lem>cano</lem><rdg wit="#wA #B"/></app></p>')
    (entry,) = (one for one in found.entries if one.layer is Layer.VARIANT)
    (form,) = entry.variants

    assert (form.witnesses, bool(list(form.tokens))) == (("A", "B"), True)
    assert plain(form.tokens, Reading.PRINTED) == ""


def test_an_anomaly_is_an_entry_of_the_place_it_points_at(book: Reader) -> None:
    """What the program could not resolve stands with the words it is about."""
    found = book(
        '<p xml:id="p1">one ’two</p>',
        standoff='<spanGrp type="anomaly"><span target="#p1">a closing mark alone</span></spanGrp>',
    )
    (entry,) = (one for one in found.entries if one.layer is Layer.ANOMALY)

    assert (entry.id, entry.where.number, entry.reasons[0].text) == (
        "p1",
        1,
        "a closing mark alone",
    )


def test_parts_of_a_quotation_know_each_other(book: Reader) -> None:
    """An interrupted quotation is one, in parts."""
    first, second = book(
        '<p><quote xml:id="a" next="#b">“Some,”</quote> he said, '
        '<quote xml:id="b" prev="#a">“do”</quote></p>'
    ).entries

    assert (first.following, second.previous) == ("b", "a")


def test_an_entry_knows_its_paragraph(book: Reader) -> None:
    """A block quotation stands at the first paragraph it holds."""
    found = book("<div><p>x</p><quote rend='block'><p>“y”</p></quote><p>z<gap/></p></div>")

    assert [(entry.where.division, entry.where.number) for entry in found.entries] == [
        (0, 2),
        (0, 3),
    ]


def test_divisions_nest_and_have_their_headings(book: Reader) -> None:
    """The contents are the divisions with their levels; a note is no part of a heading."""
    found = book(
        "<div><head>One<note>n</note></head><div><head>Two</head><p>x</p></div></div><div n='3'/>"
    )

    assert [
        (one.level, one.parent, one.title(Reading.PRINTED), one.label) for one in found.divisions
    ] == [(1, -1, "One", ""), (2, 0, "Two", ""), (1, -1, "", "3")]


@pytest.mark.parametrize(
    ("heads", "title"),
    [
        ("<head>Chapter I</head> <head>The Letter</head><p>x</p>", "Chapter I. The Letter"),
        ("<head>Book the First:</head><head>Home</head>", "Book the First: Home"),
        ("<head>One</head><p>x</p><lg><head>Song</head><l>y</l></lg>", "One"),
        ("<head>One</head><lg><head>Song</head><l>y</l></lg>", "One"),
        ("<head/><head>Two</head>", "Two"),
    ],
)
def test_headings_in_a_row_are_one_title(book: Reader, heads: str, title: str) -> None:
    """The contents name a chapter by its number and what it is called."""
    (division,) = book(f"<div>{heads}</div>").divisions

    assert division.title(Reading.PRINTED) == title


def test_anchors_survive_an_edit_elsewhere(book: Reader) -> None:
    """A paragraph without an id gets one from its words, not from its place."""
    before = book("<p>one</p><p>two</p>").body
    after = book("<p>new</p><p>one</p><p>two</p>").body

    assert _ids(before) == _ids(after)[1:]


def _ids(body: object) -> list[str]:
    return [dict(token.attributes)["id"] for token in body if getattr(token, "number", 0)]


def test_a_link_leads_somewhere_or_nowhere(book: Reader) -> None:
    """A link to an anchor that is not on the page, or to a script, is no link."""
    found = book(
        '<p xml:id="a"><ref target="#a">1</ref><ref target="#zz">2</ref>'
        '<ref target="javascript:alert(1)">3</ref><ref target="https://example.org/">4</ref></p>'
    )
    links = [
        value
        for token in found.body
        for name, value in getattr(token, "attributes", ())
        if name == "href"
    ]

    assert links == ["#a", "https://example.org/"]


@pytest.mark.parametrize(
    ("body", "standoff", "messages"),
    [
        ("<p>x</p>", "<spanGrp type='reason'><span target='#a'>why</span></spanGrp>", []),
        ("<p><wonder>x</wonder></p>", "", [("H001", 1)]),
        ("<p>x</p>", "\n<listPerson/><note>a</note><note>b</note>", [("H002", 2), ("H002", 2)]),
        ("<p>x</p>", "\n<listPlace/>", [("H002", 2)]),
        ("<p>x<span from='#a'>a theme</span></p>", "", [("H003", 1)]),
        ("<p><hi rend='italic'><metamark function='italic'>_</metamark>x</hi></p>", "", []),
        ("<p>lamp<pc force='weak'>-</pc><lb break='no'/>light</p>", "", []),
        ("<p>x<index><term>y</term></index><anchor/><join target='#a #b'/></p>", "", [("H003", 1)]),
    ],
)
def test_what_a_reader_might_miss_is_named(
    book: Reader, body: str, standoff: str, messages: list[tuple[str, int]]
) -> None:
    """An element without a row, and all that stands beside the text, has its message and line."""
    found = book(body, standoff=standoff).messages("a.xml")

    assert [(one.code, one.place.line if one.place else 0) for one in found] == messages


def test_what_stands_beside_the_text_is_shown_after_it(book: Reader) -> None:
    """The words of a standOff follow those of the text, its remarks on the text do not."""
    beside = "<note>why not</note><spanGrp type='reason'><span target='#a'>why</span></spanGrp>"

    found = book("<p>x</p>", standoff=beside)

    assert found.words[Reading.PRINTED].text == ("x", "why", "not")
    assert [token for token in found.body if isinstance(token, str) and token.strip()] == [
        "x",
        "why not",
    ]
