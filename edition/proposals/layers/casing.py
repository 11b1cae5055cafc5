"""Own capitals inside words, missing ones, and ones that do not belong."""

import re
from collections.abc import Iterator

from edition.grammar.model import Certainty
from edition.proposals.context import Context
from edition.proposals.layers.patterns import Pattern, search
from edition.proposals.model import Proposal, Rule
from edition.proposals.words.lexicon import Standing

INSIDE = Rule(
    "P107",
    "capital-inside-word",
    "a capital letter inside a word",
    Certainty.HIGH,
    fires=(
        ("The factories in the SOviet Union.", "The factories in the Soviet Union."),
        ("THe end came.", "The end came."),
        ("The socIalist state.", "The socialist state."),
        ("He was thE first.", "He was the first."),
    ),
    silent=(
        "McDonald and O’Neill met two MPs, a PhD and MacArthur; a MoU.",
        "The teiHeader holds a fileDesc.",
        "LaTeX and eBooks.",
    ),
)
PRONOUN = Rule(
    "P108",
    "small-pronoun-i",
    "the pronoun I in a small letter",
    Certainty.HIGH,
    fires=(("He knew that i was there.", "He knew that I was there."),),
    silent=("See vol. i was printed.", "The index i is used; i, ii and iii."),
)
SENTENCE = Rule(
    "P109",
    "small-sentence-start",
    "a sentence begins with a small letter",
    Certainty.MEDIUM,
    fires=(
        (
            "The army fled north. the king stayed behind.",
            "The army fled north. The king stayed behind.",
        ),
    ),
    silent=(
        "It is, cf. the note, e.g. the second etc. and so on.",
        "“Is it over?” he asked. “Oh! no,” said she.",
        "He paused . . . the end came.",
        "Such was the law.[1]\n\n[1] Trans. from the German of that year.",
    ),
)
CAPITAL = Rule(
    "P110",
    "capital-in-sentence",
    "a capital letter on a common word inside a sentence",
    Certainty.MEDIUM,
    fires=(("The king Was not there.", "The king was not there."),),
    silent=("He read The Was and the Is.", "What Is to Be Done?"),
)
NAME = Rule(
    "P111",
    "small-proper-name",
    "a proper name in small letters",
    Certainty.MEDIUM,
    fires=(
        (
            "They left London. London was far, and they came back to london.",
            "They left London. London was far, and they came back to London.",
        ),
    ),
    silent=(
        "The china stood on the table; a turkey was roasted.",
        "London is in Kent, London is far. He is a member of the london (village council).",
        "London is in Kent, London is far. They made a treaty of london, or peace.",
    ),
)
RULES = (INSIDE, PRONOUN, SENTENCE, CAPITAL, NAME)

MIXED = re.compile(r"[A-Z]{2,}[a-z]+|[A-Z]?[a-z]+[A-Z]+[a-z]*")
HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
PARTS = re.compile(r"(?:[A-Z][a-z]+)+[A-Z]?")
"""A name that is made of parts: McIntyre, LibreOffice, GmbH."""
STRESSED = re.compile(r"[A-Z]{3,}[a-z]{2,}|[a-z][A-Z][a-z]{2,}|[a-z]{2,}[A-Z]{2,}")
"""A part that is spoken loud, or that an acronym is made of: ANYbody, FORmula, eXchange, digIT."""
ACRONYM = re.compile(r"[A-Z][a-z]{1,3}[A-Z]")
"""What is made of the beginnings of words: MoU."""
PLURAL = re.compile(r"[A-Z]+(?:s|es|d|th|st|nd|rd)")
FUNCTION_WORDS = frozenset(
    "Was Were Had Has Have Would Could Been Which Whom Are Because Into Upon From".split()
)
SHORTEST_NAME = 4
SHARE, HALF = 0.1, 0.5
"""Written so in a larger share of its places, a form is written so on purpose; the second is for
the commonest words, which are no names."""


def find(context: Context) -> Iterator[Proposal]:
    """Yield odd capitals."""
    yield from _inside_words(context)
    yield from search(context, SENTENCES)
    if context.pack.language == "en":
        yield from search(context, PRONOUNS)
        yield from _function_words(context)
    if not context.pack.nouns_capitalised:
        yield from _names(context)


def _inside_words(context: Context) -> Iterator[Proposal]:
    corrections = {
        form: correction
        for form in sorted(form for form in context.words.forms.strings if not form[1:].islower())
        if MIXED.fullmatch(form)
        and (context.pack.names_told or not PARTS.fullmatch(form))
        and (correction := _regular(context, form))
    }
    for index in context.words.having(corrections):
        form = context.words.forms[index]
        if index not in context.foreign and not context.is_part(index):
            span = context.words.span(index, index)
            if not context.words.gaps[index].endswith("."):
                reason = f"“{form}” has a capital inside; “{corrections[form]}” is a word"
                yield context.propose(INSIDE, span, corrections[form], reason)


