"""Ids and pointers: which of them lead nowhere, where they stand, and what is proposed instead."""

from pathlib import Path

import pytest

from edition.messages import Message, Severity
from edition.tei import intake
from edition.validation import pointers

Told = list[tuple[str, int, int, str]]


def checked(xml: str, folder: Path | None = None) -> list[Message]:
    """Return what is found in the document *xml*, a file of *folder*."""
    return pointers.check(intake.decode("a.xml", xml.encode()), folder)


def told(xml: str, folder: Path | None = None) -> Told:
    """Return code, column, length and hint of all that is found in *xml*, all in one line."""
    return [
        (one.code, one.place.column, one.place.length, one.hint)
        for one in checked(xml, folder)
        if one.place
    ]


SHAPE = pointers.ID_SHAPE
GIVE = "give the element that is meant this id"


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        ("<a xml:id='x'/>", []),
        ("<a xml:id=' x '><b target='#x'/></a>", []),
        ("<a xml:id='x'><b xml:id='x'/></a>", [("V020", 26, 1, "give this element another id")]),
        ("<a xml:id='1b'/>", [("V021", 12, 2, SHAPE)]),
        ("<a target='#'/>", [("V022", 12, 1, GIVE)]),
        ("<a target='#b'/>", [("V022", 12, 2, GIVE)]),
        ("<a target='#tow'><b xml:id='two'/></a>", [("V022", 12, 4, GIVE)]),
        ("<a target='#editors' xml:id='editor'/>", [("V022", 12, 8, "did you mean '#editor'?")]),
        ("<a xml:id='q' wit='#q #r'/>", [("V022", 23, 2, GIVE)]),
        ("<a wit='#r #q #r' xml:id='q'/>", [("V022", 9, 2, GIVE), ("V022", 15, 2, GIVE)]),
        ("<a xml:id='é' target='#%C3%A9'/>", []),
        ("<a ref='#xpath(//p)' target='urn:a' url='//host/x#y'/>", []),
        ("<a target='http://[x'/>", []),
        ("<a target='gone.xml#b'/>", []),
        (
            "<a who='Jane Doe'/>",
            [
                (
                    "V023",
                    9,
                    8,
                    "point with # at the xml:id of an element that holds these words",
                )
            ],
        ),
        ("<a from='1' to='2' n='#z'/>", []),
    ],
)
def test_what_leads_nowhere_has_its_place_and_remedy(xml: str, expected: Told) -> None:
    """Without a folder nothing but the document itself is looked into."""
    assert told(xml) == expected


NO_FILE = "put the file there, or mend the address"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("b.xml", []),
        ("b.xml#there", []),
        ("b.xml#%74here", []),
        ("my%20file.xml#in", []),
        ("not.xml#there", []),
        ("b.xml#nothing", [("V022", GIVE)]),
        ("b.xml#theres", [("V022", "did you mean '#there'?")]),
        ("gone.xml", [("V023", NO_FILE)]),
        ("sub/gone", [("V023", NO_FILE)]),
        ("../outside.xml", []),
        ("sub/../b.xml#there", []),
        ("x", [("V023", "did you mean '#x'?")]),
        (
            "y",
            [("V023", "write # before the id of an element of this file, or the name of a file")],
        ),
    ],
)
def test_files_beside_the_document_are_looked_into(
    tmp_path: Path, address: str, expected: list[tuple[str, str]]
) -> None:
    """Those outside its folder are not, and what cannot be read as XML says nothing."""
    folder = tmp_path / "here"
    folder.mkdir()
    (folder / "b.xml").write_text("<a xml:id='there'/>")
    (folder / "my file.xml").write_text("<a xml:id='in'/>")
    (folder / "not.xml").write_text("words")

    found = told(f"<a xml:id='x' target='{address}'/>", folder)

    assert [(code, hint) for code, _, _, hint in found] == expected


def test_under_a_base_only_pointers_into_the_document_are_looked_at(tmp_path: Path) -> None:
    """An xml:base means that other addresses begin elsewhere, also those of elements within."""
    xml = "<a target='gone.xml'><b xml:base='http://a/' ref='gone.xml'><c ref='no.xml #x'/></b></a>"

    assert [(code, length) for code, _, length, _ in told(xml, tmp_path)] == [
        ("V023", len("gone.xml")),
        ("V022", len("#x")),
    ]


def test_an_id_that_is_used_twice_names_the_first_line() -> None:
    """And each further use is told of."""
    found = checked("<a>\n<b xml:id='x'/>\n<c xml:id='x'/>\n<d xml:id='x'/></a>")

    assert [(one.place.line, one.text) for one in found if one.place] == [
        (3, "the id 'x' is used twice; the first is in line 2"),
        (4, "the id 'x' is used twice; the first is in line 2"),
    ]


def test_the_weight_is_the_callers() -> None:
    """What is a fault in an edition of our own may be none in a fragment."""
    document = intake.decode("a.xml", b"<a target='#x'/>")

    (error,), (warning,) = (
        pointers.check(document),
        pointers.check(document, severity=Severity.WARNING),
    )

    assert (error.severity, warning.severity) == (Severity.ERROR, Severity.WARNING)
