"""Own how often Python looks for garbage while much is made that lives long."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

COLLECT_AFTER = 100_000
"""New objects before Python looks for garbage.

Its own 700 cost a tenth of the time of a small text, and a printed page makes some thousands."""


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Look for garbage seldom for as long as the block runs."""
    before = gc.get_threshold()
    gc.set_threshold(max(COLLECT_AFTER, before[0]), *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextmanager
def cleared_away() -> Iterator[None]:
    """Clear away, at the end, what the block leaves; what was there before is not searched."""
    gc.freeze()
    try:
        with seldom_collected():
            yield
    finally:
        gc.collect()
        gc.unfreeze()
