"""Own the names of a text for its index: where each stands, and which of them mean the same."""

from collections import Counter
from collections.abc import Iterator

from edition.structs import Frozen, replace
from edition.view import Book, Open, Reading, Token, in_reading

NAME = "name"
IDENTITY = ("data-key", "data-identity")
"""What tells who or what is meant (TEI P5 NDPER): ``@key``, ``@ref``."""


class Name(Frozen):
    """One place where a name stands; ``identity`` is the same for all that mean the same."""

    words: str
    anchor: str
    identity: str


def anchored(book: Book) -> Book:
    """Return *book* with an anchor on each name, so that the index can tell its page."""
    if not any(isinstance(token, Open) and token.role == NAME for token in book.body):
        return book
    return replace(book, body=tuple(_anchored(book.body)))


def _anchored(tokens: tuple[Token, ...]) -> Iterator[Token]:
    for place, token in enumerate(tokens):
        if isinstance(token, Open) and token.role == NAME and "id" not in dict(token.attributes):
            yield replace(token, attributes=(*token.attributes, ("id", f"name-{place}")))
        else:
            yield token


def names(book: Book, reading: Reading) -> Iterator[Name]:
    """Yield the outermost names of the text, as they stand in *reading*."""
    depth = 0
    words: list[str] = []
    attributes: dict[str, str] = {}
    for token in in_reading(book.body, reading):
        if isinstance(token, Open):
            if not depth and token.role == NAME:
                attributes, words = dict(token.attributes), []
                depth = 1
            else:
                depth += bool(depth)
        elif isinstance(token, str):
            words += [token] * bool(depth)
        elif depth:
            depth -= 1
            if not depth:
                found = " ".join("".join(words).split())
                identity = next(filter(None, map(attributes.get, IDENTITY)), found)
                yield Name(found, attributes.get("id", ""), identity)


def headings(found: list[Name]) -> dict[str, str]:
    """Return for each identity the name it is listed under: the fullest of its forms.

    Of forms of one length the most frequent counts, then the first of the alphabet.
    """
    forms: dict[str, Counter[str]] = {}
    for name in found:
        forms.setdefault(name.identity, Counter())[name.words] += 1
    return {
        identity: min(counts, key=lambda form: (-len(form), -counts[form], form))
        for identity, counts in forms.items()
    }
