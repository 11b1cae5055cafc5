"""Own the way of other people's files into a folder: checked, reported, the originals kept."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Final

from edition.exchange.contents import InFolder, Package
from edition.exchange.intake.finding import Finding, Kind
from edition.exchange.intake.take import Role, is_single, is_xml, role, take, unchanged
from edition.exchange.unpack import opened
from edition.messages import EditionError, Message, Place
from edition.structs import Frozen
from edition.workers import crew
from edition.workflow.files import refused, size_of, write_whole
from edition.workflow.journal import Entry, Journal
from edition.workflow.lock import only_writer
from edition.workflow.proposing import ANNOTATIONS, beside
from edition.workflow.report import Report, Step

LARGE: Final = 64 << 20
"""Bytes of a file from which it is taken in alone: its tree needs several times as much memory."""

WORTH_A_PROCESS: Final = 2_000_000
"""Bytes from which a second process earns the time it takes to start."""


class Imported(Frozen):
    """What was taken in, a finding for each file, in the order of their paths.

    ``new`` is how many of them were not finished by a former run already.
    """

    findings: Sequence[Finding]
    new: int

    @property
    def documents(self) -> int:
        """How many files became TEI or a plain text."""
        return sum(finding.kind in (Kind.TEI, Kind.TEXT) for finding in self.findings)

    @property
    def messages(self) -> Sequence[Message]:
        """What is to be told of them all."""
        return [message for finding in self.findings for message in finding.messages]


class Job(Frozen):
    """A file to take in; ``former`` is what an earlier run made of it, if it did."""

    path: str
    role: Role
    former: Entry | None


Done = tuple[Entry, bool]
"""A finished file, and whether it was taken in just now."""


class Desk(Frozen):
    """Where files are taken in: from which package, into which folder, with proposals or not."""

    package: Package
    output: Path
    propose: bool = False

    def take(self, job: Job) -> Done:
        """Take one file in and write what it becomes, unless that was done already.

        Raises:
            EditionError: something cannot be written.
        """
        if job.former and self._is_whole(job.former):
            return job.former, False
        taken = take(self.package, job.path, job.role)
        files = dict(taken.files)
        if self.propose and taken.tei:
            files |= beside(taken.tei, files[taken.tei])
        write_whole({self.output / inside: content for inside, content in files.items()})
        outputs = {inside: len(content) for inside, content in files.items()}
        return Entry(job.role, taken.inputs, outputs, taken.finding), True

    def _is_whole(self, former: Entry) -> bool:
        """Tell whether *former* was made of the same, and everything that is wanted is there."""
        has_layer = any(path.startswith(f"{ANNOTATIONS}/") for path in former.outputs)
        if self.propose and former.finding.kind is Kind.TEI and not has_layer:
            return False
        return unchanged(self.package, former.inputs)


_DESK: list[Desk] = []
"""The desk of this process, where it is one of several: it is large, and given once."""


def import_into(
    path: Path, output: Path, report: Report, processes: int = 1, *, propose: bool = False
) -> Imported:
    """Take the file, folder, zip or bag *path* into the folder *output*, file by file.

    With several *processes* the same is written, sooner. What a former run that was
    interrupted had finished is not done again. With *propose*, what may be quotations,
    omissions and slips in the TEI is written beside it.

    Raises:
        EditionError: the package is not in order (I020 to I029; nothing was written then), it
            cannot be read, or not be written; I035, *output* lies in *path*; B005 another run
            is writing there; B021 there is nothing to take in.
    """
    if output.resolve().is_relative_to(path.resolve()):
        text = "the folder to write to lies in the one to take in"
        hint = "choose another with --output"
        raise EditionError(Message("I035", text, place=Place(str(output)), hint=hint))
    with only_writer(output, deep=True), _package(path) as package:
        if not package.sizes:
            raise refused("B021", path, "there is no file in it", "is this the right one?")
        journal = Journal(output)
        done: dict[str, Entry] = {}
        new = 0
        with _hands(Desk(package, output, propose), processes) as each:
            for entry, is_new in _all(package, journal, each):
                if is_new:
                    journal.remember(entry)
                    new += 1
                done[entry.finding.path] = entry
                report(Step(path.name, "taking in", len(done), len(package.sizes), "files"))
        journal.finish(path.name, done)
    return Imported([done[inside].finding for inside in sorted(done)], new)


Each = Callable[[Sequence[Job]], Iterator[Done]]


def _all(package: Package, journal: Journal, each: Each) -> Iterator[Done]:
    """Take in every file of *package*: first what may be TEI, as that decides about the rest."""
    with_tei = False
    for is_first in (True, False):
        paths = [path for path in package.sizes if is_xml(path) is is_first]
        jobs = [_job(path, role(path, with_tei=with_tei), journal) for path in paths]
        jobs.sort(key=lambda job: -package.sizes[job.path])  # a large one last would wait alone
        large = [job for job in jobs if package.sizes[job.path] >= LARGE]
        for some in (*([job] for job in large), jobs[len(large) :]):
            for entry, is_new in each(some):
                with_tei = with_tei or entry.finding.kind is Kind.TEI
                yield entry, is_new


def _job(path: str, chosen: Role, journal: Journal) -> Job:
    former = journal.known.get(path)
    holds = former and former.role is chosen and journal.is_whole(former)
    return Job(path, chosen, former if holds else None)


@contextmanager
def _hands(desk: Desk, processes: int) -> Iterator[Each]:
    """Give a function that does jobs: in this process, or in several where that is worth it."""
    size = sum(desk.package.sizes.values())
    several = min(processes, len(desk.package.sizes), 1 + size // WORTH_A_PROCESS)
    if several <= 1:
        yield lambda jobs: map(desk.take, jobs)
        return
    with crew(several, __name__, _sit_down, [desk]) as hands:
        yield lambda jobs: hands.each(_take, jobs)


def _sit_down(desk: Desk) -> None:
    _DESK[:] = [desk]


def _take(job: Job) -> Done:
    return _DESK[0].take(job)


def _package(path: Path) -> AbstractContextManager[Package]:
    if not is_single(path.name) or path.is_dir():
        return opened(path)
    sizes = {path.name: size_of(path)}
    return nullcontext(Package(str(path), sizes, bag=False, contents=InFolder(path.parent)))
