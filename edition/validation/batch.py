"""Own the validation of many files: which they are, on all processors, counted at the end."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import lazy_loader

from edition.messages import EditionError, Message, Place, Severity
from edition.structs import Frozen
from edition.tei.intake import STANDARD_INPUT
from edition.validation.catalogue import NAMED, PROJECT, find
from edition.validation.compiled import load
from edition.validation.validator import validate

if TYPE_CHECKING:
    from edition import workers
else:  # most runs need one process, and start sooner without
    workers = lazy_loader.load("edition.workers", suppress_warning=True)

WORTH_A_PROCESS = 2_000_000
"""Bytes of XML from which a second process earns the time it takes to start."""

ENDINGS = (".xml", ".tei")


class Outcome(Frozen):
    """What became of one file. ``read`` is False when it could not be looked at at all."""

    file: str
    messages: tuple[Message, ...]
    read: bool = True

    @property
    def valid(self) -> bool:
        """Whether the file was read and nothing in it is an error."""
        return self.read and not any(
            message.severity is Severity.ERROR for message in self.messages
        )


class Summary(Frozen):
    """How many files there were, and how many of them were valid, not valid, not readable.

    ``codes`` counts the messages by their codes.
    """

    files: int
    valid: int
    wrong: int
    unread: int
    codes: tuple[tuple[str, int], ...]


def documents(paths: Iterable[Path]) -> list[Path]:
    """Return the files that *paths* are, and the XML files in those that are folders.

    Raises:
        EditionError: I009 there is no XML file in a folder.
    """
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        inside = sorted(file for file in path.rglob("*") if file.suffix in ENDINGS)
        if not inside:
            hint = f"the names of files that are looked at end in {' or '.join(ENDINGS)}"
            text = "there is no XML file in this folder"
            raise EditionError(Message("I009", text, place=Place(str(path)), hint=hint))
        found += inside
    return list(dict.fromkeys(found))


def validate_all(
    files: Sequence[Path],
    schema: str | Path = PROJECT,
    *,
    rules: str | Path | None = None,
    processes: int = 0,
) -> Iterator[Outcome]:
    """Yield what became of each of *files*, in their order.

    *processes* 0 means as many as there are processors, when there is work enough for them.

    Raises:
        EditionError: V04x the schema cannot be used; B015 a process was ended from outside.
    """
    if schema != NAMED:
        load(find(schema))  # a schema that is not right is one error, not one a file
    one = partial(_outcome, schema=schema, rules=rules)
    several = min(processes or _processors(files), len(files))
    if any(str(file) == STANDARD_INPUT for file in files):
        several = 1  # no other process has our standard input
    if several <= 1:
        yield from map(one, files)
        return
    with workers.crew(several, __name__) as hands:
        yield from hands.in_order(one, files)


def summary(outcomes: Iterable[Outcome]) -> Summary:
    """Return the counts."""
    counted = list(outcomes)
    codes: dict[str, int] = {}
    for outcome in counted:
        for message in outcome.messages:
            codes[message.code] = codes.get(message.code, 0) + 1
    valid = sum(outcome.valid for outcome in counted)
    unread = sum(not outcome.read for outcome in counted)
    wrong = len(counted) - valid - unread
    return Summary(len(counted), valid, wrong, unread, tuple(sorted(codes.items())))


def _outcome(file: Path, schema: str | Path, rules: str | Path | None) -> Outcome:
    try:
        return Outcome(str(file), tuple(validate(file, schema, rules=rules)))
    except EditionError as error:  # kept, so that the other files are still looked at
        return Outcome(str(file), error.messages, read=False)


def _processors(files: Sequence[Path]) -> int:
    size = 0
    for file in files:
        size += file.stat().st_size if file.is_file() else 0
    wanted = 1 + size // WORTH_A_PROCESS
    return min(wanted, workers.processors()) if wanted > 1 else 1
