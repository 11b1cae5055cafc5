"""Own what a printed book calls its headings: at the heads of pages, in contents and bookmarks."""

from collections.abc import Iterator, Mapping, Sequence

from edition.structs import Frozen
from edition.view import Close, Open, Reading, Token, plain
from edition.view.contents import joined

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
SAID_BEFORE = ""
"""The title of a heading that is part of the one before it."""


class Heading(Frozen):
    """A heading in a stream, from ``start`` up to ``end``, and its words in one reading."""

    start: int
    end: int
    words: str


def headings(tokens: Sequence[Token], reading: Reading) -> Iterator[Heading]:
    """Yield the headings among *tokens*, with the words that stand on the page."""
    for start, token in enumerate(tokens):
        if isinstance(token, Open) and token.tag in HEADINGS:
            end = _end_of(tokens, start)
            yield Heading(start, end, plain(tokens[start:end], reading))


def titles(tokens: Sequence[Token], reading: Reading) -> Mapping[int, str]:
    """Return the title of each heading by its place in *tokens*.

    Headings with nothing between them are one, “Chapter I. The Letter”: the first has the
    title of all, the others have none.
    """
    found: dict[int, str] = {}
    runs: list[list[Heading]] = []
    after = -1
    for heading in headings(tokens, reading):
        if after < 0 or not all(map(_is_space, tokens[after : heading.start])):
            runs.append([])
        runs[-1].append(heading)
        after = heading.end
    for run in runs:
        found.update(dict.fromkeys((heading.start for heading in run), SAID_BEFORE))
        found[run[0].start] = joined(heading.words for heading in run)
    return found


def _end_of(tokens: Sequence[Token], start: int) -> int:
    """Return the place after the element that begins at *start*."""
    depth = 0
    for position in range(start, len(tokens)):
        token = tokens[position]
        depth += isinstance(token, Open) - isinstance(token, Close)
        if not depth:
            return position + 1
    return len(tokens)


def _is_space(token: Token) -> bool:
    return isinstance(token, str) and token.isspace()
