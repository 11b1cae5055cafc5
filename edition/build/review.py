"""Own what a review needs: the open proposals of a text, and where decisions are kept."""

import getpass
from datetime import UTC, datetime
from pathlib import Path

from edition import review
from edition.build.encode import Choices, analyse, prepare, settle
from edition.build.files import read_bytes, write_whole
from edition.build.paths import EditionPaths
from edition.metadata import Metadata
from edition.source import decode


def session(path: Path, choices: Choices, who: str | None) -> review.Session:
    """Return the review of the text file *path*, by the editor *who*.

    Every decision is written to the file of decisions at once, whole or not at all.

    Raises:
        EditionError: a file cannot be read, or says what it may not.
    """
    prepared = prepare(path, choices)
    document = analyse(prepared)
    decisions = EditionPaths(path, Path()).decisions
    today = datetime.now(UTC).astimezone().date()
    return review.Session(
        document.text,
        settle(prepared, document).detection,
        _text(decisions),
        lambda toml: write_whole({decisions: toml.encode()}),
        review.Editor(who or _editor(prepared.metadata), today),
    )


def _text(decisions: Path) -> str:
    if not decisions.exists():
        return ""
    return decode(str(decisions), read_bytes(decisions)).text


def _editor(metadata: Metadata) -> str:
    """Return the one editor that the metadata names, or else who uses this computer."""
    if len(metadata.editor) == 1:
        return metadata.editor[0].name
    try:
        return getpass.getuser()
    except OSError:
        return ""
