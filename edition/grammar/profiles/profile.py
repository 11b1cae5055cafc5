"""Own the profiles: what a language's books do with quotation marks, as data."""

import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

from edition.grammar.profiles.patterns import (
    any_of,
    begins,
    byline,
    heading,
    reporting,
    resuming,
    spoken,
)
from edition.structs import Frozen

DEFAULT = "en"
UNKNOWN = "und"
"""The profile of a language that no other profile knows."""
ASKED = "asked for by name, or by the text’s language"
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
WORD = r"[\u3041-\u30ff\u3400-\u9fff]|[^\W\d_\u3041-\u30ff\u3400-\u9fff]+"
"""A word, or a letter of a script that does not part its words. No pattern yet, as it takes 2 ms
to compile and a text whose language is told needs none."""
FREQUENT_WORDS = re.compile(r"^words = \[[^\]]*\]", re.MULTILINE)


class Profile(Frozen, eq=False):
    """The quotation conventions of a language; each is made once, and is only itself.

    ``closers`` maps an opening mark to the marks that may close it, ``openers`` the other
    way round, in the order of the profile's pairs; ``straight`` marks are the same on both
    sides, such as " and the Swedish ”. ``apostrophes`` are the closing marks that may also
    be apostrophes; ``elided_start`` and ``elided_end`` hold words that begin or end with an
    apostrophe, in lower case, without it. ``dashes`` may begin direct speech.
    """

    key: str
    name: str
    language: str
    """The BCP 47 tag of the language that its texts are in, und if that is not known."""
    base: str
    """The shipped profile that this one is, or begins from."""
    closers: dict[str, str]
    openers: dict[str, str]
    straight: str
    unmistakable: dict[str, str]
    """The pairs of which no mark can be an apostrophe, or both open and close: “ and ”."""
    apostrophes: str
    elided_start: frozenset[str]
    elided_end: frozenset[str]
    elided_whole: frozenset[str]
    """Words that begin with an apostrophe or are whole: ’most all of it, the most of it."""
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
    contents: tuple[str, ...]
    """What stands above a table of contents, in small letters."""
    casts: tuple[str, ...]
    """What stands above the persons of a play, in small letters."""
    dedications: tuple[str, ...]
    """What a dedication begins with, in small letters."""
    verb: re.Pattern[str]
    """A verb of saying."""
    reporting: re.Pattern[str]
    """A pause, perhaps a mark, and then the clause that reports who spoke: , he said"""
    resuming: re.Pattern[str]
    """What follows a mark where the same person goes on: continued Henry"""
    meaning: re.Pattern[str]
    """What follows a word that is explained: “lamp” means, by “lamp” I mean"""
    spoken: str
    """The pattern of a pause or dash, and then such a clause, after speech with a dash: —he said"""
    speaking: str
    """The pattern of a verb of saying, finite or not, that leads on to speech: crying out"""
    conjunctions: frozenset[str]
    """Words after which a verb of saying reports what somebody says: he writes that"""
    persons: frozenset[str]
    """Words by which who speaks names himself and those who listen, as they are printed: I, you"""
    nouns_capital: bool
    """Every noun begins with a capital, so that a capital tells nothing."""
    stops_outside: bool
    """The full stop stands after the mark that closes a whole sentence, too: «So it was»."""
    clauses_inside: bool
    """What reports the words may stand within their marks: « Oui, dit-il, je viens. »"""
    clauses_unparted: bool
    """What reports the words may follow them without a comma: «Vengo» disse il guardiano."""
    titles_capital: bool
    """All longer words of a title begin with a capital."""
    spaced: bool
    """Spaces part the words."""
    attached: bool
    """A mark that opens may stand right after a letter."""
    inside_words: str
    """Straight marks that between two letters belong to the word, as in Hebrew abbreviations."""
    function_words: frozenset[str]
    """Words such as “of” and “if”; those of the default profile are in the table of evidence."""
    letter: dict[str, tuple[str, ...]]
    """What letters say, by the names that ``correspondence`` reads; empty if it is not known."""
    before_word: dict[str, tuple[str, ...]]
    """The words before a mark that rows of the table of evidence look at, by the row's name."""
    reason: str
    """Why this one was taken, where its own file is the reason."""


@lru_cache(maxsize=32)
def load(key: str) -> Profile:
    """Return the profile called *key*, such as ``en``.

    Raises:
        KeyError: there is no such profile.
    """
    return made(key, shipped(key))


