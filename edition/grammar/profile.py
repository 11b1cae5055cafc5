"""Own the profiles: what a language's books do with quotation marks, as data."""

import re
import tomllib
from collections import Counter
from functools import lru_cache
from importlib.resources import files
from typing import Any

from edition.structs import Frozen

DEFAULT = "en"
UNKNOWN = "und"
"""The profile of a language that no other profile knows."""
LEAST_WORDS, FEW_WORDS = 100, 5
"""Words of a text, at least, before it is said to be in a language that is not known; of the
words of a profile, so many different ones stand in a text of its language then."""
MANY_WORDS, MOST_WORDS = 1000, 9
"""The same for a longer text."""
SAMPLE = 20_000
"""Characters of a text that tell its language."""
LEAST_SHARE = 0.04
"""Of the words of a text, so many at least are frequent words of its language."""
TURNED_APOSTROPHE = "‘"
"""What a program makes of the apostrophe of ’tis."""
CAPITALS = "A-ZÀ-ÞĂĆČĎŁŃŇŐŘŚŞȘŠŤȚŰŹŻŽΆ-ΫА-ЯЁЄІЇҐא-ת"
"""Letters that a name begins with."""
WORD = re.compile(r"[\u3041-\u30ff\u3400-\u9fff]|[^\W\d_\u3041-\u30ff\u3400-\u9fff]+")
"""A word, or a letter of a script that does not part its words."""
FREQUENT_WORDS = re.compile(r"^words = \[[^\]]*\]", re.MULTILINE)


class Profile(Frozen):
    """The quotation conventions of a language.

    ``closers`` maps an opening mark to the marks that may close it, ``openers`` the other
    way round, in the order of the profile's pairs; ``straight`` marks are the same on both
    sides, such as " and the Swedish ”. ``apostrophes`` are the closing marks that may also
    be apostrophes; ``elided_start`` and ``elided_end`` hold words that begin or end with an
    apostrophe, in lower case, without it. ``dashes`` may begin direct speech.
    """

    key: str
    name: str
    closers: dict[str, str]
    openers: dict[str, str]
    straight: str
    unmistakable: dict[str, str]
    """The pairs of which no mark can be an apostrophe, or both open and close: “ and ”."""
    apostrophes: str
    elided_start: frozenset[str]
    elided_end: frozenset[str]
    dashes: str
    words: frozenset[str]
    """Frequent short words of the language."""
    byline: re.Pattern[str]
    """What stands between a title and its author, and the name as group 1: , by A. Keeper"""
    heading: re.Pattern[str]
    """How numbered headings begin; the number of the group that matched ranks them, and so
    does that number less ``ranks``."""
    ranks: int
    """How many ranks of numbered headings there are."""
    lists: re.Pattern[str]
    """The heading of a list: of contents, of the persons of a play, of notes."""
    after_title: re.Pattern[str]
    """The same, or the heading of a preface."""
    verb: re.Pattern[str]
    """A verb of saying."""
    reporting: re.Pattern[str]
    """A pause, perhaps a mark, and then the clause that reports who spoke: , he said"""
    spoken: str
    """The pattern of a pause or dash, and then such a clause, after speech with a dash: —he said"""
    conjunctions: frozenset[str]
    """Words after which a verb of saying reports what somebody says: he writes that"""
    nouns_capital: bool
    """Every noun begins with a capital, so that a capital tells nothing."""
    stops_outside: bool
    """The full stop stands after the mark that closes a whole sentence, too: «So it was»."""
    clauses_inside: bool
    """What reports the words may stand within their marks: « Oui, dit-il, je viens. »"""
    spaced: bool
    """Spaces part the words."""
    attached: bool
    """A mark that opens may stand right after a letter."""
    inside_words: str
    """Straight marks that between two letters belong to the word, as in Hebrew abbreviations."""
    function_words: frozenset[str]
    """Words such as “of” and “if”; those of the default profile are in the table of evidence."""
    letter: dict[str, list[str]]
    """What letters say, by the names that ``correspondence`` reads; empty if it is not known."""
    before_word: dict[str, list[str]]
    """The words before a mark that rows of the table of evidence look at, by the row's name."""


