"""Own lark: the grammar file becomes a table, and the table drives a builder, one call per rule."""

import hashlib
import json
import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Any

import lazy_loader

from edition.patterns import rare
from edition.structs import Frozen

lark = lazy_loader.load("lark")

HERE = files("edition.grammar")
TERMINAL_DEFINITION = rare(r"^([A-Z][A-Z_]*)(?:\.\d+)?\s*:", re.MULTILINE)
AT_LINE = rare(r"at line (\d+)")
START, END = "document", "$END"
"""The rule of a whole text, and what stands behind its last token in the table."""
WIDEST = 1 << 16
"""The width of a terminal without end; what Python gives for it differs between its versions."""


class HouseStyleError(ValueError):
    """A house style is not a grammar; ``line`` counts from 1 in it, 0 where it is not known."""

    def __init__(self, text: str, line: int = 0) -> None:
        """Say why in *text*."""
        super().__init__(text)
        self.line = line


class Terminal(Frozen):
    """A printed terminal: its name and regular expression, and what decides between two."""

    name: str
    pattern: str
    priority: int
    width: int


class Rule(Frozen):
    """One alternative of a rule, as the table sees it.

    ``name`` is the builder's method, ``origin`` the rule itself: they differ for an
    alternative with an alias. ``gathers`` marks the helper rules that lark makes of ``x*``;
    ``passes`` one that stands aside for its only child (``?inline``). ``spread`` tells
    which of its symbols are gathered lists.
    """

    name: str
    origin: str
    gathers: bool
    passes: bool
    spread: tuple[bool, ...]


class Production(Frozen):
    """One alternative of a rule, with its symbols; terminals are in capitals.

    ``name`` and ``origin`` are as those of ``Rule``.
    """

    name: str
    origin: str
    symbols: tuple[str, ...]


class Table(Frozen):
    """A compiled grammar: its terminals and its LALR table.

    A cell of ``states`` is an int to shift to, or a ``Rule`` to reduce by; ``rules`` are all.
    """

    terminals: tuple[Terminal, ...]
    rules: tuple[Rule, ...]
    states: tuple[dict[str, int | Rule], ...]
    start: int
    end: int


def grammar_text(house_style: str = "") -> str:
    """Return the text of the grammar, with a house style's own rules after it."""
    text = HERE.joinpath("critical.lark").read_text(encoding="utf-8")
    return f"{text}\n{house_style}" if house_style else text


@lru_cache(maxsize=8)
def table(house_style: str = "") -> Table:
    """Return the table of the grammar.

    The table of the grammar as shipped lies beside it as data, so that lark need not be
    loaded; with a house style, or a changed grammar, lark builds it.

    Raises:
        HouseStyleError: the house style is not a grammar.
    """
    text = grammar_text(house_style)
    shipped = json.loads(HERE.joinpath("critical.json").read_text(encoding="utf-8"))
    if shipped["sha256"] == digest(text):
        return _from_data(shipped)
    try:
        return _from_data(as_data(text))
    except (lark.exceptions.LarkError, OSError) as error:
        raise _refused(error, text.count("\n") - house_style.count("\n")) from error


@lru_cache(maxsize=8)
def productions(house_style: str = "") -> tuple[Production, ...]:
    """Return all alternatives of the rules of the grammar; lark is loaded for them."""
    # Earley, as lark reads the grammar then and makes no table
    rules = lark.Lark(
        grammar_text(house_style),
        parser="earley",
        start=START,
        maybe_placeholders=False,
        keep_all_tokens=True,
    ).rules
    return tuple(
        Production(
            rule.alias or rule.origin.name,
            rule.origin.name,
            tuple(symbol.name for symbol in rule.expansion),
        )
        for rule in rules
    )


@lru_cache(maxsize=8)
def added_terminals(house_style: str) -> frozenset[str]:
    """Return the names of the printed terminals that a house style adds to the grammar's."""
    shipped = {terminal.name for terminal in table().terminals}
    return frozenset(one.name for one in table(house_style).terminals) - shipped


