"""Own the processes that lay out chapters side by side; their pages are those of one process.

A chapter on a right-hand page needs no page number before its lines are broken: a worker asks
for it then, and is told as soon as the pages of all chapters before are known.
"""

import signal
import tempfile
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from itertools import pairwise
from types import TracebackType
from typing import Any, Self, cast

from edition.messages import EditionError
from edition.structs import replace
from edition.typeset.engine import Job, Part, Unfit, load
from edition.typeset.proof import prove
from edition.workers import Connection, fresh, wait

# A worker that was killed cannot be written to: it is missed when it is listened to.
ASKS, PAGE, DONE = "asks", "page", "done"
PRESS = "edition.typeset.engine.press"
"""What every worker needs: loaded once, in the process that they are made from."""


class Crew:
    """Workers that lay out *pages*, the markup of jobs that are otherwise like *model*.

    An empty string stands for a part that comes from elsewhere: what follows it begins on a
    page that is known late. ``told`` is called with the number of pages laid out so far,
    ``shown`` gives the pictures that a markup needs.
    """

    def __init__(
        self,
        model: Job,
        pages: Sequence[str],
        workers: int,
        told: Callable[[int], None],
        shown: Callable[[str], Mapping[str, bytes]],
    ) -> None:
        self._waiting = deque(dict.fromkeys(filter(None, pages)))
        self._after = dict(pairwise(pages))
        self._known = set(self._waiting)
        self._told, self._laid_out = told, 0
        self._shown = shown
        self._at_work: dict[Connection, str] = {}
        self._asked: dict[str, tuple[Connection, int]] = {}
        self._numbers: dict[str, int] = {}
        self._answers: dict[str, Any] = {}
        context = fresh(PRESS)
        plain = replace(model, html="", first_page=_number, on_page=_ignore)
        # WeasyPrint puts fonts on the disk; a worker that is ended takes nothing away.
        self._folder = tempfile.TemporaryDirectory(prefix="edition-")
        self._workers = [
            _begin(context, (plain, self._folder.name), self._at_work)
            for _ in range(min(workers, len(self._waiting)))
        ]
        for channel in tuple(self._at_work):
            self._employ(channel)

    def __enter__(self) -> Self:
        """Begin a block after which no worker is left."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """End the workers, at work or not."""
        for worker in self._workers:
            worker.terminate()
        for worker in self._workers:
            worker.join()
        self._folder.cleanup()

    def take(self, html: str, first: int) -> Part | None:
        """Return the part of *html*, which begins at page *first*; ``None``: lay it out yourself.

        Raises:
            Unfit: notes that no page can hold.
            EditionError: T007, T008 words or notes would be missing.
        """
        if html not in self._known or self._numbers.get(html, first) != first:
            return None
        self._tell(html, first)
        while html not in self._answers:
            self._listen()
        answer = self._answers.pop(html)
        self._known.discard(html)
        if isinstance(answer, Exception):
            raise answer
        return answer  # type: ignore[no-any-return]  # a pipe has no types

    def _listen(self) -> None:
        for channel in cast("list[Connection]", wait(list(self._at_work))):
            try:
                kind, value = channel.recv()
            except (EOFError, OSError):  # killed from outside: its part is laid out here
                kind, value = DONE, None
            self._hear(channel, kind, value)

    def _hear(self, channel: Connection, kind: str, value: Any) -> None:  # noqa: ANN401 -- whatever goes through a pipe
        html = self._at_work[channel]
        if kind == PAGE:
            self._laid_out += 1
            self._told(self._laid_out)
        elif kind == ASKS:
            self._asked[html] = channel, value
            if html in self._numbers:
                self._tell(html, self._numbers[html])
        else:
            self._answers[html] = value
            self._employ(channel, alive=value is not None)

    def _tell(self, html: str, first: int) -> None:
        """Tell the worker at *html* its first page, and so on for those after it."""
        while html:
            self._numbers[html] = first
            if html not in self._asked:
                return
            channel, pages = self._asked.pop(html)
            with suppress(OSError):
                channel.send(first)
            after = first + pages
            html, first = self._after.get(html, ""), after + (after + 1) % 2

    def _employ(self, channel: Connection, *, alive: bool = True) -> None:
        self._at_work.pop(channel)
        if not alive:
            self._answers.update(dict.fromkeys(self._waiting) if not self._at_work else {})
        elif self._waiting:
            self._at_work[channel] = self._waiting.popleft()
            with suppress(OSError):
                html = self._at_work[channel]
                channel.send((html, self._shown(html)))


def _begin(context: Any, given: tuple[Job, str], at_work: dict[Connection, str]) -> Any:  # noqa: ANN401 -- a way to start processes
    """Start a worker, to which *given* is said; its channel is put into *at_work*."""
    ours, theirs = context.Pipe()
    worker = context.Process(target=work, args=(theirs, *given), daemon=True)
    worker.start()
    theirs.close()
    at_work[ours] = ""
    return worker


def work(channel: Connection, model: Job, folder: str) -> None:
    """Lay out what comes through *channel*, until it is closed; its own files go to *folder*."""
    tempfile.tempdir = folder
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who was interrupted ends us
    press = load()
    while True:
        try:
            html, pictures = channel.recv()
            job = replace(model, html=html, resources={**model.resources, **pictures})
            channel.send((DONE, _lay_out(press, job, channel)))
        except (EOFError, BrokenPipeError):
            return


def _lay_out(press: Any, job: Job, channel: Connection) -> Part | Exception:  # noqa: ANN401 -- the engine
    def ask(pages: int) -> int:
        channel.send((ASKS, pages))
        return channel.recv()  # type: ignore[no-any-return]  # a pipe has no types

    def tell(page: int) -> None:
        channel.send((PAGE, page))

    try:
        part: Part = press.lay_out(replace(job, first_page=ask, on_page=tell))
        prove(job.html, part)
    except (Unfit, EditionError) as refused:
        return refused
    return part


def _number(_pages: int) -> int:
    return 1


def _ignore(_page: int) -> None:
    """Tell nobody."""
