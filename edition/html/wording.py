"""Own the words of the page that are not the edition's own, ready to be said."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import SimpleNamespace
from typing import Any, Final

from edition.structs import Frozen, names
from edition.view import Entry, Layer
from edition.view.record import Original

UNNAMED: Final = frozenset({"editor", "author"})
"""Who did something, where the header has no name for them."""

FALLBACK: Final = "en"
"""The language that has every word."""


class Say(Frozen):
    """The words of a page: their ``language``, and the sections of ``words/en.toml``."""

    language: str
    topics: Mapping[str, str]
    headings: Mapping[str, str]
    registers: Mapping[str, str]
    controls: Mapping[str, str]
    words: Mapping[str, str]
    letters: Mapping[str, str]
    roles: Mapping[str, str]
    measures: Mapping[str, str]
    kinds: Mapping[str, str]
    ebook: Mapping[str, str]

    def for_templates(self) -> SimpleNamespace:
        """Return the words as attributes: ``say.controls.copy`` of a mapping is its method."""
        found = {name: getattr(self, name) for name in names(Say)}
        sections = {
            name: one if isinstance(one, str) else SimpleNamespace(**one)
            for name, one in found.items()
        }
        return SimpleNamespace(**sections)

    def kind(self, entry: Entry) -> str:
        """Return what *entry* is called: by its role, else by its layer."""
        if entry.layer in {Layer.ANOMALY, Layer.NORMALISATION}:
            return self.kinds.get(entry.layer, entry.layer.value)
        return self.kinds.get(entry.kind, entry.layer.value)

    def role(self, named: str) -> str:
        """Return what somebody did, of whom a header says *named*."""
        return self.roles.get(named.casefold(), named)

    def person(self, named: str) -> str:
        """Return who did something: a name, or what the editor and the author are called."""
        return self.words[named] if named in UNNAMED else named

    def measured(self, text: str) -> str:
        """Return an extent, which our own headers tell in English; what others say stays."""
        count, _, unit = text.partition(" ")
        known = self.measures.get(unit, "") if count.isdecimal() else ""
        return fill(known, count=count) if known else text

    def made_from(self, file: Original) -> str:
        """Return from which file a text was made."""
        sentence = self.words["made_from_bytes" if file.size else "made_from"]
        return fill(sentence, name=file.name, size=file.size)


@cache
def standard_words() -> Mapping[str, Any]:
    """Return the sections of words that a page has, in English, and their language."""
    return _words(FALLBACK)


def said(language: str, changes: Mapping[str, Any]) -> Say:
    """Return the words of a page whose text is in *language*, with an edition's *changes*.

    English stands in for a language, or a word, that the program has no words for. *changes*
    may name another ``language`` for all the words.
    """
    primary = str(changes.get("language", language)).partition("-")[0].lower()
    given = (standard_words(), _words(primary), changes)
    sections = {
        name: {key: word for one in given for key, word in one.get(name, {}).items()}
        for name in names(Say)
        if name != "language"
    }
    spoken = next(one["language"] for one in reversed(given) if "language" in one)
    return Say(language=spoken, **sections)


@cache
def _words(language: str) -> Mapping[str, Any]:
    file = files(__package__) / "words" / f"{language}.toml"
    is_known = language.isalpha() and file.is_file()
    return tomllib.loads(file.read_text("utf-8")) if is_known else {}


def fill(sentence: str, **values: object) -> str:
    """Put *values* where ``{their names}`` stand; what is not asked for stays away.

    Not ``str.format``: a brace in somebody's wording is a brace.
    """
    for name, value in values.items():
        sentence = sentence.replace(f"{{{name}}}", str(value))
    return sentence
