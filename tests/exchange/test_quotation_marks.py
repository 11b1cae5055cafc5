"""Quotation marks in the text or in @rend: there and back again."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from edition.exchange.quotation_marks import into_attributes, into_text

Maker = Callable[..., Any]
NS = "http://www.tei-c.org/ns/1.0"


def inner(root: etree._Element) -> str:
    """Return the inside of the body of *root*, without the namespace declaration."""
    body = root.find(f".//{{{NS}}}body")
    return etree.tostring(body, encoding="unicode").replace(f' xmlns="{NS}"', "")[6:-7]


@pytest.mark.parametrize(
    ("in_text", "in_attributes"),
    [
        ("<q>“a”</q>", '<q rend="pre(“) post(”)">a</q>'),
        ("<q>“a <hi>b</hi>”</q>", '<q rend="pre(“) post(”)">a <hi>b</hi></q>'),
        ('<q rend="block">“a</q>', '<q rend="block pre(“)">a</q>'),
        ("<q>“a <q>‘b’</q></q>", '<q rend="pre(“)">a <q rend="pre(‘) post(’)">b</q></q>'),
        ("<soCalled>“”</soCalled>", '<soCalled rend="pre(“) post(”)"/>'),
        ('<q rend="pre(x)">“a”</q>', '<q rend="pre(x)">“a”</q>'),
        ("<p>“a”</p>", "<p>“a”</p>"),
    ],
)
def test_marks_move_there_and_back(tei: Maker, in_text: str, in_attributes: str) -> None:
    """Only the marks of quoting elements, at their own limits; the rest of @rend stays."""
    root = tei(in_text).getroot()

    into_attributes(root)
    assert inner(root) == in_attributes
    into_text(root)
    assert inner(root) == in_text


def test_the_header_says_where_they_are(tei: Maker) -> None:
    """``quotation/@marks`` follows."""
    declaration = (
        "<encodingDesc><editorialDecl><quotation marks='all'/></editorialDecl></encodingDesc>"
    )
    root = tei("<q>“a”</q>", declaration).getroot()
    said = root.find(f".//{{{NS}}}quotation")

    assert (into_attributes(root), said.get("marks")) == (2, "none")
    assert (into_text(root), said.get("marks")) == (2, "all")


RENDS = st.sampled_from([None, "", "block", "a  b", " a", "pre(“)", "post(x)", "italic small"])
TEXTS = st.text("a “”'’«\n", max_size=4)


@given(st.lists(st.tuples(st.sampled_from(["q", "quote", "hi"]), RENDS, TEXTS, TEXTS), max_size=6))
def test_what_was_moved_comes_back(parts: list[tuple[str, str | None, str, str]]) -> None:
    """Any nesting, any @rend, any text: the same document, byte for byte."""
    root = etree.Element(f"{{{NS}}}body")
    parent = root
    for number, (name, rend, text, tail) in enumerate(parts):
        element = etree.SubElement(parent, f"{{{NS}}}{name}")
        element.text, element.tail = text or None, tail or None
        if rend is not None and not (name != "hi" and BARE in rend):
            element.set("rend", rend)
        parent = element if number % 2 else parent
    before = etree.tostring(root)

    into_attributes(root)
    into_text(root)

    assert etree.tostring(root) == before


BARE = "pre(“)"
"""What a document of ours never holds while its marks are in the text."""
