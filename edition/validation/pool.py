"""Own the work on all processors; a module of its own, since most runs need only one."""

from collections.abc import Callable, Iterator, Sequence
from concurrent import futures
from typing import TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")
ROUNDS = 8
"""How often a process comes back for more jobs, so that none waits long for the others."""


def each(do: Callable[[Job], Result], jobs: Sequence[Job], processes: int) -> Iterator[Result]:
    """Yield what *do* makes of each of *jobs*, in their order, by so many *processes*."""
    with futures.ProcessPoolExecutor(processes) as pool:
        yield from pool.map(do, jobs, chunksize=max(1, len(jobs) // (processes * ROUNDS)))
