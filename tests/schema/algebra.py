"""Own the algebra of RELAX NG patterns by which the tests prove things about schemas.

A pattern is a regular expression over child elements, text and attributes. Derivatives
(Brzozowski 1964; Clark, *An algorithm for RELAX NG validation*, 2002) turn it into an
automaton, state by state, and two automata can be compared. Nothing here is shared with
the validator of the project: each is the other's oracle.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import ClassVar, Self, cast

from lxml import etree
from lxml.builder import ElementMaker

XSD = "http://www.w3.org/2001/XMLSchema-datatypes"
E = ElementMaker(namespace="http://relaxng.org/ns/structure/1.0")


class _Interned:
    """Equal patterns are one object, so that tables of what is known about them are quick."""

    __slots__ = ()
    known: ClassVar[dict[tuple[object, ...], "_Interned"]] = {}

    def __new__(cls, *values: object) -> Self:
        key = (cls, *values)
        if key not in _Interned.known:
            _Interned.known[key] = super().__new__(cls)
        return cast("Self", _Interned.known[key])


@dataclass(frozen=True, slots=True, eq=False)
class Empty(_Interned):
    """Nothing, and that is enough."""


@dataclass(frozen=True, slots=True, eq=False)
class NotAllowed(_Interned):
    """Nothing will do."""


@dataclass(frozen=True, slots=True, eq=False)
class Text(_Interned):
    """Any characters, or none."""


@dataclass(frozen=True, slots=True, eq=False)
class Data(_Interned):
    """Characters of a datatype; ``facets`` are its parameters, as written."""

    type: str
    facets: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True, eq=False)
class Value(_Interned):
    """Exactly these characters."""

    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Tokens(_Interned):
    """Characters that, split at white space, match *pattern* (``list`` in RELAX NG)."""

    pattern: "Pattern"


@dataclass(frozen=True, slots=True, eq=False)
class Element(_Interned):
    """An element by its name in Clark notation; what is in it stands in the grammar.

    A wildcard has its name class, written out, as its name.
    """

    name: str


@dataclass(frozen=True, slots=True, eq=False)
class Attribute(_Interned):
    """An attribute by its name in Clark notation, and what its value may be."""

    name: str
    value: "Pattern"


@dataclass(frozen=True, slots=True, eq=False)
class Choice(_Interned):
    """One of several patterns; at least two, none of them a choice."""

    patterns: "frozenset[Pattern]"


@dataclass(frozen=True, slots=True, eq=False)
class Group(_Interned):
    """One pattern and then another; where attributes are concerned, in any order."""

    first: "Pattern"
    second: "Pattern"


@dataclass(frozen=True, slots=True, eq=False)
class Interleave(_Interned):
    """Two patterns, their parts mingled in any order."""

    first: "Pattern"
    second: "Pattern"


@dataclass(frozen=True, slots=True, eq=False)
class OneOrMore(_Interned):
    """A pattern, repeated."""

    pattern: "Pattern"


Atom = Text | Data | Value | Tokens | Element
Pattern = Empty | NotAllowed | Atom | Attribute | Choice | Group | Interleave | OneOrMore

EMPTY = Empty()
NOT_ALLOWED = NotAllowed()
TEXT = Text()


def choice(*patterns: Pattern) -> Pattern:
    """Return the choice of *patterns*, flat, without repeats and without what cannot be."""
    options: set[Pattern] = set()
    for pattern in patterns:
        options |= pattern.patterns if isinstance(pattern, Choice) else {pattern}
    options.discard(NOT_ALLOWED)
    if len(options) > 1:
        return Choice(frozenset(options))
    return options.pop() if options else NOT_ALLOWED


def group(*patterns: Pattern) -> Pattern:
    """Return *patterns* one after the other."""
    whole: Pattern = EMPTY
    for pattern in reversed(patterns):
        whole = _group(pattern, whole)
    return whole


def _group(first: Pattern, second: Pattern) -> Pattern:
    if NOT_ALLOWED in (first, second):
        return NOT_ALLOWED
    if first == EMPTY:
        return second
    if isinstance(first, Group):  # to the right, so that equal sequences are equal patterns
        return Group(first.first, _group(first.second, second))
    return first if second == EMPTY else Group(first, second)


def interleave(*patterns: Pattern) -> Pattern:
    """Return *patterns* mingled."""
    whole: Pattern = EMPTY
    for pattern in patterns:
        whole = _interleave(whole, pattern)
    return whole


def _interleave(first: Pattern, second: Pattern) -> Pattern:
    if NOT_ALLOWED in (first, second):
        return NOT_ALLOWED
    if EMPTY in (first, second):
        return second if first == EMPTY else first
    return Interleave(first, second)


def one_or_more(pattern: Pattern) -> Pattern:
    """Return *pattern*, repeated."""
    return pattern if isinstance(pattern, Empty | NotAllowed | OneOrMore) else OneOrMore(pattern)


def optional(pattern: Pattern) -> Pattern:
    """Return *pattern*, or nothing."""
    return choice(pattern, EMPTY)


def walk(pattern: Pattern) -> Iterator[Pattern]:
    """Yield *pattern* and all its parts, values of attributes and tokens left out."""
    yield pattern
    for part in _parts(pattern):
        yield from walk(part)


def _parts(pattern: Pattern) -> tuple[Pattern, ...]:
    match pattern:
        case Choice(options):
            return tuple(options)
        case Group(first, second) | Interleave(first, second):
            return (first, second)
        case OneOrMore(repeated):
            return (repeated,)
        case _:
            return ()


@cache
def nullable(pattern: Pattern) -> bool:
    """Say whether *pattern* is content with nothing more."""
    match pattern:
        case Empty() | Text():
            return True
        case Choice(options):
            return any(map(nullable, options))
        case Group(first, second) | Interleave(first, second):
            return nullable(first) and nullable(second)
        case OneOrMore(repeated):
            return nullable(repeated)
        case _:
            return False


@cache
def without_attributes(pattern: Pattern) -> Pattern:
    """Return *pattern* after its last attribute: one that is still required fails."""
    match pattern:
        case Attribute():
            return NOT_ALLOWED
        case Choice(options):
            return choice(*map(without_attributes, options))
        case Group(first, second):
            return group(without_attributes(first), without_attributes(second))
        case Interleave(first, second):
            return interleave(without_attributes(first), without_attributes(second))
        case OneOrMore(repeated):
            return one_or_more(without_attributes(repeated))
        case _:
            return pattern


@cache
def after_attribute(pattern: Pattern, name: str, value: Pattern) -> Pattern:
    """Return *pattern* once the attribute *name* is there, with any value that *value* allows."""
    match pattern:
        case Attribute(own, allowed) if own == name and included(value, allowed):
            return EMPTY
        case Choice(options):
            return choice(*(after_attribute(option, name, value) for option in options))
        case Group(first, second) | Interleave(first, second):
            build = group if isinstance(pattern, Group) else interleave
            return choice(
                build(after_attribute(first, name, value), second),
                build(first, after_attribute(second, name, value)),
            )
        case OneOrMore(repeated):
            return group(after_attribute(repeated, name, value), optional(pattern))
        case _:
            return NOT_ALLOWED


@cache
def after(pattern: Pattern, atom: Atom) -> Pattern:
    """Return *pattern* once something that *atom* describes has stood there.

    Where only a part of what *atom* allows would do, the answer is ``NOT_ALLOWED``: the
    comparison may then refuse what is in truth included, and never the reverse.
    """
    match pattern:
        case Text() | Data() | Value() | Tokens() | Element():
            found = _atom_included(atom, pattern)
            return (TEXT if pattern == TEXT else EMPTY) if found else NOT_ALLOWED
        case Choice(options):
            return choice(*(after(option, atom) for option in options))
        case Group(first, second):
            here = group(after(first, atom), second)
            return choice(here, after(second, atom)) if nullable(first) else here
        case Interleave(first, second):
            return choice(
                interleave(after(first, atom), second), interleave(first, after(second, atom))
            )
        case OneOrMore(repeated):
            return group(after(repeated, atom), optional(pattern))
        case _:
            return NOT_ALLOWED


@cache
def firsts(pattern: Pattern) -> frozenset[Atom]:
    """Return what *pattern* can begin with."""
    match pattern:
        case Text() | Data() | Value() | Tokens() | Element():
            return frozenset({pattern})
        case Choice(options):
            return frozenset().union(*map(firsts, options))
        case Group(first, second):
            return firsts(first) | firsts(second) if nullable(first) else firsts(first)
        case Interleave(first, second):
            return firsts(first) | firsts(second)
        case OneOrMore(repeated):
            return firsts(repeated)
        case _:
            return frozenset()


@cache
def included(narrow: Pattern, wide: Pattern) -> bool:
    """Say whether all that *narrow* allows, *wide* allows too."""
    return counterexample(narrow, wide) is None


def counterexample(narrow: Pattern, wide: Pattern) -> tuple[Atom, ...] | None:
    """Return the shortest content that *narrow* allows and *wide* does not; none: included.

    Breadth first over pairs of derivatives; content ends with the atom that *wide* refuses
    or with the end that it does not accept.
    """
    queue: list[tuple[Pattern, Pattern, tuple[Atom, ...]]] = [(narrow, wide, ())]
    seen = {(narrow, wide)}
    for ours, theirs, path in queue:
        if theirs == NOT_ALLOWED and ours != NOT_ALLOWED:
            return path
        if nullable(ours) and not nullable(theirs):
            return path
        for atom in sorted(firsts(ours), key=repr):
            pair = after(ours, atom), after(theirs, atom)
            if pair not in seen and pair[0] != NOT_ALLOWED:
                seen.add(pair)
                queue.append((*pair, (*path, atom)))
    return None


def _atom_included(narrow: Atom, wide: Atom) -> bool:
    match narrow, wide:
        case _ if narrow == wide:
            return True
        case ((Data() | Value() | Tokens()), Text()):
            return True
        case Tokens(ours), Tokens(theirs):
            return included(ours, theirs)
        case Data(name, facets), Data(wider, demanded):
            return demanded <= facets and wider in ancestry(name)
        case Value(text), _:
            return _value_included(text, wide)
        case _:
            return False


def _value_included(text: str, wide: Atom) -> bool:
    match wide:
        case Value(other):
            return _words(text) == _words(other)
        case Data():
            return _matches(text, wide)
        case Tokens(pattern):
            for token in _words(text):
                pattern = after(pattern, Value(token))
            return nullable(pattern)
        case _:
            return False


def _words(text: str) -> list[str]:
    """Split *text* at what XML means by white space; Python would split at an em space."""
    return [word for word in re.split(r"[ \t\r\n]+", text) if word]


ANCESTRY = {  # XML Schema Part 2, figure of section 3: from which type each is derived
    "NCName": "Name",
    "Name": "token",
    "NMTOKEN": "token",
    "language": "token",
    "token": "normalizedString",
    "normalizedString": "string",
    "nonNegativeInteger": "integer",
    "positiveInteger": "nonNegativeInteger",
    "integer": "decimal",
    "ID": "NCName",
    "IDREF": "NCName",
}


def ancestry(name: str) -> Iterator[str]:
    """Yield the datatype *name* and those it is derived from."""
    while name:
        yield name
        name = ANCESTRY.get(name, "")


@cache
def _matches(text: str, data: Data) -> bool:
    """Ask libxml2, which knows datatypes, about one value.

    It looks at a pattern before it takes white space away, against XML Schema 4.3.6.
    """
    facets = (E.param(value, name=name) for name, value in sorted(data.facets))
    schema = E.element(E.data(*facets, type=data.type), name="value", datatypeLibrary=XSD)
    document = etree.Element("value")
    document.text = text if data.type == "string" else " ".join(_words(text))
    return etree.RelaxNG(schema).validate(document)
