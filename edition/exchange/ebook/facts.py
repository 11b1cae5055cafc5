"""Own what the package document of an e-book says about it: its name, its day, its people."""

import re
import uuid
from collections.abc import Iterator
from typing import Final

from edition.exchange.ebook.model import Name
from edition.metadata.dates import dated
from edition.view import Facts

NAMESPACE: Final = uuid.uuid5(uuid.NAMESPACE_URL, "https://www.w3.org/TR/epub-33/")
UNDATED: Final = "1980-01-01"
"""The day of an edition that names none: EPUB wants one, and zip files begin there."""

WHOLE_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
W3C_DATE: Final = re.compile(r"\d{4}(?:-\d{2}){0,2}(?!\d)")
PARTIAL_DATE: Final = re.compile(r"(\d{4})(?:-(\d{2}))?")
RELATORS: Final = (
    ("translat", "trl"),
    ("illustrat", "ill"),
    ("transcri", "trc"),
    ("annotat", "ann"),
    ("fund", "fnd"),
    ("edit", "edt"),
)
"""How a role begins, and its code among MARC's relators."""


def identifier(facts: Facts) -> str:
    """Return the identifier of the book: DOI, ISBN, or one made of its title and authors.

    It stays the same when the book is corrected (EPUB 3.3, 5.5.3.1.1).
    """
    for kind, prefix in (("DOI", "https://doi.org/"), ("ISBN", "urn:isbn:")):
        for one in facts.identifiers:
            if one.kind.upper() == kind:
                return f"{prefix}{one.value.removeprefix(prefix)}"
    named = "\n".join([facts.title, *(person.name for person in facts.authors)])
    return uuid.uuid5(NAMESPACE, named).urn


def modified(facts: Facts) -> str:
    """Return when the edition was last changed, as EPUB writes it: the beginning of that day."""
    days = sorted(filter(None, map(_whole, (one.date for one in facts.changes))))
    day = (days or [_whole(facts.date) or UNDATED])[-1]
    return f"{day}T00:00:00Z"


def published(facts: Facts) -> str:
    """Return the day or year of publication, as ``dc:date`` wants it: one, and no interval."""
    known = dated(facts.date)
    if known is None:
        begins = W3C_DATE.match(facts.date)
        return begins[0] if begins else ""
    return known.first if known.first == known.last else known.year


def _whole(date: str) -> str:
    if WHOLE_DATE.fullmatch(date):
        return date
    found = PARTIAL_DATE.fullmatch(date)
    return f"{found[1]}-{found[2] or '01'}-01" if found else ""


def names(facts: Facts) -> Iterator[Name]:
    """Yield authors and everybody else responsible, each once."""
    told = set()
    for person in facts.authors:
        told.add(person.name)
        yield Name(person.name, "aut", is_creator=True)
    for person in facts.responsible:
        if person.name not in told:
            told.add(person.name)
            yield Name(person.name, _relator(person.role), is_creator=False)


def _relator(role: str) -> str:
    said = role.casefold()
    return next((code for word, code in RELATORS if word in said), "ctb")
