"""Schemas are understood as RELAX NG and XML Schema part 2 mean them; jing agrees."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bench import jing
from tests.validate.relaxng_cases import LEXICAL, PARAMETERS, SCHEMAS, schema, typed, valued

Decide = Callable[[bytes, bytes], bool]
CASES = [
    (name, schema(text), document.encode(), right)
    for name, (text, good, bad) in SCHEMAS.items()
    for documents, right in ((good, True), (bad, False))
    for document in documents
]
VALUES = [
    (f"{name} {parameters}", typed(name, parameters), valued(value), right)
    for name, parameters, good, bad in (
        *((name, "", *values) for name, values in LEXICAL.items()),
        *PARAMETERS,
    )
    for values, right in ((good, True), (bad, False))
    for value in values
]


@pytest.mark.parametrize(("name", "text", "document", "right"), CASES)
def test_patterns(conforms: Decide, name: str, text: bytes, document: bytes, right: bool) -> None:
    """A document matches exactly what its schema says."""
    assert conforms(text, document) is right, name


@pytest.mark.parametrize(("name", "text", "document", "right"), VALUES)
def test_datatypes(conforms: Decide, name: str, text: bytes, document: bytes, right: bool) -> None:
    """A value belongs to a datatype exactly when XML Schema says so."""
    assert conforms(text, document) is right, name


@pytest.mark.slow
@pytest.mark.skipif(not jing.AVAILABLE, reason="jing is not installed")
def test_jing_agrees(tmp_path: Path) -> None:
    """The expectations above are also those of another validator."""
    by_schema: dict[bytes, list[tuple[str, bytes, bool]]] = {}
    for name, text, document, right in CASES + VALUES:
        by_schema.setdefault(text, []).append((name, document, right))
    path = tmp_path / "schema.rng"
    differ = []
    for text, cases in by_schema.items():
        path.write_bytes(text)
        verdicts = [not found for found in jing.complaints(path, [one for _, one, _ in cases])]
        differ += [
            (name, document)
            for (name, document, right), verdict in zip(cases, verdicts, strict=True)
            if verdict != right
        ]

    assert differ == []
