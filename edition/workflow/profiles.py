"""Own the way from a TEI file to a profile of TEI, or back from one."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from edition import later
from edition.exchange.intake.corpus import texts
from edition.exchange.profile import NAMES, from_profile, has_corpora, to_profile
from edition.exchange.profile.losses import Changes, Kind
from edition.exchange.profile.report import messages
from edition.exchange.quotation_marks import into_attributes, into_text
from edition.messages import EditionError, Message, Place
from edition.view import Reading
from edition.workflow.exported import Exported, parsed
from edition.workflow.files import STANDARD_STREAM, read_bytes
from edition.workflow.outcome import DONE, NEEDS_A_PERSON

if TYPE_CHECKING:
    from lxml import etree
else:
    etree = later.load("lxml.etree")

__all__ = ["MARKS", "NAMES", "export_profile", "export_tei"]


def export_profile(
    path: Path, to: str, reading: Reading, output: Path, *, everything: bool = False
) -> Exported:
    """Return the TEI file *path* in the profile *to*, one of ``NAMES``, and what was lost.

    With *everything* also what is only called otherwise there.

    A corpus becomes a folder of its texts, one file each, in a profile without corpora.

    Raises:
        EditionError: it cannot be read; X051, the profile has no such document; X054, a corpus
            becomes a folder, and none is named.
    """
    root = parsed(path, read_bytes(path)).getroot()
    alone = [] if has_corpora(to) else list(texts(root))
    if alone and output == STANDARD_STREAM:
        text = f"a corpus of {len(alone)} texts becomes as many files in this profile"
        hint = "name a folder for them with --output"
        raise EditionError(Message("X054", text, place=Place(str(path)), hint=hint))
    targets = [output / f"{number:04}.xml" for number in range(1, len(alone) + 1)] or [output]
    changes, files, title = Changes(), {}, ""
    for one, target in zip(alone or [root], targets, strict=True):
        converted = to_profile(one, to, reading)
        changes.merge(converted.changes)
        files[target], title = _written(converted.root), converted.profile.title
    told = messages(changes, title, str(path), everything=everything)
    out_of_place = any(change.kind is Kind.MISPLACED for change in changes.counts)
    return Exported(files, tuple(told), NEEDS_A_PERSON if out_of_place else DONE)


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
