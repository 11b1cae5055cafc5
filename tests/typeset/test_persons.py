"""The index of names: every name of the text, once for all its forms."""

from collections.abc import Callable

from edition.typeset import Printed
from tests.typeset import pages

Render = Callable[..., Printed]
Tei = Callable[..., str]


def test_names_that_mean_the_same_are_one_term(render: Render, tei: Tei) -> None:
    """Names without an id are listed too; one key is one term, under its fullest form."""
    filler = "<p>" + "Some words. " * 150 + "</p>"
    body = (
        '<p><persName key="s">Smith</persName> met <persName>Ann</persName>.</p>'
        f'{filler}<p><persName key="s">Mr Smith</persName> left.</p>{filler}{filler}'
        '<p><name ref="#s">Another Smith</name>, <persName key="s">Smith</persName>.</p>'
    )
    printed = render(tei(body))
    names = [name for name in printed.spans if name.startswith("name-")]
    first, _, again, another, last = (printed.spans[name].first.page for name in names)

    listed = " ".join(line.text for page in pages.lines(printed.pdf) for line in page)

    assert last == another
    assert f"Mr Smith, {first}–{again}, {last}" in listed or (
        f"Mr Smith, {first}, {again}, {last}" in listed
    )
    assert f"Another Smith, {another}" in listed
    assert f"Ann, {first}" in listed
