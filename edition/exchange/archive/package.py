"""Own what a package for an archive holds: every form of an edition, and all that explains it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

import lazy_loader

from edition.exchange.annotation import as_csv, as_web_annotations, table
from edition.exchange.archive.citation import WHOLE_DATE, citation
from edition.exchange.archive.datacite import datacite
from edition.exchange.archive.dublin_core import dublin_core
from edition.exchange.archive.editors_files import editors_parts, places_of
from edition.exchange.archive.part import METADATA, Part
from edition.exchange.archive.pictures import insist_on_room, parts_of
from edition.exchange.archive.record import Record, record
from edition.exchange.archive.zenodo import zenodo
from edition.exchange.bag import bagged
from edition.exchange.common_mark import as_markdown
from edition.exchange.ebook import as_epub
from edition.exchange.plain_text import Layout, as_text
from edition.fonts.screens import ScreenTypefaces
from edition.metadata.files import EditorsFile
from edition.structs import Frozen, field
from edition.validation import schemas
from edition.version import VERSION
from edition.view import Book, Reading, read

if TYPE_CHECKING:
    from lxml import etree

    from edition.exchange.archive import crate
else:  # rocrate takes longer to load than a package to be made, but for its crate
    crate = lazy_loader.load("edition.exchange.archive.crate", suppress_warning=True)

TEI: Final = "application/tei+xml"
JSON: Final = "application/json"
SCHEMAS: Final = {
    "edition.rng": ("The schema (RELAX NG)", "application/xml"),
    "edition.rnc": ("The schema (RELAX NG, compact syntax)", "application/relax-ng-compact-syntax"),
    "edition.sch": ("The rules beside the schema (Schematron)", "application/xml"),
    "edition.odd": ("The TEI customisation, with documentation (ODD)", TEI),
}
FORMS: Final = {
    "html": ("The HTML edition, complete in one file", "text/html"),
    "pdf": ("The printed edition", "application/pdf"),
}
"""Forms that are given, because they need more than the exchange knows."""

BEGIN: Final = (
    ("html", "To read it, open `{}` in a web browser."),
    ("pdf", "To print it, or to cite a page and a line, take `{}`."),
    ("epub", "For an e-reader or a telephone, take `{}`."),
    ("xml", "To work on with programs, take `{}` (TEI P5); the rest is made from it."),
    ("txt", "`{}` is the text as it was received, unchanged."),
)
"""Where to begin, by the suffix of the file."""

PACKED: Final = f"""\
## Is it all here, and unchanged?

This folder, `data`, lies in a BagIt bag (RFC 8493): `manifest-sha512.txt`, one folder above, has
the checksum of each file. On Linux or macOS, `sha512sum -c manifest-sha512.txt` there compares
them all; so does any BagIt program.

## Where does each file come from?

