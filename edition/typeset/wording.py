"""Own the words that the printed book adds to its text, by language."""

import tomllib
from collections.abc import Mapping
from importlib.resources import files


def wording(language: str) -> Mapping[str, str]:
    """Return the words for a book in *language*; English ones where it has none here."""
    data = tomllib.loads((files(__package__) / "words.toml").read_text("utf-8"))
    found: dict[str, str] = data.get(language.partition("-")[0], {})
    return {**data["en"], **found}
