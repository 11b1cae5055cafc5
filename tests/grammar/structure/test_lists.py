"""Lists, tables, casts, dedications: what stands in rows, and what it must not be taken for."""

import pytest

from edition import grammar

PROSE = "The lamp was lit at dusk, and it burned until the keeper came down to the boats again."
BOOK = f"CHAPTER I\n\nThe Lamp\n\n\n{PROSE}\n\n\nCHAPTER II\n\nThe Isle\n\n\n{PROSE}"


def kinds(text: str) -> str:
    """Return the kinds of the blocks of *text*."""
    return " ".join(block.kind for block in grammar.analyse(text, "en").blocks)


@pytest.mark.parametrize(
    "contents",
    [
        "I. The Lamp      1\nII. The Isle    12\nIII. The End    40",
        "I. The Lamp\n\nII. The Isle\n\nIII. The End",
        "The Lamp . . . . . . . 1\n\nThe Isle . . . . . . . 12\n\nThe End . . . . . . . 40",
        "CHAPTER I\nThe Lamp\n\nCHAPTER II\nThe Isle",
    ],
)
def test_entries_of_contents_are_items_up_to_the_first_chapter(contents: str) -> None:
    """They are one list, however they are parted; the chapters below are headings."""
    document = grammar.analyse(f"CONTENTS\n\n{contents}\n\n\n{BOOK}", "en")

    (found,) = (part for part in document.parts if part.rule == "item_list")
    after = document.blocks[found.last + 1]

    assert document.blocks[0].label == "contents"
    assert (after.kind, after.level) == (grammar.Kind.HEADING, 1)


def test_prose_under_the_word_contents_is_no_list() -> None:
    """What is filled, or too little, is paragraphs."""
    assert "item" not in kinds(f"So.\n\n\nCONTENTS\n\n{PROSE}\n\n{PROSE}\n\n{PROSE}")


def test_items_in_one_block_have_numbers_that_go_up() -> None:
    """A block whose lines have bullets or numbers in turn is a list; years in lines are none."""
    assert kinds("1. Oil\n2. A wick that\n   is new\n\nSo.") == "item item paragraph"
    assert kinds("* Oil\n* Wicks\n\nSo.") == "item item paragraph"
    assert "item" not in kinds("7. Oil\n3. Wicks\n\nSo.")


def test_items_within_items_are_counted_for_themselves() -> None:
    """At each depth numbers go up by one, and further in they begin anew with 1 or a."""
    assert kinds("1. Oil\n  a. Whale\n  b. Seal\n2. Wicks\n  a. Flax\n\nSo.").count("item") == 5
    assert kinds("1. Oil\n  that is\n  new\n2. Wicks\n   1. Flax\n\nSo.").count("item") == 3
    assert "item" not in kinds("1. Oil\n  b. Whale\n  c. Seal\n2. Wicks\n\nSo.")


def test_cells_stand_below_each_other() -> None:
    """Lines in columns are a table; where columns do not meet, the lines are kept as they are."""
    assert kinds("So.\n\nOil      1\nWicks   12\n\nSo.").count("cell") == 4
    assert kinds("So.\n\nOil    1\nWicks       1\n\nSo.") == "paragraph arranged_lines paragraph"


@pytest.mark.parametrize(
    "table",
    ["Harbour | 12\nIsle | 14\nRock | 3\nQuay | 5", "| Lamp | Oil |\n|------|-----|\n| One | 3 |"],
)
def test_lines_with_drawn_columns_are_kept(table: str) -> None:
    """As many | in each line part columns: neither verse nor a paragraph; one line alone is."""
    assert kinds(f"So.\n\n{table}\n\nSo.") == "paragraph arranged_lines paragraph"
    assert kinds("So.\n\nOil | Wicks\nand nothing else\n\nSo.") == "paragraph paragraph paragraph"


def test_a_play_with_a_list_of_persons_needs_few_speeches() -> None:
    """Those who are listed may speak twice only."""
    persons = "PERSONS\n\nJOHN KEEPER, of the lamp.\nA MATE.\nA BOY."
    play = f"{persons}\n\nACT I.\n\nKEEPER. Go.\n\nMATE. Why?"

    assert kinds(play).endswith("heading speaker paragraph speaker paragraph")


def test_a_tab_parts_a_speaker_from_the_words() -> None:
    """Plays print who speaks before a tab; directions in brackets are no headings."""
    play = "[Enter MATE]\n\nKEEPER\tIs it lit?\n\nMATE\tIt is, and\n\tburns.\n\n" * 4

    assert kinds(play).startswith("stage speaker paragraph speaker paragraph stage")


def test_somebody_who_shouts_is_no_heading() -> None:
    """Capitals within marks that a sign ends are speech."""
    assert kinds(f"CHAPTER I\n\n“TOM!”\n\n{PROSE}") == "heading paragraph paragraph"


@pytest.mark.parametrize("name", ["A. B. Keeper", "Ada Keeper", "Ada B. KEEPER"])
def test_a_name_on_the_title_page_is_the_author(name: str) -> None:
    """Above the title or below it, without “by”; the title is none."""
    for page in (f"{name}\n\nTHE ISLE", f"THE ISLE\n\n{name}"):
        document = grammar.analyse(f"{page}\n\n\n{BOOK}", "en")

        (byline,) = (one for one in document.blocks if one.kind is grammar.Kind.BYLINE)
        assert document.texts[byline.author] == name


def test_two_headings_in_one_block_are_two() -> None:
    """The number of the second begins with that of the first."""
    document = grammar.analyse(f"So.\n\n\n2. The Lamp\n2.1. Its Oil\n\n{PROSE}", "en")

    assert [block.level for block in document.blocks[1:3]] == [1, 2]


def test_signs_are_a_look_only_if_they_stand_around_words_throughout() -> None:
    """A text of sums has no bold words; one letter alone is none."""
    assert [one.kind for one in grammar.analyse("So =it is= and =was=. M^{rs}").signs] == [
        "bold",
        "bold",
        "superscript",
    ]
    assert not grammar.analyse("It is a =b= and 2=2, and c = 3, and d=4.").signs


def test_one_odd_line_makes_no_prose_of_a_long_poem() -> None:
    """Of a hundred lines of verse one begins small, and one is as wide as prose."""
    poem = ["The lamp is lit", "and burns", *["It burns all night", "And all the day long"] * 50]
    poem[9] = "So " * 30

    assert kinds("CHAPTER I\n\n" + "\n".join(poem)) == "heading verse"


def test_who_made_a_text_stands_before_its_title_page() -> None:
    """The credits of a library are no part of the book, though nothing else frames it."""
    document = grammar.analyse(
        f"Produced by A. Mate.\n\n\nTHE ISLE\n\nBY A. KEEPER\n\n\n{BOOK}", "en"
    )

    assert document.boilerplate == ((0, 20),)
