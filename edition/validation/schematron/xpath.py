"""Own the engine for rules in XPath 1.0: lxml's, which needs no extra."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from edition import later
from edition.validation.schematron.hits import Hit
from edition.validation.schematron.model import Check, Part, Pattern, Rule, Rules, alternatives

if TYPE_CHECKING:
    from lxml import etree

    Element = etree._Element  # noqa: SLF001 -- the name lxml's own types use
else:
    etree = later.load("lxml.etree")

POSITION = re.compile(r"\b(position|last)\s*\(")
Variables = dict[str, Any]


class NotXPath1(Exception):  # noqa: N818 -- not an error: another engine is needed
    """An expression is not XPath 1.0, or uses what XPath 1.0 does not have."""


def run(rules: Rules, root: "Element") -> Iterator[Hit]:
    """Yield what *rules* find in the tree under *root*.

    Raises:
        NotXPath1: an expression needs another engine.
    """
    engine = _Engine(rules, root)
    for pattern in rules.patterns:
        yield from engine.pattern(pattern)


class _Engine:
    def __init__(self, rules: Rules, root: "Element") -> None:
        self._tree = root.getroottree()
        self._namespaces = {prefix: uri for prefix, uri in rules.namespaces.items() if prefix}
        self._compiled: dict[str, Any] = {}
        self._root = root
        self._numbers: dict[Any, int] = {}
        self._globals = self._lets(rules.lets, root, {})

    def pattern(self, pattern: Pattern) -> Iterator[Hit]:
        """Yield the hits of one pattern: each node obeys the first rule that matches it."""
        variables = self._lets(pattern.lets, self._tree.getroot(), self._globals)
        for number, rule in enumerate(pattern.rules):
            if not self._suspicious(rule, variables):
                continue
            earlier = pattern.rules[:number]
            taken = {_key(node) for one in earlier for node in self._matching(one, variables)}
            for node in self._matching(rule, variables):
                if _key(node) not in taken:
                    yield from self._obey(rule, node, variables)

    def _suspicious(self, rule: Rule, variables: Variables) -> bool:
        """Whether any node that *rule* is about may break it; asked in one go, as most do not."""
        if rule.lets or any(POSITION.search(check.test) for check in rule.checks):
            return True
        broken = " or ".join(
            f"{'' if check.report else 'not'}({check.test})" for check in rule.checks
        )
        return any(
            self._value(f"boolean({path}[{broken or 'false()'}])", variables)
            for path in _paths(rule.context)
        )

    def _matching(self, rule: Rule, variables: Variables) -> Sequence[Any]:
        found: dict[Any, None] = {}
        for path in _paths(rule.context):
            for node in self._value(path, variables):
                found.setdefault(node)
        return list(found)

    def _obey(self, rule: Rule, node: Any, variables: Variables) -> Iterator[Hit]:
        variables = self._lets(rule.lets, node, variables)
        element = node if isinstance(node, etree._Element) else node.getparent()  # noqa: SLF001 -- as above
        for check in rule.checks:
            if self._truth(check.test, node, variables) == check.report:
                yield self._hit(check, node, element, variables)

    def _hit(self, check: Check, node: Any, element: "Element", variables: Variables) -> Hit:
        if not self._numbers:
            elements = self._root.iter(etree.Element)
            self._numbers = {one: number for number, one in enumerate(elements)}
        return Hit(
            self._numbers[element],
            self._message(check.message, node, variables),
            self._message(check.hint, node, variables),
            check.severity,
        )

    def _message(self, parts: Sequence[Part], node: Any, variables: Variables) -> str:
        written = [
            str(self._value(f"string({part.text})", variables, node))
            if part.expression
            else part.text
            for part in parts
        ]
        return " ".join("".join(written).split())

    def _lets(
        self,
        lets: Sequence[tuple[str, str]],
        node: Any,
        known: Mapping[str, Any],
    ) -> Variables:
        variables = dict(known)
        for name, value in lets:
            variables[name] = self._value(value, variables, node)
        return variables

    def _truth(self, test: str, node: Any, variables: Variables) -> bool:
        return bool(self._value(f"boolean({test})", variables, node))

    def _value(self, expression: str, variables: Variables, node: Any = None) -> Any:
        """Return the value of *expression* at *node*, or at the document when there is none."""
        try:
            compiled = self._compiled.get(expression)
            if compiled is None:
                compiled = etree.XPath(expression, namespaces=self._namespaces)
                self._compiled[expression] = compiled
            return compiled(self._tree if node is None else node, **variables)
        except (etree.XPathError, TypeError) as error:
            raise NotXPath1(f"{expression}: {error}") from error


def _key(node: Any) -> Any:
    """Return what tells nodes apart: text and attributes are strings, which may be equal."""
    return node if isinstance(node, etree._Element) else id(node)  # noqa: SLF001 -- as above


def _paths(context: str) -> list[str]:
    """Return the paths that find, from anywhere, all nodes that *context* matches."""
    return [one if one.startswith("/") else f"//{one}" for one in alternatives(context)]
