"""Own the TEI header: what the editor said, and what was actually done to the text."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import PurePath

from edition.metadata import Metadata, Person
from edition.metadata.dates import dated
from edition.metadata.model import Original
from edition.source import Source
from edition.structs import Frozen
from edition.tei.elements import E, Node, written
from edition.tei.references import references_declaration
from edition.tei.statement import LAW, PROJECT, Counted, editorial_declaration

XML_ID = "xml:id"
ROLES = {
    "abridged": "Square brackets of the printed text: omissions and insertions",
    "decisions": "Decisions on what the program proposed",
    "proposals": "Proposals: quotations, omissions, apparent typos, each with its certainty",
}
UNNAMED = "not named in the metadata"
LANGUAGE = "en"
"""The language of what the header says of itself, whatever that of the text is."""


class Facts(Frozen):
    """What was done to a text, as the header records it.

    ``categories`` maps the ``xml:id`` of each rule and kind of evidence that ``@ana``
    points at to what it means; ``characters`` lists the code points that stand as
    ``<g ref="#u000C"/>``; ``words`` counts the words of the source; ``languages`` are
    BCP 47 tags, the main one first; ``from_title_page`` names what the metadata does not say
    and the title page of the text does (``title``, ``author``); ``options`` are what the editor
    chose that changes what is marked, in words; ``day`` is a W3C date or empty.
    """

    source: Source
    version: str
    grammar: str
    grammar_sha256: str
    profile: str
    profile_reason: str
    words: int
    counted: Sequence[Counted]
    anomalies: int
    decided: int
    rejected: int
    languages: Sequence[str]
    categories: Mapping[str, str]
    characters: Sequence[int]
    from_title_page: Sequence[str] = ()
    options: Sequence[str] = ()
    day: str = ""


def header(metadata: Metadata, facts: Facts) -> str:
    """Return ``<teiHeader>`` as markup without namespace declarations.

    It is meant to stand inside ``<TEI xmlns="http://www.tei-c.org/ns/1.0">``.
    """
    parts = [
        _file_description(metadata, facts),
        _encoding_description(facts),
        _profile_description(metadata, facts),
        _revision_description(metadata, facts),
    ]
    made = E.teiHeader(*parts)
    made.set("xml:lang", LANGUAGE)
    return written(made)


def _file_description(metadata: Metadata, facts: Facts) -> Node:
    return E.fileDesc(
        _title_statement(metadata, facts),
        *_edition_statement(metadata),
        _extent(facts),
        _publication_statement(metadata),
        *([E.notesStmt(E.note(metadata.note))] if metadata.note else []),
        _source_description(metadata, facts),
    )


def _title_statement(metadata: Metadata, facts: Facts) -> Node:
    statement = E.titleStmt(E.title(metadata.title, type="main"))
    if metadata.subtitle:
        statement.append(E.title(metadata.subtitle, type="sub"))
    authors = [_name(person, "author") for person in metadata.author] or [E.author(UNNAMED)]
    authors[0].set(XML_ID, "author")
    statement.extend(authors)
    statement.extend(_name(person, "editor") for person in metadata.editor)
    editors = [_name(person, "name") for person in metadata.editor] or [E.name(UNNAMED)]
    statement.append(
        _identified(
            E.respStmt(E.resp(ROLES["abridged"]), E.resp(ROLES["decisions"]), *editors), "editor"
        )
    )
    program = E.name(f"edition {facts.version}", type="program")
    statement.append(_identified(E.respStmt(E.resp(ROLES["proposals"]), program), "detector"))
    translators = [Person(name=one.name, role="translator") for one in metadata.translator]
    for person in (*translators, *metadata.contributor):
        role = person.role or "contributor"
        statement.append(E.respStmt(E.resp(role), _name(person, "name")))
    return statement


def _name(person: Person, element: str) -> Node:
    node = E(element, person.name)
    if person.orcid:
        node.set("ref", f"https://orcid.org/{person.orcid}")
    elif person.viaf:
        node.set("ref", f"https://viaf.org/viaf/{person.viaf}")
    elif person.wikidata:
        node.set("ref", f"https://www.wikidata.org/entity/{person.wikidata}")
    return node


def _identified(node: Node, identifier: str) -> Node:
    node.set(XML_ID, identifier)
    return node


def _edition_statement(metadata: Metadata) -> Iterator[Node]:
    if metadata.publication.edition:
        yield E.editionStmt(E.edition(metadata.publication.edition))


def _extent(facts: Facts) -> Node:
    return E.extent(
        E.measure(f"{facts.words} words", unit="word", quantity=str(facts.words)),
        E.measure(f"{facts.source.size} bytes", unit="byte", quantity=str(facts.source.size)),
    )


def _publication_statement(metadata: Metadata) -> Node:
    publication = metadata.publication
    statement = E.publicationStmt(E.publisher(publication.publisher or UNNAMED))
    if publication.place:
        statement.append(E.pubPlace(publication.place))
    if publication.date:
        statement.append(_date(publication.date))
    for kind, value in (
        ("DOI", publication.doi),
        ("ISBN", publication.isbn),
        ("URL", publication.url),
    ):
        if value:
            statement.append(E.idno(value, type=kind))
    if publication.licence:
        licence = E.licence(publication.licence.name)
        if publication.licence.url:
            licence.set("target", publication.licence.url)
        statement.append(E.availability(licence))
    else:
        statement.append(E.availability(E.p("The metadata names no licence."), status="unknown"))
    return statement


def _printable(name: str) -> str:
    """Return the *name* of a file, which may hold what XML may not, with that replaced."""
    return "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in name)


def _source_description(metadata: Metadata, facts: Facts) -> Node:
    description = E.sourceDesc(
        E.bibl(
            E.idno(_printable(PurePath(facts.source.name).name), type="filename"),
            E.idno(facts.source.sha256, type="sha256"),
            E.idno(facts.source.encoding, type="charset"),
            E.measure(f"{facts.source.size} bytes", unit="byte", quantity=str(facts.source.size)),
            type="plain-text",
        )
    )
    original = list(_original(metadata.original))
    if original:
        description.append(E.bibl(*original, type="original"))
    return description


def _original(original: Original) -> Iterator[Node]:
    yield from _present(E.title, original.title)
    yield from (_name(person, "author") for person in original.author)
    yield from (_name(person, "editor") for person in original.editor)
    for person in original.translator:
        translator = _name(person, "editor")
        translator.set("role", "translator")
        yield translator
    yield from _present(E.edition, original.edition)
    yield from _present(E.pubPlace, original.place)
    yield from _present(E.publisher, original.publisher)
    yield from _present(_date, original.date)
    for url in _present(E.idno, original.url):
        url.set("type", "URL")
        yield url
    for language in _present(E.textLang, original.language):
        language.set("mainLang", original.language or "")
        yield language
    yield from _present(E.note, original.note)


def _date(value: str) -> Node:
    """Return ``<date>`` with what *value* says in W3C's form (TEI P5 COREDATE, att.datable)."""
    node = E.date(value)
    known = dated(value)
    if known is None:
        return node
    names = ("from", "to") if known.is_period else ("notBefore", "notAfter")
    if known.first == known.last:
        node.set("when", known.first)
    else:
        for name, day in zip(names, (known.first, known.last), strict=True):
            if day:
                node.set(name, day)
    if not known.is_certain:
        node.set("cert", "medium")
    return node


