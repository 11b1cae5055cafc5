"""Own the automaton that a schema is: states, and what leads from one to the next.

Nothing is computed before a document needs it, and nothing twice. A ``State`` says what may
come in one element. It is a tuple of patterns because a schema may declare one name several
times: then a child is read under all its declarations at once, and at its end the ``mask``,
one bit a declaration, says under which of them it was right. With the usual schema there is
one pattern, and the mask is 1.
"""

from collections.abc import Sequence

from edition.structs import Mutable
from edition.validation.relaxng.algebra import Algebra
from edition.validation.relaxng.datatypes import Bindings, Datatype
from edition.validation.relaxng.declarations import Declaration, Rule
from edition.validation.relaxng.patterns import Attribute, Data, Element, Pattern, Value, matches
from edition.validation.relaxng.tables import TableNode, Tables

PLANS_KEPT = 4096
"""Sets of attribute names that one element remembers; a document seldom has ten."""


class State:
    """What may come in an element, or after its start.

    ``children`` are the steps known so far, by name; ``words`` is the state after text, or
    None while that is not known. ``data``: the text must be seen whole.
    """

    __slots__ = ("children", "data", "mask", "patterns", "words")

    def __init__(self, patterns: tuple[Pattern, ...]) -> None:
        """Hold *patterns*."""
        self.patterns = patterns
        self.children: dict[str, Step] = {}
        self.words: State | None = None
        self.data = any(pattern.holds_data for pattern in patterns)
        self.mask = sum(pattern.nullable << bit for bit, pattern in enumerate(patterns))


class Opening:
    """An element just begun, under one or more declarations; ``bare`` follows no attributes."""

    __slots__ = ("bare", "declarations", "plans")

    def __init__(self, declarations: tuple[Declaration, ...], bare: State | None) -> None:
        """Hold what is known before any attribute has been seen."""
        self.declarations = declarations
        self.bare = bare
        self.plans: dict[tuple[str, ...], Plan] = {}


class Plan(Mutable):
    """What to do about attributes with certain names.

    ``checks`` says which values to test, with those that are known to be right already.
    ``state`` follows when all are right; None when the names alone are wrong, or when the
    values must be looked at together (``joint``). ``ids`` pairs the places of attributes
    that the schema makes ID, IDREF or IDREFS with that type.
    """

    checks: list[tuple[int, set[str], Rule]]
    state: State | None
    joint: bool
    ids: list[tuple[int, str]]


class Step(Mutable):
    """The way into a child, and by the mask at its end, the way on in its parent."""

    opening: Opening
    ways: list[tuple[Pattern, ...]]
    onward: dict[int, State]


