"""Own what RELAX NG forbids a schema to say (RELAX NG 7), found in its simplified tables.

Such a schema has no meaning that all validators share, so it is refused, as others refuse it.
The rules hold for a schema without what can never match and without what adds nothing
(RELAX NG 4.20 and 4.21), as the tables are.
"""

from collections.abc import Iterable, Iterator
from enum import IntEnum
from itertools import chain, product
from typing import Final

from edition.structs import Frozen
from edition.validation.relaxng.name_classes import overlapping
from edition.validation.relaxng.names import NameClass, is_open, split
from edition.validation.relaxng.tables import TableNode, Tables

START: Final = -1
"""Stands for the outermost pattern where otherwise a declaration is named."""

SEQUENCES: Final = frozenset({"group", "interleave"})
SEVERAL: Final = SEQUENCES | {"choice"}

PROHIBITED: Final = {
    "start": frozenset("attribute data value list text empty oneOrMore".split()) | SEQUENCES,
    "list": frozenset({"list", "element", "attribute", "text", "interleave"}),
    "except": frozenset("attribute element list text empty oneOrMore".split()) | SEQUENCES,
    "attribute": frozenset({"element", "attribute"}),
    "several rounds": frozenset({"attribute"}),
}
"""What may not stand inside what, however deep (RELAX NG 7.1)."""

CALLED: Final = {
    "start": "outside of every element",
    "list": "in a <list>",
    "except": "in the <except> of a datatype",
    "attribute": "in an attribute",
    "several rounds": "in a group that repeats: no attribute can come twice",
}


class Content(IntEnum):
    """What the content of an element is made of (RELAX NG 7.2), from least to most."""

    NOTHING = 0
    MIXED = 1
    VALUE = 2
    IMPOSSIBLE = 3


class Fault(Frozen):
    """What is wrong in the element with the number ``declaration``, and what to do."""

    declaration: int
    text: str
    hint: str = ""


def faults(tables: Tables) -> Iterator[Fault]:
    """Yield what *tables* must not say, the outermost pattern first, then by declaration."""
    nesting, facts = _Nesting(tables.nodes), _Facts(tables.nodes)
    yield from nesting.faults(tables.start, START, frozenset({"start"}))
    for number, (_, node) in enumerate(tables.declarations):
        yield from nesting.faults(node, number, frozenset())
        yield from facts.faults(node, number)


def _inside(node: TableNode) -> tuple[int, ...]:
    """Return the nodes that stand in *node*, but for what is in a child element."""
    match node[0]:
        case "choice" | "group" | "interleave" | "oneOrMore" | "list":
            return node[1:]
        case "attribute":
            return node[2:]
        case "data":
            return () if node[4] is None else (node[4],)
        case _:
            return ()


class _Nesting:
    """What stands inside what; each node is looked at once for all the places it stands in."""

    def __init__(self, nodes: list[TableNode]) -> None:
        self._nodes = nodes
        self._seen: set[tuple[int, frozenset[str]]] = set()

    def faults(self, top: int, declaration: int, around: frozenset[str]) -> Iterator[Fault]:
        """Yield what stands where it may not, inside the node *top* (RELAX NG 7.1)."""
        waiting = [(top, around)]
        while waiting:
            number, around = waiting.pop()
            if (number, around) in self._seen:
                continue
            self._seen.add((number, around))
            node = self._nodes[number]
            for place in sorted(around & PROHIBITED.keys()):
                if node[0] in PROHIBITED[place]:
                    text = f"{_described(node)} cannot stand {CALLED[place]}"
                    yield Fault(declaration, text)
            within = around | _opened(node[0], around)
            waiting += ((part, within) for part in reversed(_inside(node)))


def _opened(kind: str, around: frozenset[str]) -> frozenset[str]:
    """Return what begins to hold inside a node of *kind*."""
    if kind == "data":
        return frozenset({"except"})
    if kind in SEQUENCES and "oneOrMore" in around:
        return frozenset({"several rounds"})
    return frozenset({kind}) & {"list", "attribute", "oneOrMore"}


def _described(node: TableNode) -> str:
    match node[0]:
        case "attribute" | "element" as kind:
            return f"the {kind} {_name(node[1])}"
        case "text":
            return "text"
        case kind:
            return f"<{kind}>"


def _name(names: NameClass) -> str:
    return repr(split(names[1])[1]) if names[0] == "name" else "of any name"


