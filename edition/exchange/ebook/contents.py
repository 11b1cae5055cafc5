"""Own the contents of an e-book: one tree of lines, from the divisions of the text."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from edition.exchange.ebook.chapters import Chapter, title_of
from edition.exchange.ebook.model import Line
from edition.exchange.ebook.words import words
from edition.view import Book, Reading

DEEPEST: Final = 6
"""Levels of the contents; e-readers indent each, and screens are narrow."""


def contents(
    book: Book, cut: Sequence[Chapter], files: Mapping[str, str], reading: Reading
) -> list[Line]:
    """Return the lines of the contents; where no division has a title, one for each chapter.

    The lines of divisions without a title stand on the level of these.
    """
    say = words(book)
    below: defaultdict[int, list[Line]] = defaultdict(list)
    for index in range(len(book.divisions) - 1, -1, -1):
        division = book.divisions[index]
        lines = below.pop(index, [])
        title = title_of(division, reading, say)
        if title and division.level <= DEEPEST:
            address = f"{files[division.id]}#{division.id}"
            lines = [Line(title, address, tuple(lines))]
        below[division.parent] = lines + below[division.parent]
    return below[-1] or [Line(chapter.title, chapter.file) for chapter in cut]
