"""Own how the edition is cited, for people and, in the head of the page, for machines."""

import json
from collections.abc import Iterable, Iterator

from edition.html.wording import Say, fill
from edition.structs import Frozen
from edition.view import Facts
from edition.view.record import Person

EDITORS = frozenset({"editor", "edited by", "herausgeber", "éditeur"})
BREAKING = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}
"""Characters that could end a ``script`` element, as JSON writes them otherwise."""


class Citation(Frozen):
    """A reference: ``title`` is set in italics, between what comes before and after it."""

    before: str
    title: str
    after: str


class Named(Frozen):
    """A ``meta`` or a ``link`` in the head of the page."""

    name: str
    content: str


def citation(facts: Facts, title: str, say: Say, address: str) -> Citation:
    """Return the reference: author, title, editors, place and publisher, year, identifier."""
    authors = f" {say.words['and']} ".join(person.name for person in facts.authors)
    place = ": ".join(filter(None, (facts.place, facts.publisher)))
    imprint = ", ".join(filter(None, (place, facts.date)))
    known = [one.link for one in facts.identifiers if one.kind.upper() == "DOI" and one.link]
    parts = [edited(facts, say), facts.edition, imprint, *(known[:1] or [address])]
    after = ". ".join(part.rstrip(".") for part in parts if part)
    return Citation(
        before=f"{authors}, " if authors else "",
        title=", ".join(filter(None, (title, facts.subtitle))),
        after=f". {after}." if after else ".",
    )


def edited(facts: Facts, say: Say) -> str:
    """Return by whom it is edited, in words; nothing where the header names nobody."""
    editing = names(editors(facts))
    return fill(say.words["edited_by"], names=editing) if editing else ""


def names(people: Iterable[Person]) -> str:
    """Return the names of *people* in a row, each once."""
    return ", ".join(dict.fromkeys(person.name for person in people))


def editors(facts: Facts) -> list[Person]:
    """Return those whom the header calls editors."""
    return [person for person in facts.responsible if person.role.lower() in EDITORS]


def metadata(facts: Facts, title: str, address: str) -> Iterator[Named]:
    """Yield Dublin Core (DCMES 1.1) and the tags that reference managers read."""
    yield Named("description", facts.abstract or _description(facts, title))
    yield Named("generator", "edition")
    yield Named("DC.title", title)
    yield Named("citation_title", title)
    for person in facts.authors:
        yield Named("DC.creator", person.name)
        yield Named("citation_author", person.name)
        yield Named("author", person.name)
    for person in facts.responsible:
        yield Named("DC.contributor", person.name)
    pairs = [
        ("DC.publisher", "citation_publisher", facts.publisher),
        ("DC.date", "citation_publication_date", facts.date),
        ("DC.language", "citation_language", next(iter(facts.languages), "")),
        ("DC.identifier", "citation_public_url", address),
    ]
    for dublin, scholar, value in pairs:
        if value:
            yield Named(dublin, value)
            yield Named(scholar, value)
    for identifier in facts.identifiers:
        yield Named("DC.identifier", identifier.link or identifier.value)
        if identifier.kind.upper() in {"DOI", "ISBN"}:
            yield Named(f"citation_{identifier.kind.lower()}", identifier.value)
    for licence in facts.licences:
        yield Named("DC.rights", licence.link or licence.text)
    for source in facts.all_sources:
        yield Named("DC.source", source)
    for keyword in facts.keywords:
        yield Named("DC.subject", keyword)
    yield Named("DC.type", "Text")
    yield Named("DC.format", "text/html")


def _description(facts: Facts, title: str) -> str:
    authors = ", ".join(person.name for person in facts.authors)
    return f"{title}, {authors}" if authors else title


def linked_data(facts: Facts, title: str, address: str) -> str:
    """Return the edition as a schema.org ``Book``, safe inside a ``script`` element."""
    book: dict[str, object] = {"@context": "https://schema.org", "@type": "Book", "name": title}
    optional = {
        "url": address,
        "alternativeHeadline": facts.subtitle,
        "abstract": facts.abstract,
        "author": [_person(one) for one in facts.authors],
        "editor": [_person(one) for one in editors(facts)],
        "publisher": {"@type": "Organization", "name": facts.publisher} if facts.publisher else "",
        "datePublished": facts.date,
        "bookEdition": facts.edition,
        "inLanguage": list(facts.languages),
        "license": [one.link or one.text for one in facts.licences],
        "identifier": [one.link or one.value for one in facts.identifiers],
        "isBasedOn": list(facts.all_sources),
        "keywords": list(facts.keywords),
    }
    book |= {name: value for name, value in optional.items() if value}
    book |= {"accessMode": "textual", "accessibilityFeature": ["tableOfContents", "index"]}
    text = json.dumps(book, ensure_ascii=False, separators=(",", ":"))
    return "".join(BREAKING.get(character, character) for character in text)


def _person(person: Person) -> dict[str, str]:
    found = {"@type": "Person", "name": person.name}
    return found | ({"sameAs": person.link} if person.link else {})
