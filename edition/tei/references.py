"""Own how passages are cited: divisions by number, passages by their identifiers.

A citation such as ``2.1.p-6abd219b`` is the second division, its first division, and in that
the passage of this identifier, which an edit elsewhere does not change (TEI P5 CORS, SACRCS).
"""

from edition.tei.elements import E, Node

DEPTH = 4
"""Divisions inside one another that are cited by number: parts, chapters, sections, numbers."""

PASSAGE = "*[@xml:id][not(self::div)]"
"""Whatever has an identifier and is no division: paragraphs, headings, block quotations."""

TITLE = "http://purl.org/dc/terms/title"


def references_declaration() -> Node:
    """Return ``<refsDecl>`` for the texts that this program encodes."""
    without_division = _passage(f"/TEI/text/body/{PASSAGE}")
    divisions = _division(DEPTH, match="/TEI/text/body/div")
    return E.refsDecl(_matter("front"), without_division, divisions, _matter("back"))


def _matter(name: str) -> Node:
    """Return how the title page is cited, and what a library says before and after a text."""
    passage = _passage(f"*//{PASSAGE}", delim=".")
    return E.citeStructure(passage, unit=name, match=f"/TEI/text/{name}", use=f"'{name}'")


def _division(depth: int, **attributes: str) -> Node:
    parts = [E.citeData(property=TITLE, use="head"), _passage(PASSAGE, delim=".")]
    if depth > 1:
        parts.append(_division(depth - 1, match="div", delim="."))
    return E.citeStructure(*parts, unit="division", use="position()", **attributes)


def _passage(match: str, **attributes: str) -> Node:
    return E.citeStructure(unit="passage", match=match, use="@xml:id", **attributes)
