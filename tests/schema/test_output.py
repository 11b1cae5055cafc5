"""What the program encodes follows the project's schema, and TEI."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from edition.metadata import Metadata, read_metadata
from edition.workflow.encode import encode
from tests.schema.files import ROOT, SCHEMA, TEI_ALL, judge, needs_jing, needs_tei_all
from tests.schema.test_rules import broken

MARKS = "“”‘’\"'«»[]….?!:—–-_*#&<> \n\t\x0c\x01\u200b\u00a0"
PHRASES = (
    *("word", "Word", " said, ", "I don’t", "’tis ", "teh ", "been been ", "1. ", "    "),
    *("\n\n", "\n\n\n", "\r\n", "CHAPTER I\n\n", "II\n", "THE END\n", "* * *\n\n", "[1] "),
    *(". . .", "[ . . . ]", "[…]", "[?]", "[sic]", "[!]", "[after the war]", "[Illustration: A]"),
    *("— Author\n", "    a line\n    another\n", "By A. Writer\n\n"),
)
TEXTS = st.lists(st.sampled_from([*MARKS, *PHRASES]), min_size=1, max_size=30).map("".join)


@cache
def schema() -> etree.RelaxNG:
    """Compile the project's schema; libxml2 gives the verdict only."""
    return etree.RelaxNG(etree.parse(SCHEMA / "edition.rng"))


@pytest.mark.parametrize("schema", [SCHEMA / "edition.rng", TEI_ALL], ids=["edition", "tei_all"])
@needs_jing
@needs_tei_all
def test_the_sample_is_valid(schema: Path, sample: Path, tmp_path: Path) -> None:
    """Jing finds nothing wrong with the TEI of the sample."""
    toml = sample.with_suffix(".toml")
    metadata = read_metadata(toml.name, toml.read_text(encoding="utf-8"))
    tei = tmp_path / "sample.xml"
    tei.write_bytes(encode(sample.read_text(encoding="utf-8"), metadata=metadata).tei)

    assert judge(schema, tei) == []


def documented() -> Metadata:
    """Return the metadata that the manual shows: every key of it has a value."""
    manual = (ROOT / "docs" / "metadata.md").read_text(encoding="utf-8")
    return read_metadata("manual.toml", manual.partition("```toml\n")[2].partition("```")[0])


@pytest.mark.parametrize("schema", [SCHEMA / "edition.rng", TEI_ALL], ids=["edition", "tei_all"])
@needs_jing
@needs_tei_all
def test_all_metadata_become_a_valid_header(schema: Path, tmp_path: Path) -> None:
    """Whatever the metadata say has its place in the header."""
    tei = tmp_path / "header.xml"
    tei.write_bytes(encode("A word.\x0c", metadata=documented()).tei)

    assert judge(schema, tei) == []


def test_the_program_keeps_the_rules() -> None:
    """What it encodes breaks none of the rules that a grammar cannot say."""
    text = "“A [ . . . ] b.”\n\nThe the word teh [?] (‘so’) . . . end.\x0c"

    assert broken(etree.fromstring(encode(text, metadata=documented()).tei)) == []


@given(TEXTS.filter(str.strip))
@example("CHAPTER I\n\nCHAPTER II\n\nText.\n")
@example("TITLE\n\nby A. Writer\n\n* * *\n\n\u200b\n")
@example("[Illustration: so\n\nso]\n\n[*]")
def test_any_text_becomes_a_valid_document(text: str) -> None:
    """However odd a text is, its TEI follows the schema."""
    tei = etree.fromstring(encode(text).tei)

    assert schema().validate(tei), str(schema().error_log.last_error)
