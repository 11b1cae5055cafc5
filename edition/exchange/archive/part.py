"""Own what a file of a package is, and what it was made from."""

from typing import Final

from edition.structs import Frozen

METADATA: Final = "ro-crate-metadata.json"
"""The file of a crate that describes all others."""


class Part(Frozen):
    """A file of a package: what it is, its media type, the files it was made from, and how."""

    content: bytes
    title: str
    kind: str
    made_from: tuple[str, ...] = ()
    how: str = ""
