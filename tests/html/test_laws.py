"""What holds for the page of every TEI tree, however odd."""

import re

import tinyhtml5
from hypothesis import given, settings
from lxml import etree

from edition import view
from edition.html import Settings, compose
from edition.view import Reading
from tests.shapes import NAMES, trees


@settings(max_examples=25)
@given(trees(NAMES))
def test_a_browser_finds_the_words(tree: etree._Element) -> None:
    """Parsed by the rules of HTML, with all their tearing apart, the text is that of the TEI."""
    book = view.read(tree)
    html = re.sub("@font-face.*", "", compose(book, Settings(), b""))
    root = tinyhtml5.parse(html, namespace_html_elements=False)
    (text,) = [node for node in root.iter("div") if node.get("data-words") == "text"]
    pieces: list[str] = []
    _collect(text, pieces)

    assert "".join("".join(pieces).split()) == "".join(book.words[Reading.PRINTED].text)


def _collect(node: etree._Element, pieces: list[str]) -> None:
    if "corrected" in node.get("class", "").split() or node.get("data-words") == "none":
        return
    pieces.append(node.text or "")
    for child in node:
        if isinstance(child.tag, str):
            _collect(child, pieces)
        pieces.append(child.tail or "")