def made(key: str, data: Mapping[str, Any], base: str = "", reason: str = "") -> Profile:
    """Return the profile *key* of *data*, which has every key that each shipped profile has.

    *base* is the shipped profile that the data begins from, *reason* why it was taken.
    """
    pairs, apostrophes = data["pairs"], data["apostrophes"]
    straight = "".join(opener for opener, closers in pairs if opener in closers)
    doubtful = {*straight, *apostrophes, TURNED_APOSTROPHE}
    return Profile(
        key=key,
        name=data["name"],
        language=data["languages"][0],
        base=base or key,
        closers=dict(pairs),
        openers=_openers(pairs),
        straight=straight,
        unmistakable={
            opener: closers for opener, closers in pairs if not doubtful & {opener, *closers}
        },
        apostrophes=apostrophes,
        elided_start=frozenset(data["elided_start"]),
        elided_end=frozenset(data["elided_end"]),
        elided_whole=frozenset(data.get("elided_whole", ())),
        dashes=data["dashes"],
        words=frozenset(data["words"]),
        byline=byline(data["by"], data.get("by_apart", [])),
        heading=heading(data),
        ranks=len(data["headings"]),
        lists=begins(data["lists"]),
        after_title=begins([*data["lists"], *data["prefaces"]]),
        contents=tuple(data.get("contents", ())),
        casts=tuple(data.get("casts", ())),
        dedications=tuple(data.get("dedications", ())),
        verb=re.compile(any_of(data["reporting"])),
        reporting=reporting(data),
        resuming=resuming(data),
        meaning=re.compile(rf",?\s+(?:{any_of(data.get('meaning', []))})\b"),
        spoken=spoken(data["speakers"], data["reporting"]),
        speaking=rf"\b(?:{any_of([*data['reporting'], *data.get('speaking', ())])})\b",
        conjunctions=frozenset(data.get("conjunctions", ())),
        persons=frozenset(data.get("persons", ())),
        nouns_capital=data.get("nouns_capital", False),
        stops_outside=data.get("stops_outside", False),
        clauses_inside=data.get("clauses_inside", False),
        clauses_unparted=data.get("clauses_unparted", False),
        titles_capital=data.get("titles_capital", False),
        spaced=data.get("spaced", True),
        attached=data.get("attached", False),
        inside_words=data.get("inside_words", ""),
        function_words=frozenset(data.get("function_words", ())),
        letter=_by_name(data.get("letter", {})),
        before_word=_by_name(data.get("before_word", {})),
        reason=reason,
    )


@lru_cache(maxsize=1)
def profiles() -> tuple[str, ...]:
    """Return the keys of all profiles, in alphabetical order."""
    names = [path.name for path in files("edition.grammar.profiles").iterdir()]
    return tuple(sorted(name[: -len(".toml")] for name in names if name.endswith(".toml")))


def of_language(tag: str) -> str | None:
    """Return the key of the profile for a BCP 47 tag such as ``de-CH``, None if there is none."""
    language = tag.partition("-")[0].lower()
    if language in profiles():
        return language
    return next((key for key in profiles() if language in shipped(key)["languages"]), None)


def choose(text: str, wanted: Profile | str | None = None) -> tuple[Profile, str]:
    """Return the profile for *text* and why: the one *wanted*, or called so, or the likeliest.

    Raises:
        KeyError: there is no such profile.
    """
    if isinstance(wanted, Profile):
        return wanted, wanted.reason or ASKED
    key, reason = (wanted, ASKED) if wanted else detect(text)
    return load(key), reason


def detect(text: str) -> tuple[str, str]:
    """Return the key of the profile that suits *text*, and why, for a person to read.

    The language is told by its frequent short words, in as much of the text as tells. A text
    of some length in none of these languages gets a profile that tells marks by their place.
    """
    words = Counter(re.findall(WORD, text[:SAMPLE].lower()))
    total = words.total()
    best, found, different = _likeliest(words)
    least = 0 if total < LEAST_WORDS else FEW_WORDS if total < MANY_WORDS else MOST_WORDS
    if found and found >= LEAST_SHARE * total and different >= least:
        name = shipped(best)["name"]
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
def shipped(key: str) -> dict[str, Any]:
    """Return what the file of the shipped profile *key* says.

    Raises:
        KeyError: there is no such profile.
    """
    return tomllib.loads(toml(key))


@lru_cache(maxsize=32)
def _frequent_words(key: str) -> list[str]:
    """Read nothing else of a profile: to read them all takes longer than to encode a chapter."""
    found = FREQUENT_WORDS.search(toml(key))
    return list((tomllib.loads(found[0]) if found else shipped(key))["words"])


def toml(key: str) -> str:
    """Return the file of the shipped profile *key*.

    Raises:
        KeyError: there is no such profile.
    """
    path = files("edition.grammar.profiles").joinpath(f"{key}.toml")
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise KeyError(key) from None


def _by_name(table: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(words) for name, words in table.items()}


def _openers(pairs: Sequence[Sequence[str]]) -> dict[str, str]:
    openers: dict[str, str] = {}
    for opener, closers in pairs:
        for closer in closers:
            openers[closer] = openers.get(closer, "") + opener
    return openers
