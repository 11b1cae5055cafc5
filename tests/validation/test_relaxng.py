"""Schemas are understood as RELAX NG and XML Schema part 2 mean them; jing agrees."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from edition.messages import EditionError
from tests.bench import jing
from tests.validation.relaxng_cases import (
    ALLOWED,
    LEXICAL,
    PARAMETERS,
    REFUSED,
    SCHEMAS,
    schema,
    typed,
    valued,
)

Decide = Callable[[bytes, bytes], bool]
CASES = [
    (name, schema(text), document.encode(), right)
    for name, (text, good, bad) in SCHEMAS.items()
    for documents, right in ((good, True), (bad, False))
    for document in documents
]
TYPES = [*((name, "", *values) for name, values in LEXICAL.items()), *PARAMETERS]
VALUES = [
    (name, parameters, value, right)
    for name, parameters, good, bad in TYPES
    for values, right in ((good, True), (bad, False))
    for value in values
]


@pytest.mark.parametrize(("name", "text", "document", "right"), CASES)
def test_patterns(conforms: Decide, name: str, text: bytes, document: bytes, right: bool) -> None:
    """A document matches exactly what its schema says."""
    assert conforms(text, document) is right, name


@pytest.mark.parametrize(("name", "parameters", "value", "right"), VALUES)
def test_datatypes(conforms: Decide, name: str, parameters: str, value: str, right: bool) -> None:
    """A value belongs to a datatype exactly when XML Schema says so."""
    assert conforms(schema(typed(name, parameters)), valued(value)) is right


@pytest.mark.parametrize(("said", "text"), REFUSED.items())
def test_forbidden_schemas(conforms: Decide, said: str, text: str) -> None:
    """A schema that RELAX NG forbids is refused, and the message says what and where."""
    with pytest.raises(EditionError, match=re.escape(said)):
        conforms(schema(text), b"<a/>")


@pytest.mark.parametrize("text", ALLOWED.values(), ids=ALLOWED)
def test_allowed_schemas(conforms: Decide, text: str) -> None:
    """A schema that only comes near to what is forbidden is used."""
    assert not conforms(schema(text), b"<other/>")


@pytest.mark.slow
@pytest.mark.skipif(not jing.AVAILABLE, reason="jing is not installed")
def test_jing_agrees_on_what_is_forbidden(tmp_path: Path) -> None:
    """Another validator refuses the same schemas and uses the others."""
    path = tmp_path / "schema.rng"
    for text, right in [(text, False) for text in REFUSED.values()] + [
        (text, True) for text in ALLOWED.values()
    ]:
        path.write_bytes(schema(text))
        assert jing.accepts(path) is right, text


@pytest.mark.slow
@pytest.mark.skipif(not jing.AVAILABLE, reason="jing is not installed")
def test_jing_agrees_on_patterns(tmp_path: Path) -> None:
    """What is expected of patterns is also what another validator says."""
    by_schema: dict[bytes, list[tuple[bytes, bool]]] = {}
    for _, text, document, right in CASES:
        by_schema.setdefault(text, []).append((document, right))

    for text, cases in by_schema.items():
        path = tmp_path / "schema.rng"
        path.write_bytes(text)
        found = jing.complaints(path, [document for document, _ in cases])
        assert [not complaints for complaints in found] == [right for _, right in cases], text


@pytest.mark.slow
@pytest.mark.skipif(not jing.AVAILABLE, reason="jing is not installed")
def test_jing_agrees_on_datatypes(tmp_path: Path) -> None:
    """What is expected of datatypes is also what another validator says."""
    elements = [
        typed(name, parameters, f"e{number}")
        for number, (name, parameters, _, _) in enumerate(TYPES)
    ]
    path = tmp_path / "schema.rng"
    path.write_bytes(schema(f"<choice>{''.join(elements)}</choice>"))
    number = {(name, parameters): n for n, (name, parameters, _, _) in enumerate(TYPES)}
    documents = [
        valued(value, f"e{number[name, parameters]}") for name, parameters, value, _ in VALUES
    ]

    found = jing.complaints(path, documents)

    differ = [
        (name, value)
        for (name, _, value, right), complaints in zip(VALUES, found, strict=True)
        if right == bool(complaints)
    ]
    assert differ == []
