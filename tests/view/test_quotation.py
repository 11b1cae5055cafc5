"""Quotation marks as a language wants them, and as the source has them."""

from collections.abc import Callable

import pytest

from edition.view import Book, Reading, plain
from edition.view.quotation import normalised, without_marks

Reader = Callable[..., Book]
NESTED = '<p>He said <quote>"She said <quote>\'no, <q>"never"</q>\'</quote>."</quote></p>'


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "He said “She said ‘no, “never”’.”"),
        ("de", "He said „She said ‚no, „never“‘.“"),
        ("fr", "He said « She said “no, « never »”. »"),
        ("de-CH", "He said «She said ‹no, «never»›.»"),
        ("tlh", 'He said "She said \'no, "never"\'."'),
    ],
)
def test_marks_alternate_by_level(book: Reader, language: str, expected: str) -> None:
    """Each level has the marks of its language; one that is not known changes nothing."""
    tokens = normalised(book(NESTED).body, language)

    assert plain(tokens, Reading.CORRECTED) == expected


def test_the_printed_reading_keeps_its_marks(book: Reader) -> None:
    """What was printed stays as it was printed."""
    tokens = normalised(book(NESTED).body, "de")

    assert plain(tokens, Reading.PRINTED) == 'He said "She said \'no, "never"\'."'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<quote rend='block'><p>“a</p><p>“b”</p></quote>", "„a „b“"),
        ("<p><quote>no marks</quote> ‘apart’</p>", "no marks ‘apart’"),
        ("<p><quote> “x” </quote>y</p>", "„x“ y"),
        ("<p><quote>“it’s’”</quote></p>", "„it’s’“"),
        ("<p><quote>“</quote></p>", "„"),
        ("<p><quote><choice><sic>”</sic><corr>“</corr></choice>x”</quote></p>", "„x“"),
        ("<p><quote>“a<note>“n”</note> b”</quote></p>", "„a b“"),
    ],
)
def test_only_marks_at_the_limits_change(book: Reader, body: str, expected: str) -> None:
    """Apostrophes, marks elsewhere and quotations without marks stay."""
    assert plain(normalised(book(body).body, "de"), Reading.CORRECTED) == expected


def test_words_without_marks_are_the_same(book: Reader) -> None:
    """Normalising changes nothing but marks."""
    body = book(NESTED).body
    before, after = plain(body, Reading.CORRECTED), plain(normalised(body, "fr"), Reading.CORRECTED)

    assert without_marks(before) == without_marks(after)
