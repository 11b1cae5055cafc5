"""Own what our own header says of the editing, said in the languages that pages have.

The header is in English, whatever the language of the text; a page in another language says the
same in its own words. What others wrote, or an editor changed, is left as it is.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

from edition.structs import Frozen, replace
from edition.view.record import Facts, Statement

ENGLISH: Final = "en"
NUMBER: Final = "{count}"
MARK: Final = re.compile(r"\{(mark|opening)\}")
POINT: Final = re.compile(r"(?P<name>.+): (?P<count>\d+)(?: \((?P<certain>[^()]*)\))?")
"""One item of the list of what was marked: quotations: 13 (8 high, 5 low)"""


class _Sentence(Frozen):
    """A sentence: what it is in English, with a number as group 1 if it has one, and elsewhere."""

    english: re.Pattern[str]
    said: Mapping[str, str]


def in_language(facts: Facts, language: str) -> Facts:
    """Return *facts* with the statements that are our own said in *language*, where that is known.

    Each of these has the ``language`` that it is in now.
    """
    primary = language.partition("-")[0].lower()
    if primary == ENGLISH or not facts.statements:
        return facts
    return replace(facts, statements=tuple(_said(one, primary) for one in facts.statements))


def evidence_in(text: str, language: str) -> str:
    """Return our own words for a kind of evidence or an anomaly, in *language* if known there."""
    primary = language.partition("-")[0].lower()
    if primary == ENGLISH:
        return text
    if text in _evidence():
        return _evidence()[text].get(primary, text)
    for english, said in _anomalies():
        if (found := english.fullmatch(text)) and primary in said:
            return said[primary].format(**found.groupdict())
    return text


def _said(statement: Statement, language: str) -> Statement:
    """Return *statement* in *language*, or as it is if a word of it is not known there."""
    paragraphs = tuple(_paragraph(one, language) for one in statement.paragraphs)
    points = tuple(_point(one, language) for one in statement.points)
    if not all((*paragraphs, *points)):
        return statement
    return replace(statement, paragraphs=paragraphs, points=points, language=language)


def _paragraph(text: str, language: str) -> str:
    """Return the sentences of *text* in *language*; nothing if one is not known."""
    said = []
    position = 0
    while position < len(text):
        found = next(filter(None, (_match(one, text, position) for one in _sentences())), None)
        if not found or language not in found[0].said:
            return ""
        sentence, end, count = found
        said.append(sentence.said[language].replace(NUMBER, count))
        position = end
    return " ".join(said)


def _match(sentence: _Sentence, text: str, position: int) -> tuple[_Sentence, int, str] | None:
    found = sentence.english.match(text, position)
    return (sentence, found.end(), "".join(filter(None, found.groups()))) if found else None


def _point(text: str, language: str) -> str:
    found, words = POINT.fullmatch(text), _words()
    name = words["counted"].get(found["name"], {}).get(language, "") if found else ""
    if not found or not name:
        return ""
    certain = [_certain(one, language) for one in (found["certain"] or "").split(", ") if one]
    if not all(certain):
        return ""
    sure = f" ({', '.join(certain)})" if certain else ""
    said = words["point"][language].format(name=name, count=found["count"])
    return f"{said}{sure}"


def _certain(text: str, language: str) -> str:
    count, _, how = text.partition(" ")
    word = _words()["certain"].get(how, {}).get(language, "")
    return f"{word} {count}" if word else ""


@cache
def _sentences() -> tuple[_Sentence, ...]:
    """Return the sentences, the longest first: one may begin like another."""
    found = [_sentence(one) for one in _words()["sentence"]]
    return tuple(sorted(found, key=lambda one: -len(one.english.pattern)))


def _sentence(data: Mapping[str, Any]) -> _Sentence:
    forms = (re.escape(form).replace(re.escape(NUMBER), r"(\d+)") for form in data[ENGLISH])
    said = {language: text for language, text in data.items() if language != ENGLISH}
    return _Sentence(re.compile(rf"(?:{'|'.join(forms)})(?: |\Z)"), said)


@cache
def _evidence() -> Mapping[str, Mapping[str, str]]:
    return {one[ENGLISH]: one for one in _words()["evidence"]}


@cache
def _anomalies() -> tuple[tuple[re.Pattern[str], Mapping[str, str]], ...]:
    """Return the patterns of the anomalies in English, with the marks as groups, and the others."""
    return tuple(
        (re.compile(MARK.sub(r"(?P<\1>\\S+)", one[ENGLISH])), one) for one in _words()["anomaly"]
    )


@cache
def _words() -> Mapping[str, Any]:
    return tomllib.loads((files(__package__) / "own_words.toml").read_text("utf-8"))
