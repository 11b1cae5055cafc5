"""Own what scanning leaves behind: digits among letters, letters among digits."""

import re
from collections.abc import Iterator

from edition.grammar.model import Certainty
from edition.proposals.context import Context
from edition.proposals.layers.patterns import Pattern, search
from edition.proposals.lexicon import Standing
from edition.proposals.model import Proposal, Rule

DIGIT = Rule(
    "digit-in-word",
    "a digit where a letter must be, or one letter read as another",
    Certainty.HIGH,
    fires=(("The peop1e of the t0wn.", "The people of the town."),
           ("He thought 1 was gone.", "He thought I was gone."),
           ("lt was late.", "It was late.")),
    silent=("The 1st and 22nd of H2O.", "Chapter 1 was short.", "Take x1 and y0."),
)  # fmt: skip
LETTER = Rule(
    "letter-in-number",
    "a letter where a digit must be",
    Certainty.HIGH,
    fires=(("In the year l917 it began.", "In the year 1917 it began."),
           ("Printed in 19O5.", "Printed in 1905.")),
    silent=("The 5l bottle of 1900s wine.", "Louis XVI, 2I and 3O."),
)  # fmt: skip
RULES = (DIGIT, LETTER)

DIGITS = str.maketrans("10", "lo")
LETTERS = str.maketrans("lIOo", "1100")


def find(context: Context) -> Iterator[Proposal]:
    """Yield letters and digits that were taken for each other."""
    yield from search(context, PATTERNS)


def _word(context: Context, match: re.Match[str]) -> Certainty | None:
    letters = match["sic"].translate(DIGITS)
    known = context.vocabulary.standing(letters) is Standing.LISTED
    return Certainty.HIGH if known and len(letters) > 2 else None  # noqa: PLR2004


def _pronoun(context: Context, match: re.Match[str]) -> Certainty | None:
    return Certainty.HIGH if context.pack.language == "en" else None


PATTERNS = (
    Pattern(
        DIGIT,
        re.compile(r"(?<![\w@/#.-])(?P<sic>(?=[^\W\d_]*[01])(?:[a-z]+[01][a-z]+|[A-Z][a-z]*[01][a-z]+))(?![\w@/=-])"),
        lambda sic: sic.translate(DIGITS),
        "with the digit read as a letter this is a word",
        _word,
    ),
    Pattern(
        DIGIT,
        re.compile(r"(?:ought|, and| that|, but| when|know) (?P<sic>1)(?= (?:am|was|have|had|will|would|did|think)\b)"),
        "I",
        "the pronoun I, read as a digit",
        _pronoun,
    ),
    Pattern(
        DIGIT,
        re.compile(r"(?<!\w)(?P<sic>lt)(?= (?:is|was|has|had|will|would|may|might|must|seems)\b)"),
        "It",
        "the word It, its first letter misread",
        _pronoun,
    ),
    Pattern(
        LETTER,
        re.compile(r"(?<![\w.-])(?P<sic>[lI](?:[0-9OoIl]{1,2}[0-9])|[12](?:[0-9]{2}[lIO]|[0-9][lIOo][0-9]|[lIOo][0-9]{2}))(?![\w-])"),
        lambda sic: sic.translate(LETTERS),
        "among digits this is a digit",
    ),
)
