"""Keep the user's cache out of the tests, and the tests out of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from edition.tei import intake
from edition.validation import compiled
from edition.validation.relaxng.match import match


@pytest.fixture(scope="session", autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        yield


@pytest.fixture
def conforms(tmp_path: Path):  # noqa: ANN201 -- a function of the shape given below
    """Return a function that says whether a document matches a schema, both as bytes."""

    def decide(schema: bytes, document: bytes) -> bool:
        path = tmp_path / "schema.rng"
        path.write_bytes(schema)
        reading = match(compiled.load(path), intake.decode("document.xml", document))
        return reading.right and reading.sound

    return decide
