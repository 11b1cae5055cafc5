"""Own entries in the making: what a walk through the text collects about each of them."""

from collections.abc import Iterable, Mapping
from typing import Final

from edition.structs import Frozen, Mutable, field
from edition.view.entries import Entry, Evidence, Layer, Reason, Variant, Where
from edition.view.names import XML_ID, Element, children, local_name, pointers, text_of
from edition.view.record import Facts
from edition.view.tokens import Passage, Reading, Token

NORMALISED: Final = frozenset({"orig", "reg", "abbr", "expan"})
CORRECTED: Final = frozenset({"sic", "corr"})
CERTAINTIES: Final = frozenset({"high", "medium", "low"})
TAKES_UP: Final = frozenset(
    {Layer.VARIANT, Layer.CORRECTION, Layer.NORMALISATION, Layer.OMISSION, Layer.INSERTION}
)
"""The layers whose entries can have variants and comments."""


class Draft(Mutable):
    """An entry in the making; ``stream[start:end]`` is its lemma."""

    element: Element
    layer: Layer
    kind: str
    id: str
    stream: list[Token]
    start: int
    only: Reading | None
    where: Where
    end: int = 0
    variants: list[Variant] = field(default_factory=list)
    comment: list[Token] = field(default_factory=list)


class Remarks(Frozen):
    """What stands apart from the text about places in it, by the id of the place."""

    reasons: Mapping[str, list[Reason]]
    anomalies: Mapping[str, list[Reason]]


def remarks(root: Element, facts: Facts) -> Remarks:
    """Return what the ``spanGrp`` of type ``reason`` and ``anomaly`` say (TEI P5 AISP)."""
    found: dict[str, dict[str, list[Reason]]] = {"reason": {}, "anomaly": {}}
    for group in root.iter("{*}spanGrp"):
        places = found.get(group.get("type", ""))
        if places is None:
            continue
        for span in group.iterfind("{*}span"):
            rules = _evidence([span], facts)
            by = _name(span.get("resp") or group.get("resp"), facts)
            reason = Reason(text_of(span), rules[0] if rules else None, by)
            for place in pointers(span.get("target") or span.get("from")):
                places.setdefault(place, []).append(reason)
    return Remarks(found["reason"], found["anomaly"])


def layer_of(element: Element, layer: str) -> Layer | None:
    """Return the layer that *element* belongs to, a ``choice`` by what it offers."""
    if layer:
        return Layer(layer)
    if local_name(element) != "choice":
        return None
    offered = {local_name(child) for child in children(element)}
    if offered & CORRECTED:
        return Layer.CORRECTION
    return Layer.NORMALISATION if offered & NORMALISED else Layer.VARIANT


def variant(element: Element, tokens: list[Token], facts: Facts) -> Variant:
    """Return the form that *element*, a ``rdg`` or a further ``corr``, has."""
    sigla = {witness.id: witness.siglum for witness in facts.witnesses if witness.id}
    witnesses = [
        sigla.get(pointer.removeprefix("#"), pointer.removeprefix("#"))
        for pointer in element.get("wit", "").split()
    ]
    return Variant(
        tokens=Passage(tokens, 0, len(tokens)),
        witnesses=tuple(witnesses),
        kind=_kind(element),
        responsible=_name(element.get("resp") or element.get("source"), facts),
        certainty=_certainty([element]),
    )


def _kind(element: Element) -> str:
    """Return what kind of form *element* is, or else the group of readings that it is in."""
    group = element.getparent()
    said_by = [element]
    if group is not None and local_name(group) == "rdgGrp":
        said_by.append(group)
    kinds = (one.get("type") or one.get("cause") or "" for one in said_by)
    return next(filter(None, kinds), "")


def entries(drafts: Iterable[Draft], facts: Facts, remarks: Remarks) -> tuple[Entry, ...]:
    """Return the finished entries, numbered within their layers."""
    numbers = dict.fromkeys(Layer, 0)
    finished = []
    for draft in drafts:
        numbers[draft.layer] += 1
        finished.append(_entry(draft, numbers[draft.layer], facts, remarks))
    return tuple(finished)


def _entry(draft: Draft, number: int, facts: Facts, remarks: Remarks) -> Entry:
    element = draft.element
    sides = [one for one in children(element) if local_name(one) in CORRECTED | NORMALISED]
    said_by = [element, *(sides if local_name(element) == "choice" else ())]
    ids = [one.get(XML_ID, "") for one in said_by]
    told = remarks.anomalies if draft.layer is Layer.ANOMALY else remarks.reasons
    return Entry(
        id=draft.id,
        layer=draft.layer,
        kind=draft.kind,
        number=number,
        label=element.get("n", "") if draft.layer is Layer.NOTE else "",
        lemma=Passage(draft.stream, draft.start, draft.end),
        variants=tuple(draft.variants),
        comment=Passage(draft.comment, 0, len(draft.comment)),
        only=draft.only,
        certainty=_certainty(said_by),
        responsible=_name(_first(said_by, "resp"), facts),
        evidence=_evidence(said_by, facts),
        reasons=tuple(reason for identifier in ids for reason in told.get(identifier, ())),
        where=draft.where,
        previous=next(iter(pointers(element.get("prev"))), ""),
        following=next(iter(pointers(element.get("next"))), ""),
        speaker=_name(element.get("who"), facts),
        source=_name(element.get("source"), facts),
    )


def _first(elements: Iterable[Element], attribute: str) -> str | None:
    return next((value for one in elements if (value := one.get(attribute))), None)


def _certainty(elements: Iterable[Element]) -> str:
    value = _first(elements, "cert") or ""
    return value if value in CERTAINTIES else ""


def _evidence(elements: Iterable[Element], facts: Facts) -> tuple[Evidence, ...]:
    named = [name for one in elements for name in pointers(one.get("ana"))]
    return tuple(facts.rules.get(name, Evidence(name, name)) for name in dict.fromkeys(named))


def _name(value: str | None, facts: Facts) -> str:
    """Return the names behind ``#editor #author``; what points elsewhere is shown as it is."""
    named = [
        facts.names.get(one.removeprefix("#"), one.removeprefix("#"))
        for one in (value or "").split()
    ]
    return ", ".join(dict.fromkeys(named))
