"""Own how far a line of verse stands in, as its text was arranged (TEI P5 VE)."""

from typing import Final

from edition.view.names import Element, children
from edition.view.tokens import Open

WIDEST: Final = 12
"""Steps that a line stands in, at most; each style sheet has a class for every one."""
STEP: Final = 2
"""Spaces of a plain text that make one step."""
TAB: Final = 4
"""Spaces that a tabulator stands for."""
INDENTED: Final = "indent-"
"""How the class of a line begins that stands in."""
XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


class Verse:
    """Tells steps of lines from the spaces before them, stanza by stanza.

    Spaces mean something only where the document says so (``xml:space="preserve"``): elsewhere
    they are its own layout, and ``@rend`` says how a line stands.
    """

    def __init__(self) -> None:
        """Begin without having seen a stanza."""
        self._margins: dict[Element, int] = {}

    def step(self, line: Element) -> str:
        """Return the class of *line*, such as ``indent-2``; none for one at the margin."""
        stanza = line.getparent()
        if stanza is None or not _is_kept(line):
            return ""
        if stanza not in self._margins:
            lines = (one for one in children(stanza) if one.tag == line.tag)
            self._margins[stanza] = min(map(_spaces, lines))
        steps = -((self._margins[stanza] - _spaces(line)) // STEP)
        return f"{INDENTED}{min(steps, WIDEST)}" if steps > 0 else ""


def steps(line: Open) -> int:
    """Return how many steps the shown *line* stands in, as its class says."""
    names = dict(line.attributes).get("class", "").split()
    found = (name.removeprefix(INDENTED) for name in names if name.startswith(INDENTED))
    return next(map(int, found), 0)


def _is_kept(line: Element) -> bool:
    around = (line, *line.iterancestors())
    said = next((one.get(XML_SPACE) for one in around if one.get(XML_SPACE)), "default")
    return said == "preserve"


def _spaces(line: Element) -> int:
    """Return the width of the white space that *line* begins with."""
    found = ""
    for text in line.itertext():
        found += text
        if text.strip():
            break
    found = found.expandtabs(TAB)
    return len(found) - len(found.lstrip())
