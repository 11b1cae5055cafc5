"""Own the contents: the divisions of a text and how they nest."""

from dataclasses import dataclass

from edition.view.tokens import Passage


@dataclass(frozen=True, slots=True)
class Division:
    """A part of the text with its place in the stream of the body.

    ``level`` counts from 1; ``parent`` is the index of the division around it, -1 for none;
    ``heading`` is its first heading, without notes, empty when it has none; ``kind`` and ``label``
    are ``@type`` and ``@n``. ``body[start:end]`` are its tokens, its own tags included.
    """

    id: str
    level: int
    parent: int
    kind: str
    label: str
    heading: Passage
    start: int
    end: int
