"""Own the shape of what a header says: people, licences, sources, what was done."""

from collections.abc import Mapping

from edition.structs import Frozen, field
from edition.view.entries import Evidence


class Person(Frozen):
    """Somebody named in the header, in which ``role``; ``link`` is an identifier's URL."""

    name: str
    role: str = ""
    link: str = ""


class Licence(Frozen):
    """What one may do with the edition: the licence's words and where it stands in full."""

    text: str
    link: str = ""


class Identifier(Frozen):
    """A number or address by which the edition is known; ``kind`` as in the header."""

    kind: str
    value: str
    link: str = ""


class Witness(Frozen):
    """A witness: its siglum as it stands in the apparatus, and what it is.

    ``heading`` is what stands above it in the list, where a group of witnesses begins with it.
    """

    id: str
    siglum: str
    description: str
    heading: str = ""


class Statement(Frozen):
    """A part of the editorial statement: its English heading, paragraphs, and ``element``.

    ``points`` are the items of its lists, which stand after the paragraphs. ``language`` is that
    of its words, empty for that of the header.
    """

    topic: str
    paragraphs: tuple[str, ...]
    element: str
    points: tuple[str, ...] = ()
    language: str = ""


class Original(Frozen):
    """The file that a text was made from: its name, its size in bytes or nothing, its digest."""

    name: str
    size: str = ""
    sha256: str = ""

    @property
    def told(self) -> str:
        """All that is known of it, in an English sentence."""
        digest = f"SHA-256 {self.sha256}" if self.sha256 else ""
        size = f"{self.size} bytes" if self.size else ""
        return f"Made from the file {', '.join(filter(None, (self.name, size, digest)))}."


class Program(Frozen):
    """A program that the edition was made with, and what the header notes of it."""

    name: str
    notes: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        """The name, and the notes in brackets."""
        return f"{self.name} ({'; '.join(self.notes)})" if self.notes else self.name


class Change(Frozen):
    """One change to the edition: when (a W3C date or empty) and what."""

    date: str
    text: str


class Part(Frozen):
    """Something said of a letter: a name, a place, a date, another letter.

    ``link`` is where it leads; ``kind`` tells of another letter which one it is, the one
    ``before`` or ``after`` this, or whatever the header calls it.
    """

    text: str
    link: str = ""
    kind: str = ""


class Act(Frozen):
    """What was done with a letter, by ``kind`` (TEI's ``sent``, ``received`` …): who, where, when.

    ``parts`` are in the order of the header.
    """

    kind: str
    parts: tuple[Part, ...]


class Letter(Frozen):
    """A letter as the header describes it: its way, the letters around it, remarks."""

    acts: tuple[Act, ...]
    context: tuple[Part, ...] = ()
    notes: tuple[str, ...] = ()


class Facts(Frozen):
    """What the header says. Everything is empty where the header is silent; nothing is guessed.

    ``language`` is that of the header itself, ``languages`` those of the edition, that of the text
    first, all of them BCP 47 tags; ``date`` that of publication, a W3C
    date where there is one; ``sources`` what the text was taken from, ``originals`` the files of
    a plain text; ``letters`` those that the header describes. ``rules`` explain the
    ids that ``@ana`` points at, ``names`` those of ``@resp`` and ``@who``, ``glyphs`` what
    ``<g>`` stands for.
    """

    title: str = ""
    subtitle: str = ""
    authors: tuple[Person, ...] = ()
    responsible: tuple[Person, ...] = ()
    publisher: str = ""
    place: str = ""
    date: str = ""
    edition: str = ""
    licences: tuple[Licence, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    sources: tuple[str, ...] = ()
    originals: tuple[Original, ...] = ()
    extent: tuple[str, ...] = ()
    letters: tuple[Letter, ...] = ()
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    language: str = ""
    languages: tuple[str, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    statements: tuple[Statement, ...] = ()
    programs: tuple[Program, ...] = ()
    changes: tuple[Change, ...] = ()
    rules: Mapping[str, Evidence] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    glyphs: Mapping[str, str] = field(default_factory=dict)

    @property
    def all_sources(self) -> tuple[str, ...]:
        """The files and the other sources, each in a sentence, as catalogues have them."""
        return (*(one.told for one in self.originals), *self.sources)
