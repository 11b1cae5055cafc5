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
    """Fill tables: equal nodes are kept once.

    What can never match and what adds nothing is left out (RELAX NG 4.20 and 4.21), so a node
    is made after those it is made of.
    """

    def __init__(self) -> None:
        """Begin with the two nodes that the others may come down to."""
        self.tables = Tables()
        self._known: dict[TableNode, int] = {}
        self._empty = self.node("empty")
        self._not_allowed = self.node("notAllowed")

    def node(self, *details: Any) -> int:  # noqa: ANN401 -- see TableNode
        """Return the number of the node with these *details*, kept as they are."""
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

    def choice(self, nodes: Sequence[int]) -> int:
        """Return one of *nodes*."""
        possible = [node for node in dict.fromkeys(nodes) if node != self._not_allowed]
        if len(possible) <= 1:
            return possible[0] if possible else self._not_allowed
        return self.node("choice", *possible)

    def group(self, nodes: Sequence[int]) -> int:
        """Return *nodes* one after the other."""
        needed = self._needed(nodes)
        if not needed:
            return self._empty
        *before, result = needed
        for number in reversed(before):
            result = self.node("group", number, result)
        return result

    def interleave(self, nodes: Sequence[int]) -> int:
        """Return *nodes* in any mixture."""
        needed = self._needed(nodes)
        if len(needed) <= 1:
            return needed[0] if needed else self._empty
        return self.node("interleave", *needed)

    def one_or_more(self, node: int) -> int:
        """Return *node*, repeated."""
        return node if node in (self._empty, self._not_allowed) else self.node("oneOrMore", node)

    def list_of(self, node: int) -> int:
        """Return a list whose words match *node*."""
        return node if node == self._not_allowed else self.node("list", node)

    def attribute(self, names: NameClass, node: int) -> int:
        """Return an attribute of one of the *names* whose value matches *node*."""
        return node if node == self._not_allowed else self.node("attribute", names, node)

    def data(
        self, library: str, name: str, parameters: Sequence[Sequence[str]], exception: int | None
    ) -> int:
        """Return what a datatype allows, but for what matches the node *exception*."""
        left_out = None if exception == self._not_allowed else exception
        return self.node("data", library, name, parameters, left_out)

    def _needed(self, nodes: Sequence[int]) -> list[int]:
        """Return those of *nodes* that add something; one that cannot be, if any cannot."""
        if self._not_allowed in nodes:
            return [self._not_allowed]
        return [node for node in nodes if node != self._empty]
