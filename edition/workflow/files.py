"""Own reading and writing of files: whole, or not at all."""

import errno
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from edition.messages import EditionError, Message, Place
from edition.messages.similar import similar

PARTIAL = ".edition-partial"
"""Suffix of a file that is not whole yet; what a killed run leaves is removed by the next."""

READ_WRITE_RUN = 0o777
"""What of a file's mode is kept: with whose rights a program runs is none of our business."""

STANDARD_STREAM = Path("-")
"""The name of standard input, and of standard output."""

REASONS = {
    errno.ENOSPC: ("the disk is full", "make room, then run the command again"),
    errno.EDQUOT: ("your quota on this disk is used up", "make room, then run it again"),
    errno.EACCES: ("writing there is not allowed", "choose another folder with --output"),
    errno.EPERM: ("writing there is not allowed", "choose another folder with --output"),
    errno.EROFS: ("the disk can only be read", "choose another folder with --output"),
    errno.ENOTDIR: ("a part of this path is not a folder", "choose another with --output"),
    errno.EEXIST: ("a part of this path is not a folder", "choose another with --output"),
    errno.EISDIR: ("there is a folder of that name", "choose another name with --output"),
    errno.ENAMETOOLONG: ("the name is too long", "choose a shorter one with --output"),
}


def read_bytes(path: Path) -> bytes:
    """Return the bytes of the file *path*, or of standard input.

    Raises:
        EditionError: B001 it is not there, B002 it is a folder, B003 it cannot be read.
    """
    with _readable(path):
        return sys.stdin.buffer.read() if path == STANDARD_STREAM else path.read_bytes()


def size_of(path: Path) -> int:
    """Return the length in bytes of the file *path*, which can be read.

    Raises:
        EditionError: B001 it is not there, B002 it is a folder, B003 it cannot be read.
    """
    with _readable(path), path.open("rb") as file:
        return os.fstat(file.fileno()).st_size


def keep_apart(output: Path, *inputs: Path) -> None:
    """Make sure that *output* is none of the files that are read.

    Raises:
        EditionError: B017 it is one of them, under this name or another.
    """
    with suppress(OSError):
        if any(one.exists() and output.samefile(one) for one in inputs):
            text = "this file is read, and would be written over"
            raise refused("B017", output, text, "choose another name with --output")


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    """Say what is wrong with *path* where it cannot be read."""
    try:
        yield
    except FileNotFoundError as error:
        raise refused("B001", path, "there is no such file", similar(path, ".txt")) from error
    except IsADirectoryError as error:
        inside = sorted(one for one in path.iterdir() if one.suffix in (".txt", ".xml"))
        hint = f"name a file in it, such as {inside[0]}" if inside else "name a file"
        raise refused("B002", path, "this is a folder, not a file", hint) from error
    except OSError as error:
        hint = (
            "the link leads back to itself; ls -l shows where to"
            if error.errno == errno.ELOOP
            else "check who may read it: ls -l shows the owner and the permissions"
        )
        text = f"it cannot be read: {_reason(error)}"
        raise refused("B003", path, text, hint) from error


def write_whole(contents: Mapping[Path, bytes]) -> None:
    """Write all files of *contents*, or none: each beside its place, then all moved there.

    A link goes on leading where it led, and a file that was there keeps its permissions.
    A device or a pipe (``/dev/null``) is written to: a file moved there would take its place.

    Raises:
        EditionError: B004 a file or its folder cannot be written; the old ones are as before.
    """
    partial: dict[Path, Path] = {}
    made: list[Path] = []
    path = Path()
    try:
        for path, content in contents.items():
            if not _takes_bytes(path):
                made += _missing(path.parent)
                path.parent.mkdir(parents=True, exist_ok=True)
                partial[path] = _write_beside(_led_to(path), content)
        for path, written in partial.items():
            written.replace(_led_to(path))
        for path in (one for one in contents if one not in partial):
            path.write_bytes(contents[path])
    except OSError as error:
        raise unwritable(path, error) from error
    finally:
        for written in partial.values():
            written.unlink(missing_ok=True)
        for folder in reversed(made):
            with suppress(OSError):  # it holds what was written, as it should
                folder.rmdir()


def _missing(folder: Path) -> list[Path]:
    """Return those of *folder* and the folders around it that are not there, outermost first."""
    return [one for one in (*reversed(folder.parents), folder) if not one.exists()]


def write_out(content: bytes) -> None:
    """Write all of *content* to standard output.

    Where Python does not buffer it, one call may write only a part, and says so only in
    what it returns.

    Raises:
        BrokenPipeError: whoever read it went away.
        EditionError: B004 it cannot be written.
    """
    rest = memoryview(content)
    try:
        while rest:
            rest = rest[sys.stdout.buffer.write(rest) :]
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise unwritable(Path("standard output"), error) from error


def unwritable(path: Path, error: OSError) -> EditionError:
    """Return the error B004, that *path* cannot be written, with the reason and a remedy."""
    otherwise = (_reason(error), "choose another place with --output")
    text, hint = REASONS.get(error.errno or 0, otherwise)
    return refused("B004", path, f"cannot be written: {text}", hint)


def _takes_bytes(path: Path) -> bool:
    """Tell whether *path* is neither file nor folder, but something that bytes go into."""
    return path.exists() and not (path.is_file() or path.is_dir())


def _led_to(path: Path) -> Path:
    """Return where the links of *path* lead; links that go round lead nowhere, and are replaced."""
    return Path(os.path.realpath(path))


def _write_beside(path: Path, content: bytes) -> Path:
    handle, name = tempfile.mkstemp(PARTIAL, f".{path.name}.", path.parent)
    written = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        written.chmod(_permissions(path))
    except BaseException:
        written.unlink(missing_ok=True)
        raise
    return written


def _permissions(path: Path) -> int:
    """Return the permissions that *path* has, or those that a new file gets."""
    if path.exists():
        return path.stat().st_mode & READ_WRITE_RUN
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def refused(code: str, path: Path, text: str, hint: str) -> EditionError:
    """Return the error that tells why *path* cannot be read or written."""
    return EditionError(Message(code, text, place=Place(str(path)), hint=hint))
