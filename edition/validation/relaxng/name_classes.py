"""Own the reading of name classes as a schema writes them (RELAX NG 4.8 to 4.10, 4.16)."""

from edition.validation.relaxng.names import NameClass, expand, is_open
from edition.validation.relaxng.syntax import Node


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
