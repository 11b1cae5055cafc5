"""Own spaces and punctuation marks that are missing, too many, or in the wrong place."""

import re
from collections.abc import Iterator

from edition.grammar.model import Certainty
from edition.proposals.context import Context
from edition.proposals.layers.patterns import Pattern, search
from edition.proposals.model import Proposal, Rule
from edition.proposals.words.lexicon import Standing

SPACE_AFTER = Rule(
    "P103",
    "missing-space",
    "no space after a punctuation mark or beside a quotation mark",
    Certainty.HIGH,
    fires=(
        ("He came,saw and conquered.", "He came, saw and conquered."),
        ("(He came,saw, and conquered.)", "(He came, saw, and conquered.)"),
        ("The end was near.The army fled.", "The end was near. The army fled."),
        ("In the following words:“The old program.”", "In the following words: “The old program.”"),
        ("They came;nobody spoke.", "They came; nobody spoke."),
        ("“Go,”he said.", "“Go,” he said."),
        ("He read the“Friends” of the Union.", "He read the “Friends” of the Union."),
    ),
    silent=(
        "See http://example.org or mail to a.b@example.org.",
        "At 10:30 there were 1,000 men, i.e. a legion; cf. Gen.xv.3.",
        "He said—“go”—and went (“at once”).",
        "The “A”s and “B”s of the class.",
        "The element xml:id is declared.",
        "The {Net,Free,Open}BSD of dc=falcot,dc=com; see f(foo,bar) and README.Debian there.",
    ),
)
SPACE_BEFORE = Rule(
    "P104",
    "space-before-mark",
    "a space before a punctuation mark",
    Certainty.HIGH,
    fires=(
        ("He came , and left.", "He came, and left."),
        ("It was over . Nobody spoke.", "It was over. Nobody spoke."),
    ),
    silent=(
        "He paused . . . and left.",
        "He came, saw , won ; lost ; fled ; hid ; and died ; alas .",
    ),
)
SPACE_INSIDE = Rule(
    "P105",
    "space-inside-brackets",
    "a space inside brackets",
    Certainty.HIGH,
    fires=(
        ("The end ( or so they thought) came.", "The end (or so they thought) came."),
        ("The end (or so they thought ) came.", "The end (or so they thought) came."),
    ),
    silent=("An omission [ . . . ] stands here.",),
)
DOUBLED_MARK = Rule(
    "P106",
    "doubled-mark",
    "a punctuation mark written twice, or two that exclude each other",
    Certainty.HIGH,
    fires=(
        ("He came,, and left.", "He came, and left."),
        ("He came,. Then he left.", "He came. Then he left."),
        ("It was over.. Nobody spoke.", "It was over. Nobody spoke."),
    ),
    silent=(
        "He paused... and left.",
        "He paused.... Nobody spoke.",
        "See p. 3, etc., and so on.",
        ",,Ja,'' sagte er.",
    ),
)
RULES = (SPACE_AFTER, SPACE_BEFORE, SPACE_INSIDE, DOUBLED_MARK)


def find(context: Context) -> Iterator[Proposal]:
    """Yield misplaced spaces and marks."""
    if context.pack.parted:
        yield from search(context, PATTERNS)


def _around(context: Context, match: re.Match[str]) -> tuple[str, str]:
    """Return the words before and after a match that stands between two."""
    index = context.words.at(match.start())
    return context.words.forms[index], context.words.forms[index + 1]


def _two_words(context: Context, match: re.Match[str]) -> Certainty | None:
    """Accept a mark between two words of the language, not in addresses and the like."""
    both = _around(context, match)
    if _listed(context, match) or _ends_entity(context, match):
        return None
    known = [context.vocabulary.standing(word) < Standing.ATTESTED for word in both]
    if all(known) and max(map(len, both)) > len("vi"):
        return Certainty.HIGH
    before, after = both
    named = before.istitle() and context.words.counts[before] > 1
    clear = named and known[1] and after.islower() and len(after) > len("vi")
    return Certainty.MEDIUM if clear else Certainty.LOW


def _listed(context: Context, match: re.Match[str]) -> bool:
    """Say whether the words beside a mark stand in code or a table: ``{Net,Free,Open}BSD``."""
    words, index = context.words, context.words.at(match.start())
    before, after = words.gaps[index], words.gaps[index + 2]
    if not CODE.isdisjoint((before[-1:], after[:1])):
        return True
    return before in {",", ";", ":", "("} or after in {",", ";", "("}


