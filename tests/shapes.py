"""Trees of TEI elements in every wrong order, for properties that hold for all of them."""

from hypothesis import strategies as st
from lxml import etree

from edition.view import TABLE

ALPHABET = "ab é’“ſ\u0301&<>\"' \n\t\u00a0אΩ"
NAMES = [*sorted(TABLE.rows), "frobnicate", "{http://www.w3.org/2000/svg}svg"]
PLAIN = [
    "p",
    "div",
    "hi",
    "quote",
    "list",
    "item",
    "table",
    "row",
    "cell",
    "head",
    "q",
    "ref",
    "lg",
    "l",
]
text = st.text(ALPHABET, max_size=6)


def trees(names: list[str]) -> st.SearchStrategy[etree._Element]:
    """Return a strategy for trees of elements with *names*, text between them at random."""
    leaves = st.tuples(st.sampled_from(names), text, text, st.just(()))
    nested = st.recursive(
        leaves,
        lambda inner: st.tuples(
            st.sampled_from(names), text, text, st.lists(inner, max_size=4).map(tuple)
        ),
        max_leaves=24,
    )
    return nested.map(_tree)


def _tree(shape: tuple[str, str, str, tuple]) -> etree._Element:
    root = etree.Element("{http://www.tei-c.org/ns/1.0}text")
    _grow(root, shape)
    return root


def _grow(parent: etree._Element, shape: tuple[str, str, str, tuple]) -> None:
    name, inside, after, children = shape
    tag = name if name.startswith("{") else f"{{http://www.tei-c.org/ns/1.0}}{name}"
    element = etree.SubElement(parent, tag)
    element.text, element.tail = inside, after
    for child in children:
        _grow(element, child)
