"""What all tests share: where things are, and how deep hypothesis digs."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parents[1]

settings.register_profile("quick", max_examples=60, deadline=None)
settings.register_profile(
    "ci",
    max_examples=400,
    deadline=None,
    derandomize=True,  # a red run is the change's doing, never the dice's
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ci" if os.environ.get("CI") else "quick")


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def sample() -> Path:
    """Return the text that the sample edition is built from."""
    return ROOT / "source" / "revolution-betrayed.txt"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return a folder of other people's TEI, schemas and annotated books; skip without it."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("other people's TEI, schemas and books are not beside the checkout")
    return folder


@pytest.fixture(scope="session")
def foreign_files(shared: Path) -> list[Path]:
    """Return other people's TEI, file by file; skip without it."""
    files = sorted((shared / "foreign").glob("*.xml"))
    assert files, "no TEI is in the folder of other people's"
    return files
