"""Own what a schema says of one element: its attributes, each by itself, and its content.

Attributes come in any order and, within one element, no two parts of a pattern may want the
same name (RELAX NG 7.3). So almost every content model falls apart into independent rules,
one an attribute, and the rest; that is what makes attributes cheap to check.
"""

from collections.abc import Iterable, Iterator, Sequence

from edition.structs import Frozen
from edition.validation.relaxng.datatypes import NAMES_WITH_PREFIX, Bindings
from edition.validation.relaxng.names import NameClass, contains
from edition.validation.relaxng.operators import Choice, Group, Interleave
from edition.validation.relaxng.patterns import Attribute, Data, Maker, Pattern, Value, matches

LONGEST_KEPT = 64
MOST_KEPT = 2048
ID_TYPES = ("ID", "IDREF", "IDREFS")


class Rule(Frozen):
    """One attribute with one name: its value, and whether it must be there.

    ``id_type`` is ``ID``, ``IDREF`` or ``IDREFS`` when the schema says so, or empty.
    ``known`` are values that have been found right; ids, which are seldom met twice, and
    names with a prefix, which depend on where they stand, are not kept.
    """

    content: Pattern
    required: bool
    id_type: str
    keep: bool
    known: set[str]

    def allows(self, value: str, bindings: Bindings) -> bool:
        """Whether *value* will do."""
        allowed = matches(self.content, value, bindings)
        if allowed and self.keep and len(value) < LONGEST_KEPT and len(self.known) < MOST_KEPT:
            self.known.add(value)
        return allowed


class Declaration:
    """One element of a schema.

    ``rules`` are the attributes that stand by themselves, by name; ``required`` those of
    them that must be there; ``clusters`` patterns of attributes that depend on each other;
    ``body`` is what remains: the content, and with it any attributes it depends on.
    """

    __slots__ = ("body", "clusters", "names", "number", "pattern", "required", "rules")

    def __init__(self, make: Maker, number: int, names: NameClass, pattern: Pattern) -> None:
        """Take *pattern* apart."""
        self.number = number
        self.names = names
        self.pattern = pattern
        self.rules: dict[str, Rule] = {}
        self.clusters: list[Pattern] = []
        self.body = make.empty
        attributes, self.body = _separate(make, pattern)
        for part in attributes:
            rule = _rule(part)
            if rule and rule[0] not in self.rules:
                self.rules[rule[0]] = rule[1]
            else:
                self.clusters.append(part)
        self.required = frozenset(name for name, rule in self.rules.items() if rule.required)

    @property
    def simple(self) -> bool:
        """Whether every attribute stands by itself."""
        return not self.clusters and not self.body.holds_attributes

    def accept(self, attributes: Sequence[tuple[str, str]], bindings: Bindings) -> Pattern | None:
        """Return the content that may follow *attributes*, or None when they are not right."""
        present = {name for name, _ in attributes}
        if not self.required <= present:
            return None
        others = [pair for pair in attributes if pair[0] not in self.rules]
        for name, value in attributes:
            rule = self.rules.get(name)
            if rule and not rule.allows(value, bindings):
                return None
        for cluster in self.clusters:
            own = [pair for pair in others if mentions(cluster, pair[0])]
            if not _consume(cluster, own, bindings).close().nullable:
                return None
            others = [pair for pair in others if pair not in own]
        body = _consume(self.body, others, bindings).close()
        return None if _impossible(body) else body


def attributes_in(pattern: Pattern) -> Iterator[Attribute]:
    """Yield the attributes that *pattern* mentions, in the order of the schema."""
    if isinstance(pattern, Attribute):
        yield pattern
    elif pattern.holds_attributes:
        for part in pattern.parts():
            yield from attributes_in(part)


def mentions(pattern: Pattern, name: str) -> bool:
    """Whether *pattern* speaks of an attribute called *name*."""
    return any(contains(attribute.names, name) for attribute in attributes_in(pattern))


def _depends_on_place(content: Pattern) -> bool:
    """Whether namespace declarations can change what *content* matches."""
    if isinstance(content, Data | Value) and content.datatype.name in NAMES_WITH_PREFIX:
        return True
    return any(_depends_on_place(part) for part in content.parts())


def _consume(
    pattern: Pattern, attributes: Iterable[tuple[str, str]], bindings: Bindings
) -> Pattern:
    for name, value in attributes:
        pattern = pattern.attribute(name, value, bindings)
    return pattern


def _impossible(pattern: Pattern) -> bool:
    return pattern is pattern.make.not_allowed


def _separate(make: Maker, pattern: Pattern) -> tuple[list[Pattern], Pattern]:
    """Return the parts of *pattern* that are attributes alone, and the rest."""
    if not pattern.holds_attributes:
        return [], pattern
    if not pattern.holds_content and not isinstance(pattern, Group | Interleave):
        return [pattern], make.empty
    if isinstance(pattern, Group):
        first, rest = _separate(make, pattern.first), _separate(make, pattern.rest)
        return first[0] + rest[0], make.group(first[1], rest[1])
    if isinstance(pattern, Interleave):
        pairs = [_separate(make, part) for part in pattern.parts()]
        attributes = [part for found, _ in pairs for part in found]
        return attributes, make.interleave(rest for _, rest in pairs)
    return [], pattern


def _rule(pattern: Pattern) -> tuple[str, Rule] | None:
    """Return name and rule when *pattern* is one attribute with one name, or may be none."""
    parts = pattern.parts() if isinstance(pattern, Choice) else (pattern,)
    wanted = [part for part in parts if part is not pattern.make.empty]
    if len(wanted) != 1 or not isinstance(wanted[0], Attribute):
        return None
    attribute = wanted[0]
    if attribute.names[0] != "name":
        return None
    content = attribute.content
    id_type = ""
    if isinstance(content, Data) and content.datatype.name in ID_TYPES:
        id_type = content.datatype.name
    keep = not id_type and not _depends_on_place(content)
    return attribute.names[1], Rule(content, len(parts) == 1, id_type, keep, set())
