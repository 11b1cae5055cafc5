"""Own how an entry's lemma is quoted outside the text: in an apparatus, a register, a note."""

from collections.abc import Iterator
from typing import Final

from edition.view.entries import Entry, Layer
from edition.view.tokens import PHRASING, Close, Open, Passage, Reading, Token, in_reading, plain

CHANGED: Final = frozenset({Layer.CORRECTION, Layer.NORMALISATION})
"""What has another form in the other reading."""


def quoted(entry: Entry, reading: Reading, limit: int = 0) -> str:
    """Return the words that *entry* is about in *reading*, cut after *limit* words if given.

    A space or a mark alone says nothing on a list: where a correction has no letter or figure in
    one of its forms, the word that it touches stands with it, “forces.] read forces.””.
    """
    if entry.layer not in CHANGED or all(_tells(entry, one) for one in Reading):
        return plain(entry.lemma, reading, limit)
    lemma = entry.lemma
    inside = "".join(_strings(lemma, reading))
    return " ".join(f"{_before(lemma, reading)}{inside}{_after(lemma, reading)}".split())


def _tells(entry: Entry, reading: Reading) -> bool:
    return any(any(map(str.isalnum, text)) for text in _strings(entry.lemma, reading))


def _strings(lemma: Passage, reading: Reading) -> Iterator[str]:
    return (token for token in in_reading(lemma, reading) if isinstance(token, str))


def _before(lemma: Passage, reading: Reading) -> str:
    """Return what stands before *lemma* without white space between, in its own block."""
    inner: list[list[str]] = [[]]  # what was read of each element that ends before the lemma
    for position in range(lemma.start - 1, -1, -1):
        token = lemma.stream[position]
        if isinstance(token, Close) and token.tag in PHRASING:
            inner.append([])
        elif isinstance(token, Open) and token.tag in PHRASING:
            found = inner.pop() if len(inner) > 1 else []
            if token.only is not reading.other:
                inner[-1] += found
        elif isinstance(token, str):
            inner[-1].append(token)
        if not isinstance(token, str) and token.tag not in PHRASING:
            break
        if len(inner) == 1 and any(map(_has_space, inner[0])):
            break
    text = "".join(reversed([text for found in inner for text in found]))
    return "" if text[-1:].isspace() or not text else text.split()[-1]


def _after(lemma: Passage, reading: Reading) -> str:
    """Return what stands after *lemma* without white space between, in its own block."""
    found: list[str] = []
    following = Passage(lemma.stream, lemma.end, len(lemma.stream))
    for token in in_reading(_within_block(following), reading):
        if isinstance(token, str):
            found.append(token)
            if _has_space(token):
                break
    text = "".join(found)
    return "" if text[:1].isspace() or not text else text.split()[0]


def _within_block(tokens: Passage) -> Iterator[Token]:
    """Yield *tokens* up to the next border of a block."""
    for token in tokens:
        if not isinstance(token, str) and token.tag not in PHRASING:
            return
        yield token


def _has_space(text: str) -> bool:
    return any(map(str.isspace, text))
