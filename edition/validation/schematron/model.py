"""Own the shape of Schematron rules (ISO/IEC 19757-3), and the reading of them.

Abstract rules and patterns are worked out here, so that an engine meets only plain ones.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from edition import later
from edition.messages import EditionError, Message, Place, Severity
from edition.structs import Frozen, replace
from edition.tei import intake

if TYPE_CHECKING:
    from lxml import etree

    Element = etree._Element  # noqa: SLF001 -- the name lxml's own types use
else:
    etree = later.load("lxml.etree")
    Element = Any

SCHEMATRON = "http://purl.oclc.org/dsdl/schematron"
S = f"{{{SCHEMATRON}}}"
XSL = "http://www.w3.org/1999/XSL/Transform"
XPATH_1 = {"", "xslt", "xslt1", "xpath", "xpath1"}
"""The query bindings whose expressions are XPath 1.0."""

ALTERNATIVES = re.compile(r"""("[^"]*"|'[^']*'|\[|\]|\(|\)|\|)""")
ROLES = {
    "warning": Severity.WARNING,
    "warn": Severity.WARNING,
    "nonfatal": Severity.WARNING,
    "info": Severity.NOTE,
    "information": Severity.NOTE,
}


class Part(Frozen):
    """A piece of a message: plain ``text``, or an expression whose value is put in."""

    text: str
    expression: bool = False


class Check(Frozen):
    """One assertion (``report`` False: something is wrong when it fails) or report."""

    test: str
    report: bool
    message: tuple[Part, ...]
    hint: tuple[Part, ...]
    severity: Severity


class Rule(Frozen):
    """Checks on every node that ``context`` matches; ``lets`` are pairs of name and value."""

    context: str
    lets: tuple[tuple[str, str], ...]
    checks: tuple[Check, ...]
    line: int


class Pattern(Frozen):
    """Rules of which each node obeys the first that matches it."""

    lets: tuple[tuple[str, str], ...]
    rules: tuple[Rule, ...]


class Rules(Frozen):
    """A file of rules. ``helpers`` are its XSLT functions and keys, as XML."""

    name: str
    namespaces: Mapping[str, str]
    lets: tuple[tuple[str, str], ...]
    patterns: tuple[Pattern, ...]
    helpers: tuple[str, ...]
    binding: str

    @property
    def xpath_1(self) -> bool:
        """Whether the rules say that XPath 1.0 is enough for them."""
        return self.binding in XPATH_1 and not self.helpers


def read_rules(document: intake.Document) -> Rules:
    """Read a Schematron file, or the Schematron rules inside a RELAX NG schema.

    Raises:
        EditionError: I00x not well-formed; V033 no rules in it, or one that makes no sense.
    """
    root = intake.parse(document).getroot()
    embedded = root.tag != f"{S}schema"
    outer = list(root.iter(f"{S}pattern", f"{S}rule", f"{S}ns", f"{S}let")) if embedded else []
    reader = _Reader(document.name, root)
    lets = tuple(_lets(root)) if not embedded else ()
    patterns = tuple(reader.patterns(outer if embedded else root))
    if not patterns:
        text = "there are no Schematron rules in this file"
        hint = "give a .sch file, or a RELAX NG schema with rules inside"
        raise EditionError(Message("V033", text, place=Place(document.name), hint=hint))
    helpers = tuple(
        etree.tostring(node, encoding="unicode", with_tail=False)
        for node in root.iterchildren(f"{{{XSL}}}function", f"{{{XSL}}}key")
    )
    binding = root.get("queryBinding", "xslt2" if embedded else "").lower()
    namespaces = {node.get("prefix", ""): node.get("uri", "") for node in root.iter(f"{S}ns")}
    return Rules(document.name, namespaces, lets, patterns, helpers, binding)


