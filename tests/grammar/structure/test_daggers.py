"""Notes that an asterisk or a dagger calls, and signs that call nothing."""

import pytest

from edition import grammar

CALLED = {  # text -> the calls, and the labels of the notes
    "It was lit.* So it is.\n\n* See the Acts.": ("*", "*"),
    "The lamp† was lit.\n\n    † See the _Acts_.": ("†", "†"),
    "The lamp* was lit,† so.\n\n* A lamp.\n\n† By him.": ("*†", "*†"),
    "It was lit.[*]\n\n[*] See the Acts.": ("[*]", "*"),
    "It was lit.*\n\n* One.\n\nIt was out.*\n\n* Two.": ("**", "**"),
    "It was lit.*\n\nSo it is.\n\n*See the Acts.": ("*", "*"),
}
UNCALLED = [
    "Buy:\n\n* Oil\n\n* Wicks",
    "Lord M*** came.\n\n*** So.",
    "It was lit.* So it is.",
    "So * it is.\n\n* See.",
    "One.\n\n* * *\n\nTwo.",
]


@pytest.mark.parametrize(("text", "found"), CALLED.items(), ids=CALLED)
def test_a_sign_calls_the_note_that_begins_with_it(text: str, found: tuple[str, str]) -> None:
    """The same sign stands behind a word and, below, before the words of the note."""
    document = grammar.analyse(text, "en")

    calls = [at for at, kind in enumerate(document.kinds) if kind == "NOTE_CALL"]
    labels = [document.blocks[document.notes[at]].label for at in calls if at in document.notes]
    assert "".join(document.texts[at] for at in calls if at in document.notes) == found[0]
    assert "".join(labels) == found[1]


@pytest.mark.parametrize("text", UNCALLED)
def test_a_sign_alone_is_a_character(text: str) -> None:
    """Items of a list, letters left out and a sign without a note call nothing."""
    document = grammar.analyse(text, "en")

    assert "NOTE_CALL" not in document.kinds
    assert all(block.kind != "note" for block in document.blocks)
