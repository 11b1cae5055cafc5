"""Own the opening of packages from elsewhere: all is checked before anything is used.

A package is a zip file, a folder, or either of them as a BagIt bag. Nothing of it is written
anywhere, but for a bag in a zip file, which is laid out in a temporary folder to be checked.
"""

import os
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from edition.exchange import paths
from edition.exchange.bag import verify
from edition.exchange.contents import InFolder, InZip, Package, close
from edition.messages import EditionError, Message, Place
from edition.structs import Frozen

PIECE = 1 << 20
UNLIMITED_BELOW = 1 << 16
"""Bytes below which no ratio is suspicious: white space shrinks to almost nothing."""

DECLARATION = "bagit.txt"
ENCRYPTED = 0x1
LOCAL_HEADER = 30
"""Bytes of a local file header without name and extra field (APPNOTE 6.3.10, 4.3.7)."""


class Limits(Frozen):
    """How large a package may be. Sizes are in bytes, after unpacking.

    ``ratio`` is how many times its packed size a file may grow to; text rarely passes 20.
    """

    files: int = 10_000
    file: int = 1 << 30
    total: int = 4 << 30
    ratio: int = 200


LIMITS = Limits()


@contextmanager
def opened(path: Path, limits: Limits = LIMITS) -> Iterator[Package]:
    """Open the package at *path*, a zip file or a folder, once all of it has been checked.

    Raises:
        EditionError: I020 neither zip nor folder, I021 a zip file that is damaged or cut off,
            I022 encrypted or packed by an unknown method, I023 a path that is not safe, I024
            a link or special file, I025 two paths that are one file on some machines, I026
            too many files, I027 too large, I028 a zip bomb, I029 a bag that is not in order.
    """
    if path.is_dir() and not path.is_symlink():
        yield _of_folder(path, _checked_folder(path, limits))
        return
    try:
        file = path.open("rb")
    except OSError as error:
        text = f"it cannot be opened: {(error.strerror or str(error)).lower()}"
        raise _refused("I020", path, text, "check the name") from error
    with file, _zip(path, file) as archive:
        sizes = _checked_zip(path, archive, file, limits)
        if _bag_root(sizes) is None:
            try:
                yield Package(str(path), sizes, bag=False, contents=InZip(path))
            finally:
                close()
            return
        with tempfile.TemporaryDirectory(prefix="edition-") as name:
            folder = Path(name)
            for inside in sizes:
                _lay_out(archive, inside, folder / inside)
            yield _of_folder(folder, sizes, str(path))


def _of_folder(folder: Path, sizes: Mapping[str, int], name: str = "") -> Package:
    name = name or str(folder)
    root = _bag_root(sizes)
    if root is None:
        return Package(name, sizes, bag=False, contents=InFolder(folder))
    verify(folder / root, name)
    data = f"{root}/data/" if root else "data/"
    payload = {
        path.removeprefix(data): size for path, size in sizes.items() if path.startswith(data)
    }
    return Package(name, payload, bag=True, contents=InFolder(folder / data))


def _bag_root(sizes: Mapping[str, int]) -> str | None:
    """Return the folder inside the package that is a bag: itself (empty) or its only folder."""
    if DECLARATION in sizes:
        return ""
    tops = {path.split("/")[0] for path in sizes}
    top = next(iter(tops), "")
    return top if len(tops) == 1 and f"{top}/{DECLARATION}" in sizes else None


def _checked_folder(folder: Path, limits: Limits) -> dict[str, int]:
    sizes: dict[str, int] = {}
    waiting = [folder]
    while waiting:
        for entry in sorted(os.scandir(waiting.pop()), key=lambda entry: entry.name):
            inside = Path(entry.path).relative_to(folder).as_posix()
            _check_path(folder, inside)
            kind = entry.stat(follow_symlinks=False)
            if stat.S_ISDIR(kind.st_mode):
                waiting.append(Path(entry.path))
            elif stat.S_ISREG(kind.st_mode):
                sizes[inside] = kind.st_size
            else:
                raise _special(folder, inside)
            if len(sizes) > limits.files:
                raise _too_many(folder, f"more than {limits.files:,}", limits)
    _check_sizes(folder, sizes, limits)
    return dict(sorted(sizes.items()))


def _zip(path: Path, file: BinaryIO) -> zipfile.ZipFile:
    if not zipfile.is_zipfile(file):
        text = "this is no zip file, or the end of it is missing"
        raise _refused("I020", path, text, "give a folder, a zip file, or a single XML file")
    try:
        return zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise _damaged(path, error) from error


def _checked_zip(
    path: Path, archive: zipfile.ZipFile, file: BinaryIO, limits: Limits
) -> dict[str, int]:
    entries = archive.infolist()
    if len(entries) > limits.files:
        raise _too_many(path, f"{len(entries):,}", limits)
    for entry in entries:
        _check_entry(path, entry)
    sizes = {entry.filename: entry.file_size for entry in entries if not entry.is_dir()}
    names = [entry.filename for entry in entries if not entry.is_dir()]
    _check_sizes(path, sizes, limits, names)
    for entry in entries:
        _check_ratio(path, entry, limits)
    _check_overlap(path, entries, file)
    for entry in entries:
        _check_content(path, archive, entry)
    return dict(sorted(sizes.items()))


