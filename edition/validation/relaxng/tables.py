"""Own a simplified schema as tables of plain data, which can be kept in a file.

A node is a tuple: its kind, then its details; other nodes are meant by their numbers::

    ("empty",) ("notAllowed",) ("text",)
    ("choice", NODE, …) ("group", NODE, NODE) ("interleave", NODE, …) ("oneOrMore", NODE)
    ("list", NODE) ("attribute", NAMES, NODE) ("element", NAMES, DECLARATION)
    ("data", LIBRARY, TYPE, PARAMETERS, NODE or None) ("value", LIBRARY, TYPE, VALUE)
"""

from collections.abc import Sequence
from typing import Any, TypeAlias

from edition.structs import Mutable, field
from edition.validation.relaxng.names import NameClass

TableNode: TypeAlias = tuple[Any, ...]


class Tables(Mutable):
    """A schema: its nodes, its element declarations, and the node that a document matches.

    A declaration pairs the names an element may have with the node of what is in it.
    """

    nodes: list[TableNode] = field(default_factory=list)
    declarations: list[tuple[NameClass, int]] = field(default_factory=list)
    start: int = 0


class TablesBuilder:
    """Fill tables; equal nodes are kept once, and what cannot match is simplified away."""

    def __init__(self) -> None:
        """Begin with no nodes."""
        self.tables = Tables()
        self._known: dict[TableNode, int] = {}

    def node(self, *details: Any) -> int:  # noqa: ANN401 -- see TableNode
        """Return the number of the node with these details."""
        number = self._known.get(details)
        if number is None:
            number = self._known[details] = len(self.tables.nodes)
            self.tables.nodes.append(details)
        return number

    def declare(self, names: NameClass) -> int:
        """Return the number of a new declaration; ``define`` says what is in the element."""
        self.tables.declarations.append((names, -1))
        return len(self.tables.declarations) - 1

    def define(self, declaration: int, node: int) -> None:
        """Say what is in the element."""
        names, _ = self.tables.declarations[declaration]
        self.tables.declarations[declaration] = (names, node)

    def group(self, nodes: Sequence[int]) -> int:
        """Return *nodes* one after the other."""
        if not nodes:
            return self.node("empty")
        *before, result = nodes
        for number in reversed(before):
            result = self.node("group", number, result)
        return result

    def choice(self, nodes: Sequence[int]) -> int:
        """Return one of *nodes*."""
        return nodes[0] if len(nodes) == 1 else self.node("choice", *nodes)

    def interleave(self, nodes: Sequence[int]) -> int:
        """Return *nodes* in any mixture."""
        return nodes[0] if len(nodes) == 1 else self.node("interleave", *nodes)