class Automaton:
    """The states of one schema, made as documents need them."""

    def __init__(self, tables: Tables) -> None:
        """Be the automaton of the schema in *tables*."""
        self.tables = tables
        self.make = Algebra()
        self._patterns: dict[int, Pattern] = {}
        self._declarations: dict[int, Declaration] = {}
        self._states: dict[tuple[Pattern, ...], State] = {}
        self._openings: dict[tuple[int, ...], Opening] = {}
        self.start = self.state((self.pattern(tables.start),))

    def state(self, patterns: tuple[Pattern, ...]) -> State:
        """Return the state that *patterns* are."""
        found = self._states.get(patterns)
        if found is None:
            found = self._states[patterns] = State(patterns)
        return found

    def declaration(self, number: int) -> Declaration:
        """Return the declaration with *number*."""
        found = self._declarations.get(number)
        if found is None:
            names, node = self.tables.declarations[number]
            found = Declaration(self.make, number, names, self.pattern(node))
            self._declarations[number] = found
        return found

    def pattern(self, number: int) -> Pattern:
        """Return the pattern of the node with *number*."""
        found = self._patterns.get(number)
        if found is None:
            found = self._patterns[number] = self._made(self.tables.nodes[number])
        return found

    def _made(self, node: TableNode) -> Pattern:  # noqa: PLR0911 -- one line a kind of node
        make, kind = self.make, node[0]
        match kind:
            case "empty":
                return make.empty
            case "text":
                return make.any_text
            case "choice":
                return make.choice(self.pattern(part) for part in node[1:])
            case "group":
                return make.group(self.pattern(node[1]), self.pattern(node[2]))
            case "interleave":
                return make.interleave(self.pattern(part) for part in node[1:])
            case "oneOrMore":
                return make.one_or_more(self.pattern(node[1]))
            case "list":
                return make.list_of(self.pattern(node[1]))
            case "attribute" | "element" | "data" | "value":
                return self._leaf(node)
            case _:
                return make.not_allowed

    def _leaf(self, node: TableNode) -> Pattern:
        make, key = self.make, ("node", repr(node))
        match node:
            case ("attribute", names, content):
                value = self.pattern(content)
                return (
                    value if value is make.not_allowed else make.leaf(key, Attribute, names, value)
                )
            case ("element", names, declaration):
                return make.leaf(key, Element, names, declaration)
            case ("value", library, name, value):
                return make.leaf(key, Value, Datatype(library, name), value)
            case ("data", library, name, parameters, exception):
                datatype = Datatype(library, name, parameters)
                other = None if exception is None else self.pattern(exception)
                return make.leaf(key, Data, datatype, other)
            case _:
                return make.not_allowed

    def step(self, state: State, name: str) -> Step | None:
        """Return the way into a child called *name*; None when it is not allowed."""
        found = state.children.get(name)
        if found is not None:
            return found
        rests: dict[int, list[list[Pattern]]] = {}
        width = len(state.patterns)
        for index, pattern in enumerate(state.patterns):
            for declaration, rest in pattern.steps(name):
                rests.setdefault(declaration, [[] for _ in range(width)])[index].append(rest)
        if not rests:
            return None
        ways = [tuple(self.make.choice(part) for part in parts) for parts in rests.values()]
        found = state.children[name] = Step(self.opening(tuple(rests)), ways, {})
        return found

    def opening(self, numbers: tuple[int, ...]) -> Opening:
        """Return the beginning of an element that is read under the declarations *numbers*."""
        found = self._openings.get(numbers)
        if found is None:
            declarations = tuple(self.declaration(number) for number in numbers)
            found = Opening(declarations, self.after(declarations, (), {}))
            self._openings[numbers] = found
        return found

    def after(
        self,
        declarations: Sequence[Declaration],
        attributes: Sequence[tuple[str, str]],
        bindings: Bindings,
    ) -> State | None:
        """Return the state after the start tag; None when no declaration allows it."""
        bodies = [declaration.accept(attributes, bindings) for declaration in declarations]
        if not any(body is not None for body in bodies):
            return None
        return self.state(tuple(body or self.make.not_allowed for body in bodies))

    def plan(self, opening: Opening, names: tuple[str, ...]) -> Plan:
        """Return what to do about attributes called *names*, in this order."""
        found = opening.plans.get(names)
        if found is None:
            found = self._planned(opening, names)
            if len(opening.plans) < PLANS_KEPT:
                opening.plans[names] = found
        return found

    def _planned(self, opening: Opening, names: tuple[str, ...]) -> Plan:
        ids = [
            (index, rule.id_type)
            for index, name in enumerate(names)
            for rule in [opening.declarations[0].rules.get(name)]
            if rule and rule.id_type
        ]
        first = opening.declarations[0]
        if len(opening.declarations) > 1 or not first.simple:
            return Plan([], None, joint=True, ids=ids)
        if not first.required <= set(names) <= first.rules.keys():
            return Plan([], None, joint=False, ids=ids)
        checks = [
            (index, first.rules[name].known, first.rules[name])
            for index, name in enumerate(names)
            if first.rules[name].content is not self.make.any_text
        ]
        return Plan(checks, self.state((first.body,)), joint=False, ids=ids)

    def text(self, state: State) -> State | None:
        """Return the state after words that no datatype looks at; None when not allowed."""
        if state.words is None:
            patterns = tuple(pattern.text() for pattern in state.patterns)
            if all(pattern is self.make.not_allowed for pattern in patterns):
                return None
            state.words = self.state(patterns)
        return state.words

    def data(self, state: State, value: str, bindings: Bindings) -> State:
        """Return the state after *value*, the whole text of an element without children."""
        return self.state(
            tuple(
                self.make.empty if matches(pattern, value, bindings) else self.make.not_allowed
                for pattern in state.patterns
            )
        )

    def onward(self, step: Step, mask: int) -> State | None:
        """Return the state after a child that ended with *mask*; None when that is wrong."""
        found = step.onward.get(mask)
        if found is None and mask:
            chosen = [way for bit, way in enumerate(step.ways) if mask >> bit & 1]
            patterns = tuple(self.make.choice(parts) for parts in zip(*chosen, strict=True))
            if all(pattern is self.make.not_allowed for pattern in patterns):
                return None
            found = step.onward[mask] = self.state(patterns)
        return found