def _sentence(context: Context, match: re.Match[str]) -> Certainty | None:
    """Accept a stop between a word in small letters and a capital; not file.Name, not Gen.xv."""
    before, after = _around(context, match)
    index = context.words.at(match.start())
    around = context.words.gaps[index][-1:] + context.words.gaps[index + 2][:1]
    known = [context.vocabulary.standing(word) < Standing.ATTESTED for word in (before, after)]
    capitals = before.isupper() and not after.isupper()  # README.Debian
    if len(before) < SHORTEST or not known[0] or capitals or set(around) & set("./@_"):
        return None
    return Certainty.HIGH if known[1] else Certainty.MEDIUM


def _unusual(context: Context, match: re.Match[str]) -> Certainty | None:
    """Accept what is not the text's habit, and not the language's."""
    mark = match["mark"]
    if mark in context.pack.spaced or context.spaces_marks:
        return None
    return Certainty.HIGH


def _seldom_inside(context: Context, _match: re.Match[str]) -> Certainty | None:
    return None if context.spaces_brackets else Certainty.HIGH


def _no_entity(context: Context, match: re.Match[str]) -> Certainty | None:
    """Accept what does not end the name of a character: ``&amp;,``."""
    return None if _ends_entity(context, match) else Certainty.HIGH


def _ends_entity(context: Context, match: re.Match[str]) -> bool:
    before = context.text[max(0, match.start() - 12) : match.start()]
    return re.search(r"[&%]#?\w*$", before) is not None


SHORTEST = 3
CODE = frozenset("{}=/\\_@*|<>$%")
"""Beside these, words are divided as machines want it."""
PATTERNS = (
    Pattern(
        SPACE_AFTER,
        re.compile(r"[,;](?<=[^\W\d_].)(?P<sic>)(?=[^\W\d_]{2})"),
        " ",
        "the next word follows a mark at once",
        _two_words,
        gap=re.compile(r"\A[,;]\Z"),
    ),
    Pattern(
        SPACE_AFTER,
        re.compile(r"[.?!](?<=[^\W\d_].)(?P<sic>)(?=[A-Z][a-z])"),
        " ",
        "a sentence begins at once after the last",
        _sentence,
        gap=re.compile(r"\A[.?!]\Z"),
    ),
    Pattern(
        SPACE_AFTER,
        re.compile(r"[,;:.!?](?<=[^\W\d_].)(?P<sic>)(?=[“„«]\w)"),
        " ",
        "a quotation mark follows a word at once",
        gap=re.compile(r"\A[,;:.!?][“„«]"),
    ),
    Pattern(
        SPACE_AFTER,
        re.compile(r"“(?<=[^\W\d_][^\W\d_](?P<sic>)“)(?=\w)"),
        " ",
        "a quotation mark follows a word at once",
        gap=re.compile(r"\A“"),
    ),
    Pattern(
        SPACE_AFTER,
        re.compile(r"”(?<=[\w,.!?]”)(?P<sic>)(?=[^\W\d_]{2})"),
        " ",
        "a word follows a quotation mark at once",
        gap=re.compile(r"”\Z"),
    ),
    Pattern(
        SPACE_BEFORE,
        re.compile(r"(?P<mark>[,;:?!.])(?<=[^\W\d_](?P<sic> ).)(?![ \u00a0]?\.)(?=\s)"),
        "",
        "a space stands before the mark",
        _unusual,
        gap=re.compile(r"\A [,;:?!.]"),
    ),
    Pattern(
        SPACE_INSIDE,
        re.compile(r"\((?P<sic> )(?=[^\W\d_])"),
        "",
        "a space stands inside the brackets",
        _seldom_inside,
        gap=re.compile(r"\( \Z"),
    ),
    Pattern(
        SPACE_INSIDE,
        re.compile(r"\)(?<=[^\W\d_](?P<sic> )\))"),
        "",
        "a space stands inside the brackets",
        _seldom_inside,
        gap=re.compile(r"\A \)"),
    ),
    Pattern(
        DOUBLED_MARK,
        re.compile(r"(?P<sic>(?P<kept>[,;])[,;:])(?<=[^\W\d_]..)(?=\s)"),
        r"\g<kept>",
        "two marks where one is enough",
        _no_entity,
        gap=re.compile(r"\A[,;][,;:]"),
    ),
    Pattern(
        DOUBLED_MARK,
        re.compile(r"(?P<sic>[,.]\.)(?<=[a-z]..)(?=\s+[^\W\d_a-z])"),
        ".",
        "two marks where one is enough",
        gap=re.compile(r"\A[,.]\."),
    ),
)
