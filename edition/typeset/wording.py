"""Own the words that the printed book adds to its text, by language."""

import tomllib
from collections.abc import Mapping
from importlib.resources import files

ROLES = frozenset({"editor", "author"})
"""Who did something to the text, where the header has no name for them."""


def wording(language: str) -> Mapping[str, str]:
    """Return the words for a book in *language*; English ones where it has none here."""
    data = tomllib.loads((files(__package__) / "words.toml").read_text("utf-8"))
    found: dict[str, str] = data.get(language.partition("-")[0], {})
    return {**data["en"], **found}


def named(person: str, words: Mapping[str, str]) -> str:
    """Return the name of *person*, or what such a one is called in the language of the book."""
    return words[person] if person in ROLES else person
