"""Own a profile that an editor wrote: a language, or a press's own conventions, from a file."""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import lru_cache
from pathlib import PurePath
from typing import Any

from edition.grammar.evidence import led_by_words
from edition.grammar.parse import table
from edition.grammar.profiles.profile import UNKNOWN, Profile, made, profiles, shipped
from edition.grammar.scan import scanner
from edition.messages import EditionError
from edition.metadata.checks import check_language, check_text
from edition.metadata.model import Path, Table, said
from edition.metadata.tables import converted, wrong
from edition.metadata.toml import line_number
from edition.source import load_settings

Words = tuple[str, ...]
PAIR = 2
PLAIN = frozenset(
    "name extends languages elided_start elided_end elided_whole words conjunctions persons "
    "function_words pairs before_word contents casts date_words dedications apostrophes dashes "
    "inside_words".split()
)
"""Keys whose words are taken as they are; those of all others are regular expressions."""

SIGNS = frozenset({"apostrophes", "dashes", "inside_words"})
"""Keys that hold single characters, or none."""


class Letter(Table, frozen=True, rename={}):
    """What letters say, for dates, salutations, signatures and the like."""

    months: Words | None = None
    times: Words | None = None
    date_words: Words | None = None
    salutations: Words | None = None
    valedictions: Words | None = None
    signatures: Words | None = None
    postscripts: Words | None = None
    trailers: Words | None = None


class ProfileFile(Table, frozen=True, rename={}):
    """What a profile's file may say; the keys are those of the shipped profiles.

    What it leaves out is as in the profile that it ``extends``, and else as in ``und``.
    """

    name: str
    extends: str = UNKNOWN
    languages: Words | None = None
    pairs: tuple[Words, ...] | None = None
    apostrophes: str | None = None
    elided_start: Words | None = None
    elided_end: Words | None = None
    elided_whole: Words | None = None
    by: Words | None = None
    by_apart: Words | None = None
    headings: tuple[Words, ...] | None = None
    whole_headings: tuple[Words, ...] | None = None
    numbers: Words | None = None
    ordinals: Words | None = None
    lists: Words | None = None
    contents: Words | None = None
    casts: Words | None = None
    dedications: Words | None = None
    prefaces: Words | None = None
    dashes: str | None = None
    speakers: Words | None = None
    reporting: Words | None = None
    reported: str | None = None
    resuming: Words | None = None
    meaning: Words | None = None
    speaking: Words | None = None
    conjunctions: Words | None = None
    persons: Words | None = None
    words: Words | None = None
    function_words: Words | None = None
    nouns_capital: bool | None = None
    stops_outside: bool | None = None
    clauses_inside: bool | None = None
    clauses_unparted: bool | None = None
    titles_capital: bool | None = None
    spaced: bool | None = None
    attached: bool | None = None
    inside_words: str | None = None
    letter: Letter | None = None
    before_word: dict[str, Words] | None = None


@lru_cache(maxsize=8)
def read_profile(name: str, toml: str, house_style: str = "") -> Profile:
    """Return the profile that the file *name*, with the text *toml*, describes.

    *house_style* is the grammar that the text is read with, which may know further marks.

    Raises:
        EditionError: M001 not TOML, M002 unknown key, M003 something missing,
            M004 a value that is not what the key holds; all of them at once.
    """
    file, problems = converted(ProfileFile, name, toml, load_settings(name, toml, "M001"))
    own = said(file)
    for path, problem in _problems(own, house_style):
        problems.append(wrong(name, toml, path, problem))
    if problems:
        raise EditionError(*sorted(problems, key=line_number))
    base = shipped(file.extends)
    for part in ("letter", "before_word"):
        own[part] = {**base.get(part, {}), **own.get(part, {})}
    file_name = PurePath(name)
    begins = f", which extends {file.extends}" if "extends" in own else ""
    return made(
        file_name.stem, {**base, **own}, file.extends, f"as in the file {file_name.name}{begins}"
    )


def _problems(own: Mapping[str, Any], house_style: str) -> Iterator[tuple[Path, str]]:
    """Yield what is wrong in values of the right type, with the keys that lead there."""
    if (key := own.get("extends", UNKNOWN)) not in profiles():
        yield ("extends",), _no_such(key, profiles(), "profile that edition has")
    for row in own.get("before_word", ()):
        if row not in led_by_words():
            yield ("before_word", row), _no_such(row, led_by_words(), "row with words before it")
    for path, value in _strings(own):
        if problem := _wrong_string(path, value):
            yield path, problem
    if "languages" in own and not own["languages"]:
        yield ("languages",), "it is empty; name a language, such as la"
    yield from _wrong_pairs(own.get("pairs", ()), house_style)


def _no_such(name: str, known: tuple[str, ...], what: str) -> str:
    near = get_close_matches(name, known, 1)
    hint = f"did you mean {near[0]!r}?" if near else f"known: {', '.join(known)}"
    return f"{name!r} is no {what}; {hint}"


def _strings(value: object, path: Path = ()) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _strings(inner, (*path, key))
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from _strings(inner, path)


def _wrong_string(path: Path, value: str) -> str:
    if not value:
        return "" if path[0] in SIGNS else "a word is empty; take it out"
    if problem := check_text(value):
        return problem
    if path[0] == "languages":
        return check_language(value)
    return "" if PLAIN.intersection(path) else _wrong_pattern(value)


def _wrong_pattern(value: str) -> str:
    try:
        pattern = re.compile(value)
    except re.error as error:
        hint = "put \\\\ before a sign that is meant as itself"
        return f"{value!r} is no regular expression: {error.msg}; {hint}"
    if pattern.groups:
        return f"{value!r} has a group that is counted; write (?:…) instead of (…)"
    return f"{value!r} matches nothing at all; make it match a word" if pattern.match("") else ""


def _wrong_pairs(pairs: tuple[Words, ...], house_style: str) -> Iterator[tuple[Path, str]]:
    for pair in pairs:
        if len(pair) != PAIR or len(pair[0]) != 1 or not pair[1]:
            hint = 'write ["“", "”"]: one mark, and the marks that may close it'
            yield ("pairs",), f"{[*pair]} is no pair; {hint}"
        else:
            for mark in dict.fromkeys("".join(pair)):
                if not _is_mark(mark, house_style):
                    text = f"{mark!r} is not a quotation mark that the grammar knows"
                    yield ("pairs",), f"{text}; take another, or add it to MARK in a house style"


def _is_mark(mark: str, house_style: str) -> bool:
    """Tell whether the grammar cuts *mark* out of a text as a mark."""
    kinds, texts, _ = scanner(table(house_style).terminals).scan(f"so {mark}so")
    return "MARK" in kinds and mark in texts
