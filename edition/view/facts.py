"""Own the facts of the header: who, what, when, under which licence, and what was done."""

import re
from collections.abc import Iterator
from copy import copy
from typing import Final

from lxml import etree

from edition.view.attributes import language
from edition.view.described import web
from edition.view.entries import Evidence
from edition.view.letters import letters
from edition.view.names import XML_ID, XML_LANG, Element, children, elements_at, local_name, text_of
from edition.view.profile import keywords, profile
from edition.view.record import (
    Change,
    Facts,
    Identifier,
    Licence,
    Person,
    Program,
    Witness,
)
from edition.view.sources import originals, sources
from edition.view.statements import statements

NOT_NAMED: Final = "not named in the metadata"
"""What our own header says where TEI asks for a name and none is known: nobody's name."""

NO_LICENCE: Final = "The metadata names no licence."
"""What our own header says where TEI asks for a licence and none is known."""

CODE_POINT: Final = re.compile(r"[Uu]\+([0-9A-Fa-f]{4,5}|10[0-9A-Fa-f]{4})")

EDITOR: Final = "editor"
"""The id of the statement in our own header that says what the edition's ``#editor`` stands for."""


def facts(root: Element) -> Facts:
    """Return what the first header of *root* says, and the languages and witnesses of the text."""
    head = header(root)
    witnesses = tuple(_witnesses(root))
    languages = _languages(root, head)
    if head is None:
        return Facts(languages=languages, witnesses=witnesses)
    titles = [one for one in elements_at(head, "fileDesc/titleStmt/title") if text_of(one)]
    subtitles = [one for one in titles if one.get("type") == "sub"]
    main = [one for one in titles if one not in subtitles]
    published = "fileDesc/publicationStmt/"
    return Facts(
        title=text_of(main[0]) if main else "",
        subtitle=text_of(subtitles[0]) if subtitles else "",
        authors=tuple(_people(head, "fileDesc/titleStmt/author")),
        responsible=tuple(_responsible(head)),
        publisher=_named(head, published + "publisher") or _named(head, published + "distributor"),
        place=_named(head, published + "pubPlace"),
        date=_date(head, published + "date"),
        edition=_named(head, "fileDesc/editionStmt/edition"),
        licences=tuple(_licences(head)),
        identifiers=tuple(_identifiers(head)),
        sources=tuple(sources(head)),
        originals=tuple(originals(head)),
        extent=tuple(_texts(head, "fileDesc/extent/*")),
        letters=tuple(letters(head)),
        abstract=" ".join(_texts(head, "profileDesc/abstract")),
        keywords=tuple(keywords(head)),
        language=language(head.get(XML_LANG) or root.get(XML_LANG)),
        languages=languages,
        witnesses=witnesses,
        statements=(*profile(head), *statements(head)),
        programs=tuple(_programs(head)),
        changes=tuple(_changes(head)),
        rules=_rules(root),
        names=_names(head),
        glyphs=glyphs(head),
    )


def header(root: Element) -> Element | None:
    """Return the header whose facts are those of *root*: its own, not that of a text in it."""
    return root if local_name(root) == "teiHeader" else root.find("{*}teiHeader")


def _texts(head: Element, path: str) -> Iterator[str]:
    return (text for element in elements_at(head, path) if (text := text_of(element)))


def _named(head: Element, path: str) -> str:
    return next((text for text in _texts(head, path) if text != NOT_NAMED), "")


def _date(head: Element, path: str) -> str:
    for element in elements_at(head, path):
        if found := element.get("when") or text_of(element):
            return found
    return ""


def _name(element: Element) -> str:
    """Return the name in *element*, without the identifiers and notes that it may hold."""
    bare = copy(element)  # with all that is in it
    etree.strip_elements(bare, "{*}idno", "{*}note", with_tail=False)
    return text_of(bare)


def _people(head: Element, path: str) -> Iterator[Person]:
    for element in elements_at(head, path):
        name = _name(element)
        if name and name != NOT_NAMED:
            yield Person(name, element.get("role", ""), web(element.get("ref")))


def _responsible(head: Element) -> Iterator[Person]:
    named: set[str] = set()
    for path in ("fileDesc/titleStmt/", "fileDesc/editionStmt/"):
        editors = {_name(one) for one in elements_at(head, path + "editor")}
        for statement in elements_at(head, path + "respStmt"):
            roles = [text_of(one) for one in children(statement) if local_name(one) == "resp"]
            for one in children(statement):
                name = _name(one)
                is_somebody = local_name(one) != "resp" and one.get("type") != "program"
                is_told = statement.get(XML_ID) == EDITOR and name in editors
                if is_somebody and name and name != NOT_NAMED and not is_told:
                    named.add(name)
                    yield Person(name, "; ".join(roles), web(one.get("ref")))
        for kind in ("editor", "principal", "sponsor", "funder"):
            for person in _people(head, path + kind):
                if person.name not in named:
                    yield Person(person.name, person.role or kind, person.link)


