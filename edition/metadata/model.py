"""Own what may stand in an edition's metadata file: names, types, and what each is for."""

from collections.abc import Callable, Iterator
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct, to_builtins

from edition.metadata.checks import (
    check_date,
    check_day,
    check_isbn,
    check_language,
    check_licence,
    check_orcid,
    check_text,
)

Check = Callable[[str], str]
Path = tuple[str | int, ...]

Url = Annotated[str, Meta(pattern=r"^https?://\S+$")]
Size = Annotated[float, Meta(gt=0)]


class Table(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, rename="kebab"):
    """A TOML table: no unknown keys, nothing converted behind the editor's back."""


class Person(Table, frozen=True):
    """Somebody responsible, or an institution; a plain string in the file is the name."""

    name: str
    role: str | None = None
    orcid: Annotated[str, Meta(pattern=r"^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$")] | None = None
    viaf: Annotated[str, Meta(pattern=r"^\d+$")] | None = None
    wikidata: Annotated[str, Meta(pattern=r"^Q\d+$")] | None = None


People = tuple[Person, ...]
PEOPLE = ("author", "editor", "translator", "contributor")


class Licence(Table, frozen=True):
    """Under which terms the edition may be used; ``name`` is best an SPDX identifier."""

    name: str
    url: Url | None = None


class Publication(Table, frozen=True):
    """Who publishes the edition, where, when and under which terms."""

    publisher: str | None = None
    place: str | None = None
    date: str | None = None
    edition: str | None = None
    doi: Annotated[str, Meta(pattern=r"^10\.\d{4,9}/\S+$")] | None = None
    isbn: Annotated[str, Meta(pattern=r"^[\d -]{9,16}[\dX]$")] | None = None
    url: Url | None = None
    licence: Licence | None = None


class Original(Table, frozen=True):
    """The book or manuscript that the plain text reproduces, as far as it is known."""

    title: str | None = None
    author: People = ()
    editor: People = ()
    translator: People = ()
    publisher: str | None = None
    place: str | None = None
    date: str | None = None
    edition: str | None = None
    language: str | None = None
    url: Url | None = None
    note: str | None = None


class Change(Table, frozen=True):
    """One change to the edition, for its history."""

    date: str
    text: str
    who: str | None = None


class TextSettings(Table, frozen=True):
    """How the text is read."""

    encoding: str = "utf-8"
    profile: str | None = None
    grammar: str | None = None


class ProposalSettings(Table, frozen=True):
    """What is right, whatever a word list says; ``dictionary`` is a hunspell ``.dic`` file."""

    words: tuple[str, ...] = ()
    dictionary: str | None = None


class HtmlSettings(Table, frozen=True):
    """How the web page opens, and whose quotation marks the corrected reading gets."""

    reading: Literal["printed", "corrected"] | None = None
    quotation_marks: str | None = None


class Margins(Table, frozen=True):
    """The margins of a printed page, in millimetres."""

    inner: Size | None = None
    outer: Size | None = None
    top: Size | None = None
    bottom: Size | None = None


class PrintSettings(Table, frozen=True):
    """How the edition is printed; what is not said is as the design has it."""

    design: Literal["scholarly", "trade", "large-print"] | None = None
    reading: Literal["printed", "corrected"] | None = None
    trim: str | None = None
    size: Size | None = None
    leading: Size | None = None
    margins: Margins | None = None
    numbering: Literal["page", "chapter", "none"] | None = None
    every: Annotated[int, Meta(ge=1)] | None = None
    apparatus: Literal["run-in", "stacked"] | None = None
    chapters: Literal["recto", "page", "run-on"] | None = None
    drop_capitals: bool | None = None
    hyphenation: bool | None = None
    siglum: str | None = None
    registers: bool | None = None
    typefaces: tuple[str, ...] = ()


class Metadata(Table, frozen=True):
    """All an editor may say about an edition; only ``title`` must be said."""

    title: str
    subtitle: str | None = None
    author: People = ()
    editor: People = ()
    translator: People = ()
    contributor: People = ()
    language: str | None = None
    abstract: str | None = None
    keywords: tuple[str, ...] = ()
    note: str | None = None
    publication: Publication = Publication()
    original: Original = Original()
    changes: tuple[Change, ...] = ()
    text: TextSettings = TextSettings()
    proposals: ProposalSettings = ProposalSettings()
    html: HtmlSettings = HtmlSettings()
    print: PrintSettings = PrintSettings()


def strings(table: Table, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yield every string in *table*, with the keys and indexes that lead to it."""
    for name, key in zip(table.__struct_fields__, table.__struct_encode_fields__, strict=True):
        value = getattr(table, name)
        items = enumerate(value) if isinstance(value, tuple) else [(None, value)]
        for index, item in items:
            here = (*path, key) if index is None else (*path, key, index)
            if isinstance(item, Table):
                yield from strings(item, here)
            elif isinstance(item, str):
                yield here, item


CHECKS: dict[str, Check] = {
    "changes.date": check_day,
    "licence.name": check_licence,
    "date": check_date,
    "isbn": check_isbn,
    "language": check_language,
    "orcid": check_orcid,
    "quotation-marks": check_language,
}
"""What a key of this name must be, wherever it stands; all other strings are plain text."""


def check(path: Path, value: str) -> str:
    """Say what is wrong with the string *value* at *path*; nothing when it is right."""
    keys = tuple(part for part in path if isinstance(part, str))
    wanted = CHECKS.get(".".join(keys[-2:])) or CHECKS.get(keys[-1], check_text)
    return check_text(value) or wanted(value)


def said(table: Table) -> dict[str, Any]:
    """Return what the editor said in *table*, with the keys of the file; defaults are left out."""
    plain: dict[str, Any] = to_builtins(table)
    return plain
