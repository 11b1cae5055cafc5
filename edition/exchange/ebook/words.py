"""Own what an e-book says besides its text: the words of the web page, in the book's language."""

from functools import cache

from edition.html.wording import Say, fill, said
from edition.view import Book


def words(book: Book) -> Say:
    """Return what the edition adds to *book*, in its language, or else in English."""
    return _words(next(iter(book.facts.languages), ""))


@cache
def _words(language: str) -> Say:
    return said(language, {})


def certainty(say: Say, level: str) -> str:
    """Say how certain something is; nothing where the TEI does not."""
    return fill(say.words["certainty"], certainty=say.words.get(level, level)) if level else ""