def _present(make: Callable[[str], Node], value: str | None) -> Iterator[Node]:
    if value:
        yield make(value)


def _encoding_description(facts: Facts) -> Node:
    description = E.encodingDesc(
        E.projectDesc(E.p(PROJECT)),
        editorial_declaration(facts.counted, facts.anomalies, facts.decided, facts.rejected),
        references_declaration(),
    )
    if facts.categories:
        description.append(_taxonomy(facts.categories))
    if facts.characters:
        description.append(E.charDecl(*map(_character, facts.characters)))
    description.append(
        E.appInfo(
            E.application(
                E.label("edition"),
                E.desc(f"grammar {facts.grammar}, SHA-256 {facts.grammar_sha256}"),
                E.desc(f"quotation style {facts.profile}: {facts.profile_reason}"),
                *_chosen(facts),
                E.desc(LAW),
                ident="edition",
                version=facts.version,
            )
        )
    )
    return description


def _chosen(facts: Facts) -> Iterator[Node]:
    if facts.options:
        yield E.desc(f"options: {'; '.join(facts.options)}")
    if facts.from_title_page:
        yield E.desc(f"from the title page of the text: {', '.join(facts.from_title_page)}")


def _taxonomy(categories: Mapping[str, str]) -> Node:
    return E.classDecl(
        E.taxonomy(
            E.bibl("The rules and the kinds of evidence that ana points at"),
            *(
                _identified(E.category(E.catDesc(text)), identifier)
                for identifier, text in sorted(categories.items())
            ),
        )
    )


def _character(code_point: int) -> Node:
    return _identified(
        E.char(
            E.desc("a character that XML cannot hold"),
            E.mapping(f"U+{code_point:04X}", type="codepoint"),
        ),
        f"u{code_point:04X}",
    )


def _profile_description(metadata: Metadata, facts: Facts) -> Node:
    description = E.profileDesc()
    if metadata.abstract:
        description.append(E.abstract(E.p(metadata.abstract)))
    description.append(E.langUsage(*(E.language(tag, ident=tag) for tag in facts.languages)))
    if metadata.keywords:
        terms = [E.term(word) for word in metadata.keywords]
        description.append(E.textClass(E.keywords(*terms)))
    return description


def _revision_description(metadata: Metadata, facts: Facts) -> Node:
    made = E.change(f"Encoded by edition {facts.version}.", who="#detector")
    if facts.day:
        made.set("when", facts.day)
    earlier = [
        E.change(f"{one.text} ({one.who})" if one.who else one.text, when=one.date)
        for one in sorted(metadata.changes, key=lambda one: one.date, reverse=True)
    ]
    return E.revisionDesc(made, *earlier)