def _regular(context: Context, form: str) -> str | None:
    """Return *form* with regular capitals if that, and only that, is a word."""
    zipf, lexicon = context.vocabulary.zipf, context.vocabulary.lexicon
    regular = form.capitalize() if form[0].isupper() else form.lower()
    counts = context.words.counts
    usual = counts.get(regular, 0) + (regular != form.lower()) * counts.get(form.lower(), 0)
    share = HALF if zipf(regular) >= COMMON else SHARE
    plural = PLURAL.fullmatch(form) and zipf(regular) < COMMONEST
    if (lexicon is not None and form in lexicon) or plural or counts[form] > 1 + share * usual:
        return None
    if STRESSED.fullmatch(form) or ACRONYM.fullmatch(form) or _compound(context, form):
        return None
    if counts.get(regular, 0) > 1 and len(form) > len("Mcs"):
        return regular
    known = context.vocabulary.standing(regular)
    name = known is Standing.NAME and zipf(regular) >= KNOWN and len(form) > LONGEST_MARK
    return regular if (known <= Standing.RARE and len(form) > len("Mc")) or name else None


def _compound(context: Context, form: str) -> bool:
    """Say whether *form* is made of words, each with its capital: *PaperClip*, *HomeTown*."""
    parts = HUMP.split(form)
    return len(parts) > 1 and all(
        len(part) > 1 and context.vocabulary.standing(part) <= Standing.RARE for part in parts
    )


def _function_words(context: Context) -> Iterator[Proposal]:
    """Yield function words with a capital between words in small letters."""
    words = context.words
    for index in words.having(FUNCTION_WORDS):
        around = words.forms[max(0, index - 1) : index] + words.forms[index + 1 : index + 3]
        gaps = words.gaps[index : index + 2]
        if gaps == [" ", " "] and all(map(str.islower, around)) and index not in context.foreign:
            span = words.span(index, index)
            reason = "a common word has a capital inside a sentence"
            yield context.propose(CAPITAL, span, words.folded[index], reason)


def _names(context: Context) -> Iterator[Proposal]:
    """Yield names in small letters that the text elsewhere writes with a capital."""
    lexicon, counts = context.vocabulary.lexicon, context.words.counts
    if lexicon is None:
        return
    names = {
        form
        for form, count in counts.items()
        if count == 1
        and len(form) >= SHORTEST_NAME
        and form.islower()
        and counts.get(form.capitalize(), 0) > 1
        and lexicon.standing(form) is Standing.UNKNOWN
        and lexicon.standing(form.capitalize()) in (Standing.LISTED, Standing.NAME)
        and lexicon.zipf(form.capitalize()) >= KNOWN
    }
    for index in context.words.having(names):
        form = context.words.forms[index]
        before, after = context.words.gaps[index], context.words.gaps[index + 1]
        joined = before[-1:] + after.lstrip()[:1] + after[:1]
        glossed = after.startswith(",") and context.words.forms[index + 1 :][:1] == ["or"]
        part = context.is_part(index) or set("-()") & set(joined)
        if index not in context.foreign and not glossed and not part:
            span = context.words.span(index, index)
            reason = f"“{form.capitalize()}” is a name, and written so elsewhere in the text"
            yield context.propose(NAME, span, form.capitalize(), reason)


def _after_stop(context: Context, match: re.Match[str]) -> Certainty | None:
    """Accept a full stop after a word that is no abbreviation, before a common word."""
    vocabulary, after = context.vocabulary, match["sic"]
    index = context.words.at(match.start())
    before = context.words.forms[index]
    if not context.words.gaps[index].isspace():  # one word alone is an abbreviation: Trans. from
        return None
    if Standing.LISTED is not vocabulary.standing(before) or vocabulary.zipf(after) < COMMON:
        return None
    if context.stopped[before] > 1 or before in context.pack.abbreviations:
        return None
    return Certainty.MEDIUM if min(map(vocabulary.zipf, (before, after))) >= KNOWN else None


LONGEST_MARK = 5
"""Longer forms with capitals are no abbreviations."""
KNOWN, COMMON, COMMONEST = 3.5, 4.5, 5.3
"""Zipf frequencies: of words that may end, and begin, a sentence; of *his*, which is no plural."""


def _no_number(_context: Context, match: re.Match[str]) -> Certainty | None:
    """Refuse the number i: it follows an abbreviation."""
    return Certainty.HIGH if match.string[match.start() - 1 : match.start()].isalpha() else None


PRONOUNS = (
    Pattern(
        PRONOUN,
        re.compile(r" (?P<sic>i) (?:am|was|have|had|shall|would|do|did|think|know)\b"),
        "I",
        "the pronoun is written with a capital",
        _no_number,
    ),
)
SENTENCES = (
    Pattern(
        SENTENCE,
        re.compile(r"\. (?<=[a-z]{4}\. )(?P<sic>[a-z]{2,})\b(?![.'’-])"),
        str.capitalize,
        "a sentence begins here, after a full stop",
        _after_stop,
    ),
)
