"""Own what is counted: which marked phenomena a person wants to know the number of."""

from collections.abc import Sequence

from edition.grammar.model import Certainty
from edition.tei import Tally
from edition.tei.statement import Counted

COUNTED = {  # as `Tally.elements` names them -> what a person calls them
    "quote": "quotations",
    "soCalled": "words held at a distance",
    "mentioned": "words talked about",
    "q": "in quotation marks, undecided",
    "ellipsis": "omissions",
    "pc suspension": "pauses",
    "supplied": "insertions",
    "metamark query": "queries",
    "metamark sic": "printed sic",
    "metamark exclamation": "printed exclamations",
    "corr": "apparent typos",
    "foreign": "passages in another language",
    "lb parted": "words parted at the ends of lines",
    "pc unmatched": "marks without a partner",
}


def counted(tally: Tally) -> Sequence[Counted]:
    """Return the number of each phenomenon in *tally*, in the order of the table."""
    found = []
    for element, description in COUNTED.items():
        by_certainty = {
            certainty.value: number
            for certainty in Certainty
            if (number := tally.elements.get((element, certainty.value), 0))
        }
        total = sum(number for (name, _), number in tally.elements.items() if name == element)
        found.append(Counted(element, description, total, by_certainty))
    return tuple(found)
