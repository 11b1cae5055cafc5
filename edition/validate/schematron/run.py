"""Own the running of rules: the right engine for them, and messages with places."""

from collections.abc import Iterator, Sequence

from edition.messages import Message, Place, Severity
from edition.tei import intake
from edition.validate.explain import tags
from edition.validate.schematron import saxon, xpath
from edition.validate.schematron.hits import Hit
from edition.validate.schematron.model import Rules

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
    root = intake.parse(document).getroot()
    if rules.xpath_1:
        try:
            return list(xpath.run(rules, root))
        except xpath.NotXPath1:
            pass  # the file says XPath 1 and uses more: Saxon may know
    return list(saxon.run(rules, root)) if saxon.available() else None


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
