"""Own the editorial statement of the header: in plain words, what was done to the text."""

from collections.abc import Mapping, Sequence

from edition.structs import Frozen
from edition.tei.elements import E, Node

PROJECT = (
    "A plain text was encoded by a program, which proposes, and an editor, who decides. Nothing "
    "of the text was changed or left out: the program has proved that it can be taken back out "
    "of this file, character for character."
)
LAW = (
    "The source is the character data of the text element in document order, without what stands "
    "in corr, reg, expan, rdg, witDetail, desc, index, fw and in any note that has resp, with lb "
    "read as a line feed and g as the character that its ref names."
)
CORRECTION = (
    "Apparent slips of the print are kept. Beside each stands the reading that was probably "
    "meant, with how certain that is where the program proposed it."
)
NORMALIZATION = "Spelling, capitals and white space are those of the text."
QUOTATION = (
    "Quotation marks are kept as printed, inside the quotation that they delimit; quotations "
    "inside quotations are marked to any depth."
)
HYPHENS = "Hyphens are kept as printed."
PARTED_WORDS = "One that only the end of a line brought into a word is marked as weak."
PARTED = "lb parted"
INTERPRETATION = (
    "What the printed marks mean was inferred by the program, with a certainty where more than "
    "one reading is possible"
)


class Counted(Frozen):
    """How many of one phenomenon were marked, and how many at each certainty."""

    element: str
    description: str
    total: int
    by_certainty: Mapping[str, int]


def editorial_declaration(
    counted: Sequence[Counted], anomalies: int, decided: int, rejected: int
) -> Node:
    """Return ``<editorialDecl>``: what was marked, how many of each, and by whom.

    *anomalies* counts the places where marks do not pair, *decided* the readings that an editor
    settled, *rejected* the proposals that an editor did not follow.
    """
    tags = [_counted_sentence(one) for one in counted if one.total]
    unpaired = _plural(
        anomalies,
        "place where marks do not pair is reported",
        "places where marks do not pair are reported",
    )
    paired = unpaired if anomalies else "All of them pair"
    settled = _plural(decided, "reading was", "readings were") if decided else "No reading was yet"
    kept = _plural(rejected, "proposal was", "proposals were") if rejected else ""
    settled += f" decided by the editor.{f' {kept} rejected.' if kept else ''}"
    return E.editorialDecl(
        E.correction(E.p(f"{CORRECTION} {settled}"), method="markup"),
        E.normalization(E.p(NORMALIZATION), method="markup"),
        E.punctuation(E.p("All punctuation is kept as printed."), marks="all"),
        E.quotation(E.p(f"{QUOTATION} {paired}."), marks="all"),
        E.hyphenation(E.p(_hyphens(counted)), eol="all"),
        E.interpretation(*_interpretation(tags)),
    )


def _interpretation(counts: Sequence[str]) -> tuple[Node, ...]:
    if not counts:
        return (E.p(f"{INTERPRETATION}: nothing."),)
    return E.p(f"{INTERPRETATION}:"), E.p(E.list(*map(E.item, counts)))


def _hyphens(counted: Sequence[Counted]) -> str:
    parted = any(one.element == PARTED and one.total for one in counted)
    return f"{HYPHENS} {PARTED_WORDS}" if parted else HYPHENS


def _counted_sentence(counted: Counted) -> str:
    sure = ", ".join(f"{number} {name}" for name, number in counted.by_certainty.items())
    return f"{counted.description}: {counted.total}{f' ({sure})' if sure else ''}"


def _plural(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
