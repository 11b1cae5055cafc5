"""Own a verdict on a document by the algebra alone: slow, short, and nobody's copy."""

from collections import Counter

from lxml import etree

from tests.schema import algebra
from tests.schema.algebra import Pattern, Value
from tests.schema.odd import WILDCARD
from tests.schema.relaxng import Grammar

WHITE_SPACE = " \t\r\n"
"""What XML means by it; Python's own includes the em space."""
TEI = "http://www.tei-c.org/ns/1.0"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def valid(root: etree._Element, grammar: Grammar) -> bool:
    """Say whether the document under *root* follows *grammar*, and names nothing twice."""
    names = Counter(node.get(XML_ID) for node in root.iter(etree.Element))
    names.pop(None, None)
    begins = algebra.nullable(algebra.after(grammar.start, _atom(root)))
    return begins and _valid(root, grammar) and max(names.values(), default=1) == 1


def _valid(node: etree._Element, grammar: Grammar) -> bool:
    if etree.QName(node).namespace != TEI:  # allows anything that is not TEI
        return all(etree.QName(each).namespace != TEI for each in node.iter(etree.Element))
    pattern = grammar.elements[str(node.tag)]
    for name, value in node.items():
        pattern = algebra.after_attribute(pattern, name, Value(value))
    pattern = _after_content(node, algebra.without_attributes(pattern))
    children = node.iterchildren(etree.Element)
    return algebra.nullable(pattern) and all(_valid(child, grammar) for child in children)


def _after_content(node: etree._Element, pattern: Pattern) -> Pattern:
    """Return *pattern* after all that *node* holds (RELAX NG, section 6.2.7).

    White space beside elements is nothing; characters alone may be a value.
    """
    children = list(node.iterchildren(etree.Element))
    if not children:
        words = "".join(node.xpath("text()"))
        said = algebra.after(pattern, Value(words))
        if not words.strip(WHITE_SPACE):
            return algebra.choice(pattern, said)
        return said
    texts = [_words_before(child) for child in children]
    for text, child in zip(texts, children, strict=True):
        if text.strip(WHITE_SPACE):
            pattern = algebra.after(pattern, algebra.TEXT)
        pattern = algebra.after(pattern, _atom(child))
    after = "".join(children[-1].xpath("following-sibling::text()"))
    return algebra.after(pattern, algebra.TEXT) if after.strip(WHITE_SPACE) else pattern


def _words_before(child: etree._Element) -> str:
    """Return the characters between *child* and the element before it."""
    before = "preceding-sibling::text()[count(preceding-sibling::*) = $elements]"
    count = len(list(child.itersiblings(etree.Element, preceding=True)))
    return "".join(child.xpath(before, elements=count))


def _atom(node: etree._Element) -> algebra.Element:
    own = etree.QName(node).namespace == TEI
    return algebra.Element(str(node.tag) if own else WILDCARD)
