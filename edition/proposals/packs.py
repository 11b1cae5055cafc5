"""Own what differs from language to language, as the files in ``languages`` tell it.

A file is read when a text is in its language. Its keys are the fields of ``Pack``; words are
divided by white space, and ``ies>y`` is what takes *ies* off and puts *y* in its place.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from edition.structs import Frozen

Change = tuple[str, str]
"""What is taken off, or out, and what takes its place."""
FILES = files("edition.proposals") / "languages"
CHANGES = frozenset(("suffixes", "period", "period_letters"))
UNPARTED = frozenset({"ja", "zh", "th", "lo", "km", "my"})
"""Languages that part no words by spaces."""


class Pack(Frozen):
    """The conventions of one language.

    ``doubled`` are words that may rightly stand twice in a row. ``joining`` are words that
    stand between a word and its repetition. ``abbreviations`` end in a full stop that ends no
    sentence. ``elided`` are written together with the next word, by an apostrophe. ``spaced``
    are the marks that have a space before them. ``endings`` says whether one letter at the end
    of a word is more often its grammar than a slip. ``prefixes`` and ``suffixes`` make new
    words of known ones; a suffix may take letters off first. ``period`` are endings
    of an earlier spelling, and today's, ``period_letters`` what stood inside words.
    ``words`` are right that the lists do not have so: without their accent, or the apostrophe
    before them.
    ``compounds`` says whether words are freely written together. ``parted`` says whether spaces
    part the words, ``names_told`` whether the lists tell names from other words.
    """

    language: str
    doubled: frozenset[str] = frozenset()
    joining: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()
    elided: frozenset[str] = frozenset()
    spaced: str = ""
    prefixes: tuple[str, ...] = ()
    period: tuple[Change, ...] = ()
    period_letters: tuple[Change, ...] = ()
    words: frozenset[str] = frozenset()
    suffixes: tuple[Change, ...] = ()
    compounds: bool = False
    endings: bool = True
    nouns_capitalised: bool = False
    parted: bool = True
    names_told: bool = False


@cache
def pack(language: str) -> Pack:
    """Return the pack for a BCP 47 tag; one without conventions where there is none."""
    base = language.partition("-")[0].lower()
    file = FILES / f"{base}.toml"
    if not (base.isalpha() and file.is_file()):
        return Pack(base, parted=base not in UNPARTED)
    said = tomllib.loads(file.read_text(encoding="utf-8"))
    particles, infixes = said.pop("particles", "").split(), said.pop("infixes", "").split()
    found = {key: _read(key, value) for key, value in said.items()}
    joined = [part + infix for part in particles for infix in ("", *infixes)]
    return Pack(base, **found | {"prefixes": (*found.get("prefixes", ()), *joined)})


def _read(key: str, value: str | bool) -> Any:  # noqa: ANN401, FBT001  # a field of any kind
    """Return what a file says for *key*, as ``Pack`` has it."""
    if isinstance(value, bool) or key == "spaced":
        return value
    words = value.split()
    if key in CHANGES:
        return tuple(_change(word) for word in words)
    return tuple(words) if key == "prefixes" else frozenset(words)


def _change(word: str) -> Change:
    """Read ``iness>y`` as: without *iness* and with *y*; ``ly`` as: without it."""
    before, _, after = word.partition(">")
    return before, after
