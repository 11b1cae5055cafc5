"""Own what is remembered of an import, so that one that was interrupted goes on where it was.

Each file that is finished is a line of a file beside the results. At the end all lines become
the report, in order; a later run of the same import begins from there. The only module of this
room that knows msgspec.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec

from edition.exchange.intake.finding import Finding
from edition.exchange.intake.report import as_markdown
from edition.exchange.intake.take import Role
from edition.structs import Frozen
from edition.version import VERSION
from edition.workflow.files import read_bytes, unwritable, write_whole

REPORT: Final = "report.md"
RECORDS: Final = "report.json"
UNFINISHED: Final = "report.unfinished.jsonl"


class Entry(Frozen):
    """One file that was finished: from which ``inputs`` (SHA-256), to which ``outputs`` (bytes)."""

    role: Role
    inputs: Mapping[str, str]
    outputs: Mapping[str, int]
    finding: Finding


class Records(Frozen):
    """The report on a whole import, for programs."""

    program: str
    package: str
    files: tuple[Entry, ...]


class Journal:
    """Remembers what is finished in the folder *output*."""

    def __init__(self, output: Path) -> None:
        """Recall what a former run of this version of the program finished in *output*."""
        self._output = output
        self.known = {entry.finding.path: entry for entry in self._former()}

    def _former(self) -> Iterator[Entry]:
        with suppress(OSError, msgspec.DecodeError):
            records = msgspec.json.decode((self._output / RECORDS).read_bytes(), type=Records)
            if records.program == VERSION:
                yield from records.files
        lines = b""
        with suppress(FileNotFoundError, NotADirectoryError):
            lines = (self._output / UNFINISHED).read_bytes()
        version, *entries = lines.splitlines() or [b""]
        for line in entries if version == VERSION.encode() else ():
            with suppress(msgspec.DecodeError):  # the last line of a run that was killed
                yield msgspec.json.decode(line, type=Entry)

    def is_whole(self, entry: Entry) -> bool:
        """Tell whether everything that *entry* wrote is still there, in its length."""
        with suppress(OSError):
            return all(
                (self._output / path).stat().st_size == size for path, size in entry.outputs.items()
            )
        return False

    def remember(self, entry: Entry) -> None:
        """Note that *entry* is finished.

        Raises:
            EditionError: B004 it cannot be written.
        """
        path = self._output / UNFINISHED
        self.known[entry.finding.path] = entry
        try:
            if not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(b"".join(self._lines()))
                return
            with path.open("ab") as file:
                file.write(_line(entry))
        except OSError as error:
            raise unwritable(path, error) from error

    def _lines(self) -> Iterator[bytes]:
        yield f"{VERSION}\n".encode()
        yield from map(_line, self.known.values())

    def finish(self, package: str, entries: Mapping[str, Entry]) -> None:
        """Write the report on *package*, whose files became *entries*.

        Raises:
            EditionError: B004 it cannot be written.
        """
        files = tuple(entries[path] for path in sorted(entries))
        records = msgspec.json.encode(Records(VERSION, package, files), order="deterministic")
        told = as_markdown(package, [entry.finding for entry in files])
        write_whole(
            {
                self._output / RECORDS: msgspec.json.format(records, indent=1) + b"\n",
                self._output / REPORT: told.encode(),
            }
        )
        (self._output / UNFINISHED).unlink(missing_ok=True)


def records(output: Path) -> bytes:
    """Return the report in the folder *output* for programs, as JSON.

    Raises:
        EditionError: it cannot be read.
    """
    return read_bytes(output / RECORDS)


def _line(entry: Entry) -> bytes:
    return msgspec.json.encode(entry) + b"\n"
