"""Own the taking in of a package: which of its files is what, and what becomes of each."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Final

from edition.exchange.contents import Package, Read
from edition.exchange.intake.belongings import belongings
from edition.exchange.intake.corpus import parted
from edition.exchange.intake.finding import Finding, Kind
from edition.exchange.intake.pages import PAGES
from edition.exchange.intake.pictures import pictures
from edition.exchange.intake.plain import take_text
from edition.exchange.intake.repair import Repaired, repaired
from edition.exchange.intake.survey import survey
from edition.messages import EditionError, Message, Place, Severity
from edition.structs import Frozen, replace
from edition.tei import recorded
from edition.tei.record import Record

XML: Final = (".xml", ".tei", ".odd")
TEXT: Final = ".txt"
TEXTS: Final = (TEXT, *PAGES)
"""Endings of plain texts and of web pages; of files that differ in them alone the first counts."""

ORIGINAL: Final = "original"


class Role(StrEnum):
    """As what a file is taken in."""

    XML = "xml"
    TEXT = "text"
    REST = "rest"


class Taken(Frozen):
    """What one file of a package became: ``files`` to write, by path, and what to tell.

    ``inputs`` are the SHA-256 of all that was read for it, by path, the file itself first; of
    what was looked for and is not there it is empty. As long as they are the same, so is all
    the rest. ``tei`` is the path of the TEI among ``files``, empty when it is none.
    """

    finding: Finding
    files: Mapping[str, bytes]
    inputs: Mapping[str, str]
    tei: str = ""


class Recorder:
    """Reads the files of a package and remembers which."""

    def __init__(self, package: Package) -> None:
        """Read from *package*."""
        self.inputs: dict[str, str] = {}
        self._package = package

    def __call__(self, path: str) -> bytes | None:
        """Return the content of the file at *path*; None when there is none."""
        data = self._package.read(path) if path in self._package.sizes else None
        self.inputs[path] = "" if data is None else hashlib.sha256(data).hexdigest()
        return data


def is_single(path: str) -> bool:
    """Tell whether the file *path* is taken in by itself, not as a package."""
    return _suffix(path) in (*XML, *TEXTS)


def is_xml(path: str) -> bool:
    """Tell whether the file *path* is looked at as XML, by its name."""
    return _suffix(path) in XML


def role(path: str, *, with_tei: bool) -> Role:
    """Return as what the file *path* is taken in, in a package with TEI or without.

    Plain texts and web pages are taken as texts only where no TEI is: beside it they are
    forms of the same.
    """
    if is_xml(path):
        return Role.XML
    return Role.TEXT if not with_tei and _suffix(path) in TEXTS else Role.REST


def take(package: Package, path: str, chosen: Role) -> Taken:
    """Return what becomes of the file *path* of *package*, as *chosen* by ``role``.

    The file is kept as it was, under ``original/``.
    """
    read = Recorder(package)
    data = read(path) or b""
    try:
        if chosen is Role.XML:
            finding, files = _take_xml(package, path, data, read)
        elif chosen is Role.TEXT:
            finding, files = take_text(path, data, f"source/{_name(package, path, TEXTS)}")
        else:
            finding, files = Finding(path, Kind.KEPT), {}
    except EditionError as error:
        finding, files = Finding(path, Kind.UNREADABLE, messages=tuple(error.messages)), {}
    tei = next(iter(files), "") if finding.kind is Kind.TEI else ""
    return Taken(finding, {f"{ORIGINAL}/{path}": data, **files}, read.inputs, tei)


def unchanged(package: Package, inputs: Mapping[str, str]) -> bool:
    """Tell whether all *inputs* of a former run are still the same in *package*."""
    for path, digest in inputs.items():
        if (path in package.sizes) != bool(digest):
            return False
        if digest and hashlib.sha256(package.read(path)).hexdigest() != digest:
            return False
    return True


def _suffix(path: str) -> str:
    return PurePosixPath(path).suffix.lower()


def _name(package: Package, path: str, endings: Sequence[str]) -> str:
    """Return *path* without its ending, or with it where another file would get that name."""
    bare = PurePosixPath(path).with_suffix("")
    first = next((one for one in endings if f"{bare}{one}" in package.sizes), _suffix(path))
    return str(bare) if first == _suffix(path) else path


def _take_xml(
    package: Package, path: str, data: bytes, read: Read
) -> tuple[Finding, dict[str, bytes]]:
    found = repaired(path, data, read)
    if found is None:
        note = Message("I033", "this is XML, but not TEI: only kept", Severity.NOTE, Place(path))
        return Finding(path, Kind.OTHER_XML, messages=(note,)), {}
    shown = pictures(found.tree.getroot(), path, read)
    texts = tuple(parted(found.tree.getroot()))
    seen = survey(found.tree, found.data, path, shown, len(texts))
    finding = Finding(path, Kind.TEI, seen, repairs=found.repairs)
    messages = [*_notes(path, found), *found.messages, *shown.messages]
    if seen.faults:
        text = f"not valid against the schema of the project in {_places(seen.faults)}"
        hint = "the report lists them; it can be rendered all the same"
        messages.append(Message("I034", text, Severity.NOTE, Place(path), hint))
    name = _name(package, path, XML)
    files = {f"tei/{name}.xml": found.data}
    files |= {f"tei/{name}/{number:04}.xml": text for number, text in enumerate(texts, 1)}
    files |= {f"tei/{inside}": picture for inside, picture in shown.files.items()}
    if record := recorded(found.tree):
        files |= _source(package, record, read)
    return replace(finding, messages=tuple(messages)), files


def _places(count: int) -> str:
    return f"{count:,} place{'s' * (count != 1)}"


def _notes(path: str, found: Repaired) -> Iterator[Message]:
    for repair in found.repairs:
        yield Message("I030", f"repaired: {repair}", Severity.NOTE, Place(path))


def _source(package: Package, record: Record, read: Read) -> dict[str, bytes]:
    """Return the text that TEI of ours was made from, with metadata and decisions, if there."""
    stem = PurePosixPath(record.name).stem
    alike = (path for path, size in package.sizes.items() if size == record.size)
    text = next((read(path) for path in alike if path.endswith(TEXT)), None) or b""
    if hashlib.sha256(text).hexdigest() != record.sha256:
        return {}
    files = belongings(package, stem, read)
    return {f"source/{stem}{TEXT}": text} | {f"source/{path}": one for path, one in files.items()}
