"""Own what can be asked of a schema to explain an error: what is known, and what goes where."""

from collections.abc import Sequence
from functools import cached_property

from edition.validation.relaxng.automaton import Automaton, Opening, State
from edition.validation.relaxng.names import listed, split
from edition.validation.relaxng.patterns import WILDCARD


class Knowledge:
    """Questions about one schema, each answered once."""

    def __init__(self, automaton: Automaton) -> None:
        """Answer for the schema of *automaton*."""
        self.automaton = automaton
        self._inside: dict[int, frozenset[int]] = {}

    @cached_property
    def by_name(self) -> dict[str, tuple[int, ...]]:
        """The declarations of each name that the schema lists."""
        found: dict[str, list[int]] = {}
        for number, (names, _) in enumerate(self.automaton.tables.declarations):
            for name in listed(names):
                found.setdefault(name, []).append(number)
        return {name: tuple(numbers) for name, numbers in found.items()}

    @cached_property
    def namespaces(self) -> dict[str, list[str]]:
        """The expanded names of the schema by their local names."""
        found: dict[str, list[str]] = {}
        for name in self.by_name:
            found.setdefault(split(name)[1], []).append(name)
        return found

    @cached_property
    def _parents(self) -> dict[str, set[str]]:
        parents: dict[str, set[str]] = {}
        tables = self.automaton.tables
        for names, node in tables.declarations:
            inside = self._elements(node)
            for number in inside:
                for child in listed(tables.declarations[number][0]):
                    parents.setdefault(child, set()).update(listed(names))
        return parents

    def parents(self, name: str) -> frozenset[str]:
        """Return the elements that may hold one called *name*, somewhere."""
        return frozenset(self._parents.get(name, ())) - {name}

    def _elements(self, number: int) -> frozenset[int]:
        """Return the declarations of the elements that the node mentions."""
        found = self._inside.get(number)
        if found is None:
            node = self.automaton.tables.nodes[number]
            found = frozenset[int]()
            if node[0] == "element":
                found = frozenset({node[2]})
            elif node[0] in ("choice", "group", "interleave", "oneOrMore"):
                found = found.union(*(self._elements(part) for part in node[1:]))
            self._inside[number] = found
        return found

    def opening(self, name: str) -> Opening | None:
        """Return the beginning of an element called *name*, wherever the schema has it."""
        numbers = self.by_name.get(name)
        return self.automaton.opening(numbers) if numbers else None

    def heads(self, state: State) -> frozenset[str]:
        """Return the names of the elements that may come in *state*, wildcards apart."""
        heads = frozenset().union(*(pattern.heads() for pattern in state.patterns))
        return heads - {WILDCARD}

    def allows_text(self, state: State) -> bool:
        """Whether words may come in *state*, a datatype permitting."""
        return state.data or self.automaton.text(state) is not None

    def holds_text(self, name: str) -> bool:
        """Whether an element called *name* may begin with words."""
        numbers = self.by_name.get(name, ())
        declarations = [self.automaton.declaration(number) for number in numbers]
        bodies = tuple(declaration.body.close() for declaration in declarations)
        return bool(bodies) and self.allows_text(self.automaton.state(bodies))

    def follow(self, state: State, name: str) -> State | None:
        """Return the state after a complete child called *name*; None when it cannot come."""
        step = self.automaton.step(state, name)
        if step is None:
            return None
        return self.automaton.onward(step, (1 << len(step.ways)) - 1)

    def bridge(self, state: State, name: str) -> list[str] | None:
        """Return the elements that are missing in *state* before *name* may come.

        At most two, each of them required where it is missing; None when there are none
        such.
        """
        if state.mask:
            return None
        reached = {first: self.follow(state, first) for first in self._required(state)}
        for first, after in reached.items():
            if after is not None and self.automaton.step(after, name):
                return [first]
        for first, after in reached.items():
            if after is None or after.mask:
                continue
            for second in self._required(after):
                last = self.follow(after, second)
                if last is not None and self.automaton.step(last, name):
                    return [first, second]
        return None

    def _required(self, state: State) -> Sequence[str]:
        """Return the elements of which one must come before *state* can be complete."""
        return sorted(name for name in self.heads(state) if self.follow(state, name) is not state)

    def missing(self, state: State) -> frozenset[str]:
        """Return the elements of which one must still come in *state*.

        Those that make it complete, if any does; otherwise those that may come next.
        """
        required = self._required(state)
        after = {name: self.follow(state, name) for name in required}
        last = frozenset(name for name, reached in after.items() if reached and reached.mask)
        return last or frozenset(required)
