"""Pictures: how wide the document says that they are."""

from collections.abc import Callable

import pytest

from edition import view
from edition.view.pictures import pixels, width
from edition.view.tokens import Open

Reader = Callable[..., view.Book]


@pytest.mark.parametrize(
    ("said", "measure", "attribute"),
    [
        ("1in", "1in", ' width="96"'),
        ("25.4mm", "25.4mm", ' width="96"'),
        ("50%", "50%", ""),
        ("3em", "", ""),
        ('1px" onload="x', "", ""),
    ],
)
def test_a_width_is_a_length(book: Reader, said: str, measure: str, attribute: str) -> None:
    """A length becomes pixels of a web page; nothing but a number and a unit is let through."""
    escaped = said.replace('"', "&quot;")
    read = book(f'<figure><graphic url="a.png" width="{escaped}"/></figure>')
    (graphic,) = [one for one in read.body if isinstance(one, Open) and one.role == "graphic"]

    assert (width(graphic), pixels(graphic)) == (measure, attribute)
