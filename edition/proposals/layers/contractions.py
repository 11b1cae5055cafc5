"""Own the apostrophes that short forms have lost: *dont*, *its a pity*."""

from collections import Counter
from collections.abc import Iterator
from functools import partial

from edition.grammar.model import Certainty
from edition.proposals.context import CONVENTION, Context
from edition.proposals.english.contractions import (
    CONTRACTIONS,
    OF_SUBJECTS,
    SUBJECTS,
    VERBLESS,
)
from edition.proposals.model import Proposal, Rule
from edition.proposals.words.vocabulary import FAMILIAR

LOST = Rule(
    "P142",
    "apostrophe-lost",
    "a short form without its apostrophe",
    Certainty.MEDIUM,
    fires=(
        ("I dont know, and he didn’t say.", "I don’t know, and he didn’t say."),
        ("Thats all, they said; they wont go.", "That’s all, they said; they won’t go."),
        ("Its been long, he said; isn't it?", "It's been long, he said; isn't it?"),
    ),
    silent=(
        "Cet ouvrage dont les vers sont grands, he didn't say. It is mount Heres in Aijalon.",
        "His cant was vile; he was wont to lie, as is their wont.",
        "The dog lost its tail, its own. Were they well? Shell and hell, id and wed.",
        "Dont you see? I dont. He didnt. They havent. It isnt so.",
    ),
)  # fmt: skip
RULES = (LOST,)
APOSTROPHES = "'’"


def find(context: Context) -> Iterator[Proposal]:
    """Yield the short forms that are written without their apostrophe."""
    if context.pack.language != "en":
        return
    found = list(_found(context))
    if not found:
        return
    printed = _printed(context)
    habitual = len(found) > max(CONVENTION, printed.total())
    mark = max("’'", key=printed.__getitem__)
    for index, form in found:
        certainty = Certainty.LOW if habitual else None
        reason = "an apostrophe is missing; without it this is no word, or another"
        span = context.words.span(index, index)
        yield context.propose(LOST, span, form.replace("’", mark), reason, certainty)


def _printed(context: Context) -> Counter[str]:
    """Return how often each apostrophe stands inside a word of the text."""
    printed: Counter[str] = Counter()
    for form, count in context.words.counts.items():
        printed.update({mark: count for mark in APOSTROPHES if mark in form})
    return printed


def _found(context: Context) -> Iterator[tuple[int, str]]:
    words = context.words
    having = partial(_having, context)
    yield from having(CONTRACTIONS)
    for index, form in having(OF_SUBJECTS):
        if words.gaps[index] == " " and words.folded[index - 1] in SUBJECTS:
            yield index, form
    for index, form in having({"its": "it’s"}):
        after = words.folded[index + 1 : index + 2]
        if words.gaps[index + 1] == " " and VERBLESS.intersection(after):
            yield index, form


def _having(context: Context, forms: dict[str, str]) -> Iterator[tuple[int, str]]:
    """Yield the words that are among *forms*, with a capital or not, and what is meant.

    A capital inside a sentence is that of a name, and a word among rare ones is of another
    language, as *dont* in *l’ouvrage dont les vers*.
    """
    words = context.words
    capital = {form.capitalize(): meant.capitalize() for form, meant in forms.items()}
    wanted = forms | capital
    for index in words.having(wanted):
        form = words.forms[index]
        is_name = form not in forms and words.gaps[index] == " "
        if not is_name and index not in context.foreign and _is_at_home(context, index):
            yield index, wanted[form]


def _is_at_home(context: Context, index: int) -> bool:
    folded = context.words.folded
    beside = [*folded[max(0, index - 1) : index], *folded[index + 1 : index + 2]]
    return all(context.vocabulary.zipf(form) >= FAMILIAR for form in beside)
