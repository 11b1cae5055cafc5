"""What happens to one mark stays near it: in its block, or in its chain of blocks."""

import re
from collections.abc import Iterator
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from edition import grammar

ALONE = [
    "The lamp was lit at dusk.",
    "He wrote “so it was” and left.",
    "These “friends” of ‘the harbour’ never came (nor did “others”).",
    "It says: “The lamp shall be lit, ‘as ever’, at dusk.” So it was.",
    "The keeper’s sailors’ home was shut [in May].",
    "“The lamp shall be lit.”",
]
CHAINS = [
    "It says: “The lamp shall be lit.\n\n“The boats come in.\n\n“So it was.” He left.",
    "“The lamp shall be lit.\n\n[ . . . ]\n\n“So ‘it’ was.”",
]
UNITS = st.lists(st.sampled_from(ALONE + CHAINS), min_size=1, max_size=3)
MANY = 45
PLAIN = "Nothing here.\n\n" * MANY
"""Paragraphs enough that one mark does not decide whether a text is a book of dialogue."""
BETWEEN = "\n\nNothing here.\n\n"
"""What stands between two units, so that a mark lost in one cannot make them one chain."""
MARKS = '“”‘’[]«»"'


def trees(text: str) -> list[str]:
    """Return the tree of each block of *text*, as the grammar's own tree shows it."""
    return list(_blocks(grammar.tree(grammar.analyse(PLAIN + text, "en"))))[MANY:]


def _blocks(branch: Any) -> Iterator[str]:  # noqa: ANN401 -- lark ships no types for it
    if branch.data in {"document", "front", "body", "division"}:
        for child in branch.children:
            if hasattr(child, "data"):
                yield from _blocks(child)
    else:
        yield _shown(branch)


def _shown(branch: Any) -> str:  # noqa: ANN401 -- as above
    children = (_shown(one) if hasattr(one, "data") else str(one) for one in branch.children)
    return f"({branch.data} {' '.join(children)})"


@st.composite
def changed_marks(draw: st.DrawFn) -> tuple[list[str], int, str]:
    """Return units, the number of one, and this one with a mark more, less or another."""
    units = draw(UNITS)
    number = draw(st.integers(0, len(units) - 1))
    unit = units[number]
    places = [found.start() for found in re.finditer(f"[{re.escape(MARKS)}]", unit)]
    place = draw(st.sampled_from(places) if places else st.integers(0, len(unit)))
    instead = draw(st.sampled_from(["", *MARKS]))
    return units, number, unit[:place] + instead + unit[place + bool(places) :]


@given(changed_marks())
def test_one_mark_changes_only_its_block_or_chain(change: tuple[list[str], int, str]) -> None:
    """Change one mark: the trees of all other blocks and chains stay as they were."""
    units, number, changed = change
    before, after = units[:number], units[number + 1 :]
    alone = trees(BETWEEN.join([*before, "Here.", *after]))
    first = len(trees(BETWEEN.join(before))) if before else 0
    last = len(trees(BETWEEN.join(after))) if after else 0

    found = trees(BETWEEN.join([*before, changed, *after]))

    assert found[:first] == alone[:first]
    assert found[len(found) - last :] == alone[len(alone) - last :]


@given(UNITS, st.data())
def test_a_lost_closing_mark_is_reported_there_only(units: list[str], data: st.DataObject) -> None:
    """Delete a closing mark: an anomaly appears in its block or chain, and none elsewhere."""
    number = data.draw(st.integers(0, len(units) - 1))
    places = [found.start() for found in re.finditer("”|(?<=‘it)’|(?<=ever)’", units[number])]
    assume(places)
    place = data.draw(st.sampled_from(places))
    changed = units[number][:place] + units[number][place + 1 :]
    text = BETWEEN.join([*units[:number], changed, *units[number + 1 :]])
    start = sum(len(unit) + len(BETWEEN) for unit in units[:number])

    found = grammar.analyse(text, "en").anomalies

    assert found
    assert all(start <= item.start <= start + len(changed) for item in found)


@given(UNITS)
def test_sound_text_has_no_anomaly(units: list[str]) -> None:
    """Where every mark has its partner nothing is reported."""
    assert grammar.analyse("\n\n".join(units), "en").anomalies == ()
