"""Own the survey of a TEI document: what is in it, what cannot be shown, what is wrong."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from edition.messages import Message
from edition.validation import validate
from edition.view import Reading, read
from edition.view.names import XML_LANG, local_name

if TYPE_CHECKING:
    from lxml import etree

MOST_TOLD: Final = 20
"""Lines of a list in the report; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What was found in one document.

    ``elements``, ``attributes`` and ``languages`` count; ``unknown`` are the elements without
    a row in the element table, which are shown as plain text; ``faults`` is what the project's
    schema does not allow.
    """

    title: str
    words: int
    elements: Mapping[str, int]
    attributes: Mapping[str, int]
    languages: Mapping[str, int]
    unknown: Mapping[str, int]
    faults: Sequence[Message]


def survey(tree: "etree._ElementTree[etree._Element]", name: str) -> Survey:
    """Return what is in *tree*, which messages call *name*."""
    root = tree.getroot()
    elements: Counter[str] = Counter()
    attributes: Counter[str] = Counter()
    languages: Counter[str] = Counter()
    for element in root.iter("*"):
        elements[local_name(element)] += 1
        attributes.update(str(attribute).rpartition("}")[2] for attribute in element.attrib)
        if language := element.get(XML_LANG):
            languages[language] += 1
    book = read(root)
    return Survey(
        title=book.facts.title,
        words=len(book.words[Reading.PRINTED].text),
        elements=elements,
        attributes=attributes,
        languages=languages,
        unknown={element: count for element, (count, _) in book.unknown.items()},
        faults=validate(tree, name=name),
    )


def as_lines(found: Survey, repairs: Sequence[str]) -> Iterator[str]:
    """Yield the report on one document as lines of Markdown."""
    yield f"- title: {found.title or 'none'}"
    yield f"- words: {found.words:,}"
    yield f"- elements: {_listed(found.elements)}"
    yield f"- attributes: {_listed(found.attributes)}"
    yield f"- languages: {_listed(found.languages) or 'none named'}"
    yield f"- repaired: {'; '.join(repairs) or 'nothing'}"
    yield f"- shown as plain text, for want of a rule: {_listed(found.unknown) or 'nothing'}"
    if not found.faults:
        yield "- valid against the schema of the project"
        return
    yield f"- not valid against the schema of the project in {len(found.faults)} places:"
    for fault in found.faults[:MOST_TOLD]:
        yield f"    - {fault.place}: {fault.code} {fault.text}"
    if len(found.faults) > MOST_TOLD:
        yield f"    - and {len(found.faults) - MOST_TOLD} more; `edition validate` lists all"


def _listed(counts: Mapping[str, int]) -> str:
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    shown = ", ".join(f"{name} ({count})" for name, count in ranked[:MOST_TOLD])
    more = len(ranked) - MOST_TOLD
    return f"{shown} and {more} more" if more > 0 else shown
