"""Own what a package holds and how it is read, in this process or in another."""

import zipfile
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path

from edition.structs import Frozen

Read = Callable[[str], bytes | None]
"""Gives a file of a package by its path; None when there is none."""


class InFolder(Frozen):
    """The files of a package that lie in a folder."""

    folder: Path

    def read(self, path: str) -> bytes:
        """Return the content of the file at *path*."""
        return (self.folder / path).read_bytes()


class InZip(Frozen):
    """The files of a package that are packed in a zip file, which was checked before."""

    file: Path

    def read(self, path: str) -> bytes:
        """Return the content of the file at *path*, unpacked."""
        return _archive(self.file).read(path)


@lru_cache(maxsize=1)
def _archive(file: Path) -> zipfile.ZipFile:
    # kept open: its directory of ten thousand entries is not to be read for each of them
    return zipfile.ZipFile(file)


class Package(Frozen):
    """A package that was found to be in order; ``sizes`` maps each path to its bytes.

    ``bag`` tells whether it was a bag, whose checksums are then right; the paths of a bag
    are those of its payload, without ``data/``.
    """

    name: str
    sizes: Mapping[str, int]
    bag: bool
    contents: InFolder | InZip

    def read(self, path: str) -> bytes:
        """Return the content of the file at *path*, one of ``sizes``."""
        return self.contents.read(path)


def close() -> None:
    """Let go of the zip file that was read last."""
    if _archive.cache_info().currsize:
        _archive.cache_clear()
