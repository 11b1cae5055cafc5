"""Files that say something about a text: what is no TOML is told in one message."""

import pytest

from edition.messages import EditionError, as_text
from edition.source import load_settings


def refusal(toml: str) -> str:
    """Return what is said of *toml*."""
    with pytest.raises(EditionError) as refused:
        load_settings("a.toml", toml, "M001")
    return as_text(refused.value.messages[0])


def test_a_value_may_stand_deep_in_tables_and_lists() -> None:
    """No file of ours needs more than a few levels, and many are read."""
    assert load_settings("a.toml", "a.b.c = [{d = [1]}]", "M001") == {
        "a": {"b": {"c": [{"d": [1]}]}}
    }


@pytest.mark.parametrize(
    "toml",
    [
        "a = " + "[" * 100_000,
        "a = " + "[" * 40 + "]" * 40,
        ".".join(["a"] * 5_000) + " = 1",
        "a = " + "{a = " * 40 + "1" + "}" * 40,
    ],
    ids=["never closed", "lists", "dotted keys", "tables"],
)
def test_bottomless_nesting_is_refused(toml: str) -> None:
    """A file made to exhaust its reader gets one message, however it is nested."""
    assert refusal(toml) == (
        "a.toml: M001 more than 32 tables or lists stand one inside the other\n"
        "    hint: is this the right file?"
    )


def test_a_number_too_long_for_a_computer_is_refused() -> None:
    """Thousands of digits are no number anybody means."""
    assert refusal("a = " + "1" * 5_000).startswith("a.toml: M001 a number in it has thousands")


def test_a_file_that_ends_too_early_is_told_with_its_last_line() -> None:
    """Where the reader knows no place, it is the end."""
    assert refusal("a = 1\nb = [").startswith("a.toml:2: M001 not TOML: ")


def test_what_is_wrong_is_shown_in_its_line() -> None:
    """Line and column are those of the sign at which the reader stopped."""
    assert refusal("a = 1\nb = c").startswith(
        "a.toml:2:5: M001 not TOML: invalid value\n    b = c\n        ^\n"
    )


@pytest.mark.parametrize(
    "toml", ["a = 1\na = 2", "[a]\n[b]\n[a]", "a.b = 1\n[a.b]", "c = {a = 1, a = 2}"]
)
def test_what_is_said_twice_is_called_so(toml: str) -> None:
    """Quotation marks do not help whoever gives a title twice."""
    assert "M001 not TOML: this is said twice in the file" in refusal(toml)
    assert refusal(toml).endswith("hint: keep one of the two")


def test_the_deepest_file_that_is_read_has_as_many_levels_as_are_told() -> None:
    """The file is itself a table, and counts as one of them."""
    assert load_settings("a.toml", "a = " + "[" * 31 + "]" * 31, "M001")
    assert "more than 32" in refusal("a = " + "[" * 32 + "]" * 32)
