"""The source text out of a TEI file by the standard library alone: deliberately not our reader."""

import re
import xml.etree.ElementTree as ET

from edition import tei

TEI = "{http://www.tei-c.org/ns/1.0}"


def header(_tally: tei.Tally) -> str:
    """Return the least header; what stands in it does not matter here."""
    return "<teiHeader/>"


def source_of(encoded: bytes) -> str:
    """Return the text that stands in the ``<text>`` of *encoded*."""
    root = ET.fromstring(re.sub(r"^<\?xml[^>]*>", "", encoded.decode()))  # noqa: S314 -- our own
    text = root.find(f"{TEI}text")
    assert text is not None
    return _stripped(text)


def _stripped(element: ET.Element) -> str:
    name = element.tag.removeprefix(TEI)
    if name == "corr":
        return ""
    own = {"lb": "\n", "g": chr(int("0x" + element.get("ref", "#u0").removeprefix("#u"), 0))}.get(
        name, ""
    )
    inner = "".join(_stripped(child) + (child.tail or "") for child in element)
    return own + (element.text or "") + inner
