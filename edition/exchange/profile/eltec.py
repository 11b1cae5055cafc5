"""Own the header of ELTeC, written anew from the facts of another: short, and in fixed order.

See https://distantreading.github.io/Schema/eltec-1.html.
"""

import copy
import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from edition.view import Facts
from edition.view.facts import facts
from edition.view.names import TEI, XML_ID, XML_LANG, Element
from edition.view.reading import words
from edition.view.record import Change, Person
from edition.view.tokens import Reading

ELTEC: Final = "http://distantreading.net/eltec/ns"
NOT_EVALUATED: Final = "http://rightsstatements.org/vocab/CNE/1.0/"
"""The rights statement for “copyright not evaluated”, where the header names no licence."""

UNKNOWN: Final = "unknown"
LONGEST_NAME: Final = 40
"""Letters of a title that its identifier has."""

NO_DATE: Final = "1970-01-01"
"""Where ELTeC must have a date and none is known: the epoch, as reproducible archives do."""

W3C: Final = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
YEAR: Final = re.compile(r"\b(1\d{3}|20\d{2})\b")
SLOTS: Final = (("T1", 1860), ("T2", 1880), ("T3", 1900), ("T4", 9999))
"""Twenty years each from 1840 on; the key, and the first year that is not in it."""

LONG: Final = 100_000
MEDIUM: Final = 50_000
"""Words from which ELTeC calls a novel long, and of middle length."""


def header(root: Element) -> Element:
    """Return the header of ELTeC for the document *root*; one that it has already is kept."""
    own = root.find(f"{{{TEI}}}teiHeader")
    if own is not None and own.find("{*}encodingDesc[@n]") is not None:
        return copy.deepcopy(own)
    known = facts(root)
    number = len(words(root, Reading.PRINTED).text)
    return _element(
        "teiHeader",
        _element(
            "fileDesc",
            _titles(known),
            _element("extent", _element("measure", str(number), unit="words")),
            _publication(known),
            _element("sourceDesc", *_sources(known)),
        ),
        _element("encodingDesc", _element("p", *_principles(known)), n="eltec-1"),
        _profile(known, number),
        _element("revisionDesc", *_changes(known)),
    )


def identify(root: Element) -> tuple[tuple[str, str], ...]:
    """Give *root* the identifier and language that ELTeC asks for; return what was given."""
    known = facts(root)
    title = re.sub(r"[^A-Za-z0-9]+", "-", known.title).strip("-")[:LONGEST_NAME]
    wanted = (
        (XML_ID, f"text-{title}" if title else "text"),
        (XML_LANG, known.languages[0] if known.languages else "und"),
    )
    given = tuple((name, value) for name, value in wanted if not root.get(name))
    for name, value in given:
        root.set(name, value)
    return given


def _element(name: str, *content: "str | Element", **attributes: str) -> Element:
    made = etree.Element(f"{{{TEI}}}{name}", attributes, nsmap={None: TEI})
    for one in content:
        if isinstance(one, str):
            made.text = one
        else:
            made.append(one)
    return made


def _titles(known: Facts) -> Element:
    title = ": ".join(filter(None, (known.title, known.subtitle))) or UNKNOWN
    people = [_person(one) for one in known.authors] or [_element("author", UNKNOWN)]
    return _element(
        "titleStmt", _element("title", title), *people, *map(_responsible, known.responsible)
    )


def _person(person: Person) -> Element:
    return _element("author", person.name, **({"ref": person.link} if person.link else {}))


def _responsible(person: Person) -> Element:
    resp = _element("resp", person.role or "contributor")
    return _element("respStmt", resp, _element("name", person.name))


def _publication(known: Facts) -> Element:
    publisher = known.publisher or UNKNOWN
    licence = next((one for one in known.licences if one.link), None)
    told = licence or next(iter(known.licences), None)
    return _element(
        "publicationStmt",
        _element("publisher", publisher),
        _element("distributor", publisher),
        _element("date", known.date or UNKNOWN),
        _element(
            "availability",
            _element(
                "licence",
                _element("p", told.text if told else "The header names no licence."),
                target=licence.link if licence else NOT_EVALUATED,
            ),
        ),
        *(_element("ref", one.value, target=one.link) for one in known.identifiers if one.link),
    )


def _sources(known: Facts) -> Iterator[Element]:
    for one in known.all_sources or ("The header names no source.",):
        yield _element("bibl", one, type="unspecified")


def _principles(known: Facts) -> Iterator[str]:
    said = (" ".join((*one.paragraphs, "; ".join(one.points))) for one in known.statements)
    yield " ".join(" ".join(said).split()) or UNKNOWN


def _profile(known: Facts, number: int) -> Element:
    languages = known.languages or ("und",)
    parts = [_element("langUsage", *(_language(tag) for tag in languages))]
    if known.keywords:
        terms = (_element("term", word) for word in known.keywords)
        parts.append(_element("textClass", _element("keywords", *terms)))
    size = "long" if number > LONG else "medium" if number >= MEDIUM else "short"
    described = (
        ("authorGender", "U"),
        ("size", size),
        ("canonicity", "unspecified"),
        ("timeSlot", _slot(known)),
    )
    keys = (etree.Element(f"{{{ELTEC}}}{name}", key=key) for name, key in described)
    return _element("profileDesc", *parts, _element("textDesc", *keys))


def _language(tag: str) -> Element:
    return _element("language", tag, ident=tag)


def _slot(known: Facts) -> str:
    """Return the slot of the earliest year that the sources name; ELTeC has no word for none."""
    years = [int(year) for text in known.sources for year in YEAR.findall(text)]
    return next(key for key, end in SLOTS if min(years, default=SLOTS[-1][1] - 1) < end)


def _changes(known: Facts) -> Iterator[Element]:
    told = [one for one in known.changes if one.date] or known.changes
    for one in told or (Change("", "The header tells of no change."),):
        when = one.date or (known.date if W3C.fullmatch(known.date) else "")
        text = one.text if when else f"{one.text} (not dated)"
        yield _element("change", text, when=when or NO_DATE)
