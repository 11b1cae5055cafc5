"""Own the way of other people's files into a folder: checked, reported, the originals kept."""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from edition.build.files import read_bytes, write_whole
from edition.build.report import Report, Step
from edition.exchange.intake.take import PAGES, TEXT, XML, take_in
from edition.exchange.unpack import Package, opened
from edition.messages import EditionError, Message, Place

REPORT = "report.md"
SINGLE = frozenset({TEXT, *XML, *PAGES})
"""Suffixes of files that are taken in by themselves, not as a package."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What was taken in: how many files, how many became texts or TEI, and what to tell."""

    files: int
    documents: int
    messages: Sequence[Message]


def import_into(path: Path, output: Path, report: Report, processes: int = 1) -> Imported:
    """Take the file, folder, zip or bag *path* into the folder *output*, file by file.

    With several *processes* the same is written, sooner.

    Raises:
        EditionError: the package is not in order (I020 to I029; nothing was written then), it
            cannot be read, or not be written; I035, *output* lies in *path*.
    """
    if output.resolve().is_relative_to(path.resolve()):
        text = "the folder to write to lies in the one to take in"
        hint = "choose another with --output"
        raise EditionError(Message("I035", text, place=Place(str(output)), hint=hint))
    messages: list[Message] = []
    lines = [f"# What was taken in from {path.name}", ""]
    documents = 0
    with _package(path) as package:
        total = len(package.sizes)
        for number, taken in enumerate(take_in(package, processes), 1):
            report(Step(path.name, "taking in", number, total, "files"))
            write_whole({output / inside: content for inside, content in taken.files.items()})
            documents += len(taken.files) > 1
            messages += taken.messages
            if taken.report:
                lines += [f"## {taken.path}", "", *taken.report, ""]
    write_whole({output / REPORT: ("\n".join(lines)).encode()})
    return Imported(total, documents, messages)


def _package(path: Path) -> AbstractContextManager[Package]:
    if path.suffix.lower() not in SINGLE or path.is_dir():
        return opened(path)
    data = read_bytes(path)
    return nullcontext(Package(str(path), {path.name: len(data)}, bag=False, _read=lambda _: data))
