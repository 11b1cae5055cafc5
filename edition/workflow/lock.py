"""Own the right to write to a folder: one run of the program at a time."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout
from platformdirs import user_cache_path

from edition.workflow.files import PARTIAL, refused


@contextmanager
def only_writer(folder: Path, *, deep: bool = False) -> Iterator[None]:
    """Hold the right to write to *folder*, and clear what a killed run left in it.

    The lock is kept in the user's cache, not in the folder, and ends with the process. With
    *deep*, folders within are cleared too, and once more at the end: files may have been
    written there by other processes, which were interrupted.

    Raises:
        EditionError: B005 another run is writing there.
    """
    key = hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:32]
    try:
        with FileLock(_locks() / f"edition-{key}.lock", timeout=0):
            _remove_partial(folder, deep=deep)
            try:
                yield
            finally:
                if deep:
                    _remove_partial(folder, deep=deep)
    except Timeout as error:
        hint = "wait until it has finished, or choose another folder with --output"
        text = "another run of edition is writing to this folder"
        raise refused("B005", folder, text, hint) from error


def _locks() -> Path:
    locks = user_cache_path("edition", appauthor=False) / "locks"
    try:
        locks.mkdir(parents=True, exist_ok=True)
    except OSError:
        return Path(tempfile.gettempdir())
    return locks


def _remove_partial(folder: Path, *, deep: bool) -> None:
    pattern = f".*{PARTIAL}"
    for left in folder.rglob(pattern) if deep else folder.glob(pattern):
        with suppress(OSError):
            left.unlink()
