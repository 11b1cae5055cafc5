"""Own the running of rules: the right engine for them, and messages with places."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import lazy_loader

from edition.messages import Message, Place, Severity
from edition.structs import replace
from edition.tei import intake
from edition.validation.explain import tags
from edition.validation.schematron import xpath
from edition.validation.schematron.hits import Hit
from edition.validation.schematron.model import Rules, alternatives

NAMED = re.compile(r"(?:[\w:.*-]+/)*(?:[\w.-]+:)?([\w.-]+)(?:\[.*\])?", re.DOTALL)
"""A context that ends in the name of an element, perhaps with a condition."""

if TYPE_CHECKING:
    from edition.validation.schematron import saxon
else:
    saxon = lazy_loader.load("edition.validation.schematron.saxon", suppress_warning=True)

START_TAG = re.compile(rb"<(?:[^\s<>/:]+:)?([^\s<>/:!?]+)")
EXTRA = "pip install 'edition[schematron]'"


def check(rules: Rules, document: intake.Document, *, remedies: bool = False) -> list[Message]:
    """Return what *rules* find in *document*, in its order.

    *remedies*: the messages of these rules say after a colon what to do.

    Rules that need more than XPath 1.0 are run by Saxon; when that is not installed, one
    note says that they were skipped.

    Raises:
        EditionError: I00x the document cannot be read; V033 the rules are not right.
    """
    hits = _hits(rules, document)
    if hits is None:
        text = "these rules need XPath 2 or 3, and were skipped"
        hint = f"install what runs them: {EXTRA}"
        return [Message("V032", text, Severity.NOTE, Place(rules.name), hint)]
    return list(_messages(hits, document, remedies=remedies))


def _hits(rules: Rules, document: intake.Document) -> Sequence[Hit] | None:
    rules = _of_use(rules, document.data)
    if not rules.patterns:
        return []
    root = intake.parse(document).getroot()
    if rules.xpath_1:
        try:
            return list(xpath.run(rules, root))
        except xpath.NotXPath1:
            pass  # the file says XPath 1 and uses more: Saxon may know
    return list(saxon.run(rules, root)) if saxon.available() else None


def _of_use(rules: Rules, data: bytes) -> Rules:
    """Return *rules* without those about elements that do not occur in *data*."""
    present = {name.decode() for name in set(START_TAG.findall(data))}
    patterns = []
    for pattern in rules.patterns:
        kept = tuple(rule for rule in pattern.rules if _may_match(rule.context, present))
        if kept:
            patterns.append(replace(pattern, rules=kept))
    return replace(rules, patterns=tuple(patterns))


def _may_match(context: str, present: set[str]) -> bool:
    """Whether *context* is about an element whose name is *present*; when in doubt, yes."""
    named = (NAMED.fullmatch(one) for one in alternatives(context))
    return any(found is None or found[1] in present for found in named)


def _messages(
    hits: Sequence[Hit], document: intake.Document, *, remedies: bool
) -> Iterator[Message]:
    if not hits:
        return
    starts: list[int] = []
    reader = intake.Reader(
        document, lambda _name, _attributes: starts.append(reader.offset), lambda _name: None
    )
    reader.run()
    places = intake.Places(document)
    for hit in sorted(hits, key=lambda hit: hit.element):
        span = tags.tag_span(document.data, starts[hit.element])
        code = "V030" if hit.severity == Severity.ERROR else "V031"
        place = places.at(span.offset, span.length)
        text, _, remedy = hit.text.partition(": ") if remedies else (hit.text, "", "")
        yield Message(code, text, hit.severity, place, hit.hint or remedy)
