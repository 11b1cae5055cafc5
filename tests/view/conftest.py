"""A short way to a book: the inside of a TEI body, or of a whole document."""

from collections.abc import Callable

import pytest

from edition import view
from tests.trees import document

Reader = Callable[..., view.Book]


@pytest.fixture
def book() -> Reader:
    """Return a reader of TEI from the inside of its body, of its header and of its standOff."""
    return lambda *parts, **more: view.read(document(*parts, **more).getroot())
