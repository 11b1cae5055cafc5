"""Elements are written as lxml writes them, which the program does not load for that."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import builder, etree

from edition.tei.elements import E, Node, written

NAMES = st.sampled_from(["p", "note", "title"])
CHARACTERS = st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufffe\uffff")
TEXTS = st.text(CHARACTERS | st.sampled_from("&<>\"'\t\n\r"), min_size=1).filter(str.strip)
ATTRIBUTES = st.dictionaries(st.sampled_from(["n", "type", "when"]), TEXTS)
TREES = st.recursive(
    st.tuples(NAMES, ATTRIBUTES, TEXTS),
    lambda children: st.tuples(NAMES, ATTRIBUTES, st.lists(children, max_size=4)),
)


@given(TREES)
def test_elements_are_written_as_lxml_writes_them(tree: tuple) -> None:
    """Whatever the elements, attributes and texts, the markup is that of lxml, indented."""
    theirs = _theirs(tree)
    etree.indent(theirs)

    assert written(_ours(tree)) == etree.tostring(theirs, encoding="unicode")


def _ours(tree: tuple) -> Node:
    name, attributes, content = tree
    inner = [content] if isinstance(content, str) else map(_ours, content)
    return E(name, *inner, **attributes)


def _theirs(tree: tuple) -> etree._Element:
    name, attributes, content = tree
    inner = [content] if isinstance(content, str) else map(_theirs, content)
    return builder.E(name, *inner, **attributes)
