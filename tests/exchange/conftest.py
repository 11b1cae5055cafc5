"""A short way to a TEI document, and other people's."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from edition import view
from tests.trees import PARSER, Tree, document

Maker = Callable[..., Tree]


@pytest.fixture(scope="session")
def tei() -> Maker:
    """Return a maker of a TEI document from the inside of its body and of its header."""
    return document


@pytest.fixture(scope="session")
def book() -> Callable[..., view.Book]:
    """Return a maker of what a page shows, from the inside of a body and of a header."""
    return lambda *parts, **more: view.read(document(*parts, **more).getroot())


@pytest.fixture(scope="session")
def foreign(foreign_files: list[Path]) -> dict[str, Tree]:
    """Return other people's TEI by file name; skip without it."""
    return {path.name: etree.parse(path, PARSER) for path in foreign_files}