@lru_cache(maxsize=32)
def load(key: str) -> Profile:
    """Return the profile called *key*, such as ``en``.

    Raises:
        KeyError: there is no such profile.
    """
    data = _data(key)
    pairs, apostrophes = data["pairs"], data["apostrophes"]
    straight = "".join(opener for opener, closers in pairs if opener in closers)
    doubtful = {*straight, *apostrophes, TURNED_APOSTROPHE}
    return Profile(
        key,
        data["name"],
        dict(pairs),
        _openers(pairs),
        straight,
        {opener: closers for opener, closers in pairs if not doubtful & {opener, *closers}},
        apostrophes,
        frozenset(data["elided_start"]),
        frozenset(data["elided_end"]),
        data["dashes"],
        frozenset(data["words"]),
        _byline(data["by"], data.get("by_apart", [])),
        _heading(data),
        len(data["headings"]),
        _begins(data["lists"]),
        _begins([*data["lists"], *data["prefaces"]]),
        re.compile(_any(data["reporting"])),
        _reporting(data),
        _spoken(data["speakers"], data["reporting"]),
        frozenset(data.get("conjunctions", ())),
        data.get("nouns_capital", False),
        data.get("stops_outside", False),
        data.get("clauses_inside", False),
        data.get("spaced", True),
        data.get("attached", False),
        data.get("inside_words", ""),
        frozenset(data.get("function_words", ())),
        data.get("letter", {}),
        data.get("before_word", {}),
    )


def profiles() -> tuple[str, ...]:
    """Return the keys of all profiles, in alphabetical order."""
    found = files("edition.grammar").joinpath("profiles").iterdir()
    return tuple(sorted(path.name.removesuffix(".toml") for path in found))


def of_language(tag: str) -> str | None:
    """Return the key of the profile for a BCP 47 tag such as ``de-CH``, None if there is none."""
    language = tag.partition("-")[0].lower()
    if language in profiles():
        return language
    return next((key for key in profiles() if language in _data(key)["languages"]), None)


def choose(text: str, key: str | None = None) -> tuple[str, str]:
    """Return the key of the profile for *text* and why: that called *key*, or the likeliest."""
    return (key, "asked for by name, or by the text's language") if key else detect(text)


def detect(text: str) -> tuple[str, str]:
    """Return the key of the profile that suits *text*, and why, for a person to read.

    The language is told by its frequent short words, in as much of the text as tells. A text
    of some length in none of these languages gets a profile that tells marks by their place.
    """
    words = Counter(WORD.findall(text[:SAMPLE].lower()))
    total = words.total()
    best, found, different = _likeliest(words)
    least = 0 if total < LEAST_WORDS else FEW_WORDS if total < MANY_WORDS else MOST_WORDS
    if found and found >= LEAST_SHARE * total and different >= least:
        name = _data(best)["name"]
        return best, f"{found} of the first {total} words are among the most frequent of {name}"
    if total >= LEAST_WORDS:
        return UNKNOWN, "its frequent words are those of no language that there is a profile for"
    return DEFAULT, "no language was told by its frequent words, so the default was taken"


def _likeliest(words: Counter[str]) -> tuple[str, int, int]:
    """Return the profile that most frequent words speak for: how many do, how many different ones.

    Both count: of a kindred language a few of the words may be found very often.
    """
    found = []
    for key in profiles():
        counts = [words[word] for word in _frequent_words(key) if word in words]
        found.append((sum(counts) * len(counts), key == DEFAULT, key, sum(counts), len(counts)))
    *_, best, count, different = max(found)
    return best, count, different


@lru_cache(maxsize=32)
def _data(key: str) -> dict[str, Any]:
    return tomllib.loads(_toml(key))


