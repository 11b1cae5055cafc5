"""Own the taking in of a package: which of its files is what, and what becomes of each."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from edition.exchange.intake.boilerplate import GUTENBERG, WIKISOURCE, Parted, part
from edition.exchange.intake.pages import is_page, page_text
from edition.exchange.intake.repair import Read, Repaired, repaired
from edition.exchange.intake.survey import as_lines, survey
from edition.exchange.unpack import Package
from edition.messages import EditionError, Message, Place, Severity
from edition.source import decode as decode_text
from edition.tei import recorded

PAGES: Final = frozenset({".html", ".htm", ".xhtml"})
XML: Final = frozenset({".xml", ".tei", ".odd"})
TEXT: Final = ".txt"
EDITORS_FILES: Final = ("toml", "decisions.toml", "css", "wording.toml", "elements.toml")
ORIGINAL: Final = "original"
LICENCES: Final = {
    GUTENBERG: "The licence of Project Gutenberg stands in {name}.boilerplate.txt.",
    WIKISOURCE: "The licence that Wikisource states stands in {name}.boilerplate.txt.",
    "": "",
}


@dataclass(frozen=True, slots=True)
class Taken:
    """What one file of a package became: ``files`` to write, by path, and what to tell.

    ``report`` are lines of Markdown under a heading of their own.
    """

    path: str
    files: Mapping[str, bytes]
    report: Sequence[str]
    messages: Sequence[Message] = ()


def take_in(package: Package) -> Iterator[Taken]:
    """Yield what becomes of each file of *package*, one at a time, TEI before the rest.

    Plain texts and web pages are taken as texts only where no TEI is: beside it they are
    forms of the same. Every file is kept as it was, under ``original/``.
    """
    has_tei = False
    for path in package.sizes:
        if PurePosixPath(path).suffix.lower() in XML:
            taken = _take_xml(package, path)
            has_tei = has_tei or len(taken.files) > 1
            yield taken
    for path in package.sizes:
        suffix = PurePosixPath(path).suffix.lower()
        if suffix in XML:
            continue
        if not has_tei and suffix in {TEXT, *PAGES}:
            yield _take_text(path, package.read(path))
        else:
            yield Taken(path, {f"{ORIGINAL}/{path}": package.read(path)}, ())


def _take_xml(package: Package, path: str) -> Taken:
    data = package.read(path)
    kept = {f"{ORIGINAL}/{path}": data}
    try:
        found = repaired(path, data, _reader(package))
    except EditionError as error:
        lines = [f"- cannot be read: {message.text}" for message in error.messages]
        return Taken(path, kept, lines, error.messages)
    if found is None:
        note = Message("I033", "this is XML, but not TEI: only kept", Severity.NOTE, Place(path))
        return Taken(path, kept, ["- XML, but not TEI: only kept"], [note])
    seen = survey(found.tree, path)
    messages = [*_notes(path, found), *found.messages]
    if seen.faults:
        text = f"not valid against the schema of the project in {len(seen.faults)} places"
        hint = "the report lists them; it can be rendered all the same"
        messages.append(Message("I034", text, Severity.NOTE, Place(path), hint))
    files = kept | {f"tei/{PurePosixPath(path).with_suffix('.xml')}": found.data}
    return Taken(
        path, files | _source(package, found), tuple(as_lines(seen, found.repairs)), messages
    )


def _reader(package: Package) -> Read:
    return lambda path: package.read(path) if path in package.sizes else None


def _notes(path: str, found: Repaired) -> Iterator[Message]:
    for repair in found.repairs:
        yield Message("I030", f"repaired: {repair}", Severity.NOTE, Place(path))


def _source(package: Package, found: Repaired) -> dict[str, bytes]:
    """Return the text that TEI of ours was made from, with metadata and decisions, if there."""
    record = recorded(found.tree)
    if record is None:
        return {}
    stem = PurePosixPath(record.name).stem
    text = next(
        (
            package.read(path)
            for path in package.sizes
            if path.endswith(TEXT) and package.sizes[path] == record.size
        ),
        b"",
    )
    if hashlib.sha256(text).hexdigest() != record.sha256:
        return {}
    files = {f"source/{stem}{TEXT}": text}
    for path in package.sizes:
        for suffix in EDITORS_FILES:
            if PurePosixPath(path).name == f"{stem}.{suffix}":
                files[f"source/{stem}.{suffix}"] = package.read(path)
    return files


def _take_text(path: str, data: bytes) -> Taken:
    kept = {f"{ORIGINAL}/{path}": data}
    name = PurePosixPath(path).stem
    try:
        parted = page_text(data) if is_page(data) else part(_decoded(path, data))
    except EditionError as error:
        lines = [f"- cannot be read: {message.text}" for message in error.messages]
        return Taken(path, kept, lines, error.messages)
    files = kept | {f"source/{name}{TEXT}": parted.text.encode()}
    files[f"source/{name}.toml"] = _metadata(name, parted).encode()
    around = f"{parted.before}{parted.after}"
    if around.strip():
        files[f"source/{name}.boilerplate.txt"] = around.encode()
    report = [
        f"- from: {parted.collection or 'no collection that is known'}",
        f"- characters of the text: {len(parted.text):,}",
        f"- characters of boilerplate, kept apart: {len(around):,}",
        *(f"- {key}: {value}" for key, value in parted.facts.items()),
    ]
    return Taken(path, files, report)


def _decoded(path: str, data: bytes) -> str:
    try:
        return decode_text(path, data).text
    except EditionError:
        encoding = part(data.decode("latin-1")).facts.get("character-set-encoding", "")
        if not encoding:
            raise
        return decode_text(path, data, encoding).text


def _metadata(name: str, parted: Parted) -> str:
    """Return a metadata file of what the boilerplate says; a JSON string is TOML's too."""
    facts = {key: value for key, value in parted.facts.items() if value}
    lines = [f"title = {_string(facts.get('title') or name)}"]
    lines += [
        f"{key} = {_string(facts[key])}"
        for key in ("author", "editor", "translator", "language")
        if key in facts
    ]
    keys: Sequence[str] = ("publisher", "place", "url")
    original = {key: facts[key] for key in keys if key in facts}
    note = LICENCES[parted.collection].format(name=name)
    if thanks := facts.get("credits"):
        note = f"{note} {thanks}".strip()
    if note:
        original["note"] = f"Taken from {parted.collection}. {note}"
    if original:
        lines += ["", "[original]", *(f"{key} = {_string(original[key])}" for key in original)]
    return "\n".join(lines) + "\n"


def _string(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
