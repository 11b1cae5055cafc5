"""Own the examples: for each element one that is meant for it, or the shortest that has it."""

from collections import Counter
from copy import deepcopy
from functools import cache

from lxml import etree

from schema.generate.xml import EXAMPLES, TEI, XML_ID, Node, parse

SOURCE = "examples.xml"


@cache
def examples() -> tuple[Node, ...]:
    """Return the examples, each an ``<example>`` that holds TEI, shortest first."""
    found = parse(SOURCE).iterfind(f"{{{TEI}}}example")
    return tuple(sorted(found, key=lambda example: len(etree.tostring(example))))


def example_of(name: str, taken: Counter[str]) -> Node:
    """Return an example of the element *name*, in the namespace of examples.

    One example may serve several elements; an ``xml:id`` that is *taken* gets a number.

    Raises:
        ValueError: when there is none.

    """
    found = [each for each in examples() if each.find(f".//{{{TEI}}}{name}") is not None]
    if not found:
        raise ValueError(f"no example has a <{name}>")
    meant = [each for each in found if name in each.get("of", "").split()]
    return _displayed((meant or found)[0], taken)


def _displayed(example: Node, taken: Counter[str]) -> Node:
    displayed = etree.Element(f"{{{EXAMPLES}}}egXML", nsmap={None: EXAMPLES})
    displayed.text = example.text
    displayed.extend(deepcopy(child) for child in example)
    renamed = _renamed(displayed, taken)
    for node in displayed.iter(f"{{{TEI}}}*"):
        node.tag = f"{{{EXAMPLES}}}{etree.QName(node).localname}"
        for attribute, value in node.items():
            if attribute == XML_ID:
                node.set(attribute, renamed[value])
            elif "#" in value:
                words = (f"#{renamed.get(word[1:], word[1:])}" for word in value.split(" "))
                node.set(attribute, " ".join(words))
    etree.cleanup_namespaces(displayed)
    return displayed


def _renamed(displayed: Node, taken: Counter[str]) -> dict[str, str]:
    renamed: dict[str, str] = {}
    for node in displayed.iter():
        if identifier := node.get(XML_ID):
            taken[identifier] += 1
            times = taken[identifier]
            renamed[identifier] = f"{identifier}-{times}" if times > 1 else identifier
    return renamed
