"""Own the engine for rules in XPath 1.0: lxml's, which needs no extra."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import lazy_loader

from edition.validate.schematron.hits import Hit
from edition.validate.schematron.model import Check, Part, Pattern, Rule, Rules

if TYPE_CHECKING:
    from lxml import etree

    Element = etree._Element  # noqa: SLF001 -- the name lxml's own types use
else:
    etree = lazy_loader.load("lxml.etree", suppress_warning=True)

ALTERNATIVES = re.compile(r"""("[^"]*"|'[^']*'|\[|\]|\(|\)|\|)""")
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
        self._numbers = {node: number for number, node in enumerate(root.iter(etree.Element))}
        self._globals = self._lets(rules.lets, root, {})

    def pattern(self, pattern: Pattern) -> Iterator[Hit]:
        """Yield the hits of one pattern: each node obeys the first rule that matches it."""
        variables = self._lets(pattern.lets, self._tree.getroot(), self._globals)
        taken: set[Any] = set()
        for rule in pattern.rules:
            for node in self._matching(rule, variables):
                key = node if isinstance(node, etree._Element) else id(node)  # noqa: SLF001
                if key not in taken:
                    taken.add(key)
                    yield from self._obey(rule, node, variables)

    def _matching(self, rule: Rule, variables: Variables) -> Sequence[Any]:
        found: dict[Any, None] = {}
        for alternative in _alternatives(rule.context):
            path = alternative if alternative.startswith("/") else f"//{alternative}"
            for node in self._value(path, self._tree, variables):
                found.setdefault(node)
        return list(found)

    def _obey(self, rule: Rule, node: Any, variables: Variables) -> Iterator[Hit]:  # noqa: ANN401
        variables = self._lets(rule.lets, node, variables)
        element = node if isinstance(node, etree._Element) else node.getparent()  # noqa: SLF001
        for check in rule.checks:
            if self._truth(check.test, node, variables) == check.report:
                yield self._hit(check, node, element, variables)

    def _hit(self, check: Check, node: Any, element: "Element", variables: Variables) -> Hit:  # noqa: ANN401
        return Hit(
            self._numbers[element],
            self._message(check.message, node, variables),
            self._message(check.hint, node, variables),
            check.severity,
        )

    def _message(self, parts: Sequence[Part], node: Any, variables: Variables) -> str:  # noqa: ANN401
        written = [
            str(self._value(f"string({part.text})", node, variables))
            if part.expression
            else part.text
            for part in parts
        ]
        return " ".join("".join(written).split())

    def _lets(
        self,
        lets: Sequence[tuple[str, str]],
        node: Any,  # noqa: ANN401
        known: Mapping[str, Any],
    ) -> Variables:
        variables = dict(known)
        for name, value in lets:
            variables[name] = self._value(value, node, variables)
        return variables

    def _truth(self, test: str, node: Any, variables: Variables) -> bool:  # noqa: ANN401
        return bool(self._value(f"boolean({test})", node, variables))

    def _value(self, expression: str, node: Any, variables: Variables) -> Any:  # noqa: ANN401
        try:
            compiled = self._compiled.get(expression)
            if compiled is None:
                compiled = etree.XPath(expression, namespaces=self._namespaces)
                self._compiled[expression] = compiled
            return compiled(node, **variables)
        except (etree.XPathError, TypeError) as error:
            raise NotXPath1(f"{expression}: {error}") from error


def _alternatives(context: str) -> list[str]:
    """Divide a context at the ``|`` that stand in no bracket and no string."""
    found, depth = [""], 0
    for piece in ALTERNATIVES.split(context):
        depth += (piece in "[(" and piece != "") - (piece in "])" and piece != "")
        if piece == "|" and depth == 0:
            found.append("")
        else:
            found[-1] += piece
    return [alternative.strip() for alternative in found]
