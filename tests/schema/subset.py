"""Own the proof that one schema allows nothing that another does not."""

from collections.abc import Iterator
from itertools import combinations

from tests.schema import algebra
from tests.schema.algebra import EMPTY, Attribute, Group, Pattern
from tests.schema.relaxng import Grammar


def differences(narrow: Grammar, wide: Grammar) -> list[str]:
    """Say, element by element, what *narrow* allows and *wide* does not; empty is a proof.

    Each name has one definition in either grammar, so that a document is valid when each
    of its elements, taken alone, is. That reduces the inclusion of languages of trees to
    one inclusion of regular languages for each element.
    """
    found = [] if algebra.included(narrow.start, wide.start) else ["start"]
    for name in sorted(narrow.reachable):
        if name in wide.elements:
            ours, theirs = narrow.elements[name], wide.elements[name]
            found += [f"{local(name)}: {problem}" for problem in _element(ours, theirs)]
        else:
            found.append(f"{local(name)}: no such element")
    return found


def local(name: str) -> str:
    """Return a name without its namespace; of a wildcard, all of it."""
    return name if name.startswith("*") else name.rpartition("}")[2]


def _element(ours: Pattern, theirs: Pattern) -> Iterator[str]:
    """Compare attributes that stand alone one by one, those that hang together as sets."""
    alone, rest = _split(ours)
    wider, wider_rest = _split(theirs)
    entangled = _attributes(rest) | _attributes(wider_rest)
    for name in sorted(alone.keys() - entangled - wider.keys()):
        yield f"@{local(name)} is not allowed"
    for name in sorted(wider.keys() - entangled):
        if not algebra.nullable(wider[name]) and algebra.nullable(alone.get(name, EMPTY)):
            yield f"@{local(name)} is required"
        elif name in alone and not algebra.included(_value(alone[name]), _value(wider[name])):
            yield f"@{local(name)} may have other values"
    ours = algebra.group(*(alone[name] for name in sorted(entangled & alone.keys())), rest)
    theirs = algebra.group(*(wider[name] for name in sorted(entangled & wider.keys())), wider_rest)
    yield from _sets(ours, theirs, sorted(entangled))


def _sets(ours: Pattern, theirs: Pattern, entangled: list[str]) -> Iterator[str]:
    """Compare the content, once for each set of the *entangled* attributes."""
    values = {part.name: part.value for part in algebra.walk(ours) if isinstance(part, Attribute)}
    for size in range(len(entangled) + 1):
        for names in combinations(entangled, size):
            if not values.keys() >= set(names):
                continue
            left, right = ours, theirs
            for name in names:
                left = algebra.after_attribute(left, name, values[name])
                right = algebra.after_attribute(right, name, values[name])
            left = algebra.without_attributes(left)
            path = algebra.counterexample(left, algebra.without_attributes(right))
            if path is not None:
                given = "".join(f" with @{local(name)}" for name in names)
                yield f"content{given}: {' '.join(map(_show, path)) or 'nothing'}"


def _show(atom: algebra.Atom) -> str:
    return f"<{local(atom.name)}>" if isinstance(atom, algebra.Element) else repr(atom)


def _split(pattern: Pattern) -> tuple[dict[str, Pattern], Pattern]:
    """Part a definition into attributes that depend on nothing, and all else."""
    alone: dict[str, Pattern] = {}
    rest: list[Pattern] = []
    for factor in _factors(pattern):
        names = _attributes(factor)
        if len(names) == 1 and factor in _single(factor):
            alone |= dict.fromkeys(names, factor)
        else:
            rest.append(factor)
    return alone, algebra.group(*rest)


def _single(factor: Pattern) -> tuple[Pattern, ...]:
    """Return the shapes that an attribute which depends on nothing can have."""
    attribute = next(part for part in algebra.walk(factor) if isinstance(part, Attribute))
    return attribute, algebra.optional(attribute)


def _value(factor: Pattern) -> Pattern:
    return algebra.choice(
        *(part.value for part in algebra.walk(factor) if isinstance(part, Attribute))
    )


def _factors(pattern: Pattern) -> Iterator[Pattern]:
    while isinstance(pattern, Group):
        yield pattern.first
        pattern = pattern.second
    yield pattern


def _attributes(pattern: Pattern) -> set[str]:
    return {part.name for part in algebra.walk(pattern) if isinstance(part, Attribute)}
