"""Own what is known about single forms: is it a word, how common is it, what can it be.

A pack is made by ``tools/lexicons.py`` and mapped into memory, not read: opening one costs a
millisecond, and its pages are shared between processes.
"""

import mmap
from collections.abc import Callable, Iterable, Iterator
from enum import IntEnum
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import marisa_trie

LANGUAGES = ("en", "de", "fr", "es", "ru", "nl", "it", "pt", "la")
"""The packs there are; the last three only help to recognise foreign passages."""

FREQUENCY = 0x3F
"""The bits of a record that hold eight times the Zipf frequency."""
STANDING, SPEECH = 6, 9
"""The places in a record from which it has what vouches for a form, and its parts of speech."""

ORD_BEFORE_A = ord("a") - 1
"""Letters are numbered from 1 in the table of trigrams; 0 is the edge of a word."""


class Standing(IntEnum):
    """What vouches for a form, the best first; UNKNOWN is not in any list."""

    LISTED = 0
    """In a dictionary, or frequent in print."""
    RARE = 1
    """Only in the largest dictionaries: old, regional, technical."""
    ATTESTED = 2
    """Only counted in large corpora, which hold names and misspellings too."""
    NAME = 3
    UNKNOWN = 4


STANDINGS = tuple(Standing)
VOUCHED = 7 << STANDING
"""The bits of a record that say what vouches for a form; none is set for LISTED."""
RARELY = Standing.RARE << STANDING


class Tag(IntEnum):
    """Parts of speech a form can have, one bit each, by the names of the Penn Treebank."""

    NN = 1
    NNS = 2
    VB = 4
    VBZ = 8
    VBD = 16
    VBN = 32
    VBG = 64
    JJ = 128
    JJR = 256
    JJS = 512
    RB = 1024
    RBR = 2048


TAGS = 0x0FFF
"""The bits of a record of tags that hold the parts of speech; the others hold the commonest."""
OTHER, PROPER = 13, 14
"""The commonest reading is a function word, or a proper name."""


UNLISTED = Standing.UNKNOWN << STANDING
"""The record of a form that is not in the pack."""
KEPT = 1 << 17
"""Of how many forms what is known of them is kept at most, to be found again at once."""


class Lexicon:
    """The forms of one language.

    ``records`` has a number for each form, exactly as written: from the lowest bit eight times its
    Zipf frequency (6 bits), what vouches for it (3), its parts of speech (12), the commonest of
    them (4). It is looked up in the trie once; the methods only take it apart.
    """

    def __init__(self, language: str) -> None:
        """Map the pack of *language*.

        Raises:
            KeyError: there is no such pack.
        """
        if language not in LANGUAGES:
            raise KeyError(language)
        self.language = language
        self._trie = marisa_trie.Trie()
        with as_file(files("edition.proposals") / "data" / f"{language}.trie") as path:
            self._trie.mmap(str(path))
        tags = mapped(f"{language}.tags").cast("H") if language == "en" else None
        self.records = _Records(self._trie, mapped(f"{language}.frequency"), tags)

    def __contains__(self, form: str) -> bool:
        """Say whether *form* is in the pack, exactly as written."""
        return form in self._trie

    def among(self, forms: Iterable[str]) -> set[str]:
        """Return those of *forms* that are in the pack, exactly as written."""
        return set(filter(self._trie.__contains__, forms))

    def standing(self, form: str) -> Standing:
        """Return what vouches for *form*, exactly as written."""
        return STANDINGS[self.records[form] >> STANDING & 7]

    def best_standing(self, form: str, small: str) -> Standing:
        """Return the best that vouches for *form*: as it is, *small*, or with a capital."""
        records = self.records
        best = records[small] & VOUCHED
        if best and form != small:
            best = min(best, records[form] & VOUCHED)
        if best > RARELY:
            best = min(best, records[small.capitalize()] & VOUCHED)
        return STANDINGS[best >> STANDING]

    def listed(self, forms: Iterable[str], small: Iterable[str]) -> Iterator[str]:
        """Yield those of *forms* that are listed as they are in *small* letters."""
        records = self.records
        for form, other in zip(forms, small, strict=True):
            if not records[other] & VOUCHED:
                yield form

    def vouched(self, forms: Iterable[str]) -> list[str]:
        """Return those of *forms* that a dictionary has, be it the largest, exactly as written."""
        records = self.records
        return [form for form in forms if records[form] & VOUCHED <= RARELY]

    def zipf(self, form: str) -> float:
        """Return log10 of the occurrences of *form* in a thousand million words, 0 if none."""
        return (self.records[form] & FREQUENCY) / 8

    def known(self, form: str) -> tuple[Standing, float]:
        """Return what vouches for *form*, exactly as written, and its Zipf frequency."""
        record = self.records[form]
        return STANDINGS[record >> STANDING & 7], (record & FREQUENCY) / 8

    def tags(self, form: str) -> tuple[int, int]:
        """Return the parts of speech of *form*, and the commonest: 0 unknown, else from 1.

        The commonest is the place of its bit in ``Tag`` counted from 1, ``OTHER`` or ``PROPER``.
        """
        return parts(self.records[form] >> SPEECH)

    def begins(self, prefix: str) -> bool:
        """Say whether any form begins with *prefix*."""
        return next(self._trie.iterkeys(prefix), None) is not None


def parts(reading: int) -> tuple[int, int]:
    """Return the parts of speech in what a record has of them, and the commonest."""
    return reading & TAGS, reading >> 12


class _Records(dict[str, int]):
    """Records of forms, kept until there are too many."""

    def __init__(
        self, trie: marisa_trie.Trie, frequency: memoryview, tags: memoryview | None
    ) -> None:
        """Take the number of each form, and by it the lowest bits of records, and the highest."""
        self._number: Callable[[str], int | None] = trie.get
        self._frequency = frequency
        self._tags = tags

    def __missing__(self, form: str) -> int:
        if len(self) >= KEPT:
            self.clear()
        number = self._number(form)
        if number is None:
            record = UNLISTED
        else:
            record = self._frequency[number]
            if self._tags is not None:
                record |= self._tags[number] << SPEECH
        self[form] = record
        return record


@cache
def _trigrams() -> memoryview:
    return mapped("trigrams")


def usual(form: str) -> float:
    """Return how usual the strangest three letters of *form* are, in any language, as a logarithm.

    It is that to the base two of the forms in a hundred thousand that have them: 0 none. The
    beginning and the end of the form count as letters; *form* has only the letters a to z.
    """
    places = [ord(letter) - ORD_BEFORE_A for letter in form]
    padded = [0, *places, 0]
    runs = zip(padded, padded[1:], padded[2:], strict=False)
    return min(_trigrams()[729 * a + 27 * b + c] for a, b, c in runs) / 16


@cache
def lexicon(language: str) -> Lexicon:
    """Return the lexicon of *language*, opened once.

    Raises:
        KeyError: there is no pack for it.
    """
    return Lexicon(language)


def mapped(name: str) -> memoryview:
    """Return a file of the package's data, mapped into memory and not read."""
    with as_file(files("edition.proposals") / "data" / name) as path:
        return _map(path)


def _map(path: Path) -> memoryview:
    with path.open("rb") as file:
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
