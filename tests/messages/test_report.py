"""How a message looks to a person and to a program."""

import json

import pytest

from edition.messages import Message, Place, Severity, as_json, as_sarif, as_text
from edition.messages.report import gathered
from edition.structs import replace

WARNING = Message(
    "Q104",
    "this quotation opens with a closing mark ’",
    Severity.WARNING,
    Place("a.txt", 80, 5, 1, "the ’can"),
    "written as ‘ in the edition",
)


def test_a_message_says_where_what_and_what_to_do() -> None:
    """The caret stands under the place, the hint below it."""
    assert as_text(WARNING) == (
        "a.txt:80:5: Q104 this quotation opens with a closing mark ’\n"
        "    the ’can\n"
        "        ^\n"
        "    hint: written as ‘ in the edition"
    )


def test_a_long_line_is_cut_around_the_place() -> None:
    """The caret still stands under its character when the line is cut on both sides."""
    line = "a" * 300 + "X" + "b" * 300
    shown, caret = as_text(Message("A", "x", place=Place("f", 1, 301, 1, line))).split("\n")[1:3]

    assert (shown[caret.index("^")], shown.count("…"), len(shown) < 110) == ("X", 2, True)


def test_json_has_every_part() -> None:
    """A program gets the same as a person."""
    assert json.loads(as_json([WARNING])) == [
        {
            "code": "Q104",
            "severity": "warning",
            "file": "a.txt",
            "line": 80,
            "column": 5,
            "length": 1,
            "text": "this quotation opens with a closing mark ’",
            "hint": "written as ‘ in the edition",
        }
    ]


def test_sarif_counts_columns_in_code_points() -> None:
    """SARIF says where in the units that the messages count in."""
    run = json.loads(as_sarif([WARNING], "1.0"))["runs"][0]
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]

    assert (run["columnKind"], region) == (
        "unicodeCodePoints",
        {"startLine": 80, "startColumn": 5, "endColumn": 6},
    )


def test_sarif_gives_addresses_and_places_without_length() -> None:
    """The name of a file is a URI; where something is missing, the region is empty."""
    place = Place("my texts/ü 50%.txt", 3, 4, 0, "a b")

    run = json.loads(as_sarif([Message("P103", "missing", place=place)], "1.0"))["runs"][0]
    where = run["results"][0]["locations"][0]["physicalLocation"]

    assert where == {
        "artifactLocation": {"uri": "my%20texts/%C3%BC%2050%25.txt"},
        "region": {"startLine": 3, "startColumn": 4, "endColumn": 4},
    }


def test_an_excerpt_is_as_wide_as_the_terminal() -> None:
    """In a narrow window the line is cut, so that the caret stays under its character."""
    place = Place("f", 1, 51, 1, "a" * 50 + "X" + "b" * 50)

    shown, caret = as_text(Message("A", "x", place=place), 20).split("\n")[1:3]

    assert (len(shown), shown[len(caret) - 1]) == (4 + 20 + 2, "X")


@pytest.mark.parametrize(
    ("column", "shown"),
    [(1, "0123456789…"), (6, "0123456789…"), (11, "…5678901234…"), (20, "…0123456789")],
)
def test_the_place_stands_in_the_middle_of_a_cut_line(column: int, shown: str) -> None:
    """As much is shown before the place as after it, but never less than fits."""
    place = Place("f", 1, column, 1, "01234567890123456789")

    assert as_text(Message("A", "x", place=place), 10).split("\n")[1] == f"    {shown}"


@pytest.mark.parametrize("place", [Place("f", 2, 3), Place("f", 2, 0, 0, "a line")])
def test_no_line_is_shown_where_the_place_in_it_is_not_known(place: Place) -> None:
    """Without its line or its column a place is only named."""
    assert as_text(Message("A", "x", place=place)) == f"{place}: A x"


def test_what_moves_the_cursor_is_drawn() -> None:
    """A file name or a text cannot take the terminal over."""
    place = Place("a\nb.txt", 1, 1, 1, "\x1b[31mred")

    told = as_text(Message("X001", "‹\x1b[31m› is odd", place=place))

    assert told == "a␊b.txt:1:1: X001 ‹␛[31m› is odd\n    ␛[31mred\n    ^"


def test_what_a_message_quotes_does_not_fill_the_terminal() -> None:
    """The name of an element may have millions of letters; a program still gets them all."""
    long = Message("X001", "a" * 1_000_000)

    assert as_text(long) == f"X001 {'a' * 2_000}…"
    assert json.loads(as_json([long]))[0]["text"] == long.text


def test_sarif_has_the_remedy_and_the_facts() -> None:
    """What a person reads as a hint follows the text; facts are properties."""
    message = replace(WARNING, facts={"rule": "R"})

    plain, told = json.loads(as_sarif([Message("A", "x"), message], "1"))["runs"][0]["results"]

    assert (plain["message"]["text"], "properties" in plain) == ("x", False)
    assert told["message"]["text"] == f"{message.text}; {message.hint}"
    assert told["properties"] == {"rule": "R"}


def test_the_caret_stands_under_characters_of_any_width() -> None:
    """East Asian characters take two columns, combining marks none."""
    told = as_text(Message("X001", "odd", place=Place("a", 1, 5, 1, "中文e\u0301x")))

    assert told.split("\n")[2] == "         ^"


def test_many_of_the_same_are_counted() -> None:
    """Of what is said again and again of one file, three are shown, and how many more there are."""
    many = [replace(WARNING, place=Place("a.txt", line)) for line in range(1, 61)]
    other = replace(WARNING, text="something else", place=Place("a.txt", 99))

    *shown, rest, last = gathered([*many, other])

    assert shown == many[:3]
    assert "57 times more, up to line 60" in rest.text
    assert last == other


def test_a_few_of_the_same_are_all_shown() -> None:
    """Four are not more to read than three and a count; another file is another matter."""
    few = [replace(WARNING, place=Place(file, line)) for file in "ab" for line in range(4)]

    assert list(gathered(few)) == few