def _refused(error: Exception, before: int) -> HouseStyleError:
    """Say what lark says of a grammar whose first *before* lines are not the house style's."""
    if isinstance(error, OSError):
        return HouseStyleError(f"{error.filename} cannot be read")
    reason = str(error).strip().partition("\n")[0]
    if place := AT_LINE.search(reason):
        return HouseStyleError("something here is not lark's syntax", int(place[1]) - before)
    return HouseStyleError(reason[:1].lower() + reason[1:])


def digest(text: str) -> str:
    """Return the SHA-256 of a grammar's text, which names it."""
    return hashlib.sha256(text.encode()).hexdigest()


def as_data(text: str) -> dict[str, Any]:
    """Compile the grammar *text* with lark, to data that JSON can hold."""
    compiled = compile_grammar(text)
    tables = compiled.parser.parser._parse_table  # noqa: SLF001 -- lark offers no public way
    numbers = _reached(tables, lark.parsers.lalr_analysis.Shift)
    rules: dict[Any, int] = {}
    states = [
        {
            symbol: numbers[target] if target in numbers else _number(rules, target)
            for symbol, (_, target) in sorted(tables.states[state].items())
        }
        for state in numbers
    ]
    printed = [terminal for terminal in compiled.terminals if terminal.pattern is not None]
    return {
        "sha256": digest(text),
        "start": numbers[tables.start_states[START]],
        "end": numbers[tables.end_states[START]],
        "terminals": [
            [one.name, one.pattern.to_regexp(), one.priority, _width(one)]
            for one in sorted(printed, key=lambda terminal: terminal.name)
        ],
        "rules": [_rule_data(rule) for rule in rules],
        "states": states,
    }


def _width(terminal: Any) -> int:  # noqa: ANN401 -- lark is loaded lazily
    return min(int(terminal.pattern.max_width), WIDEST)


def compile_grammar(text: str) -> Any:  # noqa: ANN401 -- lark is loaded lazily
    """Return lark's own parser for the grammar *text*: LALR, basic lexer."""
    return lark.Lark(
        text,
        parser="lalr",
        lexer="basic",
        start=START,
        maybe_placeholders=False,
        keep_all_tokens=True,
        postlex=_Keep(text),
    )


class _Keep:
    """Keeps lark from dropping terminals that no rule names, because they are resolved later."""

    def __init__(self, text: str) -> None:
        self.always_accept = tuple(dict.fromkeys(TERMINAL_DEFINITION.findall(text)))

    def process(self, stream: Iterator[Any]) -> Iterator[Any]:
        return stream


def _reached(tables: Any, shift: Any) -> dict[int, int]:  # noqa: ANN401 -- lark ships no types for it
    """Give the states new numbers, as they are reached: lark numbers them by chance."""
    order = [tables.start_states[START]]
    for state in order:
        targets = (
            target
            for _, (action, target) in sorted(tables.states[state].items())
            if action is shift
        )
        order += [target for target in dict.fromkeys(targets) if target not in order]
    return {state: number for number, state in enumerate(order)}


def _number(rules: dict[Any, int], rule: Any) -> int:  # noqa: ANN401 -- lark ships no types for it
    """Give *rule* a number; reductions are written below zero, shifts from zero up."""
    return -1 - rules.setdefault(rule, len(rules))


def _rule_data(rule: Any) -> list[Any]:  # noqa: ANN401 -- lark ships no types for it
    passes = bool(rule.options.expand1 and len(rule.expansion) == 1 and not rule.alias)
    gathers = rule.origin.name.startswith("__")
    spread = [symbol.name.startswith("__") for symbol in rule.expansion]
    return [rule.alias or rule.origin.name, rule.origin.name, gathers, passes, spread]


def _from_data(data: dict[str, Any]) -> Table:
    rules = tuple(
        Rule(name, origin, gathers, passes, tuple(spread))
        for name, origin, gathers, passes, spread in data["rules"]
    )
    states = tuple(
        {symbol: cell if cell >= 0 else rules[-1 - cell] for symbol, cell in row.items()}
        for row in data["states"]
    )
    terminals = tuple(Terminal(*terminal) for terminal in data["terminals"])
    return Table(terminals, rules, states, data["start"], data["end"])
