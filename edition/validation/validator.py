"""Own the order of validation: the schema first, then what no schema can say."""

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import lazy_loader

from edition import later
from edition.messages import EditionError, Message, Place, Severity
from edition.tei import intake
from edition.validation import schemas, watch
from edition.validation.catalogue import NAMED, PROJECT, find, named
from edition.validation.compiled import load
from edition.validation.relaxng.match import match

if TYPE_CHECKING:
    from lxml import etree

    from edition.validation import origin, pointers
    from edition.validation.explain import walk
    from edition.validation.schematron import model, run
else:  # a document that is right needs none of them, and starts faster without
    etree = later.load("lxml.etree")
    origin = lazy_loader.load("edition.validation.origin", suppress_warning=True)
    pointers = lazy_loader.load("edition.validation.pointers", suppress_warning=True)
    walk = lazy_loader.load("edition.validation.explain.walk", suppress_warning=True)
    model = lazy_loader.load("edition.validation.schematron.model", suppress_warning=True)
    run = lazy_loader.load("edition.validation.schematron.run", suppress_warning=True)


RULES_UP_TO = 4_000_000
"""Bytes of a document up to which the project's rules are tried unasked: they need a tree."""

RECORDED = b'type="plain-text"'
"""What the header of TEI made here says of its source; a document without it has none."""


def validate(
    document: "Path | str | bytes | intake.Document | etree._ElementTree[Any] | etree._Element",
    schema: str | Path = PROJECT,
    *,
    rules: str | Path | None = None,
    name: str = "",
) -> list[Message]:
    """Return what is wrong with *document*, in the order of the document; empty when all is right.

    *document* is a path, the bytes of a file, or a tree; messages call it *name*, or as the
    path says. *schema* is a path, a name that ``catalogue.find`` knows, or
    ``named``: the one that the document itself names. *rules* is a file of
    Schematron rules, a RELAX NG schema with rules inside, or ``project``; the project's own
    rules go with its schema, but for very large files.

    Ids and pointers are looked at as well. Under the project's own schema a pointer that
    leads nowhere is an error; under another it is a warning, as what a fragment or a file of
    a larger whole may point at is for its archive to say.

    Raises:
        EditionError: I00x the document cannot be read; V04x the schema cannot be used;
            V033 nor can the rules.
    """
    try:
        return _validated(opened(document, name), document, schema, rules)
    except RecursionError as error:
        text = f"the patterns of the schema {str(schema)!r} stand too deeply one inside the other"
        hint = "divide its longest content models into named parts that are elements"
        raise EditionError(Message("V045", text, hint=hint)) from error


def _validated(
    read: intake.Document, document: object, schema: str | Path, rules: str | Path | None
) -> list[Message]:
    chosen = named(read) if schema == NAMED else find(schema)
    automaton = load(chosen)
    reading = match(automaton, read, watch.WATCHED)
    right = reading.right and reading.sound
    messages = [] if right else walk.explain(automaton, read)
    if not right or watch.suspicious(reading.watched):
        folder = document.parent if isinstance(document, Path) else None
        severity = Severity.ERROR if schema == PROJECT else Severity.WARNING
        messages = _merged(messages, pointers.check(read, folder, severity))
    if schema == PROJECT or rules:
        messages = _merged(messages, _obeyed(read, schema, rules))
    if len(read.data) <= RULES_UP_TO and RECORDED in read.data:
        messages = origin.traced(messages, read)
    return messages


def _obeyed(
    document: intake.Document, schema: str | Path, rules: str | Path | None
) -> list[Message]:
    """Return what the rules find: the project's own, and those that are asked for."""
    found: list[Message] = []
    if rules == PROJECT or (schema == PROJECT and len(document.data) <= RULES_UP_TO):
        own = _read_rules(schemas.path("edition.sch"))
        found += run.check(own, document, remedies=True)
    elif schema == PROJECT:
        text = (
            f"the project's rules were not tried, as this file has more than {RULES_UP_TO:,} bytes"
        )
        hint = "try them with --schematron project; they need ten times the memory of the file"
        found.append(Message("V032", text, Severity.NOTE, Place(document.name), hint))
    if rules and rules != PROJECT:
        found += run.check(_read_rules(Path(rules)), document)
    return found


@lru_cache(maxsize=16)
def _read_rules(file: Path) -> "model.Rules":
    return model.read_rules(intake.read(file))


def _merged(messages: list[Message], others: list[Message]) -> list[Message]:
    """Return both in the order of the document; where both speak of a place, only the first."""
    spoken = {_position(message) for message in messages}
    fresh = [message for message in others if _position(message) not in spoken]
    return sorted(messages + fresh, key=_position)


def _position(message: Message) -> tuple[str, int, int]:
    place = message.place
    return (place.file, place.line, place.column) if place else ("", 0, 0)


def opened(
    document: "Path | str | bytes | intake.Document | etree._ElementTree[Any] | etree._Element",
    name: str = "",
) -> intake.Document:
    """Return *document* ready to be read."""
    if isinstance(document, intake.Document):
        return document
    if isinstance(document, Path | str):
        return intake.read(Path(document), name)
    if isinstance(document, bytes):
        return intake.decode(name or "document.xml", document)
    return intake.decode(name or "document.xml", etree.tostring(document, encoding="utf-8"))
