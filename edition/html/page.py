"""Own the page: all that the templates show, decided here and in the view, not in them."""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from gzip import compress
from typing import Final

from markupsafe import Markup

from edition.html import citation
from edition.html.about import Fact, facts
from edition.html.citation import Citation, Named
from edition.html.registers import EXCERPT, HEADINGS, Register
from edition.html.settings import Settings
from edition.html.wording import Say
from edition.structs import Frozen
from edition.view import Book, Layer, Reading, in_language
from edition.view.attributes import direction
from edition.view.record import Statement

DEEPEST: Final = 4
"""Levels of the contents; a reader of a list of everything finds nothing."""

SHOWN_FIRST: Final = frozenset({Layer.CORRECTION})
TITLE_PAGE: Final = "title-page"
DUBLIN_CORE: Final = "http://purl.org/dc/elements/1.1/"
UNDETERMINED: Final = "und"  # BCP 47, 4.1: the language is not known
THEMES: Final = ("auto", "light", "dark")
SIZES: Final = ("small", "normal", "large")


class Item(Frozen):
    """A line of the contents."""

    anchor: str
    title: str
    level: int


class Choice(Frozen):
    """Something a reader can switch on; ``count`` is how much there is of it."""

    key: str
    label: str
    chosen: bool
    count: int = 0


class Download(Frozen):
    """The TEI inside the page."""

    name: str
    address: str
    remark: str


class Parts(Frozen):
    """What the page holds besides words: written by the program or by the project."""

    policy: str
    fonts: Markup
    style: Markup
    own_style: Markup
    script: Markup
    download: Download


class Page(Frozen):
    """What the templates show. ``Markup`` is written by the program, ``str`` is escaped."""

    language: str
    direction: str
    header_language: str
    text_language: str
    text_direction: str
    window_title: str
    title: str
    subtitle: str
    authors: str
    editors: str
    has_title_page: bool
    metadata: tuple[Named, ...]
    links: tuple[Named, ...]
    linked_data: Markup
    body: Markup
    contents: tuple[Item, ...]
    registers: tuple[Register, ...]
    readings: tuple[Choice, ...]
    marks: tuple[Choice, ...]
    themes: tuple[Choice, ...]
    sizes: tuple[Choice, ...]
    citation: Citation
    statements: tuple[Statement, ...]
    facts: tuple[Fact, ...]
    parts: Parts


def title(book: Book, say: Say) -> str:
    """Return what the edition is called: by its header, else by its first heading."""
    headings = (one.title(Reading.CORRECTED, EXCERPT) for one in book.divisions)
    return book.facts.title or next(filter(None, headings), say.words["untitled"])


def contents(book: Book) -> Iterator[Item]:
    """Yield the lines of the contents: divisions with a heading, or a kind and a number."""
    for division in book.divisions:
        named = division.title(Reading.CORRECTED, EXCERPT)
        label = named or " ".join(filter(None, (division.kind, division.label))).strip()
        is_shown = named or (division.kind and division.label)
        if is_shown and division.level <= DEEPEST and division.kind != TITLE_PAGE:
            yield Item(division.id, label, division.level)


def marks(book: Book, say: Say) -> Iterator[Choice]:
    """Yield what can be marked in the text, as far as there is any of it."""
    for layer in Layer:
        count = sum(entry.layer is layer for entry in book.entries)
        if count and layer is not Layer.NOTE:
            heading = say.headings[HEADINGS[layer]]
            yield Choice(layer.value, heading, layer in SHOWN_FIRST, count)


def readings(book: Book, say: Say, settings: Settings) -> Iterator[Choice]:
    """Yield the two readings; nothing when they do not differ."""
    if settings.quotation_marks or book.words[Reading.PRINTED] != book.words[Reading.CORRECTED]:
        for reading in Reading:
            yield Choice(reading.value, say.controls[reading.value], reading is settings.reading)


def choices(say: Say, group: str, keys: Iterable[str], chosen: str) -> tuple[Choice, ...]:
    """Return choices of which exactly one holds."""
    return tuple(Choice(key, say.controls[f"{group}_{key}"], key == chosen) for key in keys)


def download(tei: bytes, file: str, say: Say) -> Download:
    """Return the TEI as an address that needs no network.

    Compressed, because browsers refuse to save more than 2 MB from an address; the script
    gives the file back as it was. Without a script the reader gets the compressed one.
    """
    packed = b64encode(compress(tei, compresslevel=6, mtime=0)).decode("ascii")
    return Download(
        name=f"{file}.gz",
        address=f"data:application/gzip;base64,{packed}",
        remark=say.controls["download_note"],
    )


def make(  # noqa: PLR0913 (each is a finished part, made by its own module)
    book: Book,
    settings: Settings,
    say: Say,
    *,
    body: Markup,
    registers: tuple[Register, ...],
    parts: Parts,
) -> Page:
    """Put the page together."""
    told = book.facts
    heading = title(book, say)
    language = next(iter(told.languages), UNDETERMINED)
    licences = [Named("license", one.link) for one in told.licences if one.link]
    address = [Named("canonical", settings.address)] if settings.address else []
    return Page(
        language=say.language,
        direction=direction(say.language) or "ltr",
        header_language=told.language or UNDETERMINED,
        text_language=language,
        text_direction=direction(language) or "ltr",
        window_title=", ".join(filter(None, (heading, citation.names(told.authors)))),
        title=heading,
        subtitle=told.subtitle,
        authors=citation.names(told.authors),
        editors=citation.edited(told, say),
        has_title_page=any(one.kind == TITLE_PAGE for one in book.divisions),
        metadata=tuple(citation.metadata(told, heading, settings.address)),
        links=(Named("schema.DC", DUBLIN_CORE), *address, *licences),
        linked_data=Markup(citation.linked_data(told, heading, settings.address)),  # noqa: S704 (JSON, escaped for scripts)
        body=body,
        contents=tuple(contents(book)),
        registers=registers,
        readings=tuple(readings(book, say, settings)),
        marks=tuple(marks(book, say)),
        themes=choices(say, "theme", THEMES, THEMES[0]),
        sizes=choices(say, "size", SIZES, "normal"),
        citation=citation.citation(told, heading, say, settings.address),
        statements=in_language(told, say.language).statements,
        facts=tuple(facts(book, say)),
        parts=parts,
    )
