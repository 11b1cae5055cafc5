"""Own what a review needs: the open proposals of a text, and where decisions are kept."""

import getpass
import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from edition import review
from edition.messages import Message
from edition.metadata import Metadata
from edition.source import decode_settings
from edition.structs import Frozen
from edition.workflow.encode import analyse, settle
from edition.workflow.files import read_bytes, refused, write_whole
from edition.workflow.paths import EditionPaths
from edition.workflow.prepare import Choices, prepare


class Store(Frozen):
    """The file of decisions at ``path``, written whole or not at all."""

    path: Path

    def read(self) -> str:
        """Return the file as it is now, empty when there is none.

        Raises:
            EditionError: it cannot be read, or is no text.
        """
        if not self.path.exists():
            return ""
        return decode_settings(str(self.path), read_bytes(self.path))

    def write(self, toml: str) -> None:
        """Write the whole new text of the file.

        Raises:
            EditionError: B004 it cannot be written; the file is as before.
        """
        write_whole({self.path: toml.encode()})


class Begun(Frozen):
    """A review that can begin; ``messages`` tell of decisions that could not be applied."""

    session: review.Session
    decisions: Path
    messages: Sequence[Message]

    @property
    def nothing(self) -> str:
        """Why there is nothing to decide; empty when there is something."""
        if self.session.proposals:
            return ""
        before = self.decisions.exists()
        return "every proposal has been decided" if before else "no slip was found in this text"


def begin(path: Path, choices: Choices, who: str | None) -> Begun:
    """Return the review of the text file *path*, by the editor *who*.

    Every decision is written to the file of decisions at once.

    Raises:
        EditionError: a file cannot be read, or says what it may not; B004 decisions could not
            be written beside the text.
    """
    prepared = prepare(path, choices)
    decisions = EditionPaths(path, Path()).decisions
    _check_writable(decisions)
    document = analyse(prepared)
    settled = settle(prepared, document)
    today = datetime.now(UTC).astimezone().date()
    editor = review.Editor(who or _editor(prepared.metadata), today)
    session = review.Session(document.text, settled.detection, Store(decisions), editor)
    return Begun(session, decisions, settled.messages)


def _check_writable(decisions: Path) -> None:
    """Refuse at once what would fail at the first decision."""
    if not os.access(decisions.parent, os.W_OK):
        text = "cannot be written: writing in this folder is not allowed"
        hint = "copy the text to a folder of your own, or ask for the right to write there"
        raise refused("B004", decisions, text, hint)


def _editor(metadata: Metadata) -> str:
    """Return the one editor that the metadata names, or else who uses this computer."""
    if len(metadata.editor) == 1:
        return metadata.editor[0].name
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # the user has no name; Python says so in two ways
        return ""
