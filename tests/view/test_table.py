"""The element table: which row holds, and what is said about a wrong one."""

import pytest
from lxml import etree

from edition.messages import EditionError
from edition.view import TABLE
from edition.view.tokens import Reading


def role(xml: str, path: str = ".") -> str:
    """Return the role of the element at *path* of *xml*."""
    (element,) = etree.fromstring(xml).xpath(path)
    row = TABLE.row(element)
    return row.role if row else ""


@pytest.mark.parametrize(
    ("xml", "path", "expected"),
    [
        ("<p/>", ".", "paragraph"),
        ("<head/>", ".", "heading"),
        ("<list><head/></list>", "head", "caption"),
        ("<list type='gloss'><item/></list>", "item", "item"),
        ("<table><row role='label'><cell/></row></table>", "row/cell", "cell"),
        ("<note/>", ".", "note"),
        ("<div><note/></div>", "note", "note-block"),
        ("<nonsense/>", ".", ""),
        ("<t:p xmlns:t='http://www.tei-c.org/ns/1.0'/>", ".", "paragraph"),
        ("<s:title xmlns:s='http://www.w3.org/2000/svg'/>", ".", ""),
    ],
)
def test_the_row_with_most_conditions_holds(xml: str, path: str, expected: str) -> None:
    """A row for an element in its place goes before the row for the element."""
    assert role(xml, path) == expected


def test_a_row_for_another_vocabulary_names_its_namespace() -> None:
    """The row that a message asks for can be written as it says; its role has no namespace."""
    table = TABLE.extended("[rows]\n'{http://e.org/ns}div' = { tag = 'section' }")

    row = table.row(etree.fromstring("<c:div xmlns:c='http://e.org/ns'/>"))

    assert row is not None
    assert (row.role, row.tag) == ("div", "section")


def test_a_project_adds_and_overrides_rows() -> None:
    """Rows of an edition's own file hold over equals, and are read as the program's are."""
    table = TABLE.extended('[rows]\n"p" = { role = "verse paragraph", only = "printed" }')
    row = table.row(etree.fromstring("<p/>"))

    assert row is not None
    assert (row.role, row.only) == ("verse paragraph", Reading.PRINTED)


@pytest.mark.parametrize(
    ("toml", "code", "part"),
    [
        ("[rows", "H010", "not TOML"),
        ("[rows]\n'p >' = {}", "H011", "names no element"),
        ("[rows]\n'a > b > c' = {}", "H011", "names no element"),
        ("[rows]\np = 'x'", "H012", "a row is written"),
        ("[rows]\np = { roll = 'x' }", "H012", "not a column"),
        ("[rows]\np = { tag = 'script' }", "H012", "cannot be 'tag'"),
        ("[rows]\np = { tag = 'span', container = true }", "H012", "container"),
        ("[rows]\np = { role = 'printed' }", "H012", "cannot be a role"),
        ("[rows]\np = { role = 'x\" onclick=\"' }", "H012", "cannot be a role"),
        ("[rows]\np = { numbered = 'yes' }", "H012", "true or false"),
    ],
)
def test_a_wrong_row_is_refused_with_its_reason(toml: str, code: str, part: str) -> None:
    """The message names the row and what is wrong with it."""
    with pytest.raises(EditionError) as caught:
        TABLE.extended(toml)

    (message,) = caught.value.messages
    assert (message.code, part in message.text) == (code, True)
