"""Whatever the text, the TEI is valid: against the TEI's own schema, by another program."""

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.messages import EditionError
from edition.workflow.encode import encode
from tests.grammar.texts import TEXTS

JING = shutil.which("jing")


def encoded(text: str) -> bytes | None:
    """Return the TEI of *text*; None if it is refused, as white space alone is."""
    try:
        return encode(text).tei
    except EditionError:
        return None


@pytest.mark.slow
@pytest.mark.skipif(JING is None, reason="jing is not installed")
@settings(max_examples=3)
@given(texts=st.lists(TEXTS, min_size=120, max_size=150))
def test_any_text_gives_valid_tei(
    texts: list[str], shared: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Jing finds nothing wrong with the encodings of odd texts, by the schema tei_all."""
    folder = tmp_path_factory.mktemp("odd")
    files = []
    for number, tei in enumerate(filter(None, map(encoded, texts))):
        files.append(folder / f"{number}.xml")
        files[-1].write_bytes(tei)
    command = [str(JING), str(shared / "schemas" / "tei_all.rng"), *map(str, files)]

    assert subprocess.run(command, capture_output=True, text=True, check=False).stdout == ""


@pytest.mark.slow
@pytest.mark.skipif(JING is None, reason="jing is not installed")
def test_the_sample_is_valid(sample: Path, shared: Path, tmp_path: Path) -> None:
    """So is that of the sample text."""
    file = tmp_path / "sample.xml"
    file.write_bytes(encode(sample.read_text(encoding="utf-8")).tei)
    command = [str(JING), str(shared / "schemas" / "tei_all.rng"), str(file)]

    assert subprocess.run(command, capture_output=True, text=True, check=False).stdout == ""
