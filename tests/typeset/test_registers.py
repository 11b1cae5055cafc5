"""The lists after the text: what shares pages, and what is told apart."""

from collections.abc import Callable

import pytest

from edition.typeset import Printed
from edition.typeset.registers import TOGETHER, Item, Register, gathered

Render = Callable[..., Printed]
Tei = Callable[..., str]


def _register(name: str, length: int) -> Register:
    return Register(name, name, tuple(Item(f"{name}{n}", "1.1", "words") for n in range(length)))


@pytest.mark.parametrize(
    ("lengths", "groups"),
    [
        ((17, 14, 5), [(17, 14, 5)]),
        ((TOGETHER, 1), [(TOGETHER,), (1,)]),
        ((500, 14, 5), [(500,), (14, 5)]),
        ((), []),
    ],
)
def test_short_lists_share_pages(lengths: tuple[int, ...], groups: list[tuple[int, ...]]) -> None:
    """Lists follow one another on the same pages as long as they are a page or two together."""
    lists = [_register(f"list-{n}-", length) for n, length in enumerate(lengths)]

    assert [tuple(len(one.items) for one in group) for group in gathered(lists)] == groups


def test_lists_that_share_a_page_stand_in_the_contents(render: Render, tei: Tei) -> None:
    """Corrections and omissions of a short text begin on one page, each with its own anchor."""
    body = (
        "<p>A <choice><sic>teh</sic><corr>the</corr></choice> word "
        "<ellipsis><metamark>. . .</metamark></ellipsis> and <ellipsis><metamark>. . ."
        "</metamark></ellipsis> no more.</p>"
    )
    printed = render(tei(body))
    corrections, omissions = (
        printed.spans[f"register-{name}"].first for name in ("corrections", "omissions")
    )

    assert corrections.page == omissions.page
