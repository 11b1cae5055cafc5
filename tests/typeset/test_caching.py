"""What is done once in place of many times must give the same pages."""

from collections.abc import Callable
from contextlib import nullcontext

import pytest

from edition.typeset import Printed
from edition.typeset.engine import load
from tests.typeset import generated, pages

BODY = """<div><head>One</head><p>Some <hi rend="italic">slanted</hi>, <hi rend="sc">small</hi> and
<hi rend="underline">underlined</hi> words, and a <foreign xml:lang="fr">mot</foreign>.</p>
<lg><l>A verse that is long enough to run over the end of a line of so small a page</l></lg>
<table><row><cell>a</cell><cell>b</cell></row></table>
<list rend="numbered"><item>one</item><item>two</item></list></div>"""


def read(printed: Printed) -> list[list[tuple[float, float, str]]]:
    """Return height, size and words of every line of every page."""
    return [
        [(round(line.y, 1), line.size, " ".join(line.text.split())) for line in page]
        for page in pages.lines(printed.pdf)
    ]


@pytest.mark.parametrize("book", [BODY, ""], ids=["all kinds of blocks", "many notes"])
def test_pages_are_the_same_without_it(
    render: Callable[..., Printed],
    tei: Callable[..., str],
    monkeypatch: pytest.MonkeyPatch,
    book: str,
) -> None:
    """Without the economies of the adapter, the engine breaks and sets the same lines."""
    text = tei(book) if book else generated.book(500, chapter=500, dense=3.0)
    economical = render(text)
    press = load()
    monkeypatch.setattr(press, "economical", nullcontext)
    press._tools.cache_clear()
    plain = render.__wrapped__(text)

    assert read(economical) == read(plain)
    assert economical.spans == plain.spans
