r"""Own the making of the word lists in ``edition/proposals/data``, from published packages.

Run it in an environment of its own; it needs nothing of the project but the folder to write to::

    apt-get download scowl && dpkg -x scowl_*.deb /tmp/scowl      # Debian's package of SCOWL
    python -m venv /tmp/lexicons
    /tmp/lexicons/bin/pip install -r tools/lexicons.txt
    /tmp/lexicons/bin/python tools/lexicons.py \
        /tmp/scowl/usr/share/dict/scowl edition/proposals/data

The same packages give the same bytes. What each source is and may be used for is told in the
NOTICE beside the data. A pack is three files: ``xx.trie`` (a marisa trie of the forms),
``xx.frequency`` (one byte for each form, in the order of the trie's numbers: standing in the
upper two bits, eight times its Zipf frequency in the lower six) and, for English, ``en.tags``
(two bytes each, little endian: parts of speech, and the commonest of them in the upper four).
"""

import csv
import gzip
import re
import struct
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import chain, product
from math import log2
from pathlib import Path

import marisa_trie
import msgpack
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

LISTED, RARE, ATTESTED, NAME = range(4)
"""The standing of a form; ``edition.proposals.words.lexicon`` reads the same numbers."""

FREQUENCIES = {
    "en": 1.0,
    "de": 1.3,
    "fr": 1.2,
    "es": 1.2,
    "ru": 1.5,
    "nl": 1.2,
    "it": 2.2,
    "pt": 2.2,
}
"""Language -> the lowest Zipf frequency that enters its pack."""

TAGS = ("NN", "NNS", "VB", "VBZ", "VBD", "VBN", "VBG", "JJ", "JJR", "JJS", "RB", "RBR")
"""Parts of speech, one bit each, from the lowest."""

COMMONEST = (*TAGS, "OTHER", "NNP")
"""The commonest reading of a form is the place in this list, from 1; 0 is unknown."""

INFLECTIONS = {
    "noun": ("NN", ("NNS",)),
    "verb": ("VB", ("VBD", "VBN", "VBG", "VBZ")),
    "adj": ("JJ", ("JJR", "JJS")),
    "adv": ("RB", ("RBR", "RBR")),
}
LETTERS = " abcdefghijklmnopqrstuvwxyz"
PLAIN, SMALL = re.compile(r"[a-z]{3,}"), re.compile(r"[a-z]+")
LEAST_FREQUENCY, LONG = 14, 10
"""Words of a lower frequency (eight times Zipf's) are only looked for if they have so many letters;
``edition.proposals.spelling.slips`` says the same."""
ENCLITICS = ("que", "ve", "ne")
LATIN_LENGTHS = (2, 11)
"""Longer forms are rare; leaving them out halves the pack."""
WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*'?")
SPELLINGS = re.compile(
    r"(?:english|american|british(?:_z|_variant_[12])?|canadian|australian|variant_[12])-"
)


def package(name: str) -> Path:
    """Return the folder of an installed package, without importing it."""
    found = find_spec(name)
    if found is None or not found.submodule_search_locations:
        raise SystemExit(f"{name} is not installed; see tools/lexicons.txt")
    return Path(next(iter(found.submodule_search_locations)))


def frequencies(language: str) -> dict[str, float]:
    """Return form -> Zipf frequency, from wordfreq's largest list."""
    packed = (package("wordfreq") / "data" / f"large_{language}.msgpack.gz").read_bytes()
    _, *buckets = msgpack.unpackb(gzip.decompress(packed), raw=False)
    return {
        form.replace("’", "'"): 9 - hundredths / 100
        for hundredths, forms in enumerate(buckets)
        for form in forms
        if WORD.fullmatch(form.replace("’", "'"))
    }


def scowl(folder: Path) -> dict[str, int]:
    """Return form -> standing, from the spellings that English-speaking countries use."""
    standing: dict[str, int] = {}
    for path in sorted(folder.iterdir()):
        if not SPELLINGS.match(path.name):
            continue
        kind = NAME if "proper-names" in path.name else RARE if path.suffix == ".95" else LISTED
        for line in path.read_text(encoding="utf-8").split():
            if not line.endswith("'s"):
                standing[line] = min(standing.get(line, kind), kind)
    return standing


def tags() -> dict[str, int]:
    """Return English form -> its parts of speech, packed as the module's docstring says."""
    readings: dict[str, set[str]] = defaultdict(set)
    for form, tag in inflections():
        readings[form].add(tag)
    commonest = {}
    for form, tag in brill():
        commonest[form] = COMMONEST.index(tag if tag in COMMONEST else "OTHER") + 1
        if tag in TAGS:
            readings[form].add(tag)
    return {
        form: sum(1 << TAGS.index(tag) for tag in readings[form]) | commonest.get(form, 0) << 12
        for form in readings.keys() | commonest.keys()
    }


def inflections() -> Iterator[tuple[str, str]]:
    """Yield form and tag from lemminflect's table of the SPECIALIST lexicon."""
    table = package("lemminflect") / "resources" / "infl_lu.csv.gz"
    with gzip.open(table, "rt", encoding="utf-8") as lines:
        for lemma, kind, *columns in csv.reader(lines):
            base, inflected = INFLECTIONS[kind]
            yield lemma, base
            if kind != "verb" or len(columns) == len(inflected):
                cells = [cell or columns[0] for cell in columns]
                yield from pairs(cells, inflected)


