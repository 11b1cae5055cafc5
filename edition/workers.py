"""Own the processes that work beside this one: quickly started, and gone when it is gone."""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent import futures
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

from edition.messages import EditionError, Message

__all__ = ["Connection", "Crew", "crew", "fresh", "processors", "wait"]

Job = TypeVar("Job")
Result = TypeVar("Result")
SERVER = "forkserver"
METHODS = (SERVER, "spawn")
"""How processes are started where a plain fork would copy the locks of other threads."""

ROUNDS = 8
"""How often a process comes back for more jobs, so that none waits long for the others."""


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Crew:
    """Several processes that do jobs of one kind."""

    def __init__(self, pool: futures.ProcessPoolExecutor, processes: int) -> None:
        """Let the *processes* of *pool* do the jobs."""
        self._pool = pool
        self._processes = processes

    def each(self, do: Callable[[Job], Result], jobs: Sequence[Job]) -> Iterator[Result]:
        """Yield what *do* makes of each of *jobs*, begun in their order, as it is finished.

        Raises:
            EditionError: what *do* raises; B015, a process was ended from outside.
        """
        under_way = [self._pool.submit(do, job) for job in jobs]
        with _told_if_ended():
            for one in futures.as_completed(under_way):
                under_way.remove(one)
                yield one.result()

    def in_order(self, do: Callable[[Job], Result], jobs: Sequence[Job]) -> Iterator[Result]:
        """Yield what *do* makes of each of *jobs*, in their order.

        Raises:
            EditionError: what *do* raises; B015, a process was ended from outside.
        """
        at_once = max(1, len(jobs) // (self._processes * ROUNDS))
        with _told_if_ended():
            yield from self._pool.map(do, jobs, chunksize=at_once)


@contextmanager
def _told_if_ended() -> Iterator[None]:
    try:
        yield
    except futures.process.BrokenProcessPool as error:
        text = "a process that worked for this one was ended from outside"
        hint = "if memory is short, run the command again with --jobs 1"
        raise EditionError(Message("B015", text, hint=hint)) from error


@contextmanager
def crew(
    processes: int,
    module: str,
    prepare: Callable[..., None] | None = None,
    given: Sequence[Any] = (),
) -> Iterator[Crew]:
    """Start *processes*, each of which first calls *prepare* with *given*.

    *module* is what they need; it is imported once for all of them where that can be.
    """
    if sys.platform == "linux" and threading.active_count() == 1:
        context = multiprocessing.get_context("fork")  # what was imported need not be again
    else:
        context = fresh(module)
    pool = futures.ProcessPoolExecutor(processes, context, _begin, (prepare, *given))
    try:
        yield Crew(pool, processes)
    finally:
        pool.shutdown(cancel_futures=True)


def fresh(module: str) -> Any:  # noqa: ANN401 -- the start methods have no common public type
    """Return what starts processes that share no lock with this one, for work with *module*."""
    method = next(one for one in METHODS if one in multiprocessing.get_all_start_methods())
    context = multiprocessing.get_context(method)
    if method == SERVER:
        context.set_forkserver_preload([module])
    return context


def _begin(prepare: Callable[..., None] | None, *given: object) -> None:
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:  # as in a job in the background
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # end at once and without a word
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if prepare:
        prepare(*given)


def _end_with_parent() -> None:
    """Wait until the parent is gone: a killed one cannot tell its processes to end."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)
