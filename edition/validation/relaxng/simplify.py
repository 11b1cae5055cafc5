"""Own the simplification of a schema (RELAX NG 4): from what is written to tables."""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from edition.structs import replace
from edition.validation.relaxng import restrictions
from edition.validation.relaxng.datatypes import NAMES_WITH_PREFIX, Datatype, DatatypeError
from edition.validation.relaxng.files import SchemaFiles
from edition.validation.relaxng.grammars import START, Collector, Context, Definition
from edition.validation.relaxng.name_classes import read_names
from edition.validation.relaxng.names import NameClass, expand
from edition.validation.relaxng.syntax import Node
from edition.validation.relaxng.tables import Tables, TablesBuilder

NAME_KINDS = ("name", "anyName", "nsName", "choice")


def simplify(files: SchemaFiles) -> Tables:
    """Return the schema that *files* holds, simplified.

    Raises:
        EditionError: V041 to V044, or I00x: what is wrong with the schema, and where.
    """
    return _Simplifier(files).run()


class _Simplifier:
    """One walk over one schema; what is in an element waits until its turn comes."""

    def __init__(self, files: SchemaFiles) -> None:
        self._files = files
        self._collector = Collector(files)
        self._build = TablesBuilder()
        self._waiting: list[tuple[int, Sequence[Node], Context]] = []
        self._declared: dict[int, Node] = {}
        self._external: list[str] = []

    def run(self) -> Tables:
        outermost = self._files.read()
        self._declared[restrictions.START] = outermost
        self._build.tables.start = self._pattern(outermost, Context())
        for declaration, contents, context in self._waiting:
            self._build.define(declaration, self._sequence(contents, context))
        self._check(self._build.tables)
        return self._build.tables

    def _check(self, tables: Tables) -> None:
        for fault in restrictions.faults(tables):
            node = self._declared[fault.declaration]
            name = node.attributes.get("name", "").strip()
            where = f"in the element {name!r}: " if name else ""
            raise node.error("V041", f"{where}{fault.text}", fault.hint)

    def _pattern(self, node: Node, context: Context) -> int:
        handler = self._HANDLERS.get(node.kind)
        if not handler:
            raise node.error("V041", f"<{node.kind}> cannot stand here")
        return handler(self, node, context.at(node))

    def _sequence(self, nodes: Sequence[Node], context: Context) -> int:
        return self._build.group([self._pattern(node, context) for node in nodes])

    def _content(self, node: Node, context: Context) -> int:
        """Return the group of what *node* holds, which must be something."""
        if not node.children:
            raise node.error("V041", f"<{node.kind}> is empty", "say what belongs in it")
        return self._sequence(node.children, context)

    def _several(self, node: Node, context: Context) -> list[int]:
        if not node.children:
            raise node.error("V041", f"<{node.kind}> is empty", "say what belongs in it")
        return [self._pattern(child, context) for child in node.children]

    def _element(self, node: Node, context: Context) -> int:
        names, contents = self._named(node, context, context.namespace)
        if not contents:
            hint = "say what it may hold, or write <empty/>"
            raise node.error("V041", "this element says nothing about its content", hint)
        declaration = self._build.declare(names)
        self._waiting.append((declaration, contents, context))
        self._declared[declaration] = node
        return self._build.node("element", names, declaration)

    def _attribute(self, node: Node, context: Context) -> int:
        # the name of an attribute takes no namespace from around it (RELAX NG 4.8)
        names, contents = self._named(node, context, node.attributes.get("ns", ""))
        if len(contents) > 1:
            raise node.error("V041", "this attribute says two things about its value")
        value = self._pattern(contents[0], context) if contents else self._build.node("text")
        return self._build.attribute(names, value)

    def _named(
        self, node: Node, context: Context, namespace: str
    ) -> tuple[NameClass, Sequence[Node]]:
        if "name" in node.attributes:
            named = replace(node, kind="name", text=node.attributes["name"].strip(), children=[])
            return read_names(named, namespace), node.children
        if not node.children or node.children[0].kind not in NAME_KINDS:
            raise node.error("V041", f"this {node.kind} has no name")
        first, *contents = node.children
        return read_names(first, context.namespace), contents

    def _group(self, node: Node, context: Context) -> int:
        return self._content(node, context)

    def _choice(self, node: Node, context: Context) -> int:
        return self._build.choice(self._several(node, context))

    def _interleave(self, node: Node, context: Context) -> int:
        return self._build.interleave(self._several(node, context))

    def _mixed(self, node: Node, context: Context) -> int:
        return self._build.interleave([self._build.node("text"), self._content(node, context)])

    def _optional(self, node: Node, context: Context) -> int:
        return self._build.choice([self._content(node, context), self._build.node("empty")])

    def _one_or_more(self, node: Node, context: Context) -> int:
        return self._build.one_or_more(self._content(node, context))

    def _zero_or_more(self, node: Node, context: Context) -> int:
        return self._build.choice([self._one_or_more(node, context), self._build.node("empty")])

    def _list(self, node: Node, context: Context) -> int:
        return self._build.list_of(self._content(node, context))

    def _leaf(self, node: Node, _context: Context) -> int:
        return self._build.node(node.kind)

    def _data(self, node: Node, context: Context) -> int:
        name = node.attributes.get("type", "").strip()
        parameters = tuple(
            (child.attributes.get("name", "").strip(), child.text)
            for child in node.children
            if child.kind == "param"
        )
        self._datatype(node, context.library, name, parameters)
        exceptions = [child for child in node.children if child.kind == "except"]
        exception = self._choice(exceptions[0], context) if exceptions else None
        return self._build.data(context.library, name, parameters, exception)

    def _value(self, node: Node, context: Context) -> int:
        typed = "type" in node.attributes
        library = context.library if typed else ""
        name = node.attributes["type"].strip() if typed else "token"
        datatype = self._datatype(node, library, name, ())
        value = node.text
        bindings: Mapping[str, str] = {**node.bindings, "": context.namespace}
        if not datatype.allows(value, bindings):
            raise node.error("V041", f"{value!r} is not a value of the datatype {name!r}")
        if name in NAMES_WITH_PREFIX and library:
            prefix, _, local = value.strip().rpartition(":")
            value = expand(bindings[prefix], local)
        return self._build.node("value", library, name, value)

    def _datatype(
        self, node: Node, library: str, name: str, parameters: Sequence[Sequence[str]]
    ) -> Datatype:
        try:
            return Datatype(library, name, parameters)
        except DatatypeError as error:
            raise node.error("V042", str(error), "look the name up in XML Schema part 2") from error

    def _grammar(self, node: Node, context: Context) -> int:
        grammar = self._collector.collect(node, context)
        start = grammar.definitions.get(START)
        if not start:
            raise node.error("V041", "the grammar has no start", "say which element is outermost")
        return self._definition(start, node)

    def _ref(self, node: Node, context: Context) -> int:
        grammar = context.grammar
        if node.kind == "parentRef" and grammar:
            grammar = grammar.parent
        name = node.attributes.get("name", "").strip()
        definition = grammar.definitions.get(name) if grammar else None
        if not definition:
            raise node.error("V041", f"there is no definition {name!r}", "define it")
        return self._definition(definition, node)

    def _definition(self, definition: Definition, asker: Node) -> int:
        if definition.entered:
            text = f"the definition {definition.name!r} needs itself, with no element between"
            raise asker.error("V041", text)
        if definition.node < 0:
            definition.entered = True
            bodies = [self._content(node, context) for node, context in definition.bodies]
            combine = self._build.interleave
            if definition.combine == "choice":
                combine = self._build.choice
            definition.node = combine(bodies)
            definition.entered = False
        return definition.node

    def _external_ref(self, node: Node, context: Context) -> int:
        path, root = self._files.follow(node)
        if str(path) in self._external:
            raise node.error("V044", f"{node.attributes['href']!r} refers to itself")
        self._external.append(str(path))
        found = self._pattern(root, Context(context.namespace))
        self._external.pop()
        return found

    _HANDLERS: ClassVar[dict[str, Callable[..., int]]] = {
        "element": _element,
        "attribute": _attribute,
        "group": _group,
        "choice": _choice,
        "interleave": _interleave,
        "mixed": _mixed,
        "optional": _optional,
        "oneOrMore": _one_or_more,
        "zeroOrMore": _zero_or_more,
        "list": _list,
        "empty": _leaf,
        "text": _leaf,
        "notAllowed": _leaf,
        "data": _data,
        "value": _value,
        "grammar": _grammar,
        "ref": _ref,
        "parentRef": _ref,
        "externalRef": _external_ref,
    }
