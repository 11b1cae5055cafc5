"""Own the count of what was written, so that the header can say it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import chain
from operator import attrgetter

from edition.grammar.anomalies import CODES
from edition.grammar.evidence import evidence
from edition.grammar.layout import TokenStream
from edition.grammar.model import Document, Sign
from edition.proposals.model import Foreign
from edition.structs import Frozen
from edition.tei.place import Passage, Placed

COUNTED = {
    "TITLE_START": ("titlePart", ""),
    "DIV_START": ("div", ""),
    "H_START": ("head", ""),
    "P_START": ("p", ""),
    "AL_START": ("ab lines", ""),
    "LG_START": ("lg", ""),
    "L_START": ("l", ""),
    "N_START": ("note", ""),
    "FIG_START": ("figure", ""),
    "EPIGRAPH_START": ("epigraph", ""),
    "OPENER_START": ("opener", ""),
    "CLOSER_START": ("closer", ""),
    "PS_START": ("postscript", ""),
    "TRAILER_START": ("trailer", ""),
    "GAP_START": ("milestone section", ""),
    "PAGE_OPEN": ("pb", ""),
    "PAGE_NUMBER": ("pb", ""),
    "SN_START": ("note", ""),
    "SIDENOTE_OPEN": ("note", ""),
    "SEP_START": ("milestone section", ""),
    "ORNAMENT_START": ("milestone section", ""),
    "CIT_START": ("cit", ""),
    "B_OPEN": ("supplied", ""),
    "I_OPEN": ("hi", ""),
    "STRAY": ("pc unmatched", ""),
    "SUSPENSION": ("pc suspension", ""),
    "OMISSION": ("ellipsis", ""),
    "AUTHORS_OMISSION": ("ellipsis", "medium"),
    "QUERY": ("metamark query", ""),
    "SIC": ("metamark sic", ""),
    "EXCLAMATION": ("metamark exclamation", ""),
    "NOTE_CALL": ("ref note", ""),
    "TABLE_START": ("table", ""),
    "ITEM_START": ("item", ""),
    "CAST_ITEM_START": ("castItem", ""),
}
"""The element that each terminal begins, and its certainty, as ``Tally`` counts them."""


BEGUN = frozenset({"C_OPEN", "F_OPEN", "SIGN_OPEN"})


class Tally(Frozen):
    """What was written, so that the header can say it.

    ``elements`` counts each element, with its function or type if it has one ("metamark
    query"), by certainty ("" if it carries none). ``characters`` are the code points that
    stand as ``<g>``. ``categories`` describes every target of ``@ana``.
    """

    elements: Mapping[tuple[str, str], int]
    characters: tuple[int, ...]
    categories: Mapping[str, str]


def tally_of(
    document: Document,
    stream: TokenStream,
    placed: Placed,
    characters: Iterable[str],
    rules: Mapping[str, str],
) -> Tally:
    """Count what was written; *rules* describes those that proposed corrections."""
    elements: Counter[tuple[str, str]] = Counter()
    for kind, times in Counter(stream.kinds).items():
        if kind in COUNTED:
            elements[COUNTED[kind]] += times
    judged = Counter(map(attrgetter("element", "certainty"), document.quotations.values()))
    elements.update({(name, str(certainty)): times for (name, certainty), times in judged.items()})
    elements.update(("quote", str(group.certainty)) for group in document.groups)
    starts = (item.value for item in placed.insertions if item.kind in BEGUN)
    elements.update(_counted(item) for item in (*starts, *placed.on_marks.values()))
    counts = {name: elements[name] for name in sorted(elements)}
    return Tally(counts, tuple(map(ord, characters)), _categories(document, rules))


def _counted(item: Passage) -> tuple[str, str]:
    if isinstance(item, Foreign):
        return "foreign", str(item.certainty)
    if isinstance(item, Sign):
        return ("lb parted" if item.kind in {"parted", "hyphen"} else "hi"), ""
    name = "sic" if item.correction is None else "corr"
    return name, "" if item.decided else str(item.certainty)


def _categories(document: Document, rules: Mapping[str, str]) -> dict[str, str]:
    """Describe every target of ``@ana``: evidence, anomalies, rules that propose corrections."""
    spoke = {found.evidence for found in document.quotations.values()}
    spoke |= {group.evidence for group in document.groups}
    used = set(chain.from_iterable(spoke))
    known = evidence(document.profile).rows
    described = {name: known[name].says for name in used}
    described |= {item.code: CODES[item.code].title for item in document.anomalies}
    return dict(sorted((described | dict(rules)).items()))
