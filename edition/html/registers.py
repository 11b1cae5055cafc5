"""Own the registers: every entry as a row that leads to its place and can be led to."""

from collections.abc import Callable, Mapping
from typing import Final

from markupsafe import Markup

from edition.html.wording import Say, fill
from edition.structs import Frozen
from edition.view import (
    Book,
    Entry,
    Layer,
    Passage,
    Reading,
    Variant,
    evidence_in,
    quoted,
    surrounded,
)
from edition.view.record import Witness

Write = Callable[[Passage], Markup]
EXCERPT: Final = 9
"""Words of a lemma that a row shows: enough to know the place again."""
MARKS = frozenset({Layer.OMISSION, Layer.ANOMALY})
"""What may be marks alone, which are shown between the words around them."""

ORDER: Final = (
    Layer.NOTE,
    Layer.VARIANT,
    Layer.CORRECTION,
    Layer.ANOMALY,
    Layer.OMISSION,
    Layer.INSERTION,
    Layer.QUOTATION,
    Layer.NORMALISATION,
)
"""The order of the registers: what a reader of the text needs first comes first."""

HEADINGS: Final = {layer: f"{layer}s" for layer in Layer} | {Layer.ANOMALY: "anomalies"}
PARTED: Final = "¶"
CONTENT: Final = {Layer.NOTE: "notes", Layer.OMISSION: "descriptions"}


class Form(Frozen):
    """Another form of the text; ``facts`` are its witnesses and whose it is."""

    content: Markup
    facts: str


class Row(Frozen):
    """One entry: ``id`` is its own anchor, ``anchor`` that of its place, called ``place``.

    ``corrected`` is what stands beside a printed ``lemma``, ``None`` for other entries.
    """

    id: str
    anchor: str
    place: str
    only: str
    lemma: str
    corrected: str | None
    forms: tuple[Form, ...]
    content: Markup
    content_kind: str
    facts: str


class Register(Frozen):
    """All entries of one layer."""

    key: str
    anchor: str
    heading: str
    text: str
    rows: tuple[Row, ...]
    witnesses: tuple[Witness, ...] = ()


def row_id(index: int) -> str:
    """Return the anchor of the row for entry *index*; no ``xml:id`` can hold its colon."""
    return f"e:{index}"


def registers(book: Book, say: Say, write: Write) -> tuple[Register, ...]:
    """Return the registers that have any rows."""
    chains = _chains(book)
    made = [_register(book, layer, chains, say, write) for layer in ORDER]
    return tuple(one for one in made if one.rows)


def _register(
    book: Book, layer: Layer, chains: Mapping[str, int], say: Say, write: Write
) -> Register:
    name = HEADINGS[layer]
    rows = [
        _row(index, entry, chains, say, write)
        for index, entry in enumerate(book.entries)
        if entry.layer is layer
    ]
    return Register(
        key=layer.value,
        anchor=f"edition:{name}",
        heading=say.headings[name],
        text=say.registers[name],
        rows=tuple(rows),
        witnesses=book.facts.witnesses if layer is Layer.VARIANT else (),
    )


def _row(index: int, entry: Entry, chains: Mapping[str, int], say: Say, write: Write) -> Row:
    is_correction = entry.layer in {Layer.CORRECTION, Layer.NORMALISATION}
    around = surrounded(entry, Reading.PRINTED) if entry.layer in MARKS else ""
    printed = around or quoted(entry, Reading.PRINTED, EXCERPT)
    corrected = quoted(entry, Reading.CORRECTED, EXCERPT)
    lemma = corrected if entry.only is Reading.CORRECTED else printed
    return Row(
        id=row_id(index),
        anchor=entry.id,
        place=_place(entry),
        only=entry.only or "",
        lemma=lemma or (say.words["omitted"] if is_correction else ""),
        corrected=(corrected or say.words["omitted"]) if is_correction else None,
        forms=tuple(_form(form, say, write) for form in entry.variants),
        content=write(entry.comment),
        content_kind=CONTENT.get(entry.layer, "comments"),
        facts=" · ".join(_facts(entry, chains.get(entry.id, 1), say)),
    )


def _place(entry: Entry) -> str:
    if entry.layer is Layer.NOTE:
        return entry.label or str(entry.number)
    return f"{PARTED} {entry.where.number}" if entry.where.number else PARTED


def _form(form: Variant, say: Say, write: Write) -> Form:
    who = say.person(form.responsible)
    facts = [" ".join(form.witnesses), who, _certainty(form.certainty, say)]
    has_words = any(isinstance(token, str) and not token.isspace() for token in form.tokens)
    content = write(form.tokens) if has_words else Markup()
    return Form(content, " · ".join(filter(None, facts)))


def _certainty(certainty: str, say: Say) -> str:
    if not certainty:
        return ""
    return fill(say.words["certainty"], certainty=say.words[certainty])


def _facts(entry: Entry, parts: int, say: Say) -> list[str]:
    """Return what there is to say about *entry*, shortest first."""
    words = say.words
    facts = [say.kind(entry)] if entry.layer is not Layer.NOTE else []
    if parts > 1 and entry.layer is Layer.QUOTATION:
        facts.append(fill(words["in_parts"], count=parts))
    if entry.speaker:
        facts.append(fill(words["speaker"], who=entry.speaker))
    if entry.source:
        facts.append(fill(words["source_of"], source=entry.source))
    facts.append(_certainty(entry.certainty, say))
    reasons = [reason.text for reason in entry.reasons]
    rules = [*entry.evidence, *(reason.rule for reason in entry.reasons if reason.rule)]
    told = [rule.text for rule in rules if not any(rule.text in reason for reason in reasons)]
    facts += [evidence_in(text, say.language) for text in (*reasons, *told)]
    if entry.responsible:
        facts.append(fill(words[_share(entry)], who=say.person(entry.responsible)))
    return list(dict.fromkeys(filter(None, facts)))


def _share(entry: Entry) -> str:
    if entry.layer is not Layer.CORRECTION:
        return "responsible"
    return "decided" if entry.decided else "proposed"


def _chains(book: Book) -> dict[str, int]:
    """Return of how many parts each interrupted quotation is, by the id of every part."""
    following = {one.id: one.following for one in book.entries if one.layer is Layer.QUOTATION}
    continued = set(following.values())
    lengths: dict[str, int] = {}
    for first, after in following.items():
        if first in continued or not after:
            continue
        chain = [first]
        while (following_one := following.get(chain[-1])) in following.keys() - lengths.keys():
            lengths[following_one] = 0
            chain.append(following_one)
        lengths.update(dict.fromkeys(chain, len(chain)))
    return lengths
