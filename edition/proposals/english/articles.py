"""Own the sound that an English word begins with, as far as “a” and “an” depend on it."""

import re
from enum import Enum, auto
from functools import lru_cache

from edition.proposals.words.lexicon import KEPT


class Sound(Enum):
    """What “a” or “an” hears; unsure where usage has changed or the word may be spoken two ways."""

    VOWEL = auto()
    CONSONANT = auto()
    UNSURE = auto()


GLIDE = re.compile(
    r"eu|ew|one(?:\b|self|ness)|once\b|oui|ubiq|ufo|ukul|unan|uni[cfopqtv]|unis(?!s)|unila|ura[nl]"
    r"|ureth|urin|us[aeu]|util|uten|uter|utop|uv"
)
"""Beginnings that are written with a vowel and spoken with *y* or *w*: a use, a one, a European."""
SILENT = re.compile(r"hour|honest|honou?r|heir")
"""Beginnings with an *h* that nobody speaks."""
ASPIRATE = re.compile(r"h")
"""Beginnings with an *h* that some have always left unspoken: an hotel, an historical fact."""
LETTERS = {
    **dict.fromkeys("AEFHILMNORSX", Sound.VOWEL),
    **dict.fromkeys("BCDGJKPQTUVWYZ", Sound.CONSONANT),
}
"""How the names of letters begin: an M.P., a B.A., an X-ray."""


def sound(word: str) -> Sound:
    """Return how *word* (small letters) begins."""
    if SILENT.match(word):
        return Sound.VOWEL
    if ASPIRATE.match(word):
        return Sound.UNSURE
    if GLIDE.match(word):
        return Sound.CONSONANT
    if re.match(r"[aeio]|u[nmplgdrstb]", word):
        return Sound.VOWEL
    if re.match(r"[bcdfgjklmnpqrstvwxz]|y[aeiou]", word):
        return Sound.CONSONANT
    return Sound.UNSURE


@lru_cache(KEPT)
def wanted(word: str) -> str | None:
    """Return the article that *word*, as written, must have; None if one cannot be sure."""
    if len(word) == 1:
        heard = LETTERS.get(word, Sound.UNSURE)
    elif word[1:] != word[1:].lower():
        return None  # an acronym may be spelt out, or read as a word
    else:
        heard = sound(word.lower())
    return {Sound.VOWEL: "an", Sound.CONSONANT: "a"}.get(heard)


def bygone(word: str) -> bool:
    """Say whether earlier centuries wrote “an” before *word* (small letters)."""
    return GLIDE.match(word) is not None
