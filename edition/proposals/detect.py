"""Own the order of the detector: prepare the text, ask every layer, keep what holds together."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Protocol

from edition.grammar.model import Anomaly, Certainty, Quotation
from edition.proposals.context import Context
from edition.proposals.dialect import Dialect, Span
from edition.proposals.foreign import Recogniser
from edition.proposals.layers import (
    articles,
    casing,
    choices,
    contractions,
    doubled,
    hyphens,
    marks,
    phrases,
    scanning,
    spacing,
    spelling,
)
from edition.proposals.model import Detection, Proposal, Settings
from edition.proposals.packs import pack
from edition.proposals.words.vocabulary import Vocabulary
from edition.proposals.words.words import Words
from edition.structs import replace

LAYERS = (
    doubled,
    phrases,
    articles,
    choices,
    contractions,
    casing,
    hyphens,
    scanning,
    spacing,
    spelling,
)
RULES = MappingProxyType({rule.name: rule for layer in (marks, *LAYERS) for rule in layer.RULES})
"""Every rule by its name."""
SPOKEN = frozenset(
    rule.name
    for layer in (phrases, articles, choices, contractions, spelling)
    for rule in layer.RULES
)
"""The rules that hold for what is written, and not for what is spoken in dialect."""
RANK = {Certainty.HIGH: 0, Certainty.MEDIUM: 1, Certainty.LOW: 2}


class Parsed(Protocol):
    """What the detector needs of a parsed document."""

    @property
    def text(self) -> str:
        """The source text."""

    @property
    def quotations(self) -> Mapping[int, Quotation]:
        """What stands between quotation marks."""

    @property
    def anomalies(self) -> Sequence[Anomaly]:
        """What the grammar found irregular."""

    @property
    def boilerplate(self) -> Sequence[Span]:
        """What is no part of the text: the offsets of what a library prints around it."""


def detect(document: Parsed, language: str = "en", settings: Settings | None = None) -> Detection:
    """Return the apparent typos and foreign passages of *document*.

    *language* is a BCP 47 tag; of a language without a word list only what needs none is found.

    Raises:
        EditionError: P030 the hunspell dictionary of the *settings* cannot be read.
    """
    words = Words(document.text)
    vocabulary = Vocabulary(pack(language), settings or Settings())
    vocabulary.meet(words)
    foreign = Recogniser(words, vocabulary).passages()
    quotations = tuple((each.start, each.end) for each in document.quotations.values())
    context = Context(document.text, words, vocabulary, foreign, quotations)
    found = [*marks.find(context, document.anomalies)]
    for layer in LAYERS:
        found += layer.find(context)
    if context.pack.language == "en":
        found = list(_heard(found, context.dialect))
    if document.boilerplate:
        found = [each for each in found if not _within(each, document.boilerplate)]
    likely = [proposal for proposal in found if proposal.certainty is not Certainty.LOW]
    doubtful = [proposal for proposal in found if proposal.certainty is Certainty.LOW]
    kept = apart(likely)
    encoded = frozenset(kept)
    rest = tuple(each for each in apart([*kept, *doubtful]) if each not in encoded)
    return Detection(kept, rest, foreign, tuple(hyphens.parted(context)))


def _heard(proposals: Iterable[Proposal], dialect: Dialect) -> Iterator[Proposal]:
    """Yield the proposals; those about words and grammar are doubtful where dialect is heard."""
    for each in proposals:
        if each.rule in SPOKEN and dialect.heard(each.start):
            reason = f"{each.reason}; but dialect is heard here"
            yield replace(each, certainty=Certainty.LOW, reason=reason)
        else:
            yield each


def _within(proposal: Proposal, spans: Sequence[Span]) -> bool:
    return any(start <= proposal.start and proposal.end <= end for start, end in spans)


def apart(proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """Return proposals that do not overlap, in the order of the text, keeping the surest.

    What an editor decided is surest; of two equally sure the earlier given stays. Two
    insertions at one place meet.
    """
    kept: list[Proposal] = []
    for proposal in sorted(proposals, key=lambda each: (not each.decided, RANK[each.certainty])):
        index = bisect_left(kept, _place(proposal), key=_place)
        if not any(_meet(proposal, other) for other in kept[max(0, index - 1) : index + 1]):
            kept.insert(index, proposal)
    return tuple(kept)


def _place(proposal: Proposal) -> tuple[int, int]:
    return proposal.start, proposal.end


def _meet(one: Proposal, other: Proposal) -> bool:
    if _place(one) == _place(other):
        return True
    return one.start < other.end and other.start < one.end
