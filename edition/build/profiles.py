"""Own the way from a TEI file to a profile of TEI, or back from one."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from edition import later
from edition.build.exported import Exported, parsed
from edition.build.files import read_bytes
from edition.exchange.profile import NAMES, from_profile, to_profile
from edition.exchange.profile.losses import Kind
from edition.exchange.profile.report import messages
from edition.exchange.quotation_marks import into_attributes, into_text
from edition.view import Reading

if TYPE_CHECKING:
    from lxml import etree
else:
    etree = later.load("lxml.etree")

__all__ = ["MARKS", "NAMES", "export_profile", "export_tei"]

NEEDS_A_PERSON = 1


def export_profile(
    path: Path, to: str, reading: Reading, output: Path, *, everything: bool = False
) -> Exported:
    """Return the TEI file *path* in the profile *to*, one of ``NAMES``, and what was lost.

    With *everything* also what is only called otherwise there.

    Raises:
        EditionError: it cannot be read; X051, the profile has no such document.
    """
    converted = to_profile(parsed(path, read_bytes(path)).getroot(), to, reading)
    told = messages(converted.changes, converted.profile.title, str(path), everything=everything)
    out_of_place = any(change.kind is Kind.MISPLACED for change in converted.changes.counts)
    code = NEEDS_A_PERSON if out_of_place else 0
    return Exported({output: _written(converted.root)}, tuple(told), code)


def export_tei(path: Path, output: Path, *, marks: str = "", origin: str = "") -> Exported:
    """Return the TEI file *path* with its quotation marks where *marks* says, one of ``MARKS``.

    *origin* is the profile that it is in, one of ``NAMES``, if it is to be led back from one.

    Raises:
        EditionError: it cannot be read.
    """
    root = parsed(path, read_bytes(path)).getroot()
    if origin:
        from_profile(root, origin)
    if marks:
        MARKS[marks](root)
    return Exported({output: _written(root)})


def _written(root: "etree._Element") -> bytes:
    return etree.tostring(root.getroottree(), encoding="UTF-8", xml_declaration=True) + b"\n"


MARKS: Mapping[str, Callable[["etree._Element"], int]] = MappingProxyType(
    {"in-rend": into_attributes, "in-text": into_text}
)
"""Where quotation marks may stand, and what moves them there."""
