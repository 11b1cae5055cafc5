"""Own which HTML element is right for a TEI element where it stands."""

from typing import Final

from edition.view.names import Element, children, shown_text
from edition.view.plan import Plan
from edition.view.table import Row
from edition.view.tokens import VOID

HEADING: Final = "h"
RUNNING_TEXT: Final = frozenset({HEADING, "p", "pre"})
"""Blocks that may hold no blocks (HTML, 4.3.6 and 4.4)."""

CONTENTS: Final = {
    "ul": {"li"},
    "ol": {"li"},
    "dl": {"dt", "dd"},
    "table": {"caption", "tr"},
    "tr": {"td", "th"},
}
"""HTML elements that may hold nothing but certain others (HTML, 4.4 and 4.9)."""


def tag(plan: Plan, element: Element, row: Row, around: str, level: int) -> str:
    """Return the HTML element for *element*, whose parent has become *around*.

    Every HTML parser tears a wrong element out of its place: a ``div`` out of a ``p``, words
    out of a ``table``. There the row's ``block`` is used instead. ``level`` is how many
    divisions there are around.
    """
    fits = (
        not (row.tag in VOID and (len(element) or element.text))
        and not (row.tag in RUNNING_TEXT and _holds_blocks(plan, element))
        and (not row.inside or around in row.inside)
        and (row.tag not in CONTENTS or _holds_only(plan, element, row.tag))
        and (row.is_block or element not in plan.blocks)
    )
    if not fits:
        return row.block if element in plan.blocks else "span"
    return f"h{min(6, max(1, level) + 1)}" if row.tag == HEADING else row.tag


def _holds_blocks(plan: Plan, element: Element) -> bool:
    return any(child in plan.blocks and not plan.asides.get(child) for child in children(element))


def _holds_only(plan: Plan, element: Element, container: str) -> bool:
    strings = [element.text or "", *(shown_text(child) + (child.tail or "") for child in element)]
    if any(text and not text.isspace() for text in strings):
        return False
    tags = [plan.rows[child].tag for child in children(element) if plan.asides.get(child) != "none"]
    if container == "tr" and not tags:
        return False
    return set(tags) <= CONTENTS[container] and "caption" not in tags[1:]