class _Facts:
    """What every node of a schema holds, each found once from what its parts hold."""

    def __init__(self, nodes: list[TableNode]) -> None:
        self._nodes = nodes
        self._examined: set[tuple[int, bool]] = set()
        self._content: list[Content] = []
        self._attributes: list[frozenset[NameClass]] = []
        for node in nodes:
            self._content.append(self._content_of(node))
            self._attributes.append(self._attributes_of(node))

    def faults(self, top: int, declaration: int) -> Iterator[Fault]:
        """Yield what is wrong with the content *top* of an element (RELAX NG 7.2 to 7.4)."""
        if self._content[top] is Content.IMPOSSIBLE:
            text = "a value stands beside other content: no validator can divide the two"
            yield Fault(declaration, text, "let the value be all that the element holds")
        for number, repeated in self._occurring(top, self._examined):
            node = self._nodes[number]
            if node[0] == "attribute" and is_open(node[1]) and not repeated:
                hint = "put it into <oneOrMore> or <zeroOrMore>"
                yield Fault(declaration, "attributes of any name must be allowed to repeat", hint)
            if node[0] in SEQUENCES:
                yield from self._faults_of_parts(node, declaration)

    def _faults_of_parts(self, node: TableNode, declaration: int) -> Iterator[Fault]:
        kind, *parts = node
        twice = _shared([self._attributes[part] for part in parts])
        if twice:
            text = f"the attribute {_name(twice)} can come twice"
            yield Fault(declaration, text, "give it once, or let the two exclude each other")
        if kind == "interleave":
            yield from self._faults_of_mixture(parts, declaration)

    def _faults_of_mixture(self, parts: list[int], declaration: int) -> Iterator[Fault]:
        found = [
            [self._nodes[number] for number, _ in self._occurring(part, set())] for part in parts
        ]
        if sum(("text",) in part for part in found) > 1:
            text = "text stands in two parts of one <interleave>"
            yield Fault(declaration, text, "keep one of them, or write one <mixed>")
        twice = _shared(
            frozenset(node[1] for node in part if node[0] == "element") for part in found
        )
        if twice:
            text = f"the element {_name(twice)} stands in two parts of one <interleave>"
            yield Fault(declaration, text, "a validator could not tell which of them it meets")

    def _occurring(self, top: int, seen: set[tuple[int, bool]]) -> Iterator[tuple[int, bool]]:
        """Yield each node that takes part in *top*, and whether it may repeat, if not in *seen*."""
        waiting = [(top, False)] if (top, False) not in seen else []
        seen.update(waiting)
        while waiting:
            number, repeated = waiting.pop()
            yield number, repeated
            node = self._nodes[number]
            if node[0] in SEVERAL or node[0] == "oneOrMore":
                parts = [(part, repeated or node[0] == "oneOrMore") for part in node[1:]]
                waiting += (part for part in reversed(parts) if part not in seen)
                seen.update(parts)

    def _content_of(self, node: TableNode) -> Content:
        match node:
            case ("text" | "element", *_):
                return Content.MIXED
            case ("data" | "value" | "list", *_):
                return Content.VALUE
            case ("attribute", _, value):
                wrong = self._content[value] is Content.IMPOSSIBLE
                return Content.IMPOSSIBLE if wrong else Content.NOTHING
            case ("choice", *parts):
                return max(self._content[part] for part in parts)
            case ("group" | "interleave" | "oneOrMore" as kind, *parts):
                rounds = 2 if kind == "oneOrMore" else 1
                return _side_by_side([self._content[part] for part in parts * rounds])
            case _:
                return Content.NOTHING

    def _attributes_of(self, node: TableNode) -> frozenset[NameClass]:
        if node[0] == "attribute":
            return frozenset({node[1]})
        if node[0] in SEVERAL or node[0] == "oneOrMore":
            return frozenset().union(*(self._attributes[part] for part in node[1:]))
        return frozenset()


def _side_by_side(contents: list[Content]) -> Content:
    held = [content for content in contents if content is not Content.NOTHING]
    if len(held) > 1 and Content.VALUE in held:
        return Content.IMPOSSIBLE
    return max(held, default=Content.NOTHING)


def _shared(parts: Iterable[frozenset[NameClass]]) -> NameClass | None:
    """Return a name class of one of *parts* that shares a name with one of another part."""
    met: set[NameClass] = set()
    wild: set[NameClass] = set()
    for part in parts:
        opened = {names for names in part if names[0] != "name"}
        pairs = chain(product(part, wild), product(opened, met)) if opened or wild else ()
        clashes = (pair for pair in pairs if overlapping(*pair))
        twice = {*chain.from_iterable(clashes), *(met & part)}
        if twice:
            return min(twice, key=lambda names: (is_open(names), repr(names)))
        met |= part
        wild |= opened
    return None
