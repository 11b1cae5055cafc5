"""Own what of a TEI tree is read, where, and in which reading."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from edition.structs import Mutable, field
from edition.view.facts import glyphs
from edition.view.names import Element, children, local_name, pointers
from edition.view.table import Row, Table
from edition.view.tokens import Reading

NO_TEXT: Final = frozenset({"teiHeader", "standOff", "facsimile", "fsdDecl", "xenoData"})
"""Parts of a TEI document that are about the text (TEI P5 DS)."""

BESIDE: Final = ("standOff", "facsimile", "sourceDoc")
"""Parts of a TEI document that a reader might miss on a page (TEI P5 DS)."""

REMARKS: Final = frozenset({"reason", "anomaly"})
"""Types of a ``spanGrp`` that the entries tell (TEI P5 AISP)."""

UNKNOWN: Final = Row(role="unknown")

CAST: Final = frozenset({"cast-role", "cast-description"})
"""Roles of what stands side by side in an entry of a cast list."""

SIDES: Final = {
    "sic": Reading.PRINTED,
    "orig": Reading.PRINTED,
    "abbr": Reading.PRINTED,
    "corr": Reading.CORRECTED,
    "reg": Reading.CORRECTED,
    "expan": Reading.CORRECTED,
}
"""Which reading a child of ``<choice>`` belongs to (TEI P5 COEDADD)."""


class Plan(Mutable):
    """What is decided about every element before the first word is read.

    ``blocks`` are the elements that become blocks, by their own nature or by what they hold;
    ``only`` the reading of those that belong to one alone; ``asides`` where the content of
    those goes that do not stand in the running text. ``unknown`` counts elements without a row,
    with the line of the first; ``glyphs`` is what the header says that a ``g`` stands for.
    """

    table: Table
    glyphs: Mapping[str, str] = field(default_factory=dict)
    roots: list[Element] = field(default_factory=list)
    rows: dict[Element, Row] = field(default_factory=dict)
    blocks: set[Element] = field(default_factory=set)
    only: dict[Element, Reading] = field(default_factory=dict)
    asides: dict[Element, str] = field(default_factory=dict)
    unknown: dict[str, tuple[int, int]] = field(default_factory=dict)


def plan(root: Element, table: Table) -> Plan:
    """Decide about every element of the texts in *root*, in time proportional to its size."""
    made = Plan(table, glyphs(root), texts(root))
    for text in made.roots:
        add(made, text)
    return made


def texts(root: Element) -> list[Element]:
    """Return the parts of *root* that are text: every outermost ``text``, or all there is.

    A ``sourceDoc`` is text only in a ``TEI`` where no ``text`` stands beside it (TEI P5 PHZLAB).
    """
    found = [
        element
        for element in root.iter("{*}text", "{*}sourceDoc")
        if local_name(element) in {"text", "sourceDoc"} and _outermost(element)
    ]
    if found or local_name(root) not in {"TEI", "TEI.2", "teiCorpus"}:
        return found or [root]
    return [child for child in children(root) if local_name(child) not in NO_TEXT]


def beside(root: Element, table: Table, roots: Sequence[Element]) -> list[Element]:
    """Return the parts of *root* that stand beside its *roots* and have words for a reader.

    A ``sourceDoc`` beside a text is not among them: it has the same words once more. No part
    is in another or in a text, nor has it one in itself: nothing is read twice.
    """
    found: list[Element] = []
    read = set(roots)
    around = {above for text in roots for above in text.iterancestors()}
    for part in root.iter("{*}standOff", "{*}facsimile"):
        is_apart = read.isdisjoint({part, *part.iterancestors()}) and part not in around
        if is_apart and _has_words(part, table):
            found.append(part)
            read.add(part)
    return found


def _has_words(part: Element, table: Table) -> bool:
    left = [part]
    while left:
        element = left.pop()
        row = table.row(element)
        if row is not None and row.aside == "none":
            continue
        said = [element.text, *(child.tail for child in element)]
        if any(text and not text.isspace() for text in said):
            return True
        left += children(element)
    return False


def beside_text(root: Element) -> Iterator[tuple[Element, Element]]:
    """Yield what stands beside the text, each with the part it is in.

    The remarks that an edition makes about its own text are not among it: they are entries.
    """
    for part in root.iter(*(f"{{*}}{name}" for name in BESIDE)):
        for child in children(part):
            if local_name(child) != "spanGrp" or child.get("type") not in REMARKS:
                yield part, child


def _outermost(element: Element) -> bool:
    parent = element.getparent()
    if local_name(element) == "sourceDoc" and parent is not None:
        is_in_tei = local_name(parent) in {"TEI", "TEI.2"}
        return is_in_tei and not any(local_name(child) == "text" for child in children(parent))
    return not any(local_name(above) in {"text", "sourceDoc"} for above in element.iterancestors())


def add(made: Plan, text: Element) -> None:
    """Add the decisions about *text* and everything in it."""
    holders: list[Element] = []
    containers: list[Element] = []
    for element in text.iter("*"):
        row = made.table.row(element)
        if row is None:
            row = UNKNOWN
            name = local_name(element)
            count, line = made.unknown.get(name, (0, element.sourceline or 0))
            made.unknown[name] = (count + 1, line)
        made.rows[element] = row
        _decide(made, element, row)
        if row.is_block:
            holders.append(element)
        if row.container:
            containers.append(element)
    for element in holders:
        _mark(made, element)
    for element in containers:
        _stand_among_blocks(made, element)


def _decide(made: Plan, element: Element, row: Row) -> None:
    if row.aside:
        made.asides.setdefault(element, row.aside)
    if row.only:
        made.only[element] = row.only
    if row.role == "choice":
        _decide_choice(made, element)
    elif row.layer == "variant":
        _decide_apparatus(made, element)


def _decide_choice(made: Plan, choice: Element) -> None:
    """Give each side its reading; a second form of the same side goes to the apparatus."""
    shown = (child for child in children(choice) if not _is_hidden(made, child))
    sides = [(child, SIDES.get(local_name(child))) for child in shown]
    both = {side for _, side in sides if side} == set(Reading)
    taken: set[Reading | None] = set()
    for child, side in sides:
        key = side if both else None
        if key in taken:
            made.asides[child] = "readings"
        elif key:
            made.only[child] = key
        taken.add(key)


def _is_hidden(made: Plan, element: Element) -> bool:
    row = made.table.row(element)
    return row is not None and row.aside == "none"


def _decide_apparatus(made: Plan, app: Element) -> None:
    """Read the lemma in the text, or the first reading where there is none (TEI P5 TCAPLL).

    An entry that says by reference where it belongs (TEI P5 TCAPLO) repeats words that the
    text already has: all of it goes to the apparatus.
    """
    readings = [
        element
        for element in app.iter("{*}lem", "{*}rdg")
        if next(element.iterancestors("{*}app"), None) is app
    ]
    if app.get("from") is not None or app.get("loc") is not None:
        made.asides.update(dict.fromkeys(readings, "readings"))
    elif readings:
        lemma = next((one for one in readings if local_name(one) == "lem"), readings[0])
        made.asides.update({one: "readings" for one in readings if one is not lemma})
        made.asides[lemma] = ""


def _mark(made: Plan, block: Element) -> None:
    """Mark *block* and whatever holds it, up to the first that is not in the running text."""
    element: Element | None = block
    while element is not None and element not in made.blocks:
        made.blocks.add(element)
        if made.asides.get(element) not in {None, ""} or element in made.roots:
            return
        element = element.getparent()


def _stand_among_blocks(made: Plan, container: Element) -> None:
    """Make blocks of the children that stand by themselves, not within running text."""
    texts_here = [container.text, *(child.tail for child in container)]
    if any(text and not text.isspace() for text in texts_here):
        return
    for child in children(container):
        if child not in made.blocks and not made.asides.get(child) and _has_content(child):
            made.blocks.add(child)


def _has_content(element: Element) -> bool:
    return len(element) > 0 or bool(element.text and not element.text.isspace())


def glyph(made: Plan, element: Element) -> str:
    """Return what an empty ``g`` stands for, as far as the header can show it (TEI P5 WD)."""
    if local_name(element) != "g" or len(element) or element.text:
        return ""
    return "".join(made.glyphs.get(name, "") for name in pointers(element.get("ref")))


def first_text(element: Element) -> str:
    """Return the words that *element* begins with, before its first child."""
    return _before(element.text or "", element[0] if len(element) else None)


def following_text(node: Element) -> str:
    """Return the words after *node*, before what stands beside it next."""
    return _before(node.tail or "", node.getnext())


def _before(text: str, following: Element | None) -> str:
    """Return *text* without the white space before a break that is inside a word.

    Papyri are written with each line on a line of the file, also within a word (TEI P5 CORS5).
    """
    if text[-1:].isspace() and following is not None and following.get("break") == "no":
        return text.rstrip()
    return text


def breaks_word(made: Plan, element: Element) -> bool:
    """Tell whether a word ends where *element* begins, though no space says so.

    At a line break (TEI P5 CORS5), and between a role and what is said of it, which printers
    part by arrangement alone (TEI P5 DRFAB).
    """
    role = made.rows[element].role
    if role in CAST:
        before = element.getprevious()
        is_beside = before in made.rows and before is not None and not before.tail
        return is_beside and (element.text or "")[:1].isalnum()
    return role == "line-break" and element.get("break") != "no"
