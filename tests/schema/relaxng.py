"""Own how the tests read a schema in the XML syntax of RELAX NG into patterns."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lxml import etree

from tests.schema import algebra
from tests.schema.algebra import Pattern

RNG = "{http://relaxng.org/ns/structure/1.0}"

COMBINED: dict[str, Callable[[list[Pattern]], Pattern]] = {
    "empty": lambda _: algebra.EMPTY,
    "notAllowed": lambda _: algebra.NOT_ALLOWED,
    "text": lambda _: algebra.TEXT,
    "choice": lambda parts: algebra.choice(*parts),
    "group": lambda parts: algebra.group(*parts),
    "interleave": lambda parts: algebra.interleave(*parts),
    "mixed": lambda parts: algebra.interleave(algebra.group(*parts), algebra.TEXT),
    "optional": lambda parts: algebra.optional(algebra.group(*parts)),
    "oneOrMore": lambda parts: algebra.one_or_more(algebra.group(*parts)),
    "zeroOrMore": lambda parts: algebra.optional(algebra.one_or_more(algebra.group(*parts))),
    "list": lambda parts: algebra.Tokens(algebra.group(*parts)),
}


@dataclass(frozen=True)
class Grammar:
    """A schema in which each element name has one definition."""

    start: Pattern
    elements: dict[str, Pattern]

    @cached_property
    def reachable(self) -> frozenset[str]:
        """The names of all elements that can stand in a valid document."""
        seen: set[str] = set()
        queue = [self.start]
        while queue:
            parts = algebra.walk(queue.pop())
            names = {part.name for part in parts if isinstance(part, algebra.Element)}
            queue += [self.elements[name] for name in sorted(names - seen)]
            seen |= names
        return frozenset(seen)


def load(source: Path | etree._Element) -> Grammar:
    """Read a grammar; it has no ``include``, ``externalRef`` or nested ``grammar``."""
    root = etree.parse(source).getroot() if isinstance(source, Path) else source
    return _Reader(root).grammar()


class _Reader:
    """Turns ``define`` and ``element`` into patterns, each once."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self.defines: dict[str, list[etree._Element]] = {}
        for define in root.iter(f"{RNG}define"):
            self.defines.setdefault(define.get("name", ""), []).append(define)
        self.resolved: dict[str, Pattern] = {}
        self.elements: dict[str, Pattern] = {}
        self.pending: list[tuple[str, etree._Element]] = []
        self.queued: set[etree._Element] = set()

    def grammar(self) -> Grammar:
        start = algebra.choice(*(self.sequence(each) for each in self.root.iter(f"{RNG}start")))
        for name in self.defines:
            self.reference(name)
        while self.pending:
            name, element = self.pending.pop()
            pattern = self.sequence(element)
            if self.elements.setdefault(name, pattern) != pattern:
                raise ValueError(f"two definitions of {name}")
        return Grammar(start, self.elements)

    def reference(self, name: str) -> Pattern:
        if name not in self.resolved:
            definitions = self.defines[name]
            mingled = any(each.get("combine") == "interleave" for each in definitions)
            combine = algebra.interleave if mingled else algebra.choice
            self.resolved[name] = combine(*map(self.sequence, definitions))
        return self.resolved[name]

    def sequence(self, parent: etree._Element) -> Pattern:
        return algebra.group(*self.patterns(_content(parent)))

    def patterns(self, nodes: Iterable[etree._Element]) -> list[Pattern]:
        return [self.pattern(node) for node in nodes]

    def pattern(self, node: etree._Element) -> Pattern:
        kind = _local(node)
        if kind in COMBINED:
            return COMBINED[kind](self.patterns(_content(node)))
        match kind:
            case "ref":
                return self.reference(node.get("name", ""))
            case "value":
                return algebra.Value(" ".join((node.text or "").split()))
            case "data":
                parameters = node.iterfind(f"{RNG}param")
                facets = frozenset((each.get("name", ""), each.text or "") for each in parameters)
                return algebra.Data(node.get("type", ""), facets)
            case "attribute":
                value = self.sequence(node) if _content(node) else algebra.TEXT
                return algebra.Attribute(_name(node), value)
            case "element":
                return self.element(node)
            case _:
                raise ValueError(f"no rule to read <{kind}>")

    def element(self, node: etree._Element) -> Pattern:
        name = _name(node)
        if node not in self.queued:
            self.queued.add(node)
            self.pending.append((name, node))
        return algebra.Element(name)


def _local(node: etree._Element) -> str:
    return etree.QName(node).localname


def _content(parent: etree._Element) -> list[etree._Element]:
    """Return the patterns in *parent*: not its name class, not what other namespaces say."""
    nodes = _patterns(parent)
    named = _local(parent) in {"element", "attribute"} and parent.get("name") is None
    return nodes[1:] if named else nodes


def _patterns(parent: etree._Element) -> list[etree._Element]:
    return [node for node in parent if isinstance(node.tag, str) and node.tag.startswith(RNG)]


def _name(node: etree._Element) -> str:
    """Return the name of an element or attribute; of a wildcard, its name class."""
    if (name := node.get("name")) is None:
        return _name_class(_patterns(node)[0])
    if ":" in name:
        prefix, local = name.split(":")
        bound = {"xml": "http://www.w3.org/XML/1998/namespace"} | node.nsmap
        return f"{{{bound[prefix]}}}{local}"
    return _clark(name, node.get("ns") if _local(node) == "attribute" else _namespace(node))


def _namespace(node: etree._Element) -> str | None:
    for each in (node, *node.iterancestors()):
        if (namespace := each.get("ns")) is not None:
            return namespace
    return None


def _clark(name: str, namespace: str | None) -> str:
    return f"{{{namespace}}}{name}" if namespace else name


def _name_class(node: etree._Element) -> str:
    parts = sorted(map(_name_class, _patterns(node)))
    match _local(node):
        case "name":
            return _clark((node.text or "").strip(), _namespace(node))
        case "nsName":
            return f"{{{_namespace(node)}}}*" + "".join(f" - {part}" for part in parts)
        case "anyName":
            return "*" + "".join(f" - {part}" for part in parts)
        case "except" | "choice" if len(parts) == 1:
            return parts[0]
        case "except" | "choice":
            return "(" + " | ".join(parts) + ")"
        case other:
            raise ValueError(f"no rule to read the name class <{other}>")
