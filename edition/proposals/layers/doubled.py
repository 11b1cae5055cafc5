"""Own doubled words: one word, or two together, written twice in a row."""

from collections.abc import Iterator

from edition.grammar.model import Certainty
from edition.proposals.context import Context
from edition.proposals.english.excuses import doubled
from edition.proposals.model import Proposal, Rule
from edition.proposals.words.lexicon import Standing

WORD = Rule(
    "P101",
    "doubled-word",
    "a word written twice",
    Certainty.HIGH,
    fires=(
        ("The edition has been been withdrawn.", "The edition has been withdrawn."),
        ("It spread to\nto the rest of the world.", "It spread to the rest of the world."),
        ("The the first chapter ends here.", "The first chapter ends here."),
    ),
    silent=(
        "He had had enough, and knew that that man lied.",
        "She gave her her book.",
        "No, no, said he; no no.",
        "We went in; in the house nobody stirred.",
        "Put it off to to-morrow.",
        "They lived in Baden Baden.",
        "Force was resorted to to stop it; in order to fix it it must be seen.",
    ),
)
PHRASE = Rule(
    "P102",
    "doubled-phrase",
    "two words written twice",
    Certainty.HIGH,
    fires=(("He sat in the in the garden.", "He sat in the garden."),),
    silent=("On and on and on they went.", "Little by little by chance it grew."),
)
RULES = (WORD, PHRASE)

COMMON = 5.0
"""The Zipf frequency from which a word has grammar rather than colour, and is not said twice."""
KNOWN = 3.0
HABIT = 3
HABITUAL_SHARE = 0.05
"""Doubled more often than this, and in this share of its places, a word is so on purpose."""


def find(context: Context) -> Iterator[Proposal]:
    """Yield what is written twice."""
    forms = context.words.folded
    for index in forms.again(1):
        if _together(context, index, index + 1):
            yield from _doubled(context, index)
    alternate = set(forms.again(2))
    for index in sorted(alternate):
        if index + 1 in alternate:
            yield from _doubled_phrase(context, index)


def _together(context: Context, first: int, last: int) -> bool:
    """Say whether only single spaces or line ends stand between the words *first* to *last*."""
    return all(
        gap.isspace() and gap.count("\n") < 2 and not gap.strip(" \r\n\u00a0")  # noqa: PLR2004 -- a blank line divides
        for gap in context.words.gaps[first + 1 : last + 1]
    )


def _doubled(context: Context, index: int) -> Iterator[Proposal]:
    words = context.words
    form, second = words.folded[index], words.forms[index + 1]
    vocabulary = context.vocabulary
    if form in context.pack.doubled or second != second.lower() or index in context.foreign:
        return
    if vocabulary.standing(form) is not Standing.LISTED or vocabulary.zipf(form) < KNOWN:
        return
    if words.gaps[index + 2][:1] in {"-", "\u2011", "’", "'"} or words.gaps[index][-1:] == "-":
        return
    thrice = words.folded[index + 2 : index + 3] == [form] or words.folded[index - 1] == form
    common = vocabulary.zipf(form) >= COMMON and not thrice
    pairs = context.repeated_pairs[form]
    habit = pairs > HABIT and pairs > HABITUAL_SHARE * context.evidence.folded[form]
    around = context.surroundings
    meant = habit or (around is not None and doubled(around, index))
    certainty = Certainty.HIGH if common and not meant else Certainty.LOW
    span = (words.starts[index], words.end(index + 1))
    yield context.propose(WORD, span, words.forms[index], f"“{form}” stands twice", certainty)


def _doubled_phrase(context: Context, index: int) -> Iterator[Proposal]:
    words = context.words
    pair = words.folded[index : index + 2]
    if pair[0] == pair[1] or index in context.foreign or not _together(context, index, index + 3):
        return
    if min(map(context.vocabulary.zipf, pair)) < COMMON or context.pack.joining.intersection(pair):
        return
    if words.forms[index + 2] != words.folded[index + 2]:
        return
    span = (words.starts[index], words.end(index + 3))
    kept = context.text[words.starts[index] : words.end(index + 1)]
    reason = f"“{' '.join(pair)}” stands twice"
    yield context.propose(PHRASE, span, kept, reason)
