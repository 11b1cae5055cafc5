"""Own the files of a package that an edition is made with: where they lie, and what they are."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath, PureWindowsPath
from typing import Final

from edition.exchange.archive.part import Part
from edition.messages import Message, Severity
from edition.metadata.files import EditorsFile

ELSEWHERE: Final = "named"
"""The folder of files that the metadata look for outside their own."""


def places_of(files: Iterable[EditorsFile]) -> dict[str, EditorsFile]:
    """Return *files* by where they lie in the package: where they are looked for, if inside."""
    return {
        f"{ELSEWHERE}/{number:04}-{PurePosixPath(one.path).name}"
        if _leads_out(one.path)
        else PurePosixPath(one.path).as_posix(): one
        for number, one in enumerate(files, start=1)
    }


def editors_parts(files: Mapping[EditorsFile, bytes]) -> dict[str, Part]:
    """Return *files* as parts of the package, by path."""
    return {path: Part(files[one], one.title, one.kind) for path, one in places_of(files).items()}


def outside(files: Iterable[EditorsFile]) -> Iterator[Message]:
    """Say which of *files* the metadata look for outside their folder, and where they are."""
    for path, one in places_of(files).items():
        if _leads_out(one.path):
            text = f"the metadata name {one.path!r}, outside their folder: it is {path}"
            hint = "put it into the folder of the text, so that the package builds anew as it is"
            yield Message("X043", text, Severity.WARNING, hint=hint)


def _leads_out(path: str) -> bool:
    windows = PureWindowsPath(path)  # it knows both kinds of slashes
    return bool(windows.anchor) or ".." in windows.parts
