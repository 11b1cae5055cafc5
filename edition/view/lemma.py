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
    before, after = _touching_before(lemma, reading), _touching_after(lemma, reading)
    return " ".join(f"{before}{inside}{after}".split())


def surrounded(entry: Entry, reading: Reading) -> str:
    """Return the lemma of *entry* in *reading* with the word before it and the word after.

    Nothing where the lemma has words of its own: marks alone, as of an omission, do not tell
    a reader which they are.
    """
    if _tells(entry, reading):
        return ""
    lemma = entry.lemma
    inside = "".join(_strings(lemma, reading))
    before, after = _text_before(lemma, reading), _text_after(lemma, reading)
    begins = len(before.rstrip()) - len("".join(before.split()[-1:]))
    ends = len(after) - len(after.lstrip()) + len("".join(after.split()[:1]))
    return " ".join(f"{before[begins:]}{inside}{after[:ends]}".split())


def _tells(entry: Entry, reading: Reading) -> bool:
    return any(any(map(str.isalnum, text)) for text in _strings(entry.lemma, reading))


def _strings(lemma: Passage, reading: Reading) -> Iterator[str]:
    return (token for token in in_reading(lemma, reading) if isinstance(token, str))


def _touching_before(lemma: Passage, reading: Reading) -> str:
    """Return what stands before *lemma* without white space between, in its own block."""
    text = _text_before(lemma, reading)
    return "" if text[-1:].isspace() or not text else text.split()[-1]


def _touching_after(lemma: Passage, reading: Reading) -> str:
    """Return what stands after *lemma* without white space between, in its own block."""
    text = _text_after(lemma, reading)
    return "" if text[:1].isspace() or not text else text.split()[0]


def _text_before(lemma: Passage, reading: Reading) -> str:
    """Return what stands before *lemma* in its own block, as far back as one whole word."""
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
        if len(inner) == 1 and _has_word("".join(reversed(inner[0])).rstrip()):
            break
    return "".join(reversed([text for found in inner for text in found]))


def _text_after(lemma: Passage, reading: Reading) -> str:
    """Return what stands after *lemma* in its own block, as far as one whole word."""
    text = ""
    following = Passage(lemma.stream, lemma.end, len(lemma.stream))
    for token in in_reading(_within_block(following), reading):
        if isinstance(token, str):
            text += token
            if _has_word(text.lstrip()):
                break
    return text


def _within_block(tokens: Passage) -> Iterator[Token]:
    """Yield *tokens* up to the next border of a block."""
    for token in tokens:
        if not isinstance(token, str) and token.tag not in PHRASING:
            return
        yield token


def _has_word(text: str) -> bool:
    """Tell whether *text*, which begins or ends with a word, has the whole of it."""
    return any(map(str.isspace, text))
