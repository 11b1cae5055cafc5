"""Own the pairs of English words, and of classes of words, that are taken for each other."""

from edition.proposals.learnt.choice import Other, Pair
from edition.proposals.phrase import words
from edition.proposals.words import speech
from edition.proposals.words.lexicon import Lexicon, Tag
from edition.proposals.words.speech import NOT_BARE

NOT_PAIRED = frozenset(
    """several various different respective proper such other chief daily bodily
    utter sure fair bare firm public academic
    present relative independent irrespective previous prior contrary doubtless official
    just even still only very most near pretty hard first late like live right ill well close
    scarce dead full short high wide deep direct fast long sheer exceeding worth
    possible individual real former""".split()
)
"""Adjectives that serve as determiners, or as adverbs so often that nothing can be said."""
STEMS = (("ily", "y"), ("ally", ""), ("ly", ""), ("bly", "ble"), ("ply", "ple"), ("tly", "tle"),
         ("lly", "ll"))  # fmt: skip
SHORTEST = 4
MIXED = Tag.NN | Tag.VB | Tag.RB
"""What an adjective may be besides."""
JJ, VBG = Tag.JJ, Tag.VBG
"""Asked for so often that looking them up would take long."""
VERBAL = frozenset(tag.bit_length() for tag in (Tag.VB, Tag.VBZ, Tag.VBD, Tag.VBN, Tag.VBG))
NOMINAL = frozenset(tag.bit_length() for tag in (Tag.NN, Tag.NNS))
RARER = 1.5
"""What is most often a noun is left alone if its adverb is so much rarer, in Zipf units."""


def _adverb(form: str, lexicon: Lexicon) -> str | None:
    """Return the adverb of a form that is an adjective before all, or may be."""
    if len(form) < SHORTEST or form in NOT_PAIRED:
        return None
    tags, commonest = lexicon.tags(form)
    if not tags & JJ or tags & VBG or commonest in VERBAL:
        return None
    made = speech.adverb(form, lexicon)
    if made and commonest in NOMINAL and lexicon.zipf(made) < lexicon.zipf(form) - RARER:
        return None
    return made


def _adjective(form: str, lexicon: Lexicon) -> str | None:
    """Return the adjective of an adverb in -ly."""
    if not form.endswith("ly"):
        return None
    stems = (form.removesuffix(ending) + rest for ending, rest in STEMS if form.endswith(ending))
    return next((stem for stem in stems if _adverb(stem, lexicon) == form), None)


def _manner(first: str, second: str, lexicon: Lexicon) -> tuple[str, str, str, str, str]:
    tags, commonest = lexicon.tags(first)
    gain = round(2 * (lexicon.zipf(second) - lexicon.zipf(first)))
    return first, str(max(-4, min(4, gain))), str(commonest), str(tags & MIXED), first[-3:]


def _third(form: str, lexicon: Lexicon) -> str | None:
    """Return the third person of a base that is no past tense as well, in dialect or otherwise."""
    tags, _ = lexicon.tags(form)
    if (
        form in NOT_BARE
        or form in {"are", "am", "be", "wit", "thing"}
        or not tags & Tag.VB
        or tags & Tag.VBD
    ):
        return None
    return speech.third_person(form, lexicon)


def _base(form: str, lexicon: Lexicon) -> str | None:
    """Return the base of a third person."""
    if form in {"is", "was"} or not lexicon.tags(form)[0] & Tag.VBZ:
        return None
    made = speech.base(form, lexicon)
    return made if made and _third(made, lexicon) else None


def _person(first: str, second: str, lexicon: Lexicon) -> tuple[str, str, str, str, str]:
    tags, commonest = lexicon.tags(first)
    others, ending = lexicon.tags(second)
    gain = round(2 * (lexicon.zipf(first) - lexicon.zipf(second)))
    mask = f"{tags & (Tag.NN | Tag.JJ | Tag.RB)},{others & Tag.NNS}"
    return "", f"{commonest},{gain}", f"{commonest},{ending}", mask, ""


def _only(word: str, other: str) -> Other:
    return lambda form, _lexicon: other if form == word else None


def _two(first: str, second: str, kind: str = "fixed") -> Pair:
    name = f"{first}-{second}".replace("'", "-")
    return Pair(name, kind, _only(first, second), _only(second, first), (first, second))


MANNER = Pair("adjective-adverb", "lexical", _adverb, _adjective, own=_manner, tags=JJ)
ONE = words("he she it this everyone everybody nobody someone anyone")
MANY = words("they we you these those")
ONE_VERB = Pair("base-third-one", "lexical", _third, _base, own=_person, behind=ONE)
MANY_VERB = Pair("base-third-many", "lexical", _third, _base, own=_person, behind=MANY)
THAT_THAN = _two("that", "than", "compared")
THEN_THAN = _two("then", "than", "compared")
TO_TOO = _two("to", "too")
ITS_IT_S = _two("its", "it's")
THEIR_THERE = _two("their", "there")
HE_BE = _two("he", "be")
IS_HIS = _two("is", "his")
FROM_FORM = _two("from", "form")
THIS_THESE = _two("this", "these")
PAIRS = (
    MANNER, ONE_VERB, MANY_VERB, THAT_THAN, THEN_THAN, TO_TOO, ITS_IT_S, THEIR_THERE, HE_BE, IS_HIS,
    FROM_FORM, THIS_THESE,
)  # fmt: skip
"""All that are told apart."""
