"""What happens to one mark stays near it: in its block, or in its chain of blocks."""

import re

from hypothesis import assume, given
from hypothesis import strategies as st

from edition import grammar

SENTENCES = [
    "The lamp was lit at dusk.",
    "He wrote “so it was” and left.",
    "These “friends” of ‘the harbour’ never came (nor did “others”).",
    "It says: “The lamp shall be lit, ‘as ever’, at dusk.” So it was.",
    "The keeper’s sailors’ home was shut.",
]
BLOCKS = st.lists(st.sampled_from(SENTENCES), min_size=3, max_size=6)


def quoted(text: str) -> list[str]:
    """Return what the grammar takes for quotations, each by its characters."""
    document = grammar.analyse(text, "en")
    spans = [(found.start, found.end) for found in document.quotations.values()]
    spans += [(group.start, group.end) for group in document.groups]
    return sorted(text[start:end] for start, end in spans)


@given(BLOCKS, st.data())
def test_one_mark_changes_only_its_block(blocks: list[str], data: st.DataObject) -> None:
    """Take one mark out of a block: the quotations of all other blocks stay as they were."""
    number = data.draw(st.integers(0, len(blocks) - 1))
    places = [found.start() for found in re.finditer("[“”‘]", blocks[number])]
    assume(places)
    place = data.draw(st.sampled_from(places))
    changed = blocks[number][:place] + blocks[number][place + 1 :]
    before, after = "\n\n".join(blocks[:number]), "\n\n".join(blocks[number + 1 :])
    alone = quoted(f"{before}\n\nNothing here.\n\n{after}")

    found = quoted("\n\n".join([*blocks[:number], changed, *blocks[number + 1 :]]))

    assert [span for span in found if span not in changed] == [
        span for span in alone if span not in changed
    ]


@given(BLOCKS, st.data())
def test_a_lost_closing_mark_is_reported_there_only(blocks: list[str], data: st.DataObject) -> None:
    """Delete a closing mark: an anomaly appears in its block, and none elsewhere."""
    number = data.draw(st.integers(0, len(blocks) - 1))
    places = [found.start() for found in re.finditer("”", blocks[number])]
    assume(places)
    place = data.draw(st.sampled_from(places))
    changed = blocks[number][:place] + blocks[number][place + 1 :]
    text = "\n\n".join([*blocks[:number], changed, *blocks[number + 1 :]])
    start = sum(len(block) + 2 for block in blocks[:number])

    found = grammar.analyse(text, "en").anomalies

    assert found
    assert all(start <= item.start <= start + len(changed) for item in found)


@given(BLOCKS)
def test_sound_text_has_no_anomaly(blocks: list[str]) -> None:
    """Where every mark has its partner nothing is reported."""
    assert grammar.analyse("\n\n".join(blocks), "en").anomalies == ()
