"""Own the taking in of plain texts and web pages: the text, its frame, a draft of its metadata."""

import json
from pathlib import PurePosixPath
from typing import Final

from edition.exchange.intake.boilerplate import (
    AUSTRALIA,
    GOOGLE,
    GUTENBERG,
    WIKISOURCE,
    Parted,
    part,
)
from edition.exchange.intake.finding import Finding, Frame, Kind
from edition.exchange.intake.pages import is_page, page_text
from edition.messages import EditionError
from edition.source import decode, refuse_markup

LICENCES: Final = {
    GUTENBERG: "The licence of Project Gutenberg stands in {name}.boilerplate.txt.",
    WIKISOURCE: "The licence that Wikisource states stands in {name}.boilerplate.txt.",
    AUSTRALIA: "The terms of Project Gutenberg Australia stand in {name}.boilerplate.txt.",
    GOOGLE: "What Google asks of its readers stands in {name}.boilerplate.txt.",
    "": "",
}
TO_COMPLETE: Final = {
    "author": '# author = "who wrote it"',
    "language": '# language = "en"  # a tag of BCP 47',
}
"""What a metadata file should say, and the header did not, for a person to fill in."""


def take_text(path: str, data: bytes, target: str) -> tuple[Finding, dict[str, bytes]]:
    """Return what the plain text or web page *path* becomes, and the files to write.

    They have the path *target*, each with its own ending.

    Raises:
        EditionError: its encoding is not known (S001 to S007), or it is XML (S008).
    """
    name = PurePosixPath(target).name
    parted = page_text(data) if is_page(data) else part(_decoded(path, data))
    files = {
        f"{target}.txt": parted.text.encode(),
        f"{target}.toml": _metadata(name, parted).encode(),
    }
    around = f"{parted.before}{parted.after}"
    if around.strip():
        files[f"{target}.boilerplate.txt"] = around.encode()
    frame = Frame(parted.collection, len(parted.text), len(around), dict(parted.facts))
    return Finding(path, Kind.TEXT, frame=frame), files


def _decoded(path: str, data: bytes) -> str:
    try:
        source = decode(path, data)
    except EditionError:
        encoding = part(data.decode("latin-1")).facts.get("character-set-encoding", "")
        if not encoding:
            raise
        source = decode(path, data, encoding)
    refuse_markup(source)
    return source.text


def _metadata(name: str, parted: Parted) -> str:
    """Return a metadata file of what the boilerplate says; a JSON string is TOML's too."""
    facts = {key: value for key, value in parted.facts.items() if value}
    lines = [f"title = {_string(facts.get('title') or name)}"]
    for key in ("author", "editor", "translator", "language"):
        if key in facts:
            lines.append(f"{key} = {_string(facts[key])}")
        elif key in TO_COMPLETE:
            lines.append(TO_COMPLETE[key])
    named = ("publisher", "place", "date", "url")
    original: dict[str, str] = {key: facts[key] for key in named if key in facts}
    note = LICENCES[parted.collection].format(name=name)
    if thanks := facts.get("credits"):
        note = f"{note} {thanks}".strip()
    if note:
        original["note"] = f"Taken from {parted.collection}. {note}"
    missing = [] if "date" in original else ['# date = "when the book that this is of appeared"']
    if original or missing:
        lines += ["", "[original]", *(f"{key} = {_string(original[key])}" for key in original)]
        lines += missing
    return "\n".join(lines) + "\n"


def _string(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