def _licences(head: Element) -> Iterator[Licence]:
    for availability in elements_at(head, "fileDesc/publicationStmt/availability"):
        found = list(availability.iterfind("{*}licence"))
        for element in found or [availability]:
            link = web(element.get("target"))
            text = text_of(element) or link
            if text and text != NO_LICENCE:
                yield Licence(text, link)


def _identifiers(head: Element) -> Iterator[Identifier]:
    for element in elements_at(head, "fileDesc/publicationStmt//idno"):
        kind, value = element.get("type", ""), text_of(element)
        if not value:
            continue
        link = web(value)
        if kind.upper() == "DOI" and not link:
            link = web(f"https://doi.org/{value}")
        yield Identifier(kind, value, link)
    for element in elements_at(head, "fileDesc/publicationStmt/ref"):
        if link := web(element.get("target")):
            yield Identifier(element.get("type", ""), text_of(element) or link, link)


def _languages(root: Element, head: Element | None) -> tuple[str, ...]:
    text = root.find("{*}text")
    given = [element.get(XML_LANG) for element in (text, root) if element is not None]
    if head is not None:
        used = sorted(  # the most used first; a stable sort keeps the order of the header otherwise
            elements_at(head, "profileDesc/langUsage/language"), key=lambda one: -_percentage(one)
        )
        given += [element.get("ident") for element in used]
    return tuple(dict.fromkeys(tag for value in given if (tag := language(value))))


def _percentage(element: Element) -> int:
    usage = element.get("usage", "")
    return int(usage) if usage.isdecimal() else 0


def _witnesses(root: Element) -> Iterator[Witness]:
    headings: list[str] = []
    for element in root.iter("{*}witness", "{*}head"):
        if local_name(element) == "head":
            around = element.getparent()
            if around is not None and local_name(around) == "listWit":
                headings.append(text_of(element))
            continue
        identifier = element.get(XML_ID, "")
        siglum = element.get("n") or next(_texts(element, "abbr"), "") or identifier
        if siglum:
            yield Witness(identifier, siglum, text_of(element), "; ".join(headings))
            headings = []


def _programs(head: Element) -> Iterator[Program]:
    for element in elements_at(head, "encodingDesc/appInfo/application"):
        label = next(_texts(element, "label"), "") or element.get("ident", "")
        name = f"{label} {element.get('version', '')}".strip()
        yield Program(name, tuple(_texts(element, "desc")))


def _changes(head: Element) -> Iterator[Change]:
    for element in elements_at(head, "revisionDesc//change"):
        yield Change(element.get("when", ""), text_of(element))


def _rules(root: Element) -> dict[str, Evidence]:
    return {
        identifier: Evidence(identifier, next(_texts(category, "catDesc"), "") or identifier)
        for category in root.iter("{*}category", "{*}interp")
        if (identifier := category.get(XML_ID))
    }


def _names(head: Element) -> dict[str, str]:
    """Map the ids of people to their names; a ``respStmt`` stands for those named in it."""
    names: dict[str, str] = {}
    for element in head.iter("*"):
        identifier = element.get(XML_ID)
        if not identifier or local_name(element) in {"category", "char", "glyph", "taxonomy"}:
            continue
        inside = [text_of(one) for one in children(element) if local_name(one) != "resp"]
        is_statement = local_name(element) == "respStmt"
        name = ", ".join(filter(None, inside)) if is_statement else text_of(element)
        if name and name != NOT_NAMED:
            names[identifier] = name
    return names


def glyphs(head: Element) -> dict[str, str]:
    """Map the ids of characters to what can be shown for them; a code point's name cannot."""
    found = {}
    for character in head.iter("{*}char", "{*}glyph"):
        shown = [one for one in character.iterfind("{*}mapping") if one.get("type") != "codepoint"]
        identifier = character.get(XML_ID)
        if identifier and shown:
            found[identifier] = _character(text_of(shown[0]))
    return found


def _character(mapping: str) -> str:
    """Return the character that *mapping* is, or names by its code point: U+28A0F."""
    named = CODE_POINT.fullmatch(mapping)
    return chr(int(named[1], 16)) if named else mapping
