"""Own what may stand in an edition's metadata file: names, types, and what each is for."""

import re
from datetime import date
from typing import Annotated, Any, Literal

import lazy_loader
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

langcodes = lazy_loader.load("langcodes")

DATE = re.compile(r"-?\d{4}(-\d\d(-\d\d)?)?")
UNPRINTABLE = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
"""What is no ``Char`` of XML 1.0, section 2.2."""

LEAP_YEAR = "2000"
"""Stands for a year that ``datetime`` cannot hold, such as -0044, when the day is checked."""


def _w3c_date(value: Any) -> Any:  # noqa: ANN401 -- whatever TOML holds
    if isinstance(value, date):
        return value.isoformat()[:10]
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:04d}"
    return value


def _real_date(value: str) -> str:
    if not DATE.fullmatch(value):
        raise ValueError(f"{value!r} is not a date; write 1937, 1937-03 or 1937-03-14")
    year, month, day = (*value.lstrip("-").split("-"), "01", "01")[:3]
    if value.startswith(("-", "0000")):
        year = LEAP_YEAR
    try:
        date.fromisoformat(f"{year}-{month}-{day}")
    except ValueError:
        raise ValueError(f"there is no day {value!r} in the calendar") from None
    return value


def _language_tag(value: str) -> str:
    try:
        valid = langcodes.tag_is_valid(value)
    except ValueError:  # its parser's word for what is no tag at all
        valid = False
    if not valid:
        raise ValueError(f"{value!r} is not a language tag; write one such as en, en-GB, de, grc")
    return str(langcodes.standardize_tag(value))


def _one_or_many(value: Any) -> Any:  # noqa: ANN401 -- whatever TOML holds
    return value if isinstance(value, tuple) else (value,)


def _named(value: Any) -> Any:  # noqa: ANN401 -- whatever TOML holds
    return {"name": value} if isinstance(value, str) else value


def _printable(value: str) -> str:
    if UNPRINTABLE.search(value):
        raise ValueError("it holds a control character, which XML cannot; take it out")
    return value


Text = Annotated[str, Field(min_length=1), AfterValidator(_printable)]
Date = Annotated[str, BeforeValidator(_w3c_date), AfterValidator(_real_date)]
Language = Annotated[str, AfterValidator(_language_tag)]
Url = Annotated[str, Field(pattern=r"^https?://\S+$")]


class Table(BaseModel):
    """A TOML table: no unknown keys, nothing converted behind the editor's back."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Person(Table):
    """Somebody responsible, or an institution; a plain string in the file is the name."""

    name: Text
    role: Text | None = None
    orcid: Annotated[str, Field(pattern=r"^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$")] | None = None
    viaf: Annotated[str, Field(pattern=r"^\d+$")] | None = None
    wikidata: Annotated[str, Field(pattern=r"^Q\d+$")] | None = None


People = Annotated[
    tuple[Annotated[Person, BeforeValidator(_named)], ...],
    BeforeValidator(_one_or_many),
]


class Licence(Table):
    """Under which terms the edition may be used; ``name`` is best an SPDX identifier."""

    name: Text
    url: Url | None = None


class Publication(Table):
    """Who publishes the edition, where, when and under which terms."""

    publisher: Text | None = None
    place: Text | None = None
    date: Date | None = None
    edition: Text | None = None
    doi: Annotated[str, Field(pattern=r"^10\.\d{4,9}/\S+$")] | None = None
    isbn: Annotated[str, Field(pattern=r"^[\d -]{9,16}[\dX]$")] | None = None
    url: Url | None = None
    licence: Annotated[Licence, BeforeValidator(_named)] | None = None


class Original(Table):
    """The book or manuscript that the plain text reproduces, as far as it is known."""

    title: Text | None = None
    author: People = ()
    editor: People = ()
    translator: People = ()
    publisher: Text | None = None
    place: Text | None = None
    date: Date | None = None
    edition: Text | None = None
    language: Language | None = None
    url: Url | None = None
    note: Text | None = None


class Change(Table):
    """One change to the edition, for its history."""

    date: Date
    text: Text
    who: Text | None = None


class TextSettings(Table):
    """How the text is read."""

    encoding: Text = "utf-8"
    profile: Text | None = None
    grammar: Text | None = None
    words: tuple[Text, ...] = ()
    dictionary: Text | None = None


class PrintSettings(Table):
    """How the edition is printed."""

    design: Literal["trade", "scholarly", "large-print"] = "scholarly"
    reading: Literal["printed", "corrected"] = "printed"


class Metadata(Table):
    """All an editor may say about an edition; only ``title`` must be said."""

    title: Text
    subtitle: Text | None = None
    author: People = ()
    editor: People = ()
    translator: People = ()
    contributor: People = ()
    language: Language | None = None
    abstract: Text | None = None
    keywords: tuple[Text, ...] = ()
    note: Text | None = None
    publication: Publication = Publication()
    original: Original = Original()
    changes: tuple[Change, ...] = ()
    text: TextSettings = TextSettings()
    print: PrintSettings = PrintSettings()
