"""Own the contents: the divisions of a text and how they nest."""

from collections.abc import Iterable

from edition.structs import Frozen
from edition.view.tokens import Passage, Reading, plain


class Division(Frozen):
    """A part of the text with its place in the stream of the body.

    ``level`` counts from 1; ``parent`` is the index of the division around it, -1 for none;
    ``headings`` are those it begins with, “Chapter I” and “The Letter”, without notes; ``kind``
    and ``label`` are ``@type`` and ``@n``. ``body[start:end]`` are its tokens, its own tags
    included.
    """

    id: str
    level: int
    parent: int
    kind: str
    label: str
    headings: tuple[Passage, ...]
    start: int
    end: int

    def title(self, reading: Reading, limit: int = 0) -> str:
        """Return its headings as one, “Chapter I. The Letter”, each cut after *limit* words."""
        return joined(plain(heading, reading, limit) for heading in self.headings)


def joined(headings: Iterable[str]) -> str:
    """Return headings that follow each other as one: “Chapter I. The Letter”."""
    whole = ""
    for heading in filter(None, headings):
        joint = ". " if whole[-1:].isalnum() else " " * bool(whole)
        whole += f"{joint}{heading}"
    return whole
