"""Own the run of a grammar's table over tokens: one call of a builder's method per rule.

An LALR table is mostly unit reductions: a TEXT becomes an ``inline`` becomes one more item
of a list. These chains are folded into one step each, once per table, which is why this is
several times faster than lark's own driver; the result is the same, and tests hold it.
"""

from collections.abc import Callable, Iterable
from typing import Any

from edition.grammar.parse import Rule, Table

type_of_method = Callable[[list[Any]], Any]

APPEND, BEGIN, PUSH, CLOSE, REDUCE = range(5)
END = "$END"

Cell = tuple[int, Any, Any]
"""What to do: APPEND (_, method): one more item of the list on top. BEGIN (state, method): the
first item of a list. PUSH (state, method): the value alone. CLOSE (rule, method): the value
completes the rule. REDUCE (rule, method): the rule is complete before this token."""


class Driver:
    """Runs one table for one builder; ``builder`` has a method for every rule of the grammar.

    A method takes the list of its children and returns what stands for the rule.
    """

    def __init__(self, table: Table, builder: object) -> None:
        """Fold the table's chains of reductions.

        Raises:
            AttributeError: the builder has no method for a rule.
        """
        self._table = table
        self._methods = {
            rule.name: getattr(builder, rule.name)
            for row in table.states
            for rule in row.values()
            if isinstance(rule, Rule) and not rule.gathers and not rule.passes
        }
        self._only = [_only_rule(row) for row in table.states]
        self._steps = [
            {symbol: self._step(state, cell) for symbol, cell in row.items()}
            for state, row in enumerate(table.states)
        ]

    def run(self, tokens: Iterable[tuple[str, Any]]) -> Any:  # noqa: ANN401
        """Return what the builder makes of *tokens*: pairs of a terminal's name and a value.

        Raises:
            KeyError: the tokens are not what the grammar expects; a fault of ours.
        """
        steps = self._steps
        states = [self._table.start]
        stack: list[Any] = []
        row = steps[self._table.start]
        for kind, value in tokens:
            action, target, method = row[kind]
            while action == REDUCE:
                row = self._reduce(states, stack, target, method)
                action, target, method = row[kind]
            if action == APPEND:
                stack[-1].append(method([value]) if method else value)
            elif action == CLOSE:
                stack.append(value)
                states.append(-1)
                row = self._reduce(states, stack, target, method)
            else:
                item = method([value]) if method else value
                stack.append([item] if action == BEGIN else item)
                states.append(target)
                row = steps[target]
        return self._finish(states, stack, row)

    def _finish(self, states: list[int], stack: list[Any], row: dict[str, Cell]) -> Any:  # noqa: ANN401
        while states[-1] != self._table.end:
            _, target, method = row[END]
            row = self._reduce(states, stack, target, method)
        return stack[-1]

    def _reduce(
        self,
        states: list[int],
        stack: list[Any],
        rule: Rule,
        method: Any,  # noqa: ANN401
    ) -> dict[str, Cell]:
        """Replace the symbols of *rule* on the stack by what its method makes of them."""
        cut = len(stack) - len(rule.spread)
        children = stack[cut:]
        del stack[cut:], states[cut + 1 :]
        if True in rule.spread:
            children = _spread(children, rule.spread)
        value = children if rule.gathers else method(children) if method else children[0]
        action, target, outer = self._steps[states[-1]][rule.origin]
        if action == APPEND:
            stack[-1].append(outer([value]) if outer else value)
            return self._steps[states[-1]]
        if action == CLOSE:
            stack.append(value)
            states.append(-1)
            return self._reduce(states, stack, target, outer)
        item = outer([value]) if outer else value
        stack.append([item] if action == BEGIN else item)
        states.append(target)
        return self._steps[target]

    def _step(self, state: int, cell: int | Rule) -> Cell:
        """Follow *cell* through all reductions that come after it whatever the next token."""
        if isinstance(cell, Rule):
            return REDUCE, cell, self._methods.get(cell.name)
        method = None
        while rule := self._only[cell]:
            if len(rule.spread) == 1 and not rule.gathers:
                if not rule.passes:
                    if method:
                        break
                    method = self._methods[rule.name]
                cell = self._goto(state, rule)
            elif rule.gathers and rule.spread == (False,):
                return BEGIN, self._goto(state, rule), method
            elif rule.gathers and rule.spread == (True, False):
                return APPEND, None, method
            else:
                break
        if rule and not method:
            return CLOSE, rule, self._methods.get(rule.name)
        return PUSH, cell, method

    def _goto(self, state: int, rule: Rule) -> int:
        target = self._table.states[state][rule.origin]
        assert isinstance(target, int)  # noqa: S101 -- a goto is never a reduction
        return target


def _only_rule(row: dict[str, int | Rule]) -> Rule | None:
    """Return the rule that *row* reduces by whatever comes next; None if it depends."""
    cells = set(map(id, row.values()))
    if len(cells) != 1:
        return None
    (cell,) = {id(value): value for value in row.values()}.values()
    return cell if isinstance(cell, Rule) else None


def _spread(children: list[Any], spread: tuple[bool, ...]) -> list[Any]:
    flat: list[Any] = []
    for child, gathered in zip(children, spread, strict=True):
        if gathered:
            flat += child
        else:
            flat.append(child)
    return flat
