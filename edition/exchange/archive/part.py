"""Own what a file of a package is, and what it was made from."""

from dataclasses import dataclass
from typing import Final

METADATA: Final = "ro-crate-metadata.json"
"""The file of a crate that describes all others."""


@dataclass(frozen=True, slots=True)
class Part:
    """A file of a package: what it is, its media type, the files it was made from, and how."""

    content: bytes
    title: str
    kind: str
    made_from: tuple[str, ...] = ()
    how: str = ""
