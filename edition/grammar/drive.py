"""Own the run of a grammar's table over tokens: one call of a builder's method per rule.

An LALR table is mostly unit reductions: a TEXT becomes an ``inline`` becomes one more item
of a list. These chains are folded into one step each, once per table, which is why this is
several times faster than lark's own driver; the result is the same, and tests hold it.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from edition.grammar.parse import END, Rule, Table, table
from edition.structs import Frozen

Method = Callable[[list[Any]], Any]

TAKE, BEGIN, PUSH, APPEND, FRAME, CLOSE, REDUCE = range(7)
FRAMED = (False, True, False)
"""What a rule takes is a start, a list and an end, as of nearly all that hold something."""

Cell = tuple[int, Any, int]
"""What to do. TAKE (None, 0): the value is one more item of the list on top. APPEND (None, method):
what the method makes of it is. BEGIN (state, method): the first item of a list. PUSH (state,
method): the value alone. FRAME (name, method): the value is the end of what a start and a list are
on the stack for; the name is what it becomes. CLOSE (branch, method): the value completes the
branch. REDUCE (branch, method): the branch is complete before this token. Methods are numbers in
``Folded.methods``; 0 is none."""
Branch = tuple[int, tuple[int, ...], bool, str]
"""A rule when it is complete: how many symbols it takes from the stack, which of these are lists
to spread, the last first, whether it is a list itself, and the name of what it becomes."""


class Folded(Frozen, eq=False):
    """A table whose chains of reductions are folded; ``methods`` names the builder's methods."""

    start: int
    end: int
    steps: Mapping[int, dict[str, Cell]]
    methods: list[str]


@lru_cache(maxsize=8)
def fold(house_style: str = "") -> Folded:
    """Return the folded table of the grammar, with a house style's own rules."""
    grammar = table(house_style)
    folding = _Folding(grammar)
    return Folded(grammar.start, grammar.end, folding, folding.methods)


class _Folding(dict[int, dict[str, Cell]]):
    """The rows of *grammar*, each folded when its state is first reached: most texts reach few."""

    def __init__(self, grammar: Table) -> None:
        super().__init__()
        self._states = grammar.states
        named = (rule.name for rule in grammar.rules if not (rule.gathers or rule.passes))
        self.methods = ["", *dict.fromkeys(named)]
        self._numbers = {name: number for number, name in enumerate(self.methods)}
        self._only: dict[int, Rule | None] = {}
        self._reductions: dict[int, Cell] = {}
        """The cell of each rule, by its identity."""

    def __missing__(self, state: int) -> dict[str, Cell]:
        row, rule = self._states[state], self._only_rule(state)
        if rule:
            folded = dict.fromkeys(row, self.reduction(rule))
        else:
            folded = {symbol: self.step(state, cell) for symbol, cell in row.items()}
        self[state] = folded
        return folded

    def _only_rule(self, state: int) -> Rule | None:
        """Return the rule that *state* reduces by whatever comes next; None if it depends."""
        if state not in self._only:
            row = self._states[state]
            first = next(iter(row.values()), 0)
            rule = first if isinstance(first, Rule) else None
            self._only[state] = rule if all(cell is rule for cell in row.values()) else None
        return self._only[state]

    def step(self, state: int, cell: int | Rule) -> Cell:
        """Follow *cell* through all reductions that come after it whatever the next token."""
        if isinstance(cell, Rule):
            return self.reduction(cell)
        method = 0
        while rule := self._only_rule(cell):
            if len(rule.spread) == 1 and not rule.gathers:
                if not rule.passes:
                    if method:
                        break
                    method = self._method(rule)
                cell = self._goto(state, rule)
            elif rule.gathers and rule.spread == (False,):
                return BEGIN, self._goto(state, rule), method
            elif rule.gathers and rule.spread == (True, False):
                return (APPEND if method else TAKE), None, method
            else:
                break
        if rule and not method:
            if rule.spread == FRAMED and not rule.gathers:
                return FRAME, rule.origin, self._method(rule)
            return CLOSE, _branch(rule), self._method(rule)
        return PUSH, cell, method

    def reduction(self, rule: Rule) -> Cell:
        """Return the cell that reduces by *rule* before the next token."""
        known = self._reductions.get(id(rule))
        if known is None:
            known = self._reductions[id(rule)] = REDUCE, _branch(rule), self._method(rule)
        return known

    def _method(self, rule: Rule) -> int:
        return 0 if rule.gathers or rule.passes else self._numbers[rule.name]

    def _goto(self, state: int, rule: Rule) -> int:
        target = self._states[state][rule.origin]
        assert isinstance(target, int)  # noqa: S101 -- a goto is never a reduction
        return target


