"""Own which paths a package may hold: those that mean the same on every machine."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePosixPath

LONGEST_PATH = 1024
DEEPEST = 64
LONGEST_NAME = 255
"""Bytes of one name, at most: the limit of ext4, APFS and NTFS."""

CONTROL = re.compile(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
"""Also those that turn the direction of writing: with them a name ends otherwise than it reads."""

DEVICE = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
"""Names that Windows takes for devices (Microsoft, Naming Files, Paths, and Namespaces)."""

SURROGATE = re.compile("[\ud800-\udfff]")
DRIVE = re.compile(r"[A-Za-z]:")


_PATH_FAULTS: tuple[tuple[Callable[[str], object], str], ...] = (
    (lambda path: path in ("", "."), "it has no name"),
    (CONTROL.search, "it has a control character in its name"),
    (lambda path: "\\" in path, "it has a backslash in its name, a folder on some machines"),
    (lambda path: path.startswith("/"), "its path begins at the root of the disk"),
    (DRIVE.match, "its path begins at the root of the disk"),
    (lambda path: ".." in path.split("/"), "its path leads out of the package with .."),
    (lambda path: {"", "."} & set(path.split("/")), "its path has an empty part"),
    (lambda path: len(path) > LONGEST_PATH, "its path is too long"),
    (lambda path: path.count("/") >= DEEPEST, "its path is too long"),
)
_NAME_FAULTS: tuple[tuple[Callable[[str], object], str], ...] = (
    (SURROGATE.search, "its name is not valid Unicode"),
    (lambda name: len(name.encode()) > LONGEST_NAME, "its name is too long"),
    (lambda name: ":" in name, "it has a colon in its name, which Windows reads otherwise"),
    (DEVICE.fullmatch, "its name means a device on Windows"),
    (
        lambda name: name != name.rstrip(" ."),
        "its name ends with a space or a full stop, which Windows takes away",
    ),
)
"""What is wrong, the first that holds."""


def fault(path: str) -> str:
    """Say what is wrong with *path* as the path of a file in a package; empty when nothing is."""
    for holds, text in _PATH_FAULTS:
        if holds(path):
            return text
    return next(
        (text for name in path.split("/") for holds, text in _NAME_FAULTS if holds(name)), ""
    )


def collisions(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield pairs of *paths* that are one file on some machine: ``A.xml`` and ``a.xml``.

    A file that has the name of another file's folder counts too.
    """
    seen: dict[str, str] = {}
    folders: dict[str, str] = {}
    for path in paths:
        same = _same(path)
        if same in seen:
            yield seen[same], path
        seen[same] = path
        for folder in PurePosixPath(path).parents:
            folders.setdefault(_same(str(folder)), path)
    for same, path in seen.items():
        if same in folders:
            yield path, folders[same]


def _same(path: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def joined(path: str, href: str) -> str:
    """Return the path in a package that *href* means in the file *path*.

    One that leads out of the package keeps its ``..``; an address on the web gives nothing.
    """
    if "://" in href:
        return ""
    parts: list[str] = []
    for one in (PurePosixPath(path).parent / href).parts:
        if one == ".." and parts and parts[-1] != "..":
            parts.pop()
        else:
            parts.append(one)
    return "/".join(parts)
