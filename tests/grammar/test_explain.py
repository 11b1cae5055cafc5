"""The tree that people see."""

from hypothesis import given
from hypothesis import strategies as st

from edition.grammar import analyse, explain_span, tree

TEXT = "One paragraph.\n\nHe said: “One word.”\n"


@given(st.text(alphabet="ab “”‘’[].\n", min_size=1, max_size=60))
def test_the_tree_holds_every_character_in_its_place(text: str) -> None:
    """The leaves of the tree are the text, each at its offset."""
    leaves = [
        leaf
        for leaf in tree(analyse(text, "en")).scan_values(lambda _: True)
        if leaf.start_pos is not None
    ]

    assert "".join(leaves) == text
    assert all(text.startswith(str(leaf), leaf.start_pos) for leaf in leaves)


def test_the_branch_of_a_span_is_the_smallest_around_it() -> None:
    """A line is shown as its paragraph, without the rest of the text."""
    start = TEXT.index("He said")

    assert explain_span(analyse(TEXT, "en"), start, len(TEXT) - 1).splitlines() == [
        "paragraph",
        "  TEXT 'He said: '",
        "  quotation",
        "    Q_OPEN '“'",
        "    TEXT 'One word.'",
        "    Q_CLOSE '”'",
    ]
