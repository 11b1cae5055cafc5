"""What the tests of proposals share: a parsed text without a grammar."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from edition.grammar.model import Anomaly, Quotation
from edition.proposals import Detection, detect


@dataclass(frozen=True)
class PlainText:
    """A text in which the grammar found nothing irregular."""

    text: str
    anomalies: tuple[Anomaly, ...] = ()
    quotations: Mapping[int, Quotation] = field(default_factory=dict)
    boilerplate: tuple[tuple[int, int], ...] = ()


@pytest.fixture(scope="session")
def detected() -> object:
    """Return what detects the typos of a plain text."""

    def of(text: str, language: str = "en") -> Detection:
        return detect(PlainText(text), language)

    return of
