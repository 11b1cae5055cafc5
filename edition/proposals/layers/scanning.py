"""Own what scanning leaves behind: digits among letters, letters among digits."""

import re
from collections.abc import Iterator

from edition.grammar.model import Certainty
from edition.proposals.context import Context
from edition.proposals.model import Proposal, Rule
from edition.proposals.words.lexicon import Standing

DIGIT = Rule(
    "P113",
    "digit-in-word",
    "a digit where a letter must be, or one letter read as another",
    Certainty.HIGH,
    fires=(("The peop1e of the c0untry.", "The people of the country."),
           ("He thought 1 was gone.", "He thought I was gone."),
           ("lt was late.", "It was late.")),
    silent=("The 1st and 22nd of H2O.", "Chapter 1 was short.", "Take x1 and y0."),
)  # fmt: skip
LETTER = Rule(
    "P114",
    "letter-in-number",
    "a letter where a digit must be",
    Certainty.HIGH,
    fires=(("In the year l917 it began.", "In the year 1917 it began."),
           ("Printed in 19O5.", "Printed in 1905.")),
    silent=("The 5l bottle of 1900s wine.", "Louis XVI, 2I and 3O."),
)  # fmt: skip
RULES = (DIGIT, LETTER)

DIGITS = {"1": "l", "0": "o"}
LETTERS = {"l": "1", "I": "1", "O": "0", "o": "0"}
VERBS = frozenset("am was have had will would did think".split())
BEFORE_PRONOUN = frozenset("thought and that but when know if what which as".split())
AUXILIARIES = frozenset("is has may might must seems could should can does".split())
MACHINE = frozenset("@/#-=_\\")
"""Beside these a word is a name for a machine."""
YEAR = re.compile(r"[12][0-9]{3}")


def find(context: Context) -> Iterator[Proposal]:
    """Yield letters and digits that were taken for each other."""
    yield from _digits_in_words(context)
    yield from _letters_in_numbers(context)
    if context.pack.language == "en":
        yield from _misread_words(context)


def _digits_in_words(context: Context) -> Iterator[Proposal]:
    words = context.words
    for index in words.after(DIGITS.keys()):
        letter = DIGITS[words.gaps[index]]
        form = words.forms[index - 1] + letter + words.forms[index]
        alone = (
            words.gaps[index - 1][-1:] not in MACHINE and words.gaps[index + 1][:1] not in MACHINE
        )
        small = words.forms[index].islower()
        if alone and small and context.vocabulary.standing(form) is Standing.LISTED:
            span = words.span(index - 1, index)
            yield context.propose(DIGIT, span, form, f"“{form}” is a word")


def _letters_in_numbers(context: Context) -> Iterator[Proposal]:
    """Yield years with a letter in them: the word is the letter, its gaps hold the digits."""
    words = context.words
    for index in words.having(LETTERS):
        before = re.search(r"(?<![\w.-])[0-9]*$", words.gaps[index])
        after = re.match(r"[0-9]*(?![\w-])", words.gaps[index + 1])
        if before and after:
            year = before[0] + LETTERS[words.forms[index]] + after[0]
            if YEAR.fullmatch(year) and len(year) > 1:
                span = (words.starts[index] - len(before[0]), words.end(index) + len(after[0]))
                yield context.propose(LETTER, span, year, "among digits this is a digit")


def _misread_words(context: Context) -> Iterator[Proposal]:
    words = context.words
    for index in words.after(frozenset((" 1 ",))):
        if words.forms[index] in VERBS and words.forms[index - 1] in BEFORE_PRONOUN:
            place = words.starts[index] - 2
            reason = "the pronoun I, read as a digit"
            yield context.propose(DIGIT, (place, place + 1), "I", reason)
    for index in words.having(frozenset(("lt",))):
        if words.folded[index + 1 : index + 2] and words.folded[index + 1] in VERBS | AUXILIARIES:
            reason = "the word It, its first letter misread"
            yield context.propose(DIGIT, words.span(index, index), "It", reason)
