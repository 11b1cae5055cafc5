"""Own the answer to what is missing for whom: the header held against what archives ask for."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from edition.messages import EditionError, Message, Place, Severity
from edition.structs import Frozen

if TYPE_CHECKING:
    from lxml import etree

PREFIXES: Final = {"t": "http://www.tei-c.org/ns/1.0"}


class Need(Frozen):
    """Something an archive asks for; ``test`` is an XPath that finds it, from the root."""

    test: str
    missing: str
    hint: str
    wished: bool = False


class Archive(Frozen):
    """An archive and what it asks for; ``largest`` is in bytes, 0 for no limit."""

    name: str
    title: str
    needs: tuple[Need, ...]
    largest: int = 0


@cache
def archives() -> Mapping[str, Archive]:
    """Return the archives that are known, by the names that a person types."""
    table = tomllib.loads((files(__package__) / "archives.toml").read_text("utf-8"))
    needs = {name: Need(**row) for name, row in table["needs"].items()}
    return {
        name: Archive(
            name,
            row["title"],
            tuple(needs[need] for need in row["needs"]),
            row.get("largest", 0),
        )
        for name, row in table["archives"].items()
    }


def missing(
    tree: "etree._ElementTree[etree._Element]", archive: str, file: str, size: int
) -> list[Message]:
    """Return what *archive* asks for and *file*, of *size* bytes, has not: X030, X031, X032.

    Raises:
        EditionError: X033, there is no archive of that name.
    """
    known = archives().get(archive)
    if known is None:
        hint = f"use one of: {', '.join(archives())}"
        raise EditionError(Message("X033", f"no archive called {archive!r} is known", hint=hint))
    found = [
        _message(need, known, file)
        for need in known.needs
        if not tree.xpath(f"boolean(/*[{need.test}])", namespaces=PREFIXES)
    ]
    if known.largest and size > known.largest:
        text = f"{known.title} takes files of up to {known.largest:,} bytes; this has {size:,}"
        found.append(Message("X032", text, place=Place(file), hint="split it into parts"))
    return sorted(found, key=lambda message: message.code)


def _message(need: Need, archive: Archive, file: str) -> Message:
    if need.wished:
        text = f"{archive.title} would like {need.missing}"
        return Message("X031", text, Severity.NOTE, Place(file), need.hint)
    text = f"{archive.title} asks for {need.missing}"
    return Message("X030", text, Severity.WARNING, Place(file), need.hint)
