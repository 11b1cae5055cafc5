"""Where elements stand in the source."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from edition.tei.locate import locate, smallest
from edition.workflow.encode import encode

WORDS = st.lists(
    st.sampled_from(
        ["word ", "“said” ", "[ . . . ] ", "don’t ", "\n", "\n\n", "[sic] ", "\f", "é"]
    ),
    min_size=1,
    max_size=30,
)


def printed(element: etree._Element) -> str:
    """Return the characters of an element, line ends and glyphs as one character each."""
    marks = element.xpath("descendant-or-self::t:lb | descendant-or-self::t:g", namespaces=NS)
    texts = element.xpath("descendant::text()[not(ancestor::t:corr)]", namespaces=NS)
    return "".join(texts) + "?" * len(marks)


NS = {"t": "http://www.tei-c.org/ns/1.0"}


@given(WORDS)
def test_an_element_stands_where_its_characters_do(words: list[str]) -> None:
    """The span of an element is as long as what it holds, and holds its first characters."""
    text = "".join(["First ", *words])
    tree = etree.ElementTree(etree.fromstring(encode(text, "en").tei))
    for found in locate(tree):
        assert found.end - found.start == len(printed(found.element))
        assert text[found.start : found.end].startswith(found.element.text or "")


def test_the_smallest_element_around_a_span() -> None:
    """A word in a quotation is in the quotation; the whole paragraph is the paragraph."""
    text = "He said “one word” to us.\n"
    tree = etree.ElementTree(etree.fromstring(encode(text, "en").tei))
    around = [smallest(tree, 9, 12), smallest(tree, 0, len(text) - 1)]

    assert [(one.start, one.end) for one in around if one] == [(8, 18), (0, len(text) - 1)]
