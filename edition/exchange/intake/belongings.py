"""Own the finding of the files that an edition in a package is made with, beside its text."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from edition.exchange.contents import Package, Read
from edition.exchange.paths import fault, joined
from edition.messages import EditionError
from edition.metadata import read_metadata
from edition.metadata.files import METADATA, TEMPLATES, EditorsFile, files_beside, files_named
from edition.source import decode_settings


def belongings(package: Package, name: str, read: Read) -> dict[str, bytes]:
    """Return what *package* holds for the text *name*, by path from the folder of the text.

    Files that have the name of the text may lie anywhere, those that its metadata name where
    these look for them; what they look for outside their folder stays behind.
    """
    found: dict[str, bytes] = {}
    for path in package.sizes:
        inside = PurePosixPath(path)
        templates = [inside.name] if inside.parent.name == f"{name}.{TEMPLATES}" else []
        for one in files_beside(name, templates):
            if f"/{path}".endswith(f"/{one.path}"):
                found[one.path] = read(path) or b""
                if one.path == f"{name}.{METADATA}":
                    found |= _named(package, path, found[one.path], read)
    return found


def _named(package: Package, metadata: str, data: bytes, read: Read) -> dict[str, bytes]:
    return {
        one.path: read(path) or b""
        for one in _files_named(metadata, data)
        if not fault(one.path) and (path := joined(metadata, one.path)) in package.sizes
    }


def _files_named(metadata: str, data: bytes) -> Iterator[EditorsFile]:
    """Yield the files that *metadata* name; none if they are not in order, as encoding tells."""
    try:
        yield from files_named(read_metadata(metadata, decode_settings(metadata, data)))
    except EditionError:
        return
