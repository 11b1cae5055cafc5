"""Own the compact syntax of RELAX NG: a ``.rnc`` schema becomes its XML form.

Written after the specification (Clark, *RELAX NG Compact Syntax*, OASIS 2002). What
``##`` says about a pattern is kept as ``a:documentation``; other annotations are read
over, as they never change what a schema allows.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from edition.messages import EditionError, Message, Place

RNG = "http://relaxng.org/ns/structure/1.0"
XSD = "http://www.w3.org/2001/XMLSchema-datatypes"
XML = "http://www.w3.org/XML/1998/namespace"
ANNOTATIONS = "http://relaxng.org/ns/compatibility/annotations/1.0"
DOCUMENTATION = f"{{{ANNOTATIONS}}}documentation"
_VALUE = f"{{{RNG}}}value"

KEYWORDS = frozenset(
    {"attribute", "datatypes", "default", "div", "element", "empty", "external", "grammar"}
    | {"include", "inherit", "list", "mixed", "namespace", "notAllowed", "parent", "start"}
    | {"string", "text", "token"}
)
COMBINE = {"|=": "choice", "&=": "interleave"}
CONNECTORS = {",": "group", "|": "choice", "&": "interleave"}
REPEATS = {"?": "optional", "*": "zeroOrMore", "+": "oneOrMore"}

_NAME = r"[^\W\d][\w.\-]*"
_TOKEN = re.compile(
    rf"""(?P<space>\s+)
    |(?P<documentation>\#\#[^\n]*)
    |(?P<comment>\#[^\n]*)
    |(?P<literal>\"\"\"(?:.|\n)*?\"\"\"|\'\'\'(?:.|\n)*?\'\'\'|"[^"\n]*"|'[^'\n]*')
    |(?P<wildcard>{_NAME}:\*)
    |(?P<qualified>{_NAME}:{_NAME})
    |(?P<name>\\?{_NAME})
    |(?P<symbol>\|=|&=|>>|[=,|&?*+\-~(){{}}\[\]])""",
    re.VERBOSE,
)
_ESCAPE = re.compile(r"\\x+\{([0-9A-Fa-f]+)\}")

Node = etree._Element  # noqa: SLF001 - the name lxml's own types use


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    start: int

    @property
    def keyword(self) -> bool:
        return self.kind == "name" and self.text in KEYWORDS


def parse(text: str, file: str = "schema.rnc") -> Node:
    """Read a schema in compact syntax; return its ``<grammar>``.

    ``include`` and ``external`` stay references, their ``href`` as written.

    Raises:
        EditionError: V050, with the place where *text* is not compact syntax.

    """
    return _Parser(_ESCAPE.sub(lambda found: chr(int(found[1], 16)), text), file).schema()


class _Parser:
    """Recursive descent; a method returns the XML of what it has read."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.tokens = list(self._scan())
        self.at = 0
        self.default = ""
        self.namespaces = {"xml": XML}
        self.libraries = {"xsd": XSD}

    def _scan(self) -> Iterator[_Token]:
        offset = 0
        while offset < len(self.text):
            found = _TOKEN.match(self.text, offset)
            if not found:
                raise self._error(f"no schema says {self.text[offset]!r}", offset)
            kind = found.lastgroup or ""
            if kind not in {"space", "comment"}:
                yield _Token(kind, found[0], offset)
            offset = found.end()
        yield _Token("end", "", offset)

    def _error(self, text: str, start: int, length: int = 1) -> EditionError:
        line = self.text.count("\n", 0, start) + 1
        begin = self.text.rfind("\n", 0, start) + 1
        excerpt = self.text[begin:].partition("\n")[0]
        place = Place(self.file, line, start - begin + 1, length, excerpt)
        hint = "the syntax is RELAX NG compact; a schema in XML form has the ending .rng"
        return EditionError(Message("V050", text, place=place, hint=hint))

    # Tokens

    def _peek(self, ahead: int = 0) -> _Token:
        return self.tokens[min(self.at + ahead, len(self.tokens) - 1)]

    def _next(self) -> _Token:
        token = self._peek()
        self.at += 1
        return token

    def _sees(self, *texts: str) -> bool:
        token = self._peek()
        return token.text in texts and token.kind in {"symbol", "name"}

    def _skip(self, text: str) -> bool:
        """Read *text* over if it comes next; say whether it did."""
        found = self._sees(text)
        self.at += found
        return found

    def _expect(self, text: str) -> None:
        if not self._skip(text):
            raise self._unexpected(f"{text!r}")

    def _unexpected(self, wanted: str) -> EditionError:
        token = self._peek()
        found = f"{token.text!r}" if token.kind != "end" else "the end of the schema"
        return self._error(f"expected {wanted}, found {found}", token.start, len(token.text) or 1)

    def _identifier(self) -> str:
        token = self._peek()
        if token.kind != "name":
            raise self._unexpected("a name")
        return self._next().text.removeprefix("\\")

    def _literal(self) -> str:
        if self._peek().kind != "literal":
            raise self._unexpected("a text in quotation marks")
        text = self._next().text
        value = text[3:-3] if text[:3] in {'"""', "'''"} else text[1:-1]
        return value + self._literal() if self._skip("~") else value

    # Annotations

    def _documentation(self) -> list[Node]:
        """Read ``##`` lines and ``[…]``; return what the former say, as one element."""
        lines: list[str] = []
        while True:
            if self._peek().kind == "documentation":
                lines.append(self._next().text.lstrip("#").strip())
            elif self._sees("["):
                self._brackets()
            else:
                break
        if not lines:
            return []
        element = etree.Element(DOCUMENTATION)
        element.text = "\n".join(lines)
        return [element]

    def _brackets(self) -> None:
        opened = self._peek()
        depth = 0
        while True:
            token = self._next()
            if token.kind == "end":
                raise self._error("this annotation is never closed", opened.start)
            depth += {"[": 1, "]": -1}.get(token.text, 0) if token.kind == "symbol" else 0
            if not depth:
                return

    # Declarations

    def schema(self) -> Node:
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
            grammar.append(_node("start", self._pattern()))
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
        if self._assigns(1):
            component = self._definition()
        elif self._skip("div"):
            component = _node("div", *self._braces(lambda: self._components("}")))
        elif self._skip("include"):
            component = self._include()
        else:
            raise self._unexpected("a definition")
        for text in reversed(documentation):
            component.insert(0, text)
        return component

    def _definition(self) -> Node:
        start = self._sees("start")
        name = self._identifier()
        component = _node("start") if start else _node("define", name=name)
        assignment = self._next().text
        if assignment in COMBINE:
            component.set("combine", COMBINE[assignment])
        component.append(self._pattern())
        return component

    def _include(self) -> Node:
        include = _node("include", href=self._literal())
        self._inherit(include)
        if self._sees("{"):
            include.extend(self._braces(lambda: self._components("}")))
        return include

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

    # Patterns

    def _pattern(self) -> Node:
        first = self._particle()
        connector = self._peek()
        if not self._sees(*CONNECTORS):
            return first
        parts = [first]
        while self._skip(connector.text):
            parts.append(self._particle())
        if self._sees(*CONNECTORS):
            raise self._error(
                f"{connector.text!r} and {self._peek().text!r} need brackets to stand together",
                self._peek().start,
            )
        return _node(CONNECTORS[connector.text], *parts)

    def _particle(self) -> Node:
        documentation = self._documentation()
        pattern = self._primary()
        for text in reversed(documentation):
            pattern.insert(0, text)
        if self._sees(*REPEATS):
            pattern = _node(REPEATS[self._next().text], pattern)
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
        return _node("ref", name=self._identifier())

    def _keyword(self) -> Node:  # noqa: PLR0911 - one return for each keyword
        match self._peek().text:
            case "string" | "token":
                return self._data()
            case "empty" | "text" | "notAllowed" as name:
                self.at += 1
                return _node(name)
            case "list" | "mixed" as name:
                self.at += 1
                return _node(name, *self._braces(lambda: [self._pattern()]))
            case "element" | "attribute" as name:
                self.at += 1
                return self._named(name)
            case "grammar":
                self.at += 1
                return _node("grammar", *self._braces(lambda: self._components("}")))
            case "parent":
                self.at += 1
                return _node("parentRef", name=self._identifier())
            case "external":
                self.at += 1
                reference = _node("externalRef", href=self._literal())
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
            return _node(kind, *pattern, name=name.text or "")
        return _node(kind, name, *pattern)

    # Datatypes

    def _data(self) -> Node:
        token = self._next()
        prefix, _, name = token.text.rpartition(":")
        if prefix and prefix not in self.libraries:
            raise self._error(f"no datatypes are declared as {prefix!r}", token.start, len(prefix))
        library = self.libraries[prefix] if prefix else ""
        if self._peek().kind == "literal":
            return self._value(name, library)
        data = _node("data", type=name)
        _set_library(data, library)
        if self._sees("{"):
            data.extend(self._braces(self._parameters))
        if self._skip("-"):
            data.append(_node("except", self._particle()))
        return data

    def _parameters(self) -> list[Node]:
        found: list[Node] = []
        while not self._sees("}"):
            self._documentation()
            parameter = _node("param", name=self._identifier())
            self._expect("=")
            parameter.text = self._literal()
            found.append(parameter)
        return found

    def _value(self, datatype: str, library: str = "") -> Node:
        value = _node("value")
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
        return parts[0] if len(parts) == 1 else _node("choice", *parts)

    def _simple_name(self, kind: str) -> Node:
        self._documentation()
        token = self._peek()
        if self._skip("("):
            inner = self._name_class(kind)
            self._expect(")")
            return inner
        if self._skip("*"):
            return self._except(_node("anyName"), kind)
        if token.kind == "wildcard":
            self.at += 1
            wildcard = _node("nsName", ns=self._namespace(token.text.removesuffix(":*")))
            return self._except(wildcard, kind)
        name = _node("name", ns=self.default if kind == "element" else "")
        if token.kind == "qualified":
            prefix, _, name.text = self._next().text.partition(":")
            name.set("ns", self._namespace(prefix))
        else:
            name.text = self._identifier()
        return name

    def _except(self, wildcard: Node, kind: str) -> Node:
        if self._skip("-"):
            wildcard.append(_node("except", self._simple_name(kind)))
        return wildcard

    def _namespace(self, prefix: str) -> str:
        if prefix not in self.namespaces:
            token = self._peek(-1)
            raise self._error(f"no namespace is declared as {prefix!r}", token.start)
        return self.namespaces[prefix]


def _node(kind: str, /, *children: Node, **attributes: str) -> Node:
    element = etree.Element(f"{{{RNG}}}{kind}", attributes)
    element.extend(children)
    return element


def _set_library(node: Node, library: str) -> None:
    """Name the datatype library where it is not that of the whole schema."""
    if library != XSD:
        node.set("datatypeLibrary", library)
