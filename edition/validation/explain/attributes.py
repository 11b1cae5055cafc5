"""Own what is said about attributes: unknown, misspelt, missing, or with a wrong value."""

from collections.abc import Iterator, Mapping, Sequence

from edition.structs import Frozen
from edition.validation.explain import dates, words
from edition.validation.relaxng.declarations import Declaration, attributes_in, mentions
from edition.validation.relaxng.names import XML_NAMESPACE, contains, expand, listed, split
from edition.validation.relaxng.patterns import Data, Pattern, Value, matches

MANY = 8
"""Values of a closed list that are written out; of a longer one, the nearest only."""

MOST = 100
"""Complaints about one start tag; TEI has no element with more attributes than that."""

XML_ID = expand(XML_NAMESPACE, "id")


class Complaint(Frozen):
    """One thing that is wrong with a start tag.

    ``index`` is the attribute's place in the tag, -1 for the tag itself; ``in_value`` when
    its value is meant and not its name.
    """

    code: str
    text: str
    hint: str
    index: int = -1
    in_value: bool = False


def complaints(
    name: str,
    declaration: Declaration,
    attributes: Sequence[tuple[str, str]],
    bindings: Mapping[str, str],
) -> Iterator[Complaint]:
    """Yield what is wrong with *attributes* on an element called *name*."""
    found: list[Complaint] = []
    present = {attribute for attribute, _ in attributes}
    allowed = sorted(known(declaration))
    guessed: set[str] = set()
    for index, (attribute, value) in enumerate(attributes):
        if len(found) == MOST:
            found.append(_rest(name))
            break
        content = contents(declaration, attribute)
        if not content:
            guess = words.meant_attribute(attribute, set(allowed) - present)
            guessed |= {guess} if guess else set()
            found.append(_unknown(name, attribute, guess, allowed, index))
        elif not any(matches(pattern, value, bindings) for pattern in content):
            found.append(_value(name, attribute, value, content, index))
    for attribute in sorted(required(declaration) - present - guessed):
        text = f"{words.described(name)} lacks the attribute {words.attribute(attribute)}"
        found.append(Complaint("V006", text, f"add {words.attribute(attribute)}="))
    yield from found
    if not found:
        names = words.joined([words.attribute(attribute) for attribute, _ in attributes], "and")
        text = f"the attributes of {words.described(name)} do not go together: {names}"
        if not names:
            choice = [words.attribute(attribute) for attribute in allowed][: words.FEW]
            text = f"{words.described(name)} lacks an attribute: {words.joined(choice)}"
        yield Complaint("V007", text, "see which of them exclude or need each other")


def known(declaration: Declaration) -> set[str]:
    """Return the names of the attributes that the element may have."""
    return {name for part in attributes_in(declaration.pattern) for name in listed(part.names)}


def required(declaration: Declaration) -> set[str]:
    """Return the names of the attributes that the element must have."""
    return set(declaration.required)


def contents(declaration: Declaration, attribute: str) -> list[Pattern]:
    """Return what the value of *attribute* may be; empty when the element cannot have it."""
    return [
        part.content
        for part in attributes_in(declaration.pattern)
        if contains(part.names, attribute)
    ]


def right_ones(
    declaration: Declaration,
    attributes: Sequence[tuple[str, str]],
    bindings: Mapping[str, str],
) -> list[tuple[str, str]]:
    """Return those of *attributes* that are right by themselves."""
    return [
        (attribute, value)
        for attribute, value in attributes
        if mentions(declaration.pattern, attribute)
        and any(matches(pattern, value, bindings) for pattern in contents(declaration, attribute))
    ]


def _unknown(
    name: str, attribute: str, guess: str | None, allowed: Sequence[str], index: int
) -> Complaint:
    text = f"{words.described(name)} has no attribute {words.attribute(attribute)}"
    if guess:
        return Complaint("V004", text, f"did you mean {words.attribute(guess)}?", index)
    if not allowed:
        return Complaint("V004", text, "take it away: the element has no attributes", index)
    own = [words.attribute(one) for one in allowed if one not in _everywhere(allowed)] or [
        words.attribute(one) for one in allowed
    ]
    hint = f"take it away, or use one of those it has: {', '.join(own[: words.FEW])}"
    rest = len(allowed) - len(own[: words.FEW])
    return Complaint("V004", text, f"{hint} … ({len(allowed)} in all)" if rest else hint, index)


def _rest(name: str) -> Complaint:
    text = f"{words.described(name)} has too many attributes that are not right to tell them all"
    return Complaint("V004", text, "mend these first, then validate again")


def _everywhere(allowed: Sequence[str]) -> set[str]:
    return {name for name in allowed if split(name)[0] == XML_NAMESPACE}


def _value(
    name: str, attribute: str, value: str, content: Sequence[Pattern], index: int
) -> Complaint:
    text = f"{words.attribute(attribute)} of {words.described(name)} cannot be {value!r}"
    return Complaint("V005", text, expected(content, value, attribute), index, in_value=True)


def expected(content: Sequence[Pattern], value: str, attribute: str = "") -> str:
    """Return the hint that says what a value must look like, and which one *value* may mean."""
    kinds = [found.datatype.name for found in _data(content)]
    values = [found.value for pattern in content for found in _values(pattern) if found.value]
    guess = words.nearest(value.strip(), values) if values else None
    if guess:
        rest = [one for one in values if one != guess]
        others = f"; the others are {words.joined(rest, 'and')}" if 0 < len(rest) < MANY else ""
        return f"did you mean {guess!r}?{others}"
    if values and len(values) <= MANY:
        return f"use {words.joined([repr(one) for one in values])}"
    if values:
        shown = ", ".join(repr(one) for one in values[: words.FEW])
        return f"use one of the {len(values)} values of the list: {shown} …"
    return _instead(value, kinds) or _form(content, value, attribute, kinds)


def _instead(value: str, kinds: Sequence[str]) -> str:
    """Return what *value* may have meant, by the datatypes it should be of; empty for nothing."""
    if "language" in kinds and "_" in value:
        return f"did you mean {value.replace('_', '-')!r}?"
    return dates.remedy(value) if dates.DATATYPES.intersection(kinds) else ""


def _form(content: Sequence[Pattern], value: str, attribute: str, kinds: Sequence[str]) -> str:
    """Return the hint that says of which form a value must be."""
    shapes = [words.table("datatypes").get(kind, "") for kind in kinds]
    if attribute == XML_ID:
        shapes = [words.table("datatypes")["ID"]]
    shape = next((shape for shape in shapes if shape), "")
    patterns = [
        wanted
        for found in _data(content)
        for parameter, wanted in found.datatype.parameters
        if parameter == "pattern"
    ]
    if patterns and shape == words.table("datatypes")["token"]:
        return _by_pattern(value, patterns[0])
    return f"write {shape}" if shape else "see the schema for what it may be"


def _by_pattern(value: str, pattern: str) -> str:
    if not value.strip():
        return "write a value, or take the attribute away"
    if len(value.split()) > 1:
        return "write one word, without spaces"
    return f"write something of the form {pattern}"


def _values(pattern: Pattern) -> Iterator[Value]:
    if isinstance(pattern, Value):
        yield pattern
    for part in pattern.parts():
        yield from _values(part)


def _data(content: Sequence[Pattern]) -> Iterator[Data]:
    for pattern in content:
        if isinstance(pattern, Data):
            yield pattern
        yield from _data(pattern.parts())
