"""The apparatus against the lines of the page, as read off the PDF by another program."""

import re
from collections.abc import Callable

import pytest

from edition.typeset import Printed
from tests.typeset import generated, labels

Render = Callable[..., Printed]


def read(printed: Printed) -> tuple[dict[str, str], dict[str, str]]:
    """Return the labels at the feet, and the places of the lemmata in the text."""
    first = printed.spans["c1"].first.sheet - 1
    return labels.read(printed.pdf, first, 11, 8.5)


@pytest.mark.parametrize(("seed", "dense"), [(1, 1.0), (2, 3.0), (3, 5.0)])
def test_every_label_is_the_line_of_its_lemma(render: Render, seed: int, dense: float) -> None:
    """Each entry names the page lines on which its lemma is printed; none is lost."""
    printed = render(generated.book(900, chapter=900, dense=dense, seed=seed))

    said, stands = read(printed)

    assert stands
    assert stands == said


def test_a_label_is_not_repeated_on_its_line(render: Render, tei: Callable[..., str]) -> None:
    """Of two entries to one line the second has no number."""
    choice = "<choice><sic>{}</sic><corr>z</corr></choice>"
    body = f'<div xml:id="c1"><p>A {choice.format("x1")} {choice.format("x2")} b.</p></div>'
    printed = render(tei(body))

    foot = " ".join(
        line.text for page in labels.lines(printed.pdf) for line in page if line.size == 8.5
    )

    assert foot.count("1\u2007") == 1


def test_lines_count_through_a_chapter(render: Render) -> None:
    """Numbered by chapter, the lines of the second page go on from the first."""
    printed = render(generated.book(500, chapter=500), numbering="chapter")

    lines = [span.first.line for name, span in printed.spans.items() if name.startswith("e")]

    assert lines == sorted(lines)
    assert max(lines) > 30


def test_no_label_ends_a_line(render: Render) -> None:
    """A label stands in one line with its lemma: no line of the foot ends in a number."""
    printed = render(generated.book(900, chapter=900, dense=5.0, seed=4))
    start, end = (printed.spans[name].first.sheet - 1 for name in ("c1", "register-corrections"))
    text = labels.lines(printed.pdf)[start:end]
    foot = [line.text for page in text for line in page if line.size == 8.5]

    assert foot
    assert not [text for text in foot if re.search(r"\b[\d.–]+\s*$", text)]
