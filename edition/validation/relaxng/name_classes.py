"""Own name classes as a schema writes them (RELAX NG 4.8 to 4.10, 4.16), and what two share."""

from collections.abc import Iterator

from edition.validation.relaxng.names import NameClass, contains, expand, is_open, split
from edition.validation.relaxng.syntax import Node

NOBODYS = "\x00"
"""A local name, or a namespace, that no schema can mention."""


def read_names(node: Node, namespace: str) -> NameClass:
    """Return the name class that *node* is; *namespace* is the one inherited.

    Raises:
        EditionError: V041 an unknown prefix, or a wildcard where none may be.
    """
    namespace = node.attributes.get("ns", namespace)
    match node.kind:
        case "name":
            return ("name", _expanded(node, namespace))
        case "anyName":
            exception = _exception(node, namespace)
            if exception and _holds(exception, "any"):
                raise node.error("V041", "<anyName> cannot stand in its own <except>")
            return ("any", exception)
        case "nsName":
            exception = _exception(node, namespace)
            if exception and is_open(exception):
                raise node.error("V041", "a wildcard cannot stand in <except> of <nsName>")
            return ("ns", namespace, exception)
        case "choice" if node.children:
            return ("or", *(read_names(child, namespace) for child in node.children))
        case _:
            raise node.error("V041", f"<{node.kind}> says no name")


def overlapping(one: NameClass, other: NameClass) -> bool:
    """Whether there is a name that belongs to both.

    If there is any, it is one that either mentions, or any other name in a namespace that
    either mentions, or any name in a namespace of its own.
    """
    return any(
        contains(one, name) and contains(other, name)
        for name in (*_examples(one), *_examples(other), expand(NOBODYS, NOBODYS))
    )


def _examples(names: NameClass) -> Iterator[str]:
    match names:
        case ("name", only):
            yield only
            yield expand(split(only)[0], NOBODYS)
        case ("ns", namespace, exception):
            yield expand(namespace, NOBODYS)
            if exception:
                yield from _examples(exception)
        case ("any", exception):
            if exception:
                yield from _examples(exception)
        case _:
            for member in names[1:]:
                yield from _examples(member)


def _exception(node: Node, namespace: str) -> NameClass | None:
    if not node.children:
        return None
    if len(node.children) > 1 or node.children[0].kind != "except":
        raise node.error("V041", f"<{node.kind}> may hold one <except> and nothing else")
    found = node.children[0]
    namespace = found.attributes.get("ns", namespace)
    return ("or", *(read_names(child, namespace) for child in found.children))


def _holds(names: NameClass, kind: str) -> bool:
    if names[0] == "or":
        return any(_holds(member, kind) for member in names[1:])
    return bool(names[0] == kind)


def _expanded(node: Node, namespace: str) -> str:
    prefix, colon, local = node.text.rpartition(":")
    if not colon:
        return expand(namespace, local)
    if prefix not in node.bindings:
        hint = f'declare it: xmlns:{prefix}="…"'
        raise node.error("V041", f"the prefix {prefix!r} stands for no namespace", hint)
    return expand(node.bindings[prefix], local)
