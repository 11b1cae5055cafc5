"""Own what around an English word shows that it may be right, whatever the odds say."""

from edition.proposals.learnt.surroundings import COMPARATIVES, DEGREES, GROUPS, Surroundings
from edition.proposals.words.lexicon import Tag

SUBJECTS = frozenset(("NN", "NNS", "NAME"))
PAUSES = frozenset("*.")
"""A dash, or dots."""
NOUNS = frozenset(("NN", "NAME", "JJ", "VBN"))
"""What stands before a noun, or is one itself."""
ADJECTIVES = frozenset(("JJ", "VBN", "VBNL"))
DETERMINERS = frozenset(GROUPS["det"].split())
PREPOSITIONS = frozenset(GROUPS["prep"].split()) | {"out"}
BEFORE_BASES = frozenset(GROUPS["modal"].split()) | frozenset("not do does did to".split())
PRONOUNS = frozenset("it he she i we they you him them us".split())
NOT_COMPARED = {("but", "rather"), ("or", "rather"), ("or", "other"), ("and", "other")}
CONDITIONS = frozenset(("if", "when", "unless"))
OPENERS = frozenset("it he she i we they the there".split())
"""What begins a clause, and seldom ends a comparison."""
CLAUSE, SOON = 30, 4
"""The most words of a clause with *if*, and between a comparative and *than* as a rule."""
NOMINAL = Tag.NN | Tag.NNS


def _is(text: Surroundings, index: int, tags: int) -> bool:
    """Say whether word *index* can be one of the parts of speech *tags*."""
    return bool(text.lexicon.tags(text.form(index))[0] & tags)


def beside_noun(text: Surroundings, index: int) -> bool:
    """Say whether an adjective may be a noun here, a verb, or one of several before a noun.

    *One anarchist militant said; it does not equal the market; they gave adequate, hot food.*
    """
    before, beside = text.coarse(index - 1), not text.mark(index)
    determined = before in DETERMINERS or before in NOUNS
    if beside and _is(text, index, NOMINAL) and determined:
        return True
    if beside and _is(text, index, Tag.VB) and text.form(index - 1) in BEFORE_BASES:
        return True
    if text.mark(index + 2) == "-" and not text.mark(index + 1):
        return True
    return text.mark(index + 1) == "," and text.coarse(index + 1) in ADJECTIVES


def after_object(text: Surroundings, index: int) -> bool:
    """Say whether the pronoun before word *index* belongs to a preposition, or stands by a noun.

    *The versions of it have a seal; all this talk is idle.*
    """
    pronoun = text.form(index - 1)
    if index > 1 and not text.mark(index - 1) and text.form(index - 2) in PREPOSITIONS:
        return pronoun not in {"he", "she"}
    return pronoun == "this" and _is(text, index, Tag.NN)


def called(text: Surroundings, index: int) -> bool:
    """Say whether word *index* may be those spoken to: *thank you guys; come, you spirits*."""
    return text.form(index - 1) == "you" and _is(text, index, Tag.NNS)


def before_object(text: Surroundings, index: int) -> bool:
    """Say whether a verb and its object follow word *index*: *and there paint an image*."""
    after = text.form(index + 2) if index + 2 < len(text) else ""
    verb = _is(text, index + 1, Tag.VB) and not text.mark(index + 2)
    return verb and (after in DETERMINERS or after in PRONOUNS)


def conditional(text: Surroundings, index: int) -> bool:
    """Say whether “then” after a clause with *if* goes on: *if it costs more then it is dear*.

    Soon after the comparative it may be a slip all the same, if no subject follows.
    """
    if CONDITIONS.isdisjoint(map(text.form, range(max(0, index - CLAUSE), index))):
        return False
    before = range(max(0, index - SOON), index)
    compared = any(
        text.coarse(each) in DEGREES or text.form(each) in COMPARATIVES for each in before
    )
    return not compared or text.form(index + 1) in OPENERS


def rather(text: Surroundings, index: int) -> bool:
    """Say whether nothing is compared before word *index*: *but rather that*, *one or other*."""
    return index > 1 and (text.form(index - 2), text.form(index - 1)) in NOT_COMPARED


def after_subject(text: Surroundings, index: int) -> bool:
    """Say whether word *index* follows a subject, or what was put between: *all acting is work*."""
    if text.mark(index):
        return text.mark(index) in PAUSES
    gerund = text.coarse(index - 1) == "VBG" and text.form(index - 2) in DETERMINERS | {"all"}
    return gerund or text.coarse(index - 1) in SUBJECTS
