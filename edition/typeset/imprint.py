"""Own what title page, imprint and colophon say, in sentences, of the header of the TEI."""

import re
from collections.abc import Iterator, Mapping

from edition.structs import Frozen
from edition.view import Element, Facts

PROGRAM = "{*}name[@type='program']"

DIGITS = 16
"""Of a digest in the colophon, which the line of a page can hold."""
BEFORE_NAMES = re.compile(r"(?:\b(?:by|von|par|de|di|door)|:)\Z")
"""Ends a role that stands before the name: edited by A. Editor, a cura di, подготовка текста:"""


class Imprint(Frozen):
    """``hands`` are the people who made the edition, ``sources`` what it was made from.

    ``making`` is for the colophon: the file, its size and digest, the programs.
    """

    hands: tuple[str, ...]
    publisher: str
    sources: tuple[str, ...]
    making: tuple[str, ...]


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
    )


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
