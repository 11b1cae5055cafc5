"""Own the units by which a text is cited, as its ``<citeStructure>`` declares (TEI P5 SACRCS)."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from lxml import etree

from edition.messages import EditionError, Message
from edition.structs import Frozen
from edition.view.names import TEI, Element, text_of

PREFIXES: Final = {"t": TEI}
TITLE: Final = "http://purl.org/dc/terms/title"
POSITION: Final = "position()"

NAME: Final = re.compile(
    r"(?P<other>'[^']*'|\"[^\"]*\"|[@$][\w:.-]+|[\w.-]+\s*(?:::|\()|[\w.-]+:[\w.*-]+|\d[\d.]*)"
    r"|(?P<name>[A-Za-z_][\w.-]*)"
)
OPERATORS: Final = frozenset({"and", "or", "div", "mod"})
AFTER_OPERAND: Final = re.compile(r"[\w\])*.'\"]\s*$")


class Structure(Frozen):
    """A kind of unit: what it is called, where it stands, what its number is, what is in it."""

    unit: str
    match: str
    use: str
    delim: str = ""
    title: str = ""
    inside: tuple["Structure", ...] = ()


class Unit(Frozen):
    """A unit of a text; ``parent`` is the reference of the unit it is in, empty for none.

    ``level`` is 1 for a unit that is in no other.
    """

    reference: str
    kind: str
    element: Element
    level: int
    parent: str = ""
    title: str = ""


DIVISIONS: Final = (
    Structure(
        "division",
        "/t:TEI/t:text/t:body/t:div",
        POSITION,
        title="t:head",
        inside=(Structure("paragraph", "t:p", POSITION, delim="."),),
    ),
)
PARAGRAPHS: Final = (Structure("paragraph", "/t:TEI/t:text/t:body//t:p", POSITION),)


def structures(root: Element) -> tuple[Structure, ...]:
    """Return how the text in *root* is cited: as it says, or else by divisions or paragraphs."""
    declared = root.findall("{*}teiHeader/{*}encodingDesc/{*}refsDecl/{*}citeStructure")
    if declared:
        return tuple(map(_structure, declared))
    return DIVISIONS if root.find("{*}text/{*}body/{*}div") is not None else PARAGRAPHS


def _structure(element: Element) -> Structure:
    titles = (one for one in element.iterfind("{*}citeData") if one.get("property") == TITLE)
    title = next((one.get("use", "") for one in titles), "")
    return Structure(
        element.get("unit", "unit"),
        prefixed(element.get("match", "")),
        prefixed(element.get("use", "")),
        element.get("delim", ""),
        prefixed(title),
        tuple(map(_structure, element.iterfind("{*}citeStructure"))),
    )


def prefixed(expression: str) -> str:
    """Return an XPath whose names have no prefix, as TEI writes it, with one for TEI's own."""

    def name(found: re.Match[str]) -> str:
        if found["other"]:
            return found[0]
        is_operand = AFTER_OPERAND.search(expression[: found.start()])
        return found[0] if found[0] in OPERATORS and is_operand else f"t:{found[0]}"

    return NAME.sub(name, expression)


def units(root: Element, declared: Sequence[Structure]) -> list[Unit]:
    """Return the units of the text in *root*, in the order of the document.

    Raises:
        EditionError: X061, an expression of a ``citeStructure`` is not XPath 1.0; X062, two
            units have the same reference.
    """
    found = list(_units(root, declared, None))
    order = {element: number for number, element in enumerate(root.iter("*"))}
    found.sort(key=lambda unit: (order[unit.element], unit.level))
    seen: set[str] = set()
    for unit in found:
        if unit.reference in seen:
            text = f"two units of the text are cited as {unit.reference!r}"
            hint = "make use and delim of <citeStructure> tell them apart"
            raise EditionError(Message("X062", text, hint=hint))
        seen.add(unit.reference)
    return found


def _units(here: Element, declared: Sequence[Structure], inside: Unit | None) -> Iterator[Unit]:
    for structure in declared:
        matched = _elements(here, structure.match)
        for number, element in enumerate(matched, 1):
            told = str(number) if structure.use == POSITION else _string(element, structure.use)
            if not told:
                continue
            before = f"{inside.reference}{structure.delim}" if inside else ""
            unit = Unit(
                f"{before}{told}",
                structure.unit,
                element,
                inside.level + 1 if inside else 1,
                inside.reference if inside else "",
                _string(element, structure.title) if structure.title else "",
            )
            yield unit
            yield from _units(element, structure.inside, unit)


def _elements(here: Element, expression: str) -> list[Element]:
    found = _xpath(here, expression)
    return [one for one in found if isinstance(one, Element)] if isinstance(found, list) else []


def _string(here: Element, expression: str) -> str:
    found = _xpath(here, expression)
    if isinstance(found, list):
        found = found[0] if found else ""
    return text_of(found) if isinstance(found, Element) else " ".join(str(found).split())


def _xpath(here: Element, expression: str) -> object:
    try:
        return here.xpath(expression, namespaces=PREFIXES)
    except etree.XPathError as error:
        text = f"{expression.replace('t:', '')!r} in <citeStructure> is not XPath 1.0"
        hint = "write it without functions and signs of later versions of XPath"
        raise EditionError(Message("X061", text, hint=hint)) from error
