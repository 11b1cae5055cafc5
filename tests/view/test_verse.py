"""Verse: lines stand in as the text had them."""

from collections.abc import Callable

import pytest

from edition import view
from edition.view.tokens import Open

Reader = Callable[..., view.Book]


def steps(book: view.Book) -> list[str]:
    """Return the classes of the lines of *book*, each after its role."""
    opened = [token for token in book.body if isinstance(token, Open)]
    lines = [token for token in opened if token.role == "verse-line"]
    return [dict(token.attributes)["class"].partition(" ")[2] for token in lines]


@pytest.mark.parametrize(
    ("spaces", "classes"),
    [
        (["", "  ", "    "], ["", "indent-1", "indent-2"]),
        (["    ", "        ", "    "], ["", "indent-2", ""]),
        (["", " ", "\t"], ["", "indent-1", "indent-2"]),
        (["", " " * 90], ["", "indent-12"]),
    ],
)
def test_spaces_before_a_line_are_steps(
    book: Reader, spaces: list[str], classes: list[str]
) -> None:
    """Two spaces are a step, from the line of the stanza that stands out farthest."""
    lines = "".join(f"<l>{one}<q>and</q></l>" for one in spaces)

    assert steps(book(f'<lg xml:space="preserve"><head>A</head>{lines}</lg>')) == classes


def test_spaces_of_another_layout_say_nothing(book: Reader) -> None:
    """Where white space is not said to be the text's, it is the file's own."""
    assert steps(book("<lg><l>\n   a</l><l>b</l><l>      c</l></lg>")) == ["", "", ""]
