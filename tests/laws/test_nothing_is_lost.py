"""The law: take away the tags, and the source stands there again, whatever the text."""

import pytest
from hypothesis import example, given

from edition import grammar, tei
from tests.grammar.texts import TEXTS
from tests.laws.oracle import header, source_of


@example("&")
@example("    Line\n    Line,’ said    Line\n    Line")
@example("‹\n\n“›\n\n”")
@example("“a\n\n\n\n“b”")
@example("“\n\n  L\n  L“\n\n“”")
@example('"“\n\n””')
@example("“Abc def.\n\n””")
@example(".\n3\n\nYours \fS")
@example("““n\n\n***\n\n““c”” e")
@example("1889\n\nBY\n\n“S\n”\n\nD")
@example("So “a ‘b\n\n***\n\n“‘c’ d” e.")
@given(TEXTS)
def test_the_source_comes_back(text: str) -> None:
    """The character data of <text>, read by other code, is the source."""
    assert source_of(tei.encode(grammar.analyse(text), [], [], header).tei) == text


@pytest.mark.parametrize("profile", grammar.profiles())
def test_a_block_in_marks_that_goes_on_with_a_note_stays_a_segment(profile: str) -> None:
    """A whole block in marks is no quotation of its own where it belongs to one above."""
    text = "o\n\nOKと\n\n[1]“\n\n  “”[]"
    assert source_of(tei.encode(grammar.analyse(text, profile), [], [], header).tei) == text