def _check_entry(path: Path, entry: zipfile.ZipInfo) -> None:
    # zipfile cuts `filename` at a NUL and turns the machine's separators into /
    _check_path(path, entry.orig_filename.removesuffix("/"))
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise _special(path, entry.filename)
    if entry.is_dir() and entry.file_size:
        text = f"{entry.filename} in it is a folder, and has content all the same"
        raise _refused("I021", path, text, "pack it again")
    if entry.flag_bits & ENCRYPTED:
        text = f"{entry.filename} in it is encrypted"
        raise _refused("I022", path, text, "pack it again without a password")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        text = f"{entry.filename} in it is packed by method {entry.compress_type}"
        raise _refused("I022", path, text, "pack it again with the usual method, deflate")


def _check_path(path: Path, inside: str) -> None:
    if problem := paths.fault(inside):
        text = f"{_printable(inside)!r} in it cannot be used: {problem}"
        raise _refused("I023", path, text, "rename the file and pack it again")


def _check_sizes(
    path: Path, sizes: Mapping[str, int], limits: Limits, names: list[str] | None = None
) -> None:
    for one, other in paths.collisions(names or sizes):
        text = f"{one!r} and {other!r} in it are one file on some machines"
        raise _refused("I025", path, text, "rename one of them and pack it again")
    for inside, size in sizes.items():
        if size > limits.file:
            text = f"{inside} in it has {size:,} bytes; at most {limits.file:,} are taken"
            raise _refused("I027", path, text, "take the file in by itself")
    if (total := sum(sizes.values())) > limits.total:
        text = f"it holds {total:,} bytes; at most {limits.total:,} are taken"
        raise _refused("I027", path, text, "split it into several packages")


def _check_ratio(path: Path, entry: zipfile.ZipInfo, limits: Limits) -> None:
    if entry.file_size > max(UNLIMITED_BELOW, entry.compress_size * limits.ratio):
        text = (
            f"{entry.filename} in it would grow from {entry.compress_size:,} "
            f"to {entry.file_size:,} bytes: it looks like a zip bomb"
        )
        raise _refused("I028", path, text, "unpack it yourself, if you trust it; give the folder")


def _check_overlap(path: Path, entries: list[zipfile.ZipInfo], file: BinaryIO) -> None:
    """Refuse entries that share bytes: a few megabytes would unpack to terabytes.

    See D. Fifield, A better zip bomb, 2019.
    """
    end_before = 0
    if min((entry.header_offset for entry in entries), default=0):
        # two programs may see two packages in it: this one the last, others the first
        raise _damaged(path, EOFError("it begins with something that is none of its files"))
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end_before:
            text = f"{entry.filename} in it shares its bytes with another file: a zip bomb"
            raise _refused("I028", path, text, "do not use it")
        end_before = entry.header_offset + LOCAL_HEADER + entry.compress_size
    if end_before > file.seek(0, os.SEEK_END):
        raise _damaged(path, EOFError("it is cut off"))


def _check_content(path: Path, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Unpack *entry* once, keeping nothing: its checksum and its size must be those it states."""
    if entry.is_dir():
        return
    size = 0
    try:
        with archive.open(entry) as content:
            while piece := content.read(PIECE):
                size += len(piece)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError) as error:
        raise _damaged(path, error, entry.filename) from error
    if size != entry.file_size:
        text = f"it states {entry.file_size:,} bytes and holds {size:,}"
        raise _damaged(path, EOFError(text), entry.filename)


def _lay_out(archive: zipfile.ZipFile, inside: str, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(inside) as content, target.open("xb") as file:
        while piece := content.read(PIECE):
            file.write(piece)


def _special(path: Path, inside: str) -> EditionError:
    text = f"{inside} in it is a link or a special file, which could lead anywhere"
    return _refused("I024", path, text, "put the file itself in its place")


def _too_many(path: Path, number: str, limits: Limits) -> EditionError:
    text = f"it holds {number} files; at most {limits.files:,} are taken"
    return _refused("I026", path, text, "split it into several packages")


def _damaged(path: Path, error: Exception, inside: str = "") -> EditionError:
    what = f"{inside} in it" if inside else "the zip file"
    reason = _printable(str(error)) or "it cannot be unpacked"
    text = f"{what} is damaged: {reason[:1].lower()}{reason[1:]}"
    return _refused("I021", path, text, "get it again; it was damaged or cut off on its way")


def _printable(text: str) -> str:
    return "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in text)


def _refused(code: str, path: Path, text: str, hint: str) -> EditionError:
    return EditionError(Message(code, text, place=Place(str(path)), hint=hint))
