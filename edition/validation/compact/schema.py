"""Own whole schemas in compact syntax: declarations, definitions and what they are part of."""

from lxml import etree

from edition.validation.compact.patterns import XSD, Patterns
from edition.validation.compact.tokens import ANNOTATIONS, DOCUMENTATION, RNG, Node, node

COMBINE = {"|=": "choice", "&=": "interleave"}
_VALUE = f"{{{RNG}}}value"


def parse(text: str, file: str = "schema.rnc") -> Node:
    """Read a schema in compact syntax; return its ``<grammar>``.

    ``include`` and ``external`` stay references, their ``href`` as written.

    Raises:
        EditionError: V050, with the place where *text* is not compact syntax.

    """
    reader = Schema(text, file)
    try:
        return reader.schema()
    except RecursionError as error:
        raise reader.error("this schema is nested too deeply to be read", 0) from error


class Schema(Patterns):
    """Reads a schema from its declarations to its end."""

    def schema(self) -> Node:
        """Read all of it, and return its ``<grammar>``."""
        while self._declaration():
            pass
        prefixes: dict[str | None, str] = {
            prefix: uri for prefix, uri in self.namespaces.items() if uri and prefix != "xml"
        }
        names = {None: RNG, "a": ANNOTATIONS} | prefixes
        grammar = etree.Element(f"{{{RNG}}}grammar", nsmap=names, datatypeLibrary=XSD)
        if self.default:
            grammar.set("ns", self.default)
        if self._grammar_follows():
            grammar.extend(self._components("end"))
        else:
            grammar.append(node("start", self._pattern()))
        if self._peek().kind != "end":
            raise self._unexpected("the end of the schema")
        for text in list(grammar.iter(DOCUMENTATION)):
            if (described := text.getparent()) is not None and described.tag == _VALUE:
                described.addnext(text)  # a value may hold nothing but its characters
        return grammar

    def _declaration(self) -> bool:
        start = self.at
        self._documentation()
        if self._sees("namespace", "default", "datatypes") and not self._assigns(1):
            self._declare()
            return True
        self.at = start
        return False

    def _declare(self) -> None:
        default = self._skip("default")
        datatypes = self._skip("datatypes")
        if not datatypes:
            self._expect("namespace")
        prefix = "" if default and self._sees("=") else self._identifier()
        self._expect("=")
        uri = "" if self._skip("inherit") else self._literal()
        if datatypes:
            self.libraries[prefix] = uri
            return
        self.default = uri if default else self.default
        if prefix:
            self.namespaces[prefix] = uri

    def _assigns(self, ahead: int) -> bool:
        return self._peek(ahead).text in {"=", "|=", "&="}

    def _grammar_follows(self) -> bool:
        start = self.at
        self._documentation()
        token = self._peek()
        is_grammar = (
            token.kind == "end"
            or self._assigns(1)
            or (token.keyword and token.text in {"start", "div", "include"})
        )
        self.at = start
        return is_grammar

    # Grammars

    def _components(self, until: str) -> list[Node]:
        found: list[Node] = []
        while not (self._sees(until) or self._peek().kind == "end"):
            if self._peek(1).text == "[" and self._peek().kind in {"name", "qualified"}:
                self.at += 1  # an annotation element between definitions
                self._brackets()
            else:
                found.append(self._component())
        return found

    def _component(self) -> Node:
        documentation = self._documentation()
        first = self._peek()
        if self._assigns(1):
            component = self._definition()
        elif self._skip("div"):
            component = node("div", *self._braces(lambda: self._components("}")))
        elif self._skip("include"):
            component = self._include()
        else:
            raise self._unexpected("a definition")
        for text in reversed(documentation):
            component.insert(0, text)
        return self._placed(component, first)

    def _definition(self) -> Node:
        start = self._sees("start")
        name = self._identifier()
        component = node("start") if start else node("define", name=name)
        assignment = self._next().text
        if assignment in COMBINE:
            component.set("combine", COMBINE[assignment])
        component.append(self._pattern())
        return component

    def _include(self) -> Node:
        include = node("include", href=self._literal())
        self._inherit(include)
        if self._sees("{"):
            include.extend(self._braces(lambda: self._components("}")))
        return include
