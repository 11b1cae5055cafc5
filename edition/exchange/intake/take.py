"""Own the taking in of a package: which of its files is what, and what becomes of each."""

import hashlib
import json
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent import futures
from dataclasses import dataclass, replace
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
from edition.tei.record import Record

PAGES: Final = frozenset({".html", ".htm", ".xhtml"})
XML: Final = frozenset({".xml", ".tei", ".odd"})
TEXT: Final = ".txt"
EDITORS_FILES: Final = ("toml", "decisions.toml", "css", "wording.toml", "elements.toml")
WORTH_IT: Final = 8
"""Files below which starting more processes costs more than it saves."""

AHEAD: Final = 3
"""Files under way for each process: memory is for these, not for the whole corpus."""

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


Examined = tuple[Taken, Record | None]


def take_in(package: Package, processes: int = 1) -> Iterator[Taken]:
    """Yield what becomes of each file of *package*, one at a time, TEI before the rest.

    Plain texts and web pages are taken as texts only where no TEI is: beside it they are
    forms of the same. Every file is kept as it was, under ``original/``. *processes* work on
    TEI at the same time; what comes out is the same, in the same order.
    """
    has_tei = False
    paths = [path for path in package.sizes if _suffix(path) in XML]
    for taken, record in _examine_all(package, paths, processes):
        has_tei = has_tei or len(taken.files) > 1
        source = _source(package, record) if record else {}
        yield replace(taken, files={**taken.files, **source})
    for path in package.sizes:
        if _suffix(path) in XML:
            continue
        if not has_tei and _suffix(path) in {TEXT, *PAGES}:
            yield _take_text(path, package.read(path))
        else:
            yield Taken(path, {f"{ORIGINAL}/{path}": package.read(path)}, ())


def _suffix(path: str) -> str:
    return PurePosixPath(path).suffix.lower()


def _examine_all(package: Package, paths: Sequence[str], processes: int) -> Iterator[Examined]:
    """Examine the files at *paths* in their order; a few are under way at any time, not all."""
    if processes <= 1 or len(paths) < WORTH_IT:
        yield from (_examine(path, package.read(path), _reader(package)) for path in paths)
        return
    with futures.ProcessPoolExecutor(processes) as pool:
        waiting: deque[futures.Future[Examined] | Examined] = deque()
        for path in paths:
            data = package.read(path)
            if b"XInclude" in data:  # needs other files of the package, which are here
                waiting.append(_examine(path, data, _reader(package)))
            else:
                waiting.append(pool.submit(_examine, path, data, _nothing))
            if len(waiting) > AHEAD * processes:
                yield _finished(waiting.popleft())
        yield from map(_finished, waiting)


def _finished(examined: "futures.Future[Examined] | Examined") -> Examined:
    return examined.result() if isinstance(examined, futures.Future) else examined


def _nothing(_: str) -> None:
    """Answer no inclusion."""


def _reader(package: Package) -> Read:
    return lambda path: package.read(path) if path in package.sizes else None


def _examine(path: str, data: bytes, read: Read) -> Examined:
    """Return what becomes of the XML file *path*, and what text it says it was made from."""
    kept = {f"{ORIGINAL}/{path}": data}
    try:
        found = repaired(path, data, read)
    except EditionError as error:
        lines = [f"- cannot be read: {message.text}" for message in error.messages]
        return Taken(path, kept, lines, error.messages), None
    if found is None:
        note = Message("I033", "this is XML, but not TEI: only kept", Severity.NOTE, Place(path))
        return Taken(path, kept, ["- XML, but not TEI: only kept"], [note]), None
    seen = survey(found.tree, path)
    messages = [*_notes(path, found), *found.messages]
    if seen.faults:
        text = f"not valid against the schema of the project in {len(seen.faults)} places"
        hint = "the report lists them; it can be rendered all the same"
        messages.append(Message("I034", text, Severity.NOTE, Place(path), hint))
    files = kept | {f"tei/{PurePosixPath(path).with_suffix('.xml')}": found.data}
    lines = list(as_lines(seen, found.repairs))
    return Taken(path, files, lines, messages), recorded(found.tree)


def _notes(path: str, found: Repaired) -> Iterator[Message]:
    for repair in found.repairs:
        yield Message("I030", f"repaired: {repair}", Severity.NOTE, Place(path))


def _source(package: Package, record: Record) -> dict[str, bytes]:
    """Return the text that TEI of ours was made from, with metadata and decisions, if there."""
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
