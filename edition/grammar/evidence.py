"""Own the table of evidence: its rows as data, found by what they look at."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

from edition.grammar.profiles.profile import DEFAULT, Profile
from edition.structs import Frozen

START = "start"
UNBOUNDED = 9999
LOOKS_BEFORE = "before_word"
Rows = tuple["Row", ...]


class Row(Frozen):
    """A row of the table of evidence; see ``evidence.toml``."""

    name: str
    says: str
    low: int
    high: int
    points: dict[str, float]


class Evidence(Frozen):
    """The table of evidence for one language, its rows by what they look at.

    ``rows`` are all, by name; ``always`` those that only the number of words decides;
    ``before_word``, ``before`` and ``ends`` those that one word or character decides;
    ``features`` those that ``quotations/classify.py`` decides.
    """

    rows: Mapping[str, Row]
    always: Rows
    before_word: Mapping[str, Rows]
    before: Mapping[str, Rows]
    ends: Mapping[str, Rows]
    features: Mapping[str, Rows]
    asked: Sequence[frozenset[str]]
    """Of each number of words, from 0, the features that decide a row for so many words."""
    phrases: Mapping[str, tuple[str, ...]]
    """The two or three words that ``before_word`` looks at, by their last, the most first."""
    function_words: frozenset[str]
    many: int
    """So many words within the marks; more of them change nothing."""
    high: float
    medium: float
    unclosed: Mapping[str, float]
    """The points for a speech that lost its closing mark; see ``quotations/turns.py``."""


@lru_cache(maxsize=32)
def evidence(profile: Profile) -> Evidence:
    """Return the table of evidence for texts of *profile*.

    Its words are English; a profile that does not begin from the English one brings its own.
    """
    data = _table()
    named = [(row, _row(row)) for row in data["row"]]
    looks = {LOOKS_BEFORE, "before", "ends", "is", "begins_word", "after_word"}
    features = _features(named)
    english = profile.base == DEFAULT
    own = [
        (profile.before_word.get(row.name, raw.get(LOOKS_BEFORE, ()) if english else ()), row)
        for raw, row in named
    ]
    before_word = _by([({LOOKS_BEFORE: words}, row) for words, row in own], LOOKS_BEFORE)
    function_words = profile.function_words
    if english:
        function_words = function_words or frozenset(data["function_words"])
    many = max(row.low if row.high >= UNBOUNDED else row.high + 1 for _, row in named)
    return Evidence(
        rows={row.name: row for _, row in named},
        always=tuple(row for raw, row in named if not looks & raw.keys()),
        before_word=before_word,
        before=_by(named, "before"),
        ends=_by(named, "ends"),
        features=features,
        asked=[_asked(features, words) for words in range(many + 1)],
        phrases=_phrases(before_word),
        function_words=function_words | profile.words,
        many=many,
        high=data["high"],
        medium=data["medium"],
        unclosed=data["unclosed"],
    )


def led_by_words() -> tuple[str, ...]:
    """Return the names of the rows that look at the words before a mark."""
    return tuple(row["name"] for row in _table()["row"] if LOOKS_BEFORE in row)


def _table() -> dict[str, Any]:
    text = files("edition.grammar").joinpath("evidence.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _row(data: dict[str, Any]) -> Row:
    low, high = data.get("words", (0, UNBOUNDED))
    return Row(data["name"], data["says"], low, high, data["points"])


def _by(named: list[tuple[dict[str, Any], Row]], key: str) -> Mapping[str, Rows]:
    """Return the rows by each word of a list, or each character of a string, under *key*."""
    found: dict[str, Rows] = {}
    for raw, row in named:
        values = raw.get(key, ())
        if isinstance(values, str):
            begins = [START] if START in values else []
            values = [*values.replace(START, ""), *begins]
        for value in values:
            found[value] = (*found.get(value, ()), row)
    return found


def _features(named: list[tuple[dict[str, Any], Row]]) -> Mapping[str, Rows]:
    found: dict[str, Rows] = {}
    for raw, row in named:
        for key in {"is", "begins_word", "after_word"} & raw.keys():
            feature = raw[key] if key == "is" else key
            found[feature] = (*found.get(feature, ()), row)
    return found


def _asked(features: Mapping[str, Rows], words: int) -> frozenset[str]:
    return frozenset(
        feature
        for feature, rows in features.items()
        if any(row.low <= words <= row.high for row in rows)
    )


def _phrases(before_word: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for phrase in sorted(before_word, key=lambda phrase: -phrase.count(" ")):
        if " " in phrase:
            last = phrase.rpartition(" ")[2]
            found[last] = (*found.get(last, ()), phrase)
    return found
