"""Own what an export is: files to be written, and what is to be said about them."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from edition.exchange.intake.repair import is_tei
from edition.messages import Message
from edition.structs import Frozen
from edition.tei.intake import decode, parse
from edition.workflow.files import refused

if TYPE_CHECKING:
    from lxml import etree


class Exported(Frozen):
    """What is to be written, by path; ``exit_code`` is 2 where a part could not be made."""

    files: Mapping[Path, bytes]
    messages: tuple[Message, ...] = ()
    exit_code: int = 0


def parsed(path: Path, data: bytes) -> "etree._ElementTree[etree._Element]":
    """Return the tree of a TEI file.

    Raises:
        EditionError: it cannot be read; I033, it is other XML.
    """
    tree = parse(decode(str(path), data))
    if not is_tei(tree.getroot()):
        hint = "is this the right file?"
        raise refused("I033", path, "this is XML, but not TEI", hint)
    return tree


def insist_on_no_others(folder: Path, wanted: Mapping[Path, bytes]) -> None:
    """Refuse to write among files that are not part of what is written.

    Raises:
        EditionError: X040, there are such files.
    """
    others = sorted(path for path in folder.rglob("*") if path.is_file() and path not in wanted)
    if others:
        text = f"this folder holds files that are not part of the package, such as {others[0].name}"
        hint = "remove the folder, or choose another with --output"
        raise refused("X040", folder, text, hint)
