"""What the tests of proposals share: a parsed text without a grammar."""

from dataclasses import dataclass

import pytest

from edition.grammar.model import Anomaly
from edition.proposals import Detection, detect


@dataclass(frozen=True)
class PlainText:
    """A text in which the grammar found nothing irregular."""

    text: str
    anomalies: tuple[Anomaly, ...] = ()


@pytest.fixture(scope="session")
def detected() -> object:
    """Return what detects the typos of a plain text."""

    def of(text: str, language: str = "en") -> Detection:
        return detect(PlainText(text), language)

    return of
