"""Own grammars: which definitions there are, what they combine, and what includes replace."""

from edition.structs import Frozen, Mutable, field, replace
from edition.validation.relaxng.files import SchemaFiles
from edition.validation.relaxng.syntax import Node

START = ""
"""The name under which ``<start>`` is kept; no ``<define>`` can have it."""


class Grammar(Mutable):
    """The definitions of one ``<grammar>``, and the grammar around it, if any."""

    parent: "Grammar | None" = None
    definitions: dict[str, "Definition"] = field(default_factory=dict)


class Context(Frozen):
    """What a pattern inherits: namespace, datatype library, and the grammar it stands in."""

    namespace: str = ""
    library: str = ""
    grammar: Grammar | None = None

    def at(self, node: Node) -> "Context":
        """Return the context inside *node*."""
        if "ns" not in node.attributes and "datatypeLibrary" not in node.attributes:
            return self
        namespace = node.attributes.get("ns", self.namespace)
        library = node.attributes.get("datatypeLibrary", self.library)
        return replace(self, namespace=namespace, library=library)


class Definition(Mutable):
    """Everything that is said under one name, and how it is put together.

    ``node`` is its number in the tables once known; ``entered`` while that is worked out.
    """

    name: str
    bodies: list[tuple[Node, Context]] = field(default_factory=list)
    combine: str = ""
    final: bool = False
    node: int = -1
    entered: bool = False

    def add(self, node: Node, context: Context) -> None:
        """Add one ``<define>`` or ``<start>``.

        Raises:
            EditionError: V041 it does not combine with what is there.
        """
        combine = node.attributes.get("combine", "").strip()
        called = f"the definition {self.name!r}" if self.name else "the start"
        if combine not in ("", "choice", "interleave"):
            raise node.error("V041", f"combine={combine!r}", 'write "choice" or "interleave"')
        if not combine and self.final:
            hint = 'add combine="choice" or combine="interleave", or take one away'
            raise node.error("V041", f"{called} is given twice", hint)
        if combine and self.combine and combine != self.combine:
            raise node.error("V041", f"{called} is combined in two ways", "use one of them")
        self.combine = combine or self.combine
        self.final = self.final or not combine
        self.bodies.append((node, context))


class Collector:
    """Collect the definitions of a grammar, with those of the files it includes."""

    def __init__(self, files: SchemaFiles) -> None:
        """Follow includes through *files*."""
        self._files = files
        self._including: list[str] = []

    def collect(self, node: Node, context: Context) -> Grammar:
        """Return the grammar that the element *node* holds.

        Raises:
            EditionError: V041, V044: something in it is wrong.
        """
        grammar = Grammar(context.grammar)
        self._components(node, replace(context, grammar=grammar).at(node), frozenset())
        return grammar

    def _components(self, node: Node, context: Context, replaced: frozenset[str]) -> set[str]:
        """Add what *node* holds, except the names in *replaced*; return those met."""
        met: set[str] = set()
        for child in node.children:
            inside = context.at(child)
            if child.kind in ("define", "start"):
                name = child.attributes.get("name", "").strip() if child.kind == "define" else START
                met.add(name)
                if name not in replaced and context.grammar:
                    known = context.grammar.definitions
                    known.setdefault(name, Definition(name)).add(child, inside)
            elif child.kind == "div":
                met |= self._components(child, inside, replaced)
            elif child.kind == "include":
                met |= self._include(child, inside, replaced)
            else:
                raise child.error("V041", f"<{child.kind}> cannot stand in <{node.kind}>")
        return met

    def _include(self, node: Node, context: Context, replaced: frozenset[str]) -> set[str]:
        path, root = self._files.follow(node)
        if str(path) in self._including:
            raise node.error("V044", f"{node.attributes['href']!r} includes itself")
        if root.kind != "grammar":
            raise node.error("V041", f"<include> wants a grammar, not <{root.kind}>")
        own = _names(node)
        self._including.append(str(path))
        inside = replace(context, library="").at(root)
        met = self._components(root, inside, replaced | own)
        self._including.pop()
        for name in sorted(own - met):
            called = f"the definition {name!r}" if name else "a start"
            raise node.error("V041", f"{called} is replaced here, but the included file has none")
        return met | self._components(node, context, replaced)


def _names(node: Node) -> frozenset[str]:
    names: set[str] = set()
    for child in node.children:
        if child.kind == "div":
            names |= _names(child)
        elif child.kind == "start":
            names.add(START)
        elif child.kind == "define":
            names.add(child.attributes.get("name", "").strip())
    return frozenset(names)