@lru_cache(maxsize=32)
def _frequent_words(key: str) -> list[str]:
    """Read nothing else of a profile: to read them all takes longer than to encode a chapter."""
    found = FREQUENT_WORDS.search(_toml(key))
    return list((tomllib.loads(found[0]) if found else _data(key))["words"])


def _toml(key: str) -> str:
    path = files("edition.grammar").joinpath("profiles", f"{key}.toml")
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise KeyError(key) from None


def _openers(pairs: list[list[str]]) -> dict[str, str]:
    openers: dict[str, str] = {}
    for opener, closers in pairs:
        for closer in closers:
            openers[closer] = openers.get(closer, "") + opener
    return openers


def _any(words: list[str]) -> str:
    """Return a pattern that matches one of *words*; nothing if there are none."""
    return "|".join(words) or "(?!)"


def _clause(speakers: list[str], verbs: list[str]) -> str:
    """Return the pattern of a clause such as “he said”, “said the keeper”, “dit-il”."""
    speaker, verb = _any(speakers), _any(verbs)
    return rf"(?:(?:{speaker})\s+(?:\w+\s+)?(?:{verb})|(?:{verb})(?:\s+|-t-|-)\w+)\b"


def _reporting(data: dict[str, Any]) -> re.Pattern[str]:
    if "reported" in data:
        return re.compile(data["reported"])
    mark = "[”’»“‘«›‹\"']"
    pause = rf"(?:[,?!.—…–-]{mark}?,?|{mark},)"
    return re.compile(rf"{pause}(?=\s+{_clause(data['speakers'], data['reporting'])})")


def _spoken(speakers: list[str], verbs: list[str]) -> str:
    dash = r"(?:[—–-]|--)\s?"
    alone = rf"(?:{_any(verbs)})(?=\s*[,.;:—–])"
    pause = rf"(?:[,?!.…]\s*(?:{dash})?|\s{dash})"
    return rf"{pause}(?={_clause(speakers, verbs)}|{alone})"


def _byline(words: list[str], apart: list[str]) -> re.Pattern[str]:
    """Return the pattern of Title, by Author; before *apart* a comma or nothing stands: di, von."""
    rank = rf"(?:,[ \xa0](?=[{CAPITALS}])[\w.’'-]+\.)?"  # Jr., M.A.
    name = rf"(?=[{CAPITALS}])((?:[^\W\d_][\w.’'-]*[ \xa0]?){{1,6}}{rank})\Z"
    free = rf"(?:,?[ \xa0]+|\A)(?:{_any(words)})"
    bound = rf"(?:,[ \xa0]+|\A)(?:{_any(apart)})"
    return re.compile(rf"(?:{free}|{bound})[ \xa0]+{name}")


def _begins(words: list[str]) -> re.Pattern[str]:
    """Return the pattern of a heading that one of *words* begins: CONTENTS, The Persons."""
    return re.compile(rf"_?(?:\w{{2,3}}[ \xa0])?(?:{_any(words)})\b", re.IGNORECASE)


def _heading(data: dict[str, Any]) -> re.Pattern[str]:
    """Return the pattern of Chapter II, Chapter the First, The First Chapter, 第一章.

    The number of the group that matched, from the last rank's on anew, tells the rank.
    """
    ranks, numbers, ordinals = data["headings"], data["numbers"], data["ordinals"]
    whole = "|".join(f"({_any(rank)})" for rank in data.get("whole_headings", []))
    words = "|".join(f"({_any(rank)})" for rank in ranks)
    after = rf"\d{{1,3}}(?:\.\d{{1,3}})*|[IVXLC]{{1,8}}|{'|'.join([*numbers, *ordinals])}"
    before = rf"(?:\w{{2,3}}[ \xa0])?(?:{_any(ordinals)})"
    return re.compile(
        rf"(?:{words})\.?[ \xa0]+(?:{after})\b|{before}[ \xa0](?:{words})\.?(?=\W*\Z|[.:—])"
        rf"|(?:{whole or '(?!)'})",
        re.IGNORECASE,
    )
