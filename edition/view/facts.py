"""Own the facts of the header: who, what, when, under which licence, and what was done."""

from collections.abc import Iterator
from typing import Final

from edition.view.attributes import language, safe_link
from edition.view.entries import Evidence
from edition.view.names import XML_ID, XML_LANG, Element, children, local_name, text_of
from edition.view.record import (
    Change,
    Facts,
    Identifier,
    Licence,
    Original,
    Person,
    Program,
    Statement,
    Witness,
)

NOT_NAMED: Final = "not named in the metadata"
"""What our own header says where TEI asks for a name and none is known: nobody's name."""

NO_LICENCE: Final = "The metadata names no licence."
"""What our own header says where TEI asks for a licence and none is known."""

EDITOR: Final = "editor"
"""The id of the statement in our own header that says what the edition's ``#editor`` stands for."""

PLAIN_TEXT: Final = "plain-text"
"""The ``@type`` of the ``bibl`` in our own header that names the file a text was made from."""

TOPICS: Final = {
    "correction": "Corrections",
    "normalization": "Spelling",
    "punctuation": "Punctuation",
    "quotation": "Quotation marks",
    "hyphenation": "Hyphens",
    "interpretation": "What the marks mean",
    "segmentation": "Segmentation",
    "stdVals": "Standard values",
    "projectDesc": "The project",
    "samplingDecl": "Selection",
    "editorialDecl": "Editorial principles",
    "variantEncoding": "Apparatus",
}
"""Headings of the editorial statement, in the order in which a reader wants them."""

PARAGRAPHS: Final = frozenset(("p", "ab"))


def facts(root: Element) -> Facts:
    """Return what the first header of *root* says, and the languages and witnesses of the text."""
    head = root if local_name(root) == "teiHeader" else root.find("{*}teiHeader")
    witnesses = tuple(_witnesses(root))
    languages = _languages(root, head)
    if head is None:
        return Facts(languages=languages, witnesses=witnesses)
    titles = [one for one in _at(head, "fileDesc/titleStmt/title") if text_of(one)]
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
        sources=tuple(_sources(head)),
        originals=tuple(_originals(head)),
        extent=tuple(_texts(head, "fileDesc/extent/*")),
        abstract=" ".join(_texts(head, "profileDesc/abstract")),
        keywords=tuple(_texts(head, "profileDesc/textClass/keywords//term")),
        language=language(head.get(XML_LANG) or root.get(XML_LANG)),
        languages=languages,
        witnesses=witnesses,
        statements=tuple(_statements(head)),
        programs=tuple(_programs(head)),
        changes=tuple(_changes(head)),
        rules=_rules(root),
        names=_names(head),
        glyphs=glyphs(head),
    )


def _at(head: Element, path: str) -> Iterator[Element]:
    steps = [step if step in {"", "*"} else f"{{*}}{step}" for step in path.split("/")]
    return head.iterfind("/".join(steps))


def _texts(head: Element, path: str) -> Iterator[str]:
    return (text for element in _at(head, path) if (text := text_of(element)))


def _named(head: Element, path: str) -> str:
    return next((text for text in _texts(head, path) if text != NOT_NAMED), "")


def _date(head: Element, path: str) -> str:
    for element in _at(head, path):
        if found := element.get("when") or text_of(element):
            return found
    return ""


def _people(head: Element, path: str) -> Iterator[Person]:
    for element in _at(head, path):
        name = text_of(element)
        if name and name != NOT_NAMED:
            yield Person(name, element.get("role", ""), _web(element.get("ref")))


def _web(value: str | None) -> str:
    link = safe_link(value)
    return link if link.lower().startswith("http") else ""


def _responsible(head: Element) -> Iterator[Person]:
    named: set[str] = set()
    for path in ("fileDesc/titleStmt/", "fileDesc/editionStmt/"):
        editors = {text_of(one) for one in _at(head, path + "editor")}
        for statement in _at(head, path + "respStmt"):
            roles = [text_of(one) for one in children(statement) if local_name(one) == "resp"]
            for one in children(statement):
                name = text_of(one)
                is_somebody = local_name(one) != "resp" and one.get("type") != "program"
                is_told = statement.get(XML_ID) == EDITOR and name in editors
                if is_somebody and name and name != NOT_NAMED and not is_told:
                    named.add(name)
                    yield Person(name, "; ".join(roles), _web(one.get("ref")))
        for kind in ("editor", "principal", "sponsor", "funder"):
            for person in _people(head, path + kind):
                if person.name not in named:
                    yield Person(person.name, person.role or kind, person.link)


WHOLE: Final = frozenset({"p", "ab", "bibl", "author", "editor", "title", "date", "origDate"})
"""Parts of a description whose words are one statement."""


def _sources(head: Element) -> Iterator[str]:
    for source in _at(head, "fileDesc/sourceDesc/*"):
        if local_name(source) == "listWit":  # the witnesses have their own list
            continue
        parts = [text for one in children(source) if (text := text_of(one))]
        if _is_original(source):
            continue
        if local_name(source) == "bibl" and parts and not _has_running_text(source):
            yield " ".join(_sentences(source))
        elif text := _told(source):
            yield text


def _told(element: Element) -> str:
    """Return the words of a description, with a semicolon between its parts.

    A manuscript's description or a structured entry often has no white space between them.
    """
    inside = list(children(element))
    name = local_name(element)
    is_whole = name in WHOLE or name.endswith("Name") or _has_running_text(element)
    if is_whole or not inside:
        return text_of(element)
    return "; ".join(filter(None, (_told(one).rstrip(".;") for one in inside)))


