"""How a lemma is quoted in an apparatus and on a list."""

from collections.abc import Callable

import pytest

from edition import view
from edition.view import Reading, quoted, surrounded

Reader = Callable[..., view.Book]


@pytest.mark.parametrize(
    ("body", "forms"),
    [
        ("his <choice><sic>teh</sic><corr>the</corr></choice> own", ("teh", "the")),
        ("say more<choice><sic> </sic><corr/></choice>. And", ("more .", "more.")),
        ("end.<choice><sic/><corr> </corr></choice>And so", ("end.And", "end. And")),
        ("the forces.<choice><sic/><corr>”</corr></choice> He", ("forces.", "forces.”")),
        ("“<choice><sic>’</sic><corr>‘</corr></choice><q>Can</q> it", ("“’Can", "“‘Can")),
        ("a <hi>wo<choice><sic>,</sic><corr/></choice>r</hi>d is", ("wo,rd", "word")),
        (
            "a<choice><sic>,</sic><corr/></choice><choice><sic>,</sic><corr>;</corr></choice> b",
            ("a,,", "a;"),
        ),
        ("<choice><sic>,</sic><corr/></choice>", (",", "")),
        ("one</p><p><choice><sic>”</sic><corr>“</corr></choice>Two", ("”Two", "“Two")),
        ("one.<choice><sic/><corr>”</corr></choice></p><p>Two", ("one.", "one.”")),
        ("one<note>at</note><choice><sic>,</sic><corr>.</corr></choice> b", ("one,", "one.")),
    ],
)
def test_a_space_or_a_mark_is_quoted_with_its_word(
    book: Reader, body: str, forms: tuple[str, str]
) -> None:
    """Both forms of a correction can be told apart, also where no letter differs."""
    entry = next(
        entry
        for entry in reversed(book(f"<p>{body}</p>").entries)
        if entry.layer is view.Layer.CORRECTION
    )

    assert tuple(quoted(entry, reading) for reading in Reading) == forms


def test_a_lemma_is_quoted_whole_unless_it_is_to_be_cut(book: Reader) -> None:
    """A limit is one only where it is given."""
    (entry,) = book("<p><choice><sic>a b c d</sic><corr>e</corr></choice></p>").entries

    assert quoted(entry, Reading.PRINTED) == "a b c d"
    assert quoted(entry, Reading.PRINTED, 2) != "a b c d"


def test_what_is_no_correction_is_quoted_alone(book: Reader) -> None:
    """An omission is its own marks, whatever word they touch."""
    (entry,) = book("<p>the state<ellipsis><metamark>…</metamark></ellipsis> is</p>").entries

    assert quoted(entry, Reading.PRINTED) == "…"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("the state <ellipsis><metamark>…</metamark></ellipsis> is not", "state … is"),
        (
            "the <hi>state</hi><ellipsis><metamark>…</metamark></ellipsis> <hi>is</hi> not",
            "state… is",
        ),
        ("not</p><p><ellipsis><metamark>…</metamark></ellipsis> is not", "… is"),
        ("<ellipsis><metamark>…</metamark></ellipsis>", "…"),
    ],
)
def test_marks_alone_are_told_apart_by_the_words_around_them(
    book: Reader, body: str, found: str
) -> None:
    """On a list of omissions each stands between the words of its own block."""
    (entry,) = book(f"<p>{body}</p>").entries

    assert surrounded(entry, Reading.PRINTED) == found


def test_words_need_none_around_them(book: Reader) -> None:
    """What has words of its own is known by them."""
    (entry,) = book("<p>his <choice><sic>teh</sic><corr>the</corr></choice> own</p>").entries

    assert surrounded(entry, Reading.PRINTED) == ""
