"""Own what an export is: files to be written, and what is to be said about them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from edition.messages import Message
from edition.tei.intake import decode, parse

if TYPE_CHECKING:
    from lxml import etree


@dataclass(frozen=True, slots=True)
class Exported:
    """What is to be written, by path; ``exit_code`` is 2 where a part could not be made."""

    files: Mapping[Path, bytes]
    messages: tuple[Message, ...] = ()
    exit_code: int = 0


def parsed(path: Path, data: bytes) -> "etree._ElementTree[etree._Element]":
    """Return the tree of a TEI file.

    Raises:
        EditionError: it cannot be read.
    """
    return parse(decode(str(path), data))
