"""What a text says of itself: where it is of older times, where words are parts of something."""

import pytest

from edition.proposals.context import Context
from edition.proposals.model import Settings
from edition.proposals.packs import pack
from edition.proposals.words.vocabulary import Vocabulary
from edition.proposals.words.words import Words

FILLER = "The house stood by the river and nobody came near it. " * 20


def _context(text: str, *quotations: tuple[int, int]) -> Context:
    words, vocabulary = Words(text), Vocabulary(pack("en"), Settings())
    return Context(text, words, vocabulary, (), quotations)


def test_a_text_that_quotes_its_bible_is_not_of_its_time() -> None:
    """Only what is near the quotation is."""
    quoted = "“Thou art Peter, saith he unto thee; thou hast it, and thy house hath it.”"
    text = FILLER + quoted + FILLER
    context = _context(text, (len(FILLER), len(FILLER) + len(quoted)))

    assert not context.is_older(0)
    assert context.is_older(context.words.at(len(FILLER)))


def test_a_text_of_older_times_is_so_throughout() -> None:
    """Where nothing stands between marks, its words are its own."""
    context = _context(FILLER + "Thou hast it, saith he unto thee, and thy house hath it." + FILLER)

    assert context.is_older(0)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("the file menu.lst there", "lst"),
        ("write to greg@example.org soon", "greg"),
        ("it mounts udisks2 there", "udisks"),
        ("the call of csh(1) there", "csh"),
        ("“[t]he class struggle", "he"),
    ],
)
def test_parts_of_names_and_code_are_no_words(text: str, form: str) -> None:
    """Spelling leaves alone what is written together with something else."""
    context = _context(text)

    assert context.is_part(context.words.forms.strings.index(form))


@pytest.mark.parametrize(
    ("text", "form"),
    [("the end (or so) came", "or"), ("he said: [within the town]", "within"), ("a, b. c", "b")],
)
def test_marks_of_a_sentence_make_no_part(text: str, form: str) -> None:
    """A bracket, a comma or a stop with its space divides."""
    context = _context(text)

    assert not context.is_part(context.words.forms.strings.index(form))
