"""Own what an edition's header says that archives ask for, in one shape for all of them."""

import re
from typing import Final

import lazy_loader

from edition.metadata.dates import dated
from edition.structs import Frozen
from edition.view import Facts
from edition.view.record import Person

license_expression = lazy_loader.load("license_expression", suppress_warning=True)

ORCID: Final = re.compile(r"https://orcid\.org/(\d{4}-\d{4}-\d{4}-\d{3}[\dX])")
CREATIVE_COMMONS: Final = re.compile(
    r"https?://creativecommons\.org/(?:licenses/([a-z-]+)|publicdomain/(zero))/(\d\.\d)/?"
    r"(?:deed(?:\.\w+)?|legalcode)?"
)
YEAR: Final = re.compile(r"\d{4}")
IS_EDITOR: Final = re.compile(r"(?i)\bedit")


class Name(Frozen):
    """Somebody's name; ``family`` and ``given`` are empty unless the header parts them.

    Only “Doe, Jane” is parted: which word of “Jane van Doe” is which cannot be known.
    """

    full: str
    family: str = ""
    given: str = ""
    orcid: str = ""
    link: str = ""
    role: str = ""

    @property
    def is_editor(self) -> bool:
        """Tell whether the role is that of an editor."""
        return bool(IS_EDITOR.search(self.role))


class Rights(Frozen):
    """A licence; ``spdx`` is its identifier in the SPDX list, empty when it is not known."""

    text: str
    link: str = ""
    spdx: str = ""


class Record(Frozen):
    """What is known of an edition. Everything is empty where the header is silent."""

    title: str
    subtitle: str
    creators: tuple[Name, ...]
    contributors: tuple[Name, ...]
    publisher: str
    place: str
    date: str
    version: str
    doi: str
    isbn: str
    url: str
    rights: tuple[Rights, ...]
    languages: tuple[str, ...]
    abstract: str
    keywords: tuple[str, ...]
    sources: tuple[str, ...]
    programs: tuple[str, ...]

    @property
    def year(self) -> str:
        """Return the year of publication, the first of several; empty when it is not known."""
        known = dated(self.date)
        found = YEAR.match(known.year if known else self.date)
        return found[0] if found else ""

    @property
    def iso_date(self) -> str:
        """Return the date in the form of ISO 8601: one, or an interval; empty when it is none."""
        known = dated(self.date)
        return known.iso if known else ""

    @property
    def day(self) -> str:
        """Return the one date that is meant, or else the year, for those who take no interval."""
        known = dated(self.date)
        return known.first if known and known.first == known.last else self.year

    @property
    def is_date_certain(self) -> bool:
        """Tell whether the date is neither uncertain nor approximate."""
        known = dated(self.date)
        return bool(known and known.is_certain)

    @property
    def whole_title(self) -> str:
        """Return title and subtitle."""
        return f"{self.title}: {self.subtitle}" if self.subtitle else self.title


def record(facts: Facts) -> Record:
    """Return *facts* in the shape in which archives ask for them."""
    creators = tuple(map(_name, facts.authors))
    named = {name.full for name in creators}
    known = {one.kind.upper(): one.value for one in reversed(facts.identifiers)}
    contributors = (_name(one) for one in facts.responsible if one.name not in named)
    return Record(
        title=facts.title,
        subtitle=facts.subtitle,
        creators=creators,
        contributors=tuple({one.full: one for one in contributors}.values()),
        publisher=facts.publisher,
        place=facts.place,
        date=facts.date,
        version=facts.edition,
        doi=known.get("DOI", "").removeprefix("https://doi.org/"),
        isbn=known.get("ISBN", ""),
        url=known.get("URL", "") or known.get("URI", ""),
        rights=tuple(
            Rights(one.text, one.link, _spdx(one.text, one.link)) for one in facts.licences
        ),
        languages=facts.languages,
        abstract=facts.abstract,
        keywords=facts.keywords,
        sources=facts.all_sources,
        programs=tuple(one.told for one in facts.programs),
    )


def _name(person: Person) -> Name:
    family, comma, given = person.name.partition(", ")
    found = ORCID.fullmatch(person.link)
    parted = (family, given) if comma and "," not in given else ("", "")
    return Name(person.name, *parted, found[1] if found else "", person.link, person.role)


def _spdx(text: str, link: str) -> str:
    if found := CREATIVE_COMMONS.fullmatch(link):
        return f"CC0-{found[3]}" if found[2] else f"CC-{found[1].upper()}-{found[3]}"
    checked = license_expression.get_spdx_licensing().validate(text)
    return "" if checked.errors else str(checked.normalized_expression)
