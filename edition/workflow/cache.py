"""Own what is kept between builds, in the user's cache: parts that need not be made again."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from platformdirs import user_cache_path

LARGEST = 256_000_000
"""Bytes kept; beyond that, what was used longest ago goes first."""


class PartsCache:
    """Keeps parts of the printed edition, by a key that says all they depend on.

    A cache may fail at any time without harm: what cannot be read is made again, what
    cannot be written is not kept.
    """

    def __init__(self, folder: Path | None = None) -> None:
        """Keep parts in *folder*, or in the cache of the user."""
        self._folder = folder or user_cache_path("edition", appauthor=False) / "print"

    def get(self, key: str) -> bytes | None:
        """Return what is kept under *key*; None when nothing is."""
        path = self._folder / key
        try:
            value = path.read_bytes()
            os.utime(path)
        except OSError:
            return None
        return value

    def put(self, key: str, value: bytes) -> None:
        """Keep *value* under *key*."""
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self._folder, delete=False) as file:
                file.write(value)
            Path(file.name).replace(self._folder / key)

    def tidy(self) -> None:
        """Let go of what was used longest ago, until the rest is not too large."""
        with suppress(OSError):
            kept = sorted(self._folder.iterdir(), key=lambda path: path.stat().st_mtime)
            size = sum(path.stat().st_size for path in kept)
            for path in kept:
                if size <= LARGEST:
                    break
                size -= path.stat().st_size
                path.unlink()
