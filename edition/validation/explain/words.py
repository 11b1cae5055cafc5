"""Own how elements and attributes are called, and what a misspelt name may have meant."""

import difflib
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from edition.validation.relaxng.names import XML_NAMESPACE, split

LONGEST = 100
"""Letters of a word that may be a slip; longer ones are nobody's name, and slow to compare."""
NEAR = 0.72
"""How alike two names must be (difflib's ratio) for one to be meant by the other.

Below it come pairs such as type and style, above it raeson and reason, Typ and type.
"""

FEW = 5
"""Names that are listed before the rest is only counted."""


@cache
def table(name: str) -> Mapping[str, str]:
    """Return the table *name* of ``words.toml``."""
    text = files(__package__).joinpath("words.toml").read_text(encoding="utf-8")
    return {key: str(value) for key, value in tomllib.loads(text)[name].items()}


@cache
def _rank() -> Mapping[str, int]:
    return {name: rank for rank, name in enumerate(table("elements"))}


def tag(name: str) -> str:
    """Return the element called *name* as a person writes it: ``<div>``."""
    return f"<{split(name)[1]}>"


def described(name: str) -> str:
    """Return the element in words, and as it is written: ``a division (<div>)``."""
    gloss = table("elements").get(split(name)[1])
    return f"{gloss} ({tag(name)})" if gloss else tag(name)


def attribute(name: str) -> str:
    """Return the attribute called *name* as a person writes it: ``xml:id``."""
    namespace, local = split(name)
    return f"xml:{local}" if namespace == XML_NAMESPACE else local


def by_likelihood(names: Iterable[str]) -> list[str]:
    """Return *names* with the likely ones first."""
    rank = _rank()
    return sorted(set(names), key=lambda name: (rank.get(split(name)[1], len(rank)), name))


def listing(names: Iterable[str], *, conjunction: str = "or") -> str:
    """Return ``<p>, <quote> or <q>``; when there are many, the likely ones, the rest counted."""
    tags = list(dict.fromkeys(tag(name) for name in by_likelihood(names)))
    if len(tags) > FEW + 1:
        return f"{', '.join(tags[:FEW])} … ({len(tags)} in all)"
    return joined(tags, conjunction)


def joined(parts: list[str], conjunction: str = "or") -> str:
    """Return ``a, b or c``."""
    if len(parts) <= 1:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {conjunction} {parts[-1]}"


def meant(name: str, here: Iterable[str], anywhere: Iterable[str]) -> str | None:
    """Return the element that *name* probably means: among those allowed here, or at all."""
    local = split(name)[1]
    for candidates in (list(here), list(anywhere)):
        by_local = {split(candidate)[1]: candidate for candidate in by_likelihood(candidates)}
        alias = table("aliases").get(local.lower()) or table("aliases").get(local)
        if alias in by_local:
            return by_local[alias]
        close = nearest(local, by_local)
        if close:
            return by_local[close]
    return None


def meant_attribute(name: str, allowed: Iterable[str]) -> str | None:
    """Return the attribute that *name* probably means, among those allowed."""
    by_written = {attribute(candidate): candidate for candidate in sorted(allowed)}
    alias = table("attributes").get(attribute(name).lower())
    if alias in by_written:
        return by_written[alias]
    close = nearest(attribute(name), by_written)
    return by_written[close] if close else None


def nearest(word: str, candidates: Iterable[str], near: float = NEAR) -> str | None:
    """Return the candidate most like *word*, or None when none is at least *near* like it."""
    if len(word) > LONGEST:
        return None
    by_lower: dict[str, str] = {}
    for candidate in candidates:
        by_lower.setdefault(candidate.lower(), candidate)
    close = difflib.get_close_matches(word.lower(), by_lower, 1, near)
    return by_lower[close[0]] if close else None
