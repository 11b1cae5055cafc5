"""Own the binding of an e-book: chapters, contents, notes, facts and typefaces in one file.

EPUB 3.3 (https://www.w3.org/TR/epub-33/) and EPUB Accessibility 1.1.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import chain
from types import MappingProxyType
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined

from edition.exchange.ebook.chapters import Chapter, chapters
from edition.exchange.ebook.contents import contents
from edition.exchange.ebook.facts import identifier, modified, names, published
from edition.exchange.ebook.markup import TEXTUAL_NOTES, Writer
from edition.exchange.ebook.model import Item, Line, Note, TextualNote
from edition.exchange.ebook.pictures import illustrations
from edition.exchange.ebook.proof import check
from edition.exchange.ebook.typefaces import TYPEFACES, face_rules, own_files
from edition.exchange.ebook.words import certainty, words
from edition.exchange.zips import zipped
from edition.fonts.screens import ScreenTypefaces
from edition.html.about import letter_facts
from edition.html.wording import Say
from edition.view import Book, Facts, Layer, Open, Reading, in_language, plain, quoted
from edition.view.style import LINE_BREAKS

MIMETYPE: Final = "mimetype"
FOLDER: Final = "EPUB"
TITLE_PAGE: Final = "title.xhtml"
ABOUT: Final = "about.xhtml"
CONTENTS: Final = "contents.xhtml"
STYLE: Final = "style.css"
NO_TYPEFACES: Final = ScreenTypefaces()
EXCERPT: Final = 12
"""Words of a lemma in the textual notes: enough to know the place again."""

KINDS: Final = {
    "xhtml": "application/xhtml+xml",
    "css": "text/css",
    "otf": "font/otf",
    "woff2": "font/woff2",
    "png": "image/png",
    "jpg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
}


def as_epub(
    book: Book,
    reading: Reading = Reading.PRINTED,
    images: Mapping[str, bytes] = MappingProxyType({}),
    typefaces: ScreenTypefaces = NO_TYPEFACES,
) -> bytes:
    """Return *book* in *reading* as an EPUB 3 file, the same bytes for the same book.

    *images* are its pictures, by the addresses that the TEI has for them; one that is no
    bitmap is left out, and its place says so. *typefaces* are those of its editor.

    Raises:
        EditionError: X020, its words are not those of the book: a fault of the program.
    """
    cut = chapters(book, reading)
    pictures = illustrations(book.body, images)
    writer = Writer(book, reading, _anchors(book, cut), pictures)
    pages = {one.file: _chapter(book, one, writer) for one in cut}
    check(pages.values(), book.words[reading])
    say = words(book)
    lines = contents(book, cut, writer.files, reading)
    if not any(division.kind == "title-page" for division in book.divisions):
        pages = {TITLE_PAGE: _render(book, "title.xhtml.jinja")} | pages
        lines.insert(0, Line(say.ebook["title_page"], TITLE_PAGE))
    if writer.signed:
        pages[TEXTUAL_NOTES] = _textual_notes(book, writer, reading)
        lines.append(Line(say.ebook["textual_notes"], TEXTUAL_NOTES))
    pages[ABOUT] = _render(
        book,
        "about.xhtml.jinja",
        facts=in_language(book.facts, say.language),
        letters=[fact for one in book.facts.letters for fact in letter_facts(one, say)],
    )
    lines.append(Line(say.headings["about"], ABOUT))
    nav = _render(
        book,
        "contents.xhtml.jinja",
        lines=lines,
        pages=writer.pages,
        first=cut[0].file,
        has_textual_notes=bool(writer.signed),
    )
    bitmaps = {one.file: one.data for one in pictures.values()}
    named = {f"typefaces/{name}": data for name, data in own_files(typefaces).items()}
    style = face_rules(typefaces).encode()
    content = {CONTENTS: nav, **pages, STYLE: style, **named, **bitmaps}
    return _bound(book, content, has_pages=bool(writer.pages))


def _anchors(book: Book, cut: Sequence[Chapter]) -> dict[str, str]:
    """Return the file that each anchor of the text is in."""
    found: dict[str, str] = {}
    for chapter in cut:
        notes = (book.entries[index].comment for index in chapter.notes)
        for token in chain(chapter.tokens, *notes):
            if isinstance(token, Open) and (anchor := dict(token.attributes).get("id")):
                found.setdefault(anchor, chapter.file)
    return found


def _chapter(book: Book, chapter: Chapter, writer: Writer) -> bytes:
    writer.file = chapter.file
    content = writer(chapter.tokens)
    notes = [_note(book, index, writer) for index in chapter.notes]
    return _render(book, "chapter.xhtml.jinja", chapter=chapter, content=content, notes=notes)


def _note(book: Book, index: int, writer: Writer) -> Note:
    entry = book.entries[index]
    label = entry.label or str(entry.number)
    return Note(f"{writer.prefix}note-{index}", entry.id, label, writer(entry.comment))


def _textual_notes(book: Book, writer: Writer, reading: Reading) -> bytes:
    writer.file = TEXTUAL_NOTES
    signed = tuple(dict.fromkeys(writer.signed))
    notes = [_textual_note(book, index, writer, reading) for index in signed]
    heading = f"{writer.prefix}heading"
    return _render(book, "textual-notes.xhtml.jinja", notes=notes, heading=heading)


def _textual_note(book: Book, index: int, writer: Writer, reading: Reading) -> TextualNote:
    entry, say = book.entries[index], words(book)
    has_other = entry.layer in {Layer.CORRECTION, Layer.NORMALISATION}
    told = [
        *(one.text for one in entry.reasons),
        certainty(say, entry.certainty),
        entry.responsible,
    ]
    return TextualNote(
        id=f"{writer.prefix}entry-{index}",
        address=f"{writer.files.get(entry.id, '')}#{entry.id}",
        lemma=quoted(entry, reading, EXCERPT),
        other=quoted(entry, reading.other, EXCERPT) if has_other else None,
        variants=tuple(
            " ".join(
                filter(None, [plain(one.tokens, reading) or say.words["omitted"], *one.witnesses])
            )
            for one in entry.variants
        ),
        said=tuple(filter(None, told)),
        content=writer(entry.comment),
    )


def _bound(book: Book, given: Mapping[str, bytes], *, has_pages: bool) -> bytes:
    """Return the EPUB file of the files *given*, its pages in the order in which they are read."""
    style = (files(__package__) / "style.css").read_text("utf-8")
    content = dict(given) | {STYLE: given[STYLE] + (style + LINE_BREAKS).encode()}
    content |= {f"typefaces/{name}": data for name, data in TYPEFACES.items()}
    package = _render(
        book,
        "package.opf.jinja",
        items=list(_items(content)),
        identifier=identifier(book.facts),
        modified=modified(book.facts),
        published=published(book.facts),
        names=list(names(book.facts)),
        has_pages=has_pages,
    )
    container = (files(__package__) / "container.xml").read_bytes()
    return zipped(
        {
            MIMETYPE: b"application/epub+zip",
            "META-INF/container.xml": container,
            f"{FOLDER}/package.opf": package,
        }
        | {f"{FOLDER}/{file}": data for file, data in content.items()},
        first=MIMETYPE,
    )


def _items(content: Mapping[str, bytes]) -> Iterator[Item]:
    for file in content:
        stem, _, suffix = file.rpartition(".")
        yield Item(
            id=f"{stem.replace('/', '-')}-{suffix}",
            file=file,
            kind=KINDS[suffix],
            properties="nav" if file == CONTENTS else "",
            in_spine=suffix == "xhtml",
        )


def _render(book: Book, template: str, **values: Any) -> bytes:  # noqa: ANN401 -- any shape
    language = (book.facts.languages or ("und",))[0]
    page = _environment().get_template(template)
    say = words(book)
    given = {
        "facts": book.facts,
        "language": language,
        "say": say.for_templates(),
        "role": say.role,
        "sources": [*_originals(book.facts, say), *book.facts.sources],
        **values,
    }
    return page.render(given).encode()


def _originals(facts: Facts, say: Say) -> Iterator[str]:
    for file in facts.originals:
        digest = f", SHA-256 {file.sha256}" if file.sha256 else ""
        yield f"{say.made_from(file)}{digest}."


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader(__package__ or "", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
