"""Jing, the project's validator and the algebra of these tests agree about damaged examples."""

from pathlib import Path

import pytest
from lxml import etree

from edition.messages import Severity
from edition.validation import validate
from tests.bench.mutants import mutants
from tests.schema import oracle, relaxng
from tests.schema.files import SCHEMA, judge, needs_jing
from tests.schema.test_examples import from_any_element, shown

PARSER = etree.XMLParser(collect_ids=False)
EACH = 1
"""Mutants of each example; the examples have every element of the schema between them."""


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a schema whose documents may begin with any element."""
    file = tmp_path_factory.mktemp("schema") / "any.rng"
    file.write_bytes(etree.tostring(from_any_element(SCHEMA / "edition.rng")))
    return file


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Write mutants of every example, each once."""
    folder = tmp_path_factory.mktemp("mutants")
    examples = {etree.tostring(example, with_tail=False) for _, example in shown()}
    found: dict[bytes, None] = {}
    for seed, example in enumerate(sorted(examples)):
        found |= dict.fromkeys(mutants(etree.fromstring(example), EACH, seed))
    files = [folder / f"{number:03}.xml" for number in range(len(found))]
    for file, mutant in zip(files, found, strict=True):
        file.write_bytes(mutant)
    return files


@pytest.mark.slow
@needs_jing
def test_three_judges_agree(schema: Path, corpus: list[Path]) -> None:
    """What one finds invalid, all find invalid."""
    grammar = relaxng.load(schema)
    refused = {line.partition(":")[0] for line in judge(schema, *corpus)}
    verdicts = {
        file: (
            str(file) not in refused,
            oracle.valid(etree.parse(file, PARSER).getroot(), grammar),
            not [each for each in validate(file, schema) if each.severity is Severity.ERROR],
        )
        for file in corpus
    }

    assert {file.read_text(): each for file, each in verdicts.items() if len(set(each)) > 1} == {}
    assert 0.2 < sum(jing for jing, _, _ in verdicts.values()) / len(verdicts) < 0.8
    assert len(verdicts) > 100
