"""Own mutants: a document with one deliberate change that a schema may or may not mind."""

import copy
import random
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

Element = Any
NAMES = (
    *("p", "div", "head", "quote", "q", "lg", "l", "list", "item", "note", "hi", "gap", "body"),
    *("title", "author", "name", "date", "choice", "sic", "corr", "app", "lem", "rdg", "figure"),
    *("table", "row", "cell", "sp", "speaker", "stage", "lb", "pb", "milestone", "foreign"),
    *("bibl", "ref", "ptr", "seg", "quotation", "italic", "num", "text", "back", "availability"),
)
ATTRIBUTES = {
    "type": ("chapter", "a b", ""),
    "n": ("1", "", "a b"),
    "cert": ("high", "surely", "0.5"),
    "when": ("1900", "1900-13-01", "1900-02-29", "--02-29", "24:00:00", "soon"),
    "target": ("#a", "a b", "http://a/%zz", "x:y", ":x"),
    "rend": ("it", "it bold", "  "),
    "{http://www.w3.org/XML/1998/namespace}id": ("a1", "1a", "a:b", "a b", ""),
    "{http://www.w3.org/XML/1998/namespace}lang": ("en", "en_GB", "toolonglanguage", ""),
    "rows": ("2", "-1", "x"),
    "part": ("I", "Y", "X"),
    "extra": ("1",),
}


def mutants(root: Element, count: int, seed: int) -> Iterator[bytes]:
    """Yield *count* mutants of the tree under *root*, the same ones for the same *seed*."""
    chance = random.Random(seed)
    elements = [node for node in root.iter(etree.Element) if isinstance(node.tag, str)]
    for _ in range(count):
        index = chance.randrange(len(elements))
        change = chance.choice(CHANGES)
        mutant = copy.deepcopy(root)
        nodes = [node for node in mutant.iter(etree.Element) if isinstance(node.tag, str)]
        change(nodes[index], chance)
        yield etree.tostring(mutant, encoding="utf-8")


def _delete(node: Element, _chance: random.Random) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def _unwrap(node: Element, _chance: random.Random) -> None:
    parent = node.getparent()
    if parent is not None:
        place = parent.index(node)
        parent[place : place + 1] = list(node)


def _duplicate(node: Element, _chance: random.Random) -> None:
    if node.getparent() is not None:
        node.addnext(copy.deepcopy(node))


def _swap(node: Element, _chance: random.Random) -> None:
    following = node.getnext()
    if following is not None:
        following.addnext(node)


def _rename(node: Element, chance: random.Random) -> None:
    namespace = etree.QName(node).namespace
    local = chance.choice(NAMES)
    node.tag = f"{{{namespace}}}{local}" if namespace else local


def _lose_namespace(node: Element, _chance: random.Random) -> None:
    node.tag = etree.QName(node).localname


def _insert(node: Element, chance: random.Random) -> None:
    namespace = etree.QName(node).namespace
    local = chance.choice(NAMES)
    child = etree.Element(f"{{{namespace}}}{local}" if namespace else local)
    child.text = chance.choice((None, "words", " "))
    node.insert(chance.randrange(len(node) + 1), child)


def _write(node: Element, chance: random.Random) -> None:
    node.text = (node.text or "") + chance.choice(("words", " ", "\u00a0", "1", "\n"))


def _write_after(node: Element, chance: random.Random) -> None:
    if node.getparent() is not None:
        node.tail = (node.tail or "") + chance.choice(("words", " ", "\u2003", "?"))


def _empty(node: Element, _chance: random.Random) -> None:
    node.text = None
    del node[:]


def _add_attribute(node: Element, chance: random.Random) -> None:
    name = chance.choice(sorted(ATTRIBUTES))
    node.set(name, chance.choice(ATTRIBUTES[name]))


def _change_attribute(node: Element, chance: random.Random) -> None:
    if node.attrib:
        name = chance.choice(sorted(node.attrib))
        node.set(name, chance.choice((node.get(name) + " ", "", "x y", "é", "#", "1")))


def _drop_attribute(node: Element, chance: random.Random) -> None:
    if node.attrib:
        del node.attrib[chance.choice(sorted(node.attrib))]


CHANGES: tuple[Callable[[Element, random.Random], None], ...] = (
    *(_delete, _unwrap, _duplicate, _swap, _rename, _lose_namespace, _insert, _write),
    *(_write_after, _empty, _add_attribute, _change_attribute, _drop_attribute),
)
