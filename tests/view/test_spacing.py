"""French spaces: no line ends between a mark and the words beside it."""

from collections.abc import Callable

import pytest

from edition import view
from edition.view.spacing import narrowed
from edition.view.tokens import plain

Reader = Callable[..., view.Book]
FRENCH = '<profileDesc><langUsage><language ident="fr"/></langUsage></profileDesc>'


def said(book: view.Book) -> str:
    """Return the text of *book*, with the spaces that it has."""
    return "".join(token for token in book.body if isinstance(token, str))


def test_french_marks_keep_their_spaces(book: Reader) -> None:
    """Inside « » and before ; : ! ? a space of a French text breaks no line."""
    found = said(book("<p>Il dit : <q>« Et toi ? »</q> ; oui !</p>", FRENCH))
    assert found == "Il dit\u00a0: «\u00a0Et toi\u00a0?\u00a0»\u00a0; oui\u00a0!"


@pytest.mark.parametrize(
    ("body", "header"),
    [("<p>Er sagt »so« und »so« .</p>", ""), ('<p xml:lang="de">»so« und ;</p>', FRENCH)],
)
def test_other_languages_keep_theirs(book: Reader, body: str, header: str) -> None:
    """A language that sets no such spaces is left alone, also within a French text."""
    assert "\u00a0" not in said(book(body, header))


def test_words_are_not_changed(book: Reader) -> None:
    """The space that does not break is a space still: the words of the text are the same."""
    made = book("<p>« Oui »</p>", FRENCH)
    assert plain(made.body, view.Reading.PRINTED) == "« Oui »"
    assert made.words[view.Reading.PRINTED].text == ("«", "Oui", "»")


def test_print_has_narrow_spaces() -> None:
    """In print the space before ; ! ? is narrow, that of quotation marks and colons is not."""
    assert narrowed("«\u00a0Oui\u00a0!\u00a0»\u00a0:") == "«\u00a0Oui\u202f!\u00a0»\u00a0:"
