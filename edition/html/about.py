"""Own what the page says about the edition, of all that the header says."""

from collections.abc import Iterable, Iterator
from typing import Final

from edition.html.languages import called
from edition.html.wording import Say
from edition.structs import Frozen
from edition.view import Book, Facts
from edition.view.record import Letter, Part

ACTS: Final = frozenset({"sent", "received", "transmitted", "redirected", "forwarded"})
"""What TEI suggests as types of ``correspAction``; others are called as the header has them."""

NEIGHBOURS: Final = frozenset({"before", "after"})


class Value(Frozen):
    """A value of a fact: its words, where they lead, a remark, and details that few ask for."""

    text: str
    link: str = ""
    remark: str = ""
    details: tuple[str, ...] = ()


class Fact(Frozen):
    """Something the header says about the edition."""

    name: str
    values: tuple[Value, ...]


def facts(book: Book, say: Say) -> Iterator[Fact]:
    """Yield what the header says about the edition, in the order in which one asks for it."""
    told = book.facts
    for letter in told.letters:
        yield from letter_facts(letter, say)
    imprint = ", ".join(
        filter(None, (": ".join(filter(None, (told.place, told.publisher))), told.date))
    )
    changes = [Value(one.text, remark=one.date) for one in told.changes]
    listed: list[tuple[str, Iterable[Value]]] = [
        ("licence", [Value(one.text, one.link) for one in told.licences]),
        ("people", _people(told, say)),
        ("publication", _values([told.edition, imprint])),
        ("identifiers", [Value(one.value, one.link, one.kind) for one in told.identifiers]),
        ("source", [*_values(told.sources), *_originals(told, say)]),
        ("abstract", _values([told.abstract])),
        ("keywords", _values([", ".join(told.keywords)])),
        ("languages", _values([", ".join(called(one, say.language) for one in told.languages)])),
        ("extent", _values(map(say.measured, told.extent))),
        ("programs", [Value(one.name, details=one.notes) for one in told.programs]),
        ("changes", changes),
    ]
    for name, values in listed:
        found = tuple(values)
        if found:
            yield Fact(say.words[name], found)


def letter_facts(letter: Letter, say: Say) -> Iterator[Fact]:
    """Yield who sent a letter, who received it, which letters are around it, and what else."""
    for act in letter.acts:
        name = say.letters[act.kind] if act.kind in ACTS else act.kind or say.letters["letter"]
        yield Fact(name, tuple(Value(one.text, one.link) for one in act.parts))
    if letter.context:
        around = tuple(_around(one, say) for one in letter.context)
        yield Fact(say.letters["context"], around)
    if letter.notes:
        yield Fact(say.letters["letter"], tuple(_values(letter.notes)))


def _around(part: Part, say: Say) -> Value:
    kind = say.letters[part.kind] if part.kind in NEIGHBOURS else part.kind
    return Value(part.text, part.link, kind)


def _values(texts: Iterable[str]) -> list[Value]:
    return [Value(text) for text in texts if text]


def _originals(told: Facts, say: Say) -> Iterator[Value]:
    for file in told.originals:
        details = (f"SHA-256 {file.sha256}",) if file.sha256 else ()
        yield Value(say.made_from(file), details=details)


def _people(told: Facts, say: Say) -> Iterator[Value]:
    for person in (*told.authors, *told.responsible):
        yield Value(person.name, person.link, say.role(person.role))