def pairs(cells: list[str], names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield each spelling in *cells* with the tag of its column."""
    for cell, tag in zip(cells, names, strict=False):
        for form in cell.split("/"):
            if form:
                yield form, tag


def brill() -> Iterator[tuple[str, str]]:
    """Yield form and commonest tag from the lexicon of Brill's tagger."""
    path = package("textblob") / "en" / "en-lexicon.txt"
    for line in path.read_text(encoding="utf-8").splitlines():
        form, _, tag = line.partition(" ")
        if form and WORD.fullmatch(form) and tag:
            tag = tag.split("|")[0]
            yield form, {"VBP": "VB", "NNPS": "NNP", "RBS": "RBR"}.get(tag, tag)


def english(folder: Path) -> tuple[dict[str, int], dict[str, float]]:
    """Return form -> standing, form -> Zipf frequency of English, forms as written."""
    standing, counted = scowl(folder), frequencies("en")
    capitalised = {form.lower(): form for form in sorted(standing) if form != form.lower()}
    for small, name in capitalised.items():
        if standing.get(small) == RARE and standing[name] in (LISTED, NAME):
            del standing[small]  # the largest list has many names in small letters
    counts: dict[str, float] = {}
    for small, zipf in counted.items():
        base = small.removesuffix("'s")
        if base != small and base in counted:
            continue
        form = small if small in standing else capitalised.get(small, small)
        standing.setdefault(form, ATTESTED)
        counts[form] = max(zipf, counts.get(form, 0))
    return standing, counts


def write(folder: Path, language: str, standing: dict[str, int], zipf: dict[str, float]) -> None:
    """Write the pack of *language*."""
    trie = marisa_trie.Trie(sorted(standing))
    record = bytearray(len(trie))
    tagged = tags() if language == "en" else {}
    words = [0] * len(trie)
    for form, kind in standing.items():
        number = trie[form]
        record[number] = kind << 6 | min(63, round(8 * zipf.get(form, 0)))
        words[number] = tagged.get(form, 0)
    trie.save(str(folder / f"{language}.trie"))
    (folder / f"{language}.frequency").write_bytes(record)
    if tagged:
        (folder / f"{language}.tags").write_bytes(struct.pack(f"<{len(words)}H", *words))
    print(f"{language}: {len(trie)} forms")


def trigrams(packs: list[dict[str, int]]) -> bytes:
    """Return how usual each run of three letters is, in the language where it is most usual.

    One byte each, in the order of LETTERS: sixteen times the logarithm, to the base two, of the
    forms in a hundred thousand that have it. A space stands for the beginning and the end.
    """
    best: Counter[str] = Counter()
    for standing in packs:
        words = [
            form for form, kind in standing.items() if kind == LISTED and PLAIN.fullmatch(form)
        ]
        found = Counter(
            run for word in words for run in {f" {word} "[i : i + 3] for i in range(len(word))}
        )
        best |= Counter({run: count * 100_000 // len(words) for run, count in found.items()})
    runs = map("".join, product(LETTERS, repeat=3))
    return bytes(min(255, round(16 * log2(1 + best[run]))) for run in runs)


def between(standing: dict[str, int], zipf: dict[str, float]) -> bytes:
    """Return which letters stand between which in the words that a wrong form may have been.

    Four tables of 32 bits each, little endian, one bit for each letter: after two letters and
    before one, after one and before two, in the words that are frequent; the same in those that
    are long. An entry is found by three places in LETTERS; a space stands for the edge of a word.
    """
    size = len(LETTERS)
    tables = [[0] * size**3 for _ in range(4)]
    for form, kind in standing.items():
        if kind > RARE or not SMALL.fullmatch(form):
            continue
        frequent = round(8 * zipf.get(form, 0)) >= LEAST_FREQUENCY
        wanted = tables[0:2] * frequent + tables[2:4] * (len(form) >= LONG)
        places = [0, 0, *map(LETTERS.index, form), 0, 0]
        for a, b, letter, c, d in zip(*(places[i:] for i in range(5)), strict=False):
            for table, (one, two, three) in zip(wanted, ((a, b, c), (b, c, d)) * 2, strict=False):
                table[(one * size + two) * size + three] |= 1 << letter - 1
    return struct.pack(f"<{4 * size**3}I", *chain.from_iterable(tables))


def main(lists: Path, folder: Path) -> None:
    """Make every pack."""
    packs = []
    for language, least in FREQUENCIES.items():
        if language == "en":
            standing, zipf = english(lists)
            (folder / "between").write_bytes(between(standing, zipf))
        else:
            zipf = {form: z for form, z in frequencies(language).items() if z >= least}
            standing = dict.fromkeys(zipf, LISTED)
        write(folder, language, standing, zipf)
        packs.append(standing)
    packs.append(dict.fromkeys(latin(), LISTED))
    (folder / "trigrams").write_bytes(trigrams(packs))
    write(folder, "la", dict.fromkeys(latin(), LISTED), {})


def latin() -> set[str]:
    """Return the inflected forms of Latin, without those that only an enclitic makes."""
    table = DefaultDictionaryFactory().get_dictionary("la")
    forms = {form.lower() for form in table if form.isascii() and form.isalpha()}
    bound = {
        form
        for form in forms
        for end in ENCLITICS
        if form.endswith(end) and form.removesuffix(end) in forms
    }
    return {form for form in forms - bound if LATIN_LENGTHS[0] <= len(form) <= LATIN_LENGTHS[1]}


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
