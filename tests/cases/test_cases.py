"""Small worked examples, each in a folder named for what it shows: source.txt, expected.xml.

What is expected was read by a person, not only written by the program. After a change that is
meant, ``ACCEPT=1 pytest tests/cases`` writes it anew; read the difference.
"""

import os
from pathlib import Path

import pytest

from edition import grammar, tei

CASES = sorted(path.parent for path in Path(__file__).parent.glob("*/source.txt"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_text_becomes_what_is_expected(case: Path) -> None:
    """The <text> of each source is the expected one, to the character."""
    source = (case / "source.txt").read_bytes().decode()
    encoding = tei.encode(grammar.analyse(source, "en"), (), (), lambda _: "<teiHeader/>")
    text = "<text" + encoding.tei.decode().split("<text", 1)[1].removesuffix("\n</TEI>\n")
    expected = case / "expected.xml"
    if os.environ.get("ACCEPT"):
        expected.write_bytes(f"{text}\n".encode())

    assert f"{text}\n".encode() == expected.read_bytes()
