"""Own what the contents and the bookmarks of a PDF call a heading."""

from collections.abc import Mapping, Sequence

from edition.typeset.cutting import HEADINGS, end_of
from edition.view import Open, Reading, Token, plain
from edition.view.contents import joined

SAID_BEFORE = ""
"""The title of a heading that is part of the one before it."""


def titles(tokens: Sequence[Token], reading: Reading) -> Mapping[int, str]:
    """Return the title of each heading by its place in *tokens*.

    Headings with nothing between them are one, “Chapter I. The Letter”: the first has the
    title of all, the others have none.
    """
    found: dict[int, str] = {}
    runs: list[list[tuple[int, str]]] = []
    after = -1
    for start, token in enumerate(tokens):
        if isinstance(token, Open) and token.tag in HEADINGS:
            end = end_of(tokens, start)
            if after < 0 or not all(map(_is_space, tokens[after:start])):
                runs.append([])
            runs[-1].append((start, plain(tokens[start:end], reading)))
            after = end
    for run in runs:
        found.update(dict.fromkeys((start for start, _ in run), SAID_BEFORE))
        found[run[0][0]] = joined(words for _, words in run)
    return found


def _is_space(token: Token) -> bool:
    return isinstance(token, str) and token.isspace()
