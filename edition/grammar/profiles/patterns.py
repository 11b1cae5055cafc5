"""Own the patterns that the words of a profile make: clauses of reporting, headings, bylines."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

CAPITALS = "A-ZÀ-ÞĂĆČĎŁŃŇŐŘŚŞȘŠŤȚŰŹŻŽΆ-ΫА-ЯЁЄІЇҐא-ת"
"""Letters that a name begins with."""


def any_of(words: Sequence[str]) -> str:
    """Return a pattern that matches one of *words*; nothing if there are none."""
    return "|".join(words) or "(?!)"


def _clause(speakers: Sequence[str], verbs: Sequence[str]) -> str:
    """Return the pattern of a clause such as “he said”, “said the keeper”, “dit-il”."""
    speaker, verb = any_of(speakers), any_of(verbs)
    return rf"(?:(?:{speaker})\s+(?:\w+\s+)?(?:{verb})|(?:{verb})(?:\s+|-t-|-)\w+)\b"


def _inverted(speakers: Sequence[str], verbs: Sequence[str]) -> str:
    """Return the pattern of a clause in which the verb comes first: “disse il vecchio”."""
    return rf"(?:{any_of(verbs)})(?:\s+|-t-|-)(?:{any_of(speakers)})\b"


def reporting(data: Mapping[str, Any]) -> re.Pattern[str]:
    """Return the pattern of what reports the words before it: , he said."""
    if "reported" in data:
        return re.compile(data["reported"])
    mark = "(?:''|[”’»“‘«›‹\"'])"
    initial = r"(?<![ \xa0\n.]\w\.)"  # of a name: J. Keeper said
    dash = rf"{mark},?(?=\s+[—–])"  # „Tak” – powiedział
    pause = rf"(?:[,?!.—…–-]{initial}{mark}?,?|{dash}|{mark},)"
    clause = rf"{pause}(?=\s+(?:[—–]\s+)?{_clause(data['speakers'], data['reporting'])})"
    if data.get("clauses_unparted", False):
        clause += rf"|{mark}(?=\s+{_inverted(data['speakers'], data['reporting'])})"
    return re.compile(clause)


def resuming(data: Mapping[str, Any]) -> re.Pattern[str]:
    """Return the pattern of a clause that says that the same person goes on: continued Henry."""
    return re.compile(rf"\W+(?:\w+\W+){{0,3}}?(?:{any_of(data.get('resuming', []))})\b")


def spoken(speakers: Sequence[str], verbs: Sequence[str]) -> str:
    """Return the pattern of what reports speech after a dash: —he said."""
    dash = r"(?:[—–-]|--)\s?"
    alone = rf"(?:{any_of(verbs)})(?=\s*[,.;:—–])"
    pause = rf"(?:[,?!.…]\s*(?:{dash})?|\s{dash})"
    return rf"{pause}(?={_clause(speakers, verbs)}|{alone})"


def byline(words: Sequence[str], apart: Sequence[str]) -> re.Pattern[str]:
    """Return the pattern of Title, by Author; before *apart* a comma or nothing stands: di, von."""
    rank = rf"(?:,[ \xa0](?=[{CAPITALS}])[\w.’'-]+\.)?"  # Jr., M.A.
    year = r"(?:\((?:1[4-9]|20)\d\d\)?)?"  # By A. Keeper (1803)
    name = rf"(?=[{CAPITALS}])((?:[^\W\d_][\w.’'-]*[ \xa0]?){{1,6}}{rank}){year}\Z"
    free = rf"(?:,?[ \xa0]+|\A)(?:{any_of(words)})"
    bound = rf"(?:,[ \xa0]+|\A)(?:{any_of(apart)})"
    return re.compile(rf"(?:{free}|{bound})[ \xa0]+{name}")


def begins(words: Sequence[str]) -> re.Pattern[str]:
    """Return the pattern of a heading that one of *words* begins: CONTENTS, The Persons."""
    return re.compile(rf"_?(?:\w{{2,3}}[ \xa0])?(?:{any_of(words)})\b", re.IGNORECASE)


def heading(data: Mapping[str, Any]) -> re.Pattern[str]:
    """Return the pattern of Chapter II, Chapter the First, The First Chapter, 第一章.

    The number of the group that matched, from the last rank's on anew, tells the rank.
    """
    ranks, numbers, ordinals = data["headings"], data["numbers"], data["ordinals"]
    whole = "|".join(f"({any_of(rank)})" for rank in data.get("whole_headings", []))
    words = "|".join(f"({any_of(rank)})" for rank in ranks)
    after = rf"\d{{1,3}}(?:\.\d{{1,3}})*|[IVXLC]{{1,8}}|{'|'.join([*numbers, *ordinals])}"
    before = rf"(?:\w{{2,3}}[ \xa0])?(?:{any_of(ordinals)})"
    return re.compile(
        rf"(?:{words})\.?[ \xa0]+(?:{after})\b|{before}[ \xa0](?:{words})\.?(?=\W*\Z|[.:—])"
        rf"|(?:{whole or '(?!)'})",
        re.IGNORECASE,
    )
