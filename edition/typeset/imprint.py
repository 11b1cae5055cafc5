"""Own what title page, imprint and colophon say, in sentences, of the header of the TEI."""

import re
from collections.abc import Iterator, Mapping

from edition.structs import Frozen
from edition.view import Element, Facts
from edition.view.described import web
from edition.view.record import Letter

PROGRAM = "{*}name[@type='program']"

DIGITS = 16
"""Of a digest in the colophon, which the line of a page can hold."""
BEFORE_NAMES = re.compile(r"(?:\b(?:by|von|par|de|di|door)|:)\Z")
"""Ends a role that stands before the name: edited by A. Editor, a cura di, подготовка текста:"""


class Told(Frozen):
    """A line about a letter: ``label``, in the language of the book, and what the header says.

    A remark has no label. ``link`` is the address of another letter, where one is known.
    """

    label: str
    text: str
    link: str = ""


class Imprint(Frozen):
    """``hands`` are the people who made the edition, ``sources`` what it was made from.

    ``letters`` has the lines about letters; ``making`` is for the colophon: the file, its size and
    digest, the programs.
    """

    hands: tuple[str, ...]
    publisher: str
    sources: tuple[str, ...]
    making: tuple[str, ...]
    letters: tuple[Told, ...] = ()


def imprint(tree: Element, facts: Facts, words: Mapping[str, str]) -> Imprint:
    """Return what the header of *tree* says of the edition, for people to read."""
    programs = {_text(one) for one in tree.iterfind(f".//{{*}}respStmt/{PROGRAM}")}
    people = [one for one in facts.responsible if one.name not in programs]
    edited = {"editor": words["by"], "": words["by"], "translator": words["translated"]}
    place = [
        facts.place,
        facts.publisher,
        facts.date[:4] if facts.date[:4].isdecimal() else facts.date,
    ]
    return Imprint(
        hands=tuple(_hand(edited.get(one.role, one.role), one.name) for one in people),
        publisher=", ".join(filter(None, place)),
        sources=facts.sources,
        making=(
            *_files(facts, words),
            *(words["made_with"].format(name=one.name) for one in facts.programs),
        ),
        letters=tuple(line for one in facts.letters for line in _letter(one, words)),
    )


def _letter(letter: Letter, words: Mapping[str, str]) -> Iterator[Told]:
    """Yield what was done with a letter, which are around it, and what else is said of it."""
    for act in letter.acts:
        label = words.get(f"letter-{act.kind}", act.kind)
        yield Told(label, "; ".join(one.text for one in act.parts))
    for other in letter.context:
        kind = words.get(f"letter-{other.kind}", other.kind) or words["letter-context"]
        yield Told(kind, other.text, web(other.link))
    for note in letter.notes:
        yield Told("", note)


def _hand(role: str, name: str) -> str:
    """Write who did what: “edited by A. Editor”, or “A. Editor, transcription”."""
    leads = BEFORE_NAMES.search(role) is not None
    return f"{role} {name}" if leads else f"{name}, {role}"


def _files(facts: Facts, words: Mapping[str, str]) -> Iterator[str]:
    for file in facts.originals:
        if file.sha256:
            yield words["made_from"].format(
                name=file.name, size=file.size, digest=shortened(file.sha256)
            )


def shortened(digest: str) -> str:
    """Return the beginning of *digest*, by which a file can be told from others."""
    return f"{digest[:DIGITS]}…"


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split()) if isinstance(element.tag, str) else ""