`ro-crate-metadata.json` says which file was made from which, by which program and how
(RO-Crate 1.1). It was packed by edition {VERSION}. `schema/` has what the TEI obeys, `metadata/`
the records for catalogues, and `CITATION.cff` how to cite the edition."""


class Given(Frozen):
    """What a package is made of.

    ``name`` is what its files are called, without suffix; ``source`` the bytes of the plain
    text, empty for TEI that was not made from one. ``forms`` maps suffixes, those of
    ``FORMS``, to files, as far as there are any; ``editors_files`` has what the edition is made
    with beside the text; ``images`` maps the addresses that the TEI has for pictures to them;
    ``typefaces`` are the editor's own.
    """

    name: str
    tree: "etree._ElementTree[etree._Element]"
    tei: bytes
    source: bytes = b""
    forms: Mapping[str, bytes] | None = None
    editors_files: Mapping[EditorsFile, bytes] = field(default_factory=dict)
    images: Mapping[str, bytes] = field(default_factory=dict)
    typefaces: ScreenTypefaces = ScreenTypefaces()


def package(given: Given) -> dict[str, bytes]:
    """Return the files of a package, by path: a BagIt bag whose payload is an RO-Crate.

    The same edition gives the same bytes.

    Raises:
        EditionError: X020, a form would not have the words of the TEI; X042, a picture or a
            file that the metadata name has the name of another file.
    """
    book = read(given.tree.getroot())
    known = record(book.facts)
    shown = parts_of(f"{given.name}.xml", book, given.images)
    said = editors_parts(given.editors_files)
    parts = dict(_parts(given, book, shown)) | dict(_records(known, f"{given.name}.xml"))
    insist_on_room({**shown, **said}, parts)
    parts |= shown | said
    parts["README.md"] = Part(_readme(known, parts), "What is in this package", "text/markdown")
    files = {path: part.content for path, part in parts.items()}
    return bagged(files | {METADATA: crate.crate(known, parts)}, dict(_bag_info(known)))


def _parts(given: Given, book: Book, pictures: Iterable[str]) -> Iterator[tuple[str, Part]]:
    name = given.name
    tei, text = f"{name}.xml", f"{name}.txt" if given.source else ""
    places = places_of(given.editors_files)
    said = [path for path, one in places.items() if one.encodes]
    shown = tuple(pictures)
    looks = [path for path, one in places.items() if not one.encodes]
    typefaces = [path for path in looks if places[path].is_typeface]
    made_with = {"html": looks, "pdf": typefaces}
    how = "; ".join(one.told for one in book.facts.programs)
    yield tei, Part(given.tei, "The edition (TEI P5)", TEI, (text, *said) if text else (), how)
    if text:
        yield text, Part(given.source, "The source text, as received", "text/plain")
    for suffix, (title, kind) in FORMS.items():
        if content := (given.forms or {}).get(suffix):
            yield f"{name}.{suffix}", Part(content, title, kind, (tei, *shown, *made_with[suffix]))
    ebook = as_epub(book, images=given.images, typefaces=given.typefaces)
    origins = (tei, *shown, *typefaces)
    yield f"{name}.epub", Part(ebook, "The e-book", "application/epub+zip", origins)
    for reading in Reading:
        content = as_text(book, Layout(reading)).encode()
        title = f"The text as {reading}, one paragraph a line"
        yield f"text/{name}.{reading}.txt", Part(content, title, "text/plain", (tei,))
    markdown = as_markdown(book).encode()
    yield f"text/{name}.md", Part(markdown, "The text as Markdown", "text/markdown", (tei,))
    rows = table(given.tree, book, tei)
    yield (
        "annotations/annotations.csv",
        Part(as_csv(rows).encode(), "All that is marked, as a table", "text/csv", (tei,)),
    )
    yield (
        "annotations/annotations.jsonld",
        Part(
            as_web_annotations(rows).encode(),
            "All that is marked, as Web Annotations",
            "application/ld+json",
            (tei,),
        ),
    )
    for file, (title, kind) in SCHEMAS.items():
        yield f"schema/{file}", Part(schemas.path(file).read_bytes(), title, kind)


def _records(known: Record, tei: str) -> Iterator[tuple[str, Part]]:
    yield "metadata/datacite.json", Part(_json(datacite(known)), "DataCite metadata", JSON, (tei,))
    yield "metadata/oai_dc.xml", Part(dublin_core(known), "Dublin Core", "application/xml", (tei,))
    yield (
        "metadata/zenodo.json",
        Part(_json(zenodo(known)), "Deposit record for Zenodo", JSON, (tei,)),
    )
    cff = citation(known).encode()
    yield "CITATION.cff", Part(cff, "How to cite the edition", "application/yaml", (tei,))
    licence = "".join(f"{one.text}\n{one.link}\n\n" for one in known.rights)
    text = licence or "The header of the TEI names no licence.\n"
    yield "LICENCE.txt", Part(text.encode(), "Under which terms it may be used", "text/plain")


def _json(value: Any) -> bytes:  # noqa: ANN401 -- any shape that JSON has
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def _readme(known: Record, parts: Mapping[str, Part]) -> bytes:
    people = [*known.creators, *known.contributors]
    facts = {
        "By": "; ".join(f"{one.full} ({one.role})" if one.role else one.full for one in people),
        "Published": ", ".join(filter(None, [known.publisher, known.place, known.date])),
        "Version": known.version,
        "Identifier": f"https://doi.org/{known.doi}" if known.doi else known.url,
        "Licence": "; ".join(one.link or one.text for one in known.rights),
    }
    lines = [f"# {known.whole_title or 'Without a title'}", ""]
    lines += [f"- {key}: {value}" for key, value in facts.items() if value]
    if known.abstract:
        lines += ["", known.abstract]
    lines += ["", "## Where to begin", ""]
    lines += [f"- {text.format(name)}" for name, text in _beginnings(parts)]
    lines += ["", "## Files", "", "| file | what it is |", "| --- | --- |"]
    lines += [f"| `{path}` | {part.title} |" for path, part in sorted(parts.items())]
    lines += ["", PACKED]
    return ("\n".join(lines) + "\n").encode()


def _beginnings(parts: Mapping[str, Part]) -> Iterator[tuple[str, str]]:
    for suffix, text in BEGIN:
        for path in parts:
            if "/" not in path and path.endswith(f".{suffix}") and path != "LICENCE.txt":
                yield path, text


def _bag_info(known: Record) -> Iterator[tuple[str, str]]:
    told = {
        "Source-Organization": known.publisher,
        "External-Description": known.whole_title,
        "External-Identifier": f"https://doi.org/{known.doi}" if known.doi else "",
        "Bagging-Date": known.date if WHOLE_DATE.fullmatch(known.date) else "",
        "Bag-Software-Agent": f"edition {VERSION}",
    }
    for name, value in told.items():
        if value:
            yield name, " ".join(value.split())