class _Reader:
    """One walk over one file."""

    def __init__(self, name: str, root: Element) -> None:
        self._name = name
        self._abstract_rules = {
            rule.get("id", ""): rule for rule in root.iter(f"{S}rule") if _is_abstract(rule)
        }
        self._abstract_patterns = {
            pattern.get("id", ""): pattern
            for pattern in root.iter(f"{S}pattern")
            if _is_abstract(pattern)
        }
        self._hints = {
            node.get("id", ""): tuple(_parts(node)) for node in root.iter(f"{S}diagnostic")
        }

    def patterns(self, nodes: "Element | Sequence[Element]") -> Iterator[Pattern]:
        """Yield the patterns; a rule that stands alone in a grammar is one by itself."""
        for node in nodes:
            if node.tag == f"{S}pattern" and not _is_abstract(node):
                yield self._pattern(node)
            elif node.tag == f"{S}rule" and not _within_pattern(node) and not _is_abstract(node):
                yield Pattern((), (self._rule(node, {}),))

    def _pattern(self, node: Element) -> Pattern:
        body, parameters = node, dict[str, str]()
        if node.get("is-a"):
            body = self._known(self._abstract_patterns, node, node.get("is-a", ""))
            parameters = {
                param.get("name", ""): param.get("value", "") for param in node.iter(f"{S}param")
            }
        rules = [
            self._rule(rule, parameters)
            for rule in body.iterchildren(f"{S}rule")
            if not _is_abstract(rule)
        ]
        return Pattern(tuple(_lets(body, parameters)), tuple(rules))

    def _rule(self, node: Element, parameters: Mapping[str, str]) -> Rule:
        context = _filled(node.get("context", ""), parameters)
        if not context:
            raise self._error(node, "this rule has no context", "say which nodes it is about")
        lets = list(_lets(node, parameters))
        checks: list[Check] = []
        for child in self._expanded(node, ()):
            if child.tag == f"{S}let":
                lets += [pair for pair in _lets([child], parameters) if pair not in lets]
            elif child.tag in (f"{S}assert", f"{S}report"):
                checks.append(self._check(child, parameters))
        return Rule(context, tuple(lets), tuple(checks), int(node.sourceline or 0))

    def _expanded(self, node: Element, seen: tuple[str, ...]) -> Iterator[Element]:
        """Yield the children of a rule, with those of the abstract rules it extends."""
        for child in node.iterchildren(etree.Element):
            if child.tag == f"{S}extends":
                name = child.get("rule", "")
                if name in seen:
                    raise self._error(child, f"the rule {name!r} extends itself", "")
                yield from self._expanded(
                    self._known(self._abstract_rules, child, name), (*seen, name)
                )
            else:
                yield child

    def _check(self, node: Element, parameters: Mapping[str, str]) -> Check:
        hint = tuple(
            part
            for name in node.get("diagnostics", "").split()
            for part in self._hints.get(name, ())
        )
        message = tuple(replace(part, text=_filled(part.text, parameters)) for part in _parts(node))
        severity = ROLES.get(node.get("role", "").lower(), Severity.ERROR)
        test = _filled(node.get("test", ""), parameters)
        return Check(test, node.tag == f"{S}report", message, hint, severity)

    def _known(self, table: Mapping[str, Element], node: Element, name: str) -> Element:
        if name not in table:
            raise self._error(node, f"there is nothing abstract called {name!r}", "define it")
        return table[name]

    def _error(self, node: Element, text: str, hint: str) -> EditionError:
        place = Place(self._name, int(node.sourceline or 0))
        return EditionError(Message("V033", f"in the rules: {text}", place=place, hint=hint))


def _is_abstract(node: Element) -> bool:
    return node.get("abstract") == "true"


def _within_pattern(node: Element) -> bool:
    return next(node.iterancestors(f"{S}pattern"), None) is not None


def _lets(
    node: "Element | Sequence[Element]", parameters: Mapping[str, str] | None = None
) -> Iterator[tuple[str, str]]:
    for child in node:
        if child.tag == f"{S}let":
            value = child.get("value") or "()"
            yield child.get("name", ""), _filled(value, parameters or {})


def _parts(node: Element) -> Iterator[Part]:
    """Yield the pieces of a message; markup such as ``emph`` is read through."""
    yield Part(node.text or "")
    for child in node:
        if child.tag == f"{S}value-of":
            yield Part(child.get("select", "."), expression=True)
        elif child.tag == f"{S}name":
            yield Part(f"name({child.get('path') or '.'})", expression=True)
        elif isinstance(child.tag, str):
            yield from _parts(child)
        yield Part(child.tail or "")


def _filled(expression: str, parameters: Mapping[str, str]) -> str:
    """Put the parameters of an abstract pattern in: ``$name`` becomes its value."""
    if not parameters:
        return expression
    longest_first = "|".join(map(re.escape, sorted(parameters, key=len, reverse=True)))
    reference = re.compile(rf"\$({longest_first})(?![\w.-])")
    return reference.sub(lambda found: parameters[found[1]], expression)


def alternatives(context: str) -> list[str]:
    """Divide a context at the ``|`` that stand in no bracket and no string."""
    found, depth = [""], 0
    for piece in ALTERNATIVES.split(context):
        depth += (piece in "[(" and piece != "") - (piece in "])" and piece != "")
        if piece == "|" and depth == 0:
            found.append("")
        else:
            found[-1] += piece
    return [alternative.strip() for alternative in found]
