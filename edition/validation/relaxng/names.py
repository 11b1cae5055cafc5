"""Own expanded names and name classes (RELAX NG 4.10 and 6.2.1).

An expanded name is the one string that Expat reports: ``namespace}local``, or ``local``
alone for a name in no namespace. A name class is a small tuple of plain data, so that it
can be kept in a file: ``("name", NAME)``, ``("any", EXCEPT)``, ``("ns", NAMESPACE, EXCEPT)``
or ``("or", CLASS, …)``, where EXCEPT is a name class or None.
"""

from collections.abc import Iterator
from typing import Any, TypeAlias

NameClass: TypeAlias = tuple[Any, ...]

SEPARATOR = "}"
"""Stands between namespace and local name; no namespace IRI and no XML name holds it."""

XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"


def expand(namespace: str, local: str) -> str:
    """Return the expanded name."""
    return f"{namespace}{SEPARATOR}{local}" if namespace else local


def split(name: str) -> tuple[str, str]:
    """Return namespace and local name; the namespace may be empty."""
    namespace, _, local = name.rpartition(SEPARATOR)
    return namespace, local


def contains(names: NameClass, name: str) -> bool:
    """Whether *name* belongs to the name class."""
    match names:
        case ("name", only):
            return bool(name == only)
        case ("any", exception):
            return not (exception and contains(exception, name))
        case ("ns", namespace, exception):
            return split(name)[0] == namespace and not (exception and contains(exception, name))
        case _:
            return any(contains(member, name) for member in names[1:])


def listed(names: NameClass) -> Iterator[str]:
    """Yield the names that the class lists one by one; wildcards yield nothing."""
    if names[0] == "name":
        yield names[1]
    elif names[0] == "or":
        for member in names[1:]:
            yield from listed(member)


def is_open(names: NameClass) -> bool:
    """Whether the class holds a wildcard, so that ``listed`` is not all of it."""
    if names[0] == "or":
        return any(is_open(member) for member in names[1:])
    return bool(names[0] != "name")
