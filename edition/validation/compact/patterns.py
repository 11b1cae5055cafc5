"""Own the patterns of compact syntax, their datatypes and their classes of names."""

from abc import ABC, abstractmethod
from collections.abc import Callable

from edition.validation.compact.tokens import RNG, Node, Reader, node

XSD = "http://www.w3.org/2001/XMLSchema-datatypes"
XML = "http://www.w3.org/XML/1998/namespace"
CONNECTORS = {",": "group", "|": "choice", "&": "interleave"}
REPEATS = {"?": "optional", "*": "zeroOrMore", "+": "oneOrMore"}


class Patterns(Reader, ABC):
    """Recursive descent; a method returns the XML of what it has read."""

    def __init__(self, text: str, file: str) -> None:
        """Prepare to read *text*; messages call it *file*."""
        super().__init__(text, file)
        self.default = ""
        self.namespaces = {"xml": XML}
        self.libraries = {"xsd": XSD}

    @abstractmethod
    def _components(self, until: str) -> list[Node]:
        """Read the definitions of a grammar, up to the word *until*."""

    def _pattern(self) -> Node:
        first = self._particle()
        connector = self._peek()
        if not self._sees(*CONNECTORS):
            return first
        parts = [first]
        while self._skip(connector.text):
            parts.append(self._particle())
        if self._sees(*CONNECTORS):
            raise self.error(
                f"{connector.text!r} and {self._peek().text!r} need brackets to stand together",
                self._peek().start,
            )
        return node(CONNECTORS[connector.text], *parts)

    def _particle(self) -> Node:
        documentation = self._documentation()
        first = self._peek()
        pattern = self._placed(self._primary(), first)
        for text in reversed(documentation):
            pattern.insert(0, text)
        if self._sees(*REPEATS):
            pattern = node(REPEATS[self._next().text], pattern)
        while self._skip(">>"):
            self.at += 1
            self._brackets()
        return pattern

    def _primary(self) -> Node:
        token = self._peek()
        if token.kind == "literal":
            return self._value("")
        if token.kind == "qualified":
            return self._data()
        if self._skip("("):
            inner = self._pattern()
            self._expect(")")
            return inner
        if token.keyword:
            return self._keyword()
        return node("ref", name=self._identifier())

    def _keyword(self) -> Node:  # noqa: PLR0911 -- one return for each keyword
        match self._peek().text:
            case "string" | "token":
                return self._data()
            case "empty" | "text" | "notAllowed" as name:
                self.at += 1
                return node(name)
            case "list" | "mixed" as name:
                self.at += 1
                return node(name, *self._braces(lambda: [self._pattern()]))
            case "element" | "attribute" as name:
                self.at += 1
                return self._named(name)
            case "grammar":
                self.at += 1
                return node("grammar", *self._braces(lambda: self._components("}")))
            case "parent":
                self.at += 1
                return node("parentRef", name=self._identifier())
            case "external":
                self.at += 1
                reference = node("externalRef", href=self._literal())
                self._inherit(reference)
                return reference
            case _:
                raise self._unexpected("a pattern")

    def _named(self, kind: str) -> Node:
        name = self._name_class(kind)
        pattern = self._braces(lambda: [self._pattern()])
        if name.tag == f"{{{RNG}}}name" and name.get("ns") == (
            "" if kind == "attribute" else self.default
        ):
            return node(kind, *pattern, name=name.text or "")
        return node(kind, name, *pattern)

    # Datatypes

    def _data(self) -> Node:
        token = self._next()
        prefix, _, name = token.text.rpartition(":")
        if prefix and prefix not in self.libraries:
            raise self.error(f"no datatypes are declared as {prefix!r}", token.start, len(prefix))
        library = self.libraries[prefix] if prefix else ""
        if self._peek().kind == "literal":
            return self._value(name, library)
        data = node("data", type=name)
        _set_library(data, library)
        if self._sees("{"):
            data.extend(self._braces(self._parameters))
        if self._skip("-"):
            data.append(node("except", self._particle()))
        return data

    def _parameters(self) -> list[Node]:
        found: list[Node] = []
        while not self._sees("}"):
            self._documentation()
            parameter = node("param", name=self._identifier())
            self._expect("=")
            parameter.text = self._literal()
            found.append(parameter)
        return found

    def _value(self, datatype: str, library: str = "") -> Node:
        value = node("value")
        if datatype:
            value.set("type", datatype)
            _set_library(value, library)
        value.text = self._literal()
        return value

    # Name classes

    def _name_class(self, kind: str) -> Node:
        parts = [self._simple_name(kind)]
        while self._skip("|"):
            parts.append(self._simple_name(kind))
        return parts[0] if len(parts) == 1 else node("choice", *parts)

    def _simple_name(self, kind: str) -> Node:
        self._documentation()
        token = self._peek()
        if self._skip("("):
            inner = self._name_class(kind)
            self._expect(")")
            return inner
        if self._skip("*"):
            return self._except(node("anyName"), kind)
        if token.kind == "wildcard":
            self.at += 1
            wildcard = node("nsName", ns=self._namespace(token.text.removesuffix(":*")))
            return self._except(wildcard, kind)
        name = node("name", ns=self.default if kind == "element" else "")
        if token.kind == "qualified":
            prefix, _, name.text = self._next().text.partition(":")
            name.set("ns", self._namespace(prefix))
        else:
            name.text = self._identifier()
        return name

    def _except(self, wildcard: Node, kind: str) -> Node:
        if self._skip("-"):
            wildcard.append(node("except", self._simple_name(kind)))
        return wildcard

    def _namespace(self, prefix: str) -> str:
        if prefix not in self.namespaces:
            token = self._peek(-1)
            raise self.error(f"no namespace is declared as {prefix!r}", token.start)
        return self.namespaces[prefix]

    def _inherit(self, reference: Node) -> None:
        namespace = self.default
        if self._skip("inherit"):
            self._expect("=")
            namespace = self._namespace(self._identifier())
        if namespace:
            reference.set("ns", namespace)

    def _braces(self, read: Callable[[], list[Node]]) -> list[Node]:
        self._expect("{")
        found = read()
        self._expect("}")
        return found


def _set_library(node: Node, library: str) -> None:
    """Name the datatype library where it is not that of the whole schema."""
    if library != XSD:
        node.set("datatypeLibrary", library)
