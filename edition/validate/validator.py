"""Own the order of validation: the schema first, then what no schema can say."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import lazy_loader

from edition.messages import Message
from edition.tei import intake
from edition.validate.catalogue import PROJECT, find
from edition.validate.compiled import load
from edition.validate.explain.walk import explain
from edition.validate.relaxng.match import match

if TYPE_CHECKING:
    from lxml import etree
else:
    etree = lazy_loader.load("lxml.etree", suppress_warning=True)


def validate(
    document: "Path | bytes | intake.Document | etree._ElementTree[Any]",
    schema: str | Path = PROJECT,
    *,
    name: str = "",
) -> list[Message]:
    """Return what is wrong with *document*, in the order of the document; empty when all is right.

    *document* is a path, the bytes of a file, or a tree; messages call it *name*, or as the
    path says. *schema* is a path, or a name that ``catalogue.find`` knows.

    Raises:
        EditionError: I00x the document cannot be read; V04x the schema cannot be used.
    """
    read = opened(document, name)
    automaton = load(find(schema))
    reading = match(automaton, read)
    return [] if reading.right else explain(automaton, read)


def opened(
    document: "Path | bytes | intake.Document | etree._ElementTree[Any]", name: str = ""
) -> intake.Document:
    """Return *document* ready to be read."""
    if isinstance(document, intake.Document):
        return document
    if isinstance(document, Path):
        return intake.read(document, name)
    if isinstance(document, bytes):
        return intake.decode(name or "document.xml", document)
    return intake.decode(name or "document.xml", etree.tostring(document, encoding="utf-8"))
