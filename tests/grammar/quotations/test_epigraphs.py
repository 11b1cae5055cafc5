"""Epigraphs under a heading, and what only stands there."""

import pytest

from edition import grammar

VERSE = "    The lamp is lit,\n    The boats come in."
PROSE = "It was dark on the isle, and nobody came down."
EPIGRAPHS = {  # what stands between a heading and the text
    f"{VERSE}\n                --GRAY.": (1, 2),
    f"{VERSE}\n\n                              SHAKESPEARE.": (1, 2),
    "“The lamp is lit.”\n\n--_Old Play_.": (1, 2),
    "“The lamp is lit.”\n  --A. Keeper.": (1, 2),
    "The lamp is out.\n\n(_Acts_, ii. 4.)": (1, 2),
    f"{VERSE}\n  --GRAY.\n\n{VERSE}\n  --MATE.": (1, 4),
    VERSE: (1, 1),
}
NONE = [
    "“The lamp is lit,” he said.\n\n--No, said she.",
    "“The lamp is lit.”\n\n“It is out.”",
    "    It was lit by the keeper,\n    and none came.",
    "So it is.\n\nHe went.",
]


@pytest.mark.parametrize(("text", "blocks"), EPIGRAPHS.items(), ids=EPIGRAPHS)
def test_words_under_a_heading_with_their_source(text: str, blocks: tuple[int, int]) -> None:
    """A source named below them, or verse that stands alone before prose, tells an epigraph."""
    document = grammar.analyse(f"CHAPTER I\n\n{text}\n\n{PROSE}\n\n" + f"{PROSE}\n\n" * 4, "en")

    assert [(part.rule, part.first, part.last) for part in document.parts] == [
        ("epigraph", *blocks)
    ]
    assert all(group.attribution > 0 for group in document.groups)


@pytest.mark.parametrize("text", NONE)
def test_what_begins_a_chapter_is_no_epigraph(text: str) -> None:
    """Speech, and an extract nobody is named for, are the text's own."""
    assert grammar.analyse(f"CHAPTER I\n\n{text}\n\n{PROSE}", "en").parts == ()


def test_verse_under_a_heading_of_a_book_of_poems_is_a_poem() -> None:
    """Where much is verse, verse that nobody is named for is no epigraph."""
    poems = "".join(f"{number}.\n\n{VERSE}\n\n{PROSE}\n\n\n" for number in range(1, 6))

    assert grammar.analyse(f"POEMS\n\nSo.\n\n\n{poems}", "en").parts == ()