def _sentences(source: Element) -> Iterator[str]:
    """Yield what a reference says as a sentence, and each of its notes as one."""
    parts = [(local_name(one) == "note", text_of(one).rstrip(".,")) for one in children(source)]
    named = ", ".join(text for is_note, text in parts if text and not is_note)
    for text in (named, *(text for is_note, text in parts if is_note)):
        if text:
            yield f"{text}."


def _is_original(source: Element) -> bool:
    """Tell whether *source* describes the file that one of our own headers was made from."""
    names = (one.get("type") == "filename" for one in children(source))
    return source.get("type") == PLAIN_TEXT and any(names)


def _originals(head: Element) -> Iterator[Original]:
    for source in _at(head, "fileDesc/sourceDesc/bibl"):
        told = {one.get("type") or one.get("unit") or "": one for one in children(source)}
        name, size, digest = (told.get(key) for key in ("filename", "byte", "sha256"))
        if _is_original(source) and name is not None:
            yield Original(
                text_of(name),
                "" if size is None else size.get("quantity") or text_of(size).partition(" ")[0],
                "" if digest is None else text_of(digest),
            )


def _has_running_text(element: Element) -> bool:
    strings = [element.text, *(child.tail for child in element)]
    return any(text and text.strip(" \t\r\n.,;:") for text in strings)


def _licences(head: Element) -> Iterator[Licence]:
    for availability in _at(head, "fileDesc/publicationStmt/availability"):
        found = list(availability.iterfind("{*}licence"))
        for element in found or [availability]:
            link = _web(element.get("target"))
            text = text_of(element) or link
            if text and text != NO_LICENCE:
                yield Licence(text, link)


def _identifiers(head: Element) -> Iterator[Identifier]:
    for element in _at(head, "fileDesc/publicationStmt//idno"):
        kind, value = element.get("type", ""), text_of(element)
        if not value:
            continue
        link = _web(value)
        if kind.upper() == "DOI" and not link:
            link = _web(f"https://doi.org/{value}")
        yield Identifier(kind, value, link)
    for element in _at(head, "fileDesc/publicationStmt/ref"):
        if link := _web(element.get("target")):
            yield Identifier(element.get("type", ""), text_of(element) or link, link)


def _languages(root: Element, head: Element | None) -> tuple[str, ...]:
    text = root.find("{*}text")
    given = [element.get(XML_LANG) for element in (text, root) if element is not None]
    if head is not None:
        used = sorted(  # the most used first; a stable sort keeps the order of the header otherwise
            _at(head, "profileDesc/langUsage/language"), key=lambda one: -_percentage(one)
        )
        given += [element.get("ident") for element in used]
    return tuple(dict.fromkeys(tag for value in given if (tag := language(value))))


def _percentage(element: Element) -> int:
    usage = element.get("usage", "")
    return int(usage) if usage.isdecimal() else 0


def _witnesses(root: Element) -> Iterator[Witness]:
    for element in root.iter("{*}witness"):
        identifier = element.get(XML_ID, "")
        siglum = element.get("n") or next(_texts(element, "abbr"), "") or identifier
        if siglum:
            yield Witness(identifier, siglum, text_of(element))


def _statements(head: Element) -> Iterator[Statement]:
    found: dict[str, list[Element]] = {}
    for path in ("encodingDesc", "encodingDesc/editorialDecl"):
        for part in _at(head, path + "/*"):
            name = local_name(part)
            topic = name if name in TOPICS else "editorialDecl"
            if name in TOPICS and name != "editorialDecl":
                found.setdefault(topic, []).extend(_paragraphs(part))
            elif name in PARAGRAPHS:
                found.setdefault(topic, []).append(part)
    for name, topic in TOPICS.items():
        parts = found.get(name, ())
        paragraphs = tuple(text for one in parts if not _is_list(one) and (text := text_of(one)))
        points = tuple(point for one in parts if _is_list(one) for point in _points(one))
        if paragraphs or points:
            yield Statement(topic, paragraphs, name, points)


def _paragraphs(part: Element) -> list[Element]:
    return [one for one in children(part) if local_name(one) in PARAGRAPHS] or [part]


def _is_list(paragraph: Element) -> bool:
    """Tell whether *paragraph* has lists in it and nothing else."""
    inside = list(children(paragraph))
    loose = [paragraph.text, *(one.tail for one in inside)]
    return (
        bool(inside)
        and all(local_name(one) == "list" for one in inside)
        and not any(text and text.strip() for text in loose)
    )


def _points(paragraph: Element) -> Iterator[str]:
    """Yield what the lists in *paragraph* have, a heading or a label like an item."""
    for one in children(paragraph):
        yield from filter(None, map(text_of, children(one)))


def _programs(head: Element) -> Iterator[Program]:
    for element in _at(head, "encodingDesc/appInfo/application"):
        label = next(_texts(element, "label"), "") or element.get("ident", "")
        name = f"{label} {element.get('version', '')}".strip()
        yield Program(name, tuple(_texts(element, "desc")))


def _changes(head: Element) -> Iterator[Change]:
    for element in _at(head, "revisionDesc//change"):
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
            found[identifier] = text_of(shown[0])
    return found
