"""Own the finding of pictures on the disk: beside the TEI that shows them, and nowhere else."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from edition.exchange.intake.pictures import LARGEST, Pictures, pictures
from edition.workflow.journal import RECORDS

if TYPE_CHECKING:
    from lxml import etree

TEI_FOLDER = "tei"


def pictures_beside(root: "etree._Element", path: Path) -> Pictures:
    """Return the pictures that the TEI file *path*, read as *root*, shows.

    They lie in its folder or below it; of a file that was taken in by ``edition import``,
    anywhere in the folder of the TEI that was taken in with it. A link that leads out of the
    folder is not followed.
    """
    folder = _folder(path.resolve())
    inside = path.resolve().relative_to(folder).as_posix()
    return pictures(root, inside, lambda wanted: _read(folder, wanted))


def _folder(path: Path) -> Path:
    for parent in path.parents:
        if parent.name == TEI_FOLDER and (parent.parent / RECORDS).is_file():
            return parent
    return path.parent


def _read(folder: Path, wanted: str) -> bytes | None:
    file = (folder / wanted).resolve()
    if not (file.is_relative_to(folder) and file.is_file()):
        return None
    with suppress(OSError), file.open("rb") as opened:
        return opened.read(LARGEST + 1)
    return None
