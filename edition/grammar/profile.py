"""Own the profiles: what a language's books do with quotation marks, as data."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Profile:
    """The quotation conventions of a language.

    ``closers`` maps an opening mark to the marks that may close it; ``apostrophes`` are the
    closing marks that may also be apostrophes; ``elided_start`` and ``elided_end`` hold
    words that begin or end with an apostrophe, in lower case, without it.
    """

    key: str
    name: str
    closers: dict[str, str]
    apostrophes: str
    elided_start: frozenset[str]
    elided_end: frozenset[str]
    introducers: frozenset[str]


@lru_cache(maxsize=32)
def load(key: str) -> Profile:
    """Return the profile called *key*, such as ``en``.

    Raises:
        KeyError: there is no such profile.
    """
    path = files("edition.grammar").joinpath("profiles", f"{key}.toml")
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise KeyError(key) from None
    return Profile(
        key,
        data["name"],
        dict(data["pairs"]),
        data["apostrophes"],
        frozenset(data["elided_start"]),
        frozenset(data["elided_end"]),
        frozenset(data["introducers"]),
    )


def profiles() -> tuple[str, ...]:
    """Return the keys of all profiles, in alphabetical order."""
    found = files("edition.grammar").joinpath("profiles").iterdir()
    return tuple(sorted(path.name.removesuffix(".toml") for path in found))
