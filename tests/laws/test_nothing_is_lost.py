"""The law: take away the tags, and the source stands there again, whatever the text."""

import re
import xml.etree.ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from edition import grammar, tei

TEI = "{http://www.tei-c.org/ns/1.0}"
PIECES = [
    *"“”‘’\"'«»‹›„‚[](){}_*.…-–—,;:!?&<>\t\r\n\xa0\x0c\x00\ufeff\u2028ſé",
    *("\n\n", "\n\n\n", "\r\n\r\n", " . . .", "[ . . . ]", "[?]", "[sic]", "[1]", "don’t", "s’ "),
    *("word ", "Chapter I", "1. Head", "* * *", "    line\n", "’tis ", "he said, ", "''", "“‘"),
]
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=80),
)


def header(_tally: tei.Tally) -> str:
    """Return the least header; what stands in it does not matter here."""
    return "<teiHeader/>"


def stripped(element: ET.Element) -> str:
    """Read the source back with the standard library: deliberately not our own reader."""
    name = element.tag.removeprefix(TEI)
    if name == "corr":
        return ""
    own = {"lb": "\n", "g": chr(int("0x" + element.get("ref", "#u0").removeprefix("#u"), 0))}.get(
        name, ""
    )
    inner = "".join(stripped(child) + (child.tail or "") for child in element)
    return own + (element.text or "") + inner


@given(TEXTS)
def test_the_source_comes_back(text: str) -> None:
    """The character data of <text>, read by other code, is the source."""
    encoded = tei.encode(grammar.analyse(text), [], [], header).tei.decode()
    root = ET.fromstring(re.sub(r"^<\?xml[^>]*>", "", encoded))  # noqa: S314 -- our own

    assert stripped(root.find(f"{TEI}text")) == text