class Driver:
    """Runs one table for one builder; ``builder`` has a method for every rule of the grammar.

    A method takes the list of its children and returns what stands for the rule.
    """

    def __init__(self, folded: Folded, builder: object) -> None:
        """Bind the builder's methods.

        Raises:
            AttributeError: the builder has no method for a rule.
        """
        self._folded, self._steps = folded, folded.steps
        methods: list[Method] = [getattr(builder, name) for name in folded.methods[1:]]
        self._methods = [_only, *methods]

    def run(self, tokens: Iterable[tuple[str, Any]]) -> Any:  # noqa: ANN401 -- whatever the builder makes
        """Return what the builder makes of *tokens*: pairs of a terminal's name and a value.

        Raises:
            KeyError: the tokens are not what the grammar expects; a fault of ours.
        """
        steps = self._steps
        states = [self._folded.start]
        stack: list[Any] = []
        row = steps[self._folded.start]
        for kind, value in tokens:
            cell = row[kind]
            action, target, number = cell
            if action == TAKE:  # as nearly half of the tokens are
                stack[-1].append(value)
            elif action <= PUSH and not number:  # and most others: no call for either
                stack.append([value] if action == BEGIN else value)
                states.append(target)
                row = steps[target]
            else:
                while cell[0] == REDUCE:
                    row = self._reduce(states, stack, cell)
                    cell = row[kind]
                row = self._put(states, stack, cell, value)
        while states[-1] != self._folded.end:
            row = self._reduce(states, stack, row[END])
        return stack[-1]

    def _put(
        self,
        states: list[int],
        stack: list[Any],
        cell: Cell,
        value: Any,  # noqa: ANN401 -- whatever the builder makes
    ) -> dict[str, Cell]:
        """Put *value* where *cell* says, and all that it completes; return what may follow."""
        action, target, number = cell
        while action == FRAME:
            children = stack.pop()
            children.insert(0, stack.pop())
            children.append(value)
            del states[-2:]
            value = self._methods[number](children)
            action, target, number = self._steps[states[-1]][target]
        if action == TAKE:
            stack[-1].append(value)
            return self._steps[states[-1]]
        if action == CLOSE:
            stack.append(value)
            states.append(-1)
            return self._reduce(states, stack, (action, target, number))
        if number:
            value = self._methods[number]([value])
        if action == APPEND:
            stack[-1].append(value)
            return self._steps[states[-1]]
        stack.append([value] if action == BEGIN else value)
        states.append(target)
        return self._steps[target]

    def _reduce(self, states: list[int], stack: list[Any], cell: Cell) -> dict[str, Cell]:
        """Replace the symbols of a branch on the stack by what its method makes of them."""
        _, (taken, lists, gathers, origin), number = cell
        cut = len(stack) - taken
        children = stack[cut:]
        for place in lists:
            children[place : place + 1] = children[place]
        del stack[cut:], states[cut + 1 :]
        value = children if gathers else self._methods[number](children)
        return self._put(states, stack, self._steps[states[-1]][origin], value)


def _only(children: list[Any]) -> Any:  # noqa: ANN401 -- whatever the builder makes
    """Return the only one of *children*: what a rule makes that stands aside for it."""
    return children[0]


def _branch(rule: Rule) -> Branch:
    lists = [place for place, gathered in enumerate(rule.spread) if gathered]
    return len(rule.spread), tuple(reversed(lists)), rule.gathers, rule.origin
