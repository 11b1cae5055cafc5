"""Own “a” before the sound of a vowel, and “an” before that of a consonant."""

import re
from collections.abc import Iterator

from edition.grammar.model import Certainty
from edition.proposals.context import Context
from edition.proposals.english.articles import bygone, wanted
from edition.proposals.model import Proposal, Rule
from edition.proposals.phrase import words as listed
from edition.proposals.words.lexicon import Standing
from edition.proposals.words.speech import Feature, features
from edition.proposals.words.words import Words

ARTICLE = Rule(
    "P141",
    "wrong-article",
    "“a” before the sound of a vowel, or “an” before that of a consonant",
    Certainty.HIGH,
    fires=(
        ("He waited for a hour and ate a apple.", "He waited for an hour and ate an apple."),
        ("It was an large house.", "It was a large house."),
        ("He spoke to a M.P. about it.", "He spoke to an M.P. about it."),
        ("Of a use it was, of an use to all.", "Of a use it was, of a use to all."),
    ),
    silent=(
        "An hour, a use, a one, a European, an M.P., a unit, an unimportant thing, an heir.",
        "An historical event, and such an one, in an hotel.",
        "Point a is here; it is a or b, and a posteriori. See Section A Introduction.",
        "It is an ftp server with an sh on it.",
        "An it please you, an I may say so.",
        "A universal law is one thing; “the rage threatens an universal infection” is another.",
        "What Kant calls the Ding an sich is beyond us.",
        "A use, an use, an uniform, an union; a uniform it was.",
    ),
)
RULES = (ARTICLE,)
OTHERS = (("a", "an"), ("an", "a"))
HABIT = 3
"""A writer who has “an uniform” so often means it, whatever “a uniform” he has elsewhere."""
SOUNDED = re.compile("[aeiouyAEIOUY]")
SPACES = frozenset((" ", "\n", "\r\n"))
NO_ARTICLE = listed("i it he she you thou they we if be is are or posteriori priori fortiori sich")
"""Words before which “a” is a letter or Latin, or “an” an old “if” or German."""


def find(context: Context) -> Iterator[Proposal]:
    """Yield the articles that do not suit the word after them."""
    if context.pack.language != "en":
        return
    words = context.words
    unsuited = sorted(index for pair in OTHERS for index in _unsuited(words, *pair))
    found = [index for index in unsuited if _wrong(context, index)]
    old = {index for index in found if words.folded[index] == "an" and _is_bygone(words, index)}
    folded = words.folded.codes
    settled = {folded[index + 1 : index + 2] for index in words.having("a")} if old else set()
    spoken = {index for index in old if context.dialect.spoken(words.starts[index])}
    habit = len(old) - len(spoken) >= HABIT
    for index in found:
        certainty = Certainty.MEDIUM if words.folded[index] == "a" else Certainty.HIGH
        if index in old:
            own_use = folded[index + 1] in settled and index not in spoken and not habit
            certainty = Certainty.MEDIUM if own_use else Certainty.LOW
        yield _propose(context, index, certainty)


def _unsuited(words: Words, article: str, other: str) -> Iterator[int]:
    """Yield the places where *article* stands before a word that wants the *other*."""
    codes, strings = words.forms.codes, words.forms.strings
    places = [index for index in words.having((article, article.title())) if index + 1 < len(words)]
    following = {codes[index + 1] for index in places}
    wanting = {code for code in following if wanted(strings[ord(code)]) == other}
    yield from (index for index in places if codes[index + 1] in wanting)


def _wrong(context: Context, index: int) -> bool:
    """Say whether the article at *index* stands before a word that wants the other."""
    words = context.words
    if words.forms[index + 1].lower() in NO_ARTICLE:
        return False
    if words.gaps[index + 1] not in SPACES or index in context.foreign:
        return False
    if index and words.forms[index].istitle() and words.gaps[index] == " ":
        return False  # a letter that numbers something: Section A
    if words.gaps[index][-1:] not in {"", " ", "\n", "“", "‘", '"', "(", "—"}:
        return False
    return _is_english(context, index + 1)


def _is_english(context: Context, index: int) -> bool:
    """Say whether word *index* is one that an article may stand before."""
    form, after = context.words.forms[index], context.words.gaps[index + 1]
    if len(form) == 1:
        return form.isupper() and after[:1] in {".", "-"}
    lexicon = context.vocabulary.lexicon
    small = form.lower()
    if lexicon is None or features(small, lexicon) & (Feature.FUNCTION | Feature.THIRD):
        return False
    if not SOUNDED.search(form):
        return False  # its letters are spelt out: an ftp server
    return context.vocabulary.standing(form) is Standing.LISTED and form.isascii()


def _is_bygone(words: Words, index: int) -> bool:
    """Say whether the word after *index* had “an” in earlier centuries."""
    return bygone(words.folded[index + 1])


def _propose(context: Context, index: int, certainty: Certainty) -> Proposal:
    words = context.words
    form, word = words.forms[index], words.forms[index + 1]
    right = wanted(word) or ""
    correction = right.capitalize() if form[0].isupper() else right
    heard = "a vowel" if right == "an" else "a consonant"
    reason = f"“{form} {word}”: the sound of {heard} follows"
    place = (words.starts[index], words.end(index))
    return context.propose(ARTICLE, place, correction, reason, certainty)
