"""Own what a house style may do to the grammar: every text must still be read, whatever it has.

The rules of the grammar as shipped are a promise of what the analysis gives. From each of them,
and from what may be repeated in it, short sentences of terminals are made; the table with the
house style has to take them all.
"""

import re
from collections import deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache

from edition.grammar.parse import (
    END,
    START,
    HouseStyleError,
    Production,
    Rule,
    Table,
    added_terminals,
    productions,
    table,
)
from edition.grammar.terminals import POINTED
from edition.patterns import rare

INLINE, ANY_INLINE = "inline", "STRAY"
"""The rule of what stands inside blocks, and a terminal that stands wherever it may."""
REPEATED = rare(r"__(\w+)_(?:star|plus)_\d+")
"""The helper rule that lark makes of ``x*``, and the rule in which that stands."""

Sentence = tuple[str, ...]
Ways = Mapping[str, Sequence[Sentence]]
"""The alternatives of each rule."""


def check_house_style(house_style: str, reserved: Collection[str] = ()) -> None:
    """Refuse a house style with which some text could not be read.

    *reserved* are names that no rule of its own may have.

    Raises:
        HouseStyleError: it is not a grammar, or gives a rule a form that has no place.
    """
    if not house_style:
        return
    changed = table(house_style)
    shipped = productions()
    known = set(shipped)
    for one in productions(house_style):
        if one not in known and (reason := _misshapen(one, shipped, reserved)):
            raise _refusal(house_style, one.name, reason)
    for terminal in sorted(added_terminals(house_style)):
        if any(ANY_INLINE in row and terminal not in row for row in changed.states):
            reason = f"{terminal} has no place in {INLINE}: add its rule with %extend {INLINE}"
            raise _refusal(house_style, terminal, reason)
    overridden = re.findall(r"%override\s+[?!]?(\w+)", house_style)
    promised = sorted(sentences(shipped), key=lambda one: one[0] not in overridden)
    for rule, taken, sentence in promised:
        if not _takes(changed, sentence):
            reason = f"{rule} has to take {' '.join(taken)} as before"
            raise _refusal(house_style, rule, reason)


def _refusal(house_style: str, name: str, reason: str) -> HouseStyleError:
    """Return the error for *reason*, with the line that defines *name*, or that names it."""
    defines = rf"(?m)^\s*(?:%\w+\s+)?[?!]?{name}\b"
    found = re.search(defines, house_style) or re.search(rf"\b{name}\b", house_style)
    return HouseStyleError(reason, house_style.count("\n", 0, found.end()) + 1 if found else 0)


def _misshapen(one: Production, shipped: Sequence[Production], reserved: Collection[str]) -> str:
    """Say why the encoder could make nothing of *one*, which the house style brings."""
    alike = [other.symbols for other in shipped if other.name == one.name]
    if REPEATED.fullmatch(one.origin) or _suits(one.symbols, alike):
        return ""
    if alike:
        return f"{one.name} cannot be {' '.join(one.symbols)}: write a rule of your own for it"
    if one.name.startswith("_") or one.name in reserved:
        return f"a rule cannot be called {one.name}: give it another name"
    return ""


def _suits(symbols: Sentence, alike: Sequence[Sentence]) -> bool:
    """Tell whether the encoder's method for *alike* can take *symbols*."""
    own = {symbol for symbol in symbols if symbol.isupper()}
    if len(symbols) == 1 and own:
        return any(len(other) == 1 and other[0] in POINTED for other in alike)
    edges = {(other[0], other[-1]) for other in alike if other}
    known = {symbol for other in alike for symbol in other}
    return bool(alike) and (not own or ((symbols[0], symbols[-1]) in edges and own <= known))


@lru_cache(maxsize=1)
def sentences(rules: tuple[Production, ...]) -> tuple[tuple[str, Sentence, Sentence], ...]:
    """Return short sentences that *rules* take: the rule each is for, what it shows, itself."""
    ways: dict[str, list[Sentence]] = {}
    for one in rules:
        ways.setdefault(one.origin, []).append(one.symbols)
    shortest = _shortest(ways)
    around = _around(ways, shortest)
    return tuple(
        (rule, shown, (*around[rule][0], *_written(shown, shortest), *around[rule][1]))
        for rule in ways
        if not REPEATED.fullmatch(rule)
        for symbols in ways[rule]
        for shown in _shown(symbols, ways)
    )


def _shown(symbols: Sentence, ways: Ways) -> Iterator[Sentence]:
    """Yield *symbols* with each thing in them that is repeated, once and twice."""
    places = [place for place, symbol in enumerate(symbols) if REPEATED.fullmatch(symbol)]
    if not places:
        yield symbols
    for place in places:
        before, after = (
            tuple(symbol for symbol in part if not REPEATED.fullmatch(symbol))
            for part in (symbols[:place], symbols[place + 1 :])
        )
        for item in _items(symbols[place], ways):
            yield from ((*before, *again, *after) for again in ((item,), (item, item)))


def _items(repeated: str, ways: Ways) -> Iterator[str]:
    """Yield what *repeated* repeats; a rule that only says what there is stands for all of it."""
    for way in ways[repeated]:
        if way[0] != repeated:
            choices = ways.get(way[-1], [])
            several = len(choices) > 1 and all(len(one) == 1 for one in choices)
            yield from (one[0] for one in choices) if several else way


def _shortest(ways: Ways) -> Mapping[str, Sentence]:
    """Return the shortest sentence of each rule."""
    found: dict[str, Sentence] = {}
    growing = True
    while growing:
        growing = False
        for rule, symbols in ((one, way) for one in ways for way in ways[one]):
            if all(symbol not in ways or symbol in found for symbol in symbols):
                made = _written(symbols, found)
                if rule not in found or len(made) < len(found[rule]):
                    found[rule] = made
                    growing = True
    return found


def _written(symbols: Sentence, shortest: Mapping[str, Sentence]) -> Sentence:
    return tuple(part for symbol in symbols for part in shortest.get(symbol, (symbol,)))


def _around(
    ways: Ways, shortest: Mapping[str, Sentence]
) -> Mapping[str, tuple[Sentence, Sentence]]:
    """Return what stands before and after each rule in a short sentence of the whole grammar."""
    around: dict[str, tuple[Sentence, Sentence]] = {START: ((), ())}
    reached = deque([START])
    while reached:
        origin = reached.popleft()
        before, after = around[origin]
        for symbols in ways[origin]:
            for place, symbol in enumerate(symbols):
                if symbol in ways and symbol not in around:
                    left = _written(symbols[:place], shortest)
                    right = _written(symbols[place + 1 :], shortest)
                    around[symbol] = ((*before, *left), (*right, *after))
                    reached.append(symbol)
    return around


def _takes(changed: Table, sentence: Sentence) -> bool:
    """Tell whether the table *changed* takes *sentence*."""
    states = [changed.start]
    for symbol in (*sentence, END):
        while isinstance(cell := changed.states[states[-1]].get(symbol), Rule):
            del states[len(states) - len(cell.spread) :]
            target = changed.states[states[-1]][cell.origin]
            assert isinstance(target, int)  # noqa: S101 -- a goto is never a reduction
            states.append(target)
        if states[-1] == changed.end:
            return True
        if cell is None:
            return False
        states.append(cell)
    return False
