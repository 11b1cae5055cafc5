"""Own the names of TEI elements and the one way to walk a tree."""

from collections.abc import Iterator
from enum import Enum, auto
from typing import Final

from lxml import etree

Element = etree._Element  # noqa: SLF001 (lxml's element class has no public name)

TEI: Final = "http://www.tei-c.org/ns/1.0"
EXAMPLES: Final = "http://www.tei-c.org/ns/Examples"
XML: Final = "http://www.w3.org/XML/1998/namespace"
XML_ID: Final = f"{{{XML}}}id"
XML_LANG: Final = f"{{{XML}}}lang"


class Event(Enum):
    """What a walk meets."""

    START = auto()
    END = auto()
    OTHER = auto()
    """A comment, processing instruction or unresolved entity; its tail is text like any other."""


def local_name(element: Element) -> str:
    """Return the name without its namespace when it is TEI's or has none, else in Clark notation.

    ``{http://www.w3.org/2000/svg}text`` must not be mistaken for TEI's ``text``.
    """
    tag = str(element.tag)
    namespace, _, name = tag.rpartition("}")
    return name if namespace[1:] in {"", TEI, EXAMPLES} else tag


def children(element: Element) -> Iterator[Element]:
    """Yield the child elements: no comment, processing instruction or entity."""
    return (child for child in element if isinstance(child.tag, str))


def walk(root: Element) -> Iterator[tuple[Event, Element]]:
    """Yield every node of *root* as it begins and ends, without recursion.

    ``etree.iterwalk`` passes over unresolved entities and takes their tails with them.
    """
    yield Event.START, root
    stack = [(root, iter(root))]
    while stack:
        node, rest = stack[-1]
        for child in rest:
            if isinstance(child.tag, str):
                yield Event.START, child
                stack.append((child, iter(child)))
                break
            yield Event.OTHER, child
        else:
            stack.pop()
            yield Event.END, node


def shown_text(node: Element) -> str:
    """Return what a node that is no element shows: an unresolved entity its own name."""
    return str(node.text) if isinstance(node, etree._Entity) else ""  # noqa: SLF001 (as above)


def pointers(value: str | None) -> list[str]:
    """Return the ids that an attribute points at inside its own document: ``#a #b`` → a, b."""
    return [pointer[1:] for pointer in (value or "").split() if pointer.startswith("#")]


def text_of(element: Element) -> str:
    """Return all words in *element* with single spaces between them, for use outside a text."""
    pieces: list[str] = []
    for event, node in walk(element):
        if event is Event.START:
            pieces.append(node.text or "")
        elif event is Event.OTHER:
            pieces.append(shown_text(node) + (node.tail or ""))
        elif node is not element:
            pieces.append(node.tail or "")
    return " ".join("".join(pieces).split())


def elements_at(head: Element, path: str) -> Iterator[Element]:
    """Yield the elements of *head* at *path*, whatever their namespace is."""
    steps = [step if step in {"", "*"} else f"{{*}}{step}" for step in path.split("/")]
    return head.iterfind("/".join(steps))
