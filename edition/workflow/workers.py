"""Own the processes that work beside this one: quickly started, and gone when it is gone."""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent import futures
from contextlib import contextmanager
from typing import Any, TypeVar

from edition.messages import EditionError, Message

Job = TypeVar("Job")
Result = TypeVar("Result")
SERVER = "forkserver"
METHODS = (SERVER, "spawn")
"""How processes are started where a plain fork would copy the locks of other threads."""


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Crew:
    """Several processes that do jobs of one kind."""

    def __init__(self, pool: futures.ProcessPoolExecutor) -> None:
        """Let the processes of *pool* do the jobs."""
        self._pool = pool

    def each(self, do: Callable[[Job], Result], jobs: Sequence[Job]) -> Iterator[Result]:
        """Yield what *do* makes of each of *jobs*, begun in their order, as it is finished.

        Raises:
            EditionError: what *do* raises; B015, a process was ended from outside.
        """
        under_way = [self._pool.submit(do, job) for job in jobs]
        try:
            for one in futures.as_completed(under_way):
                under_way.remove(one)
                yield one.result()
        except futures.process.BrokenProcessPool as error:
            text = "a process that worked for this one was ended from outside"
            hint = "if memory is short, run the command again with --jobs 1: it goes on from here"
            raise EditionError(Message("B015", text, hint=hint)) from error


@contextmanager
def crew(
    processes: int, prepare: Callable[..., None], given: Sequence[Any], module: str
) -> Iterator[Crew]:
    """Start *processes*, each of which first calls *prepare* with *given*.

    *module* is what they need; it is imported once for all of them where that can be.
    """
    method = _method()
    context = multiprocessing.get_context(method)
    if method == SERVER:
        context.set_forkserver_preload([module])
    pool = futures.ProcessPoolExecutor(processes, context, _begin, (prepare, *given))
    try:
        yield Crew(pool)
    finally:
        pool.shutdown(cancel_futures=True)


def _method() -> str:
    """Return how to start a process: the cheapest way that is safe here."""
    if sys.platform == "linux" and threading.active_count() == 1:
        return "fork"  # what was imported already need not be again
    return next(one for one in METHODS if one in multiprocessing.get_all_start_methods())


def _begin(prepare: Callable[..., None], *given: object) -> None:
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:  # as in a job in the background
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # end at once and without a word
    threading.Thread(target=_end_with_parent, daemon=True).start()
    prepare(*given)


def _end_with_parent() -> None:
    """Wait until the parent is gone: a killed one cannot tell its processes to end."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)
