"""Own how passages are cited: divisions by number, passages by their identifiers.

A citation such as ``2.1.p-6abd219b`` is the second division, its first division, and in that
the passage of this identifier, which an edit elsewhere does not change (TEI P5 CORS, SACRCS).
"""

from lxml.builder import E

from edition.tei.statement import Node

DEPTH = 4
"""Divisions inside one another that are cited by number: parts, chapters, sections, numbers."""

PASSAGE = "*[@xml:id][not(self::div)]"
"""Whatever has an identifier and is no division: paragraphs, headings, block quotations."""

TITLE = "http://purl.org/dc/terms/title"


def references_declaration() -> Node:
    """Return ``<refsDecl>`` for the texts that this program encodes."""
    title_page = _passage(f"titlePage//{PASSAGE}", delim=".")
    front = E.citeStructure(title_page, unit="front", match="/TEI/text/front", use="'front'")
    without_division = _passage(f"/TEI/text/body/{PASSAGE}")
    return E.refsDecl(front, without_division, _division(DEPTH, match="/TEI/text/body/div"))


def _division(depth: int, **attributes: str) -> Node:
    parts = [E.citeData(property=TITLE, use="head"), _passage(PASSAGE, delim=".")]
    if depth > 1:
        parts.append(_division(depth - 1, match="div", delim="."))
    return E.citeStructure(*parts, unit="division", use="position()", **attributes)


def _passage(match: str, **attributes: str) -> Node:
    return E.citeStructure(unit="passage", match=match, use="@xml:id", **attributes)
