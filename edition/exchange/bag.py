"""Own BagIt bags: a folder whose every file has a checksum. The only module that knows bagit.

See RFC 8493. bagit works on folders, so a bag is made in a temporary one and read back.
"""

import logging
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import lazy_loader

from edition.exchange.paths import fault
from edition.messages import EditionError, Message, Place

bagit = lazy_loader.load("bagit", suppress_warning=True)

CHECKSUMS = ("sha256", "sha512")
_AGAIN = "get the bag again, or find out who changed it"
MOST_TOLD = 10
"""Files named in a message about a bag, at most; the rest are counted."""

# What bagit logs is raised too, and told as a message.
logging.getLogger("bagit").addHandler(logging.NullHandler())
logging.getLogger("bagit").propagate = False


def bagged(files: Mapping[str, bytes], info: Mapping[str, str | list[str]]) -> dict[str, bytes]:
    """Return *files* as the payload of a bag, with manifests and *info* as ``bag-info.txt``.

    Without a ``Bagging-Date`` in *info* the bag states none, so that it is always the same.
    """
    with tempfile.TemporaryDirectory(prefix="edition-") as name:
        folder = Path(name)
        for path, content in files.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        bagit.make_bag(name, {"Bagging-Date": [], **info}, checksums=list(CHECKSUMS))
        written = sorted(path for path in folder.rglob("*") if path.is_file())
        found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in written}
    return {
        path: _in_order(content) if path.startswith("tagmanifest-") else content
        for path, content in found.items()
    }


def verify(folder: Path, name: str) -> None:
    """Make sure that the bag in *folder*, which messages call *name*, is whole and unchanged.

    Raises:
        EditionError: I029 with every file that is missing, unexpected or changed.
    """
    if (folder / "fetch.txt").exists():
        text = "the bag leaves files to be fetched from the network, which is never done"
        raise _refused(name, text, "fetch them, put them into the bag, and take away fetch.txt")
    _check_paths(folder, name)
    try:
        bagit.Bag(str(folder)).validate()
    except bagit.BagValidationError as error:
        raise EditionError(*_details(name, error)) from error
    except (bagit.BagError, ValueError, LookupError, OSError) as error:
        told = _lower(str(error).replace(f"{folder}/", ""))
        raise _refused(name, f"the bag is not in order: {told}") from error


def _check_paths(folder: Path, name: str) -> None:
    for manifest in sorted(folder.glob("*manifest-*.txt")):
        for line in manifest.read_text("utf-8", "replace").splitlines():
            path = (line.split(maxsplit=1) or [""])[-1]
            if line.strip() and (problem := fault(path)):
                text = f"{manifest.name} of the bag names {path!r}: {problem}"
                raise _refused(name, text, "do not use this bag")


def _details(name: str, error: Any) -> list[Message]:  # noqa: ANN401 -- bagit ships no types
    told = sorted({_detail(one) for one in error.details})
    told = told or [f"the bag is not in order: {_lower(error.message)}"]
    if len(told) > MOST_TOLD:
        told[MOST_TOLD:] = [f"and {len(told) - MOST_TOLD} more files of the bag are not in order"]
    return [Message("I029", text, place=Place(name), hint=_AGAIN) for text in told]


def _detail(detail: Any) -> str:  # noqa: ANN401 -- bagit ships no types
    match detail:
        case bagit.ChecksumMismatch():
            return f"{detail.path} in the bag is not what its checksum says"
        case bagit.FileMissing():
            return f"{detail.path} is in the bag's manifest, but not in the bag"
        case bagit.UnexpectedFile():
            return f"{detail.path} is in the bag, but not in its manifest"
        case _:
            return f"the bag is not in order: {detail}"


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _in_order(tag_manifest: bytes) -> bytes:
    # bagit lists tag files in the order in which the file system gives them
    lines = tag_manifest.splitlines(keepends=True)
    return b"".join(sorted(lines, key=lambda line: bytes(line).split()[1]))


def _refused(name: str, text: str, hint: str = _AGAIN) -> EditionError:
    return EditionError(Message("I029", text, place=Place(name), hint=hint))
