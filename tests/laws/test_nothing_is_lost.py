"""The law: take away the tags, and the source stands there again, whatever the text."""

import re
import xml.etree.ElementTree as ET

from hypothesis import example, given

from edition import grammar, tei
from tests.grammar.texts import TEXTS

TEI = "{http://www.tei-c.org/ns/1.0}"


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


@example("‹\n\n“›\n\n”")
@example("“a\n\n\n\n“b”")
@example("“\n\n  L\n  L“\n\n“”")
@given(TEXTS)
def test_the_source_comes_back(text: str) -> None:
    """The character data of <text>, read by other code, is the source."""
    encoded = tei.encode(grammar.analyse(text), [], [], header).tei.decode()
    root = ET.fromstring(re.sub(r"^<\?xml[^>]*>", "", encoded))  # noqa: S314 -- our own

    assert stripped(root.find(f"{TEI}text")) == text
