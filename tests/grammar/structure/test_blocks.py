"""What each block is: title, heading, verse, note; and quotations that run through blocks."""

import pytest

from edition import grammar

KINDS = {
    "The Lighthouse, by A. Keeper\n\n\nIt stood.": "title byline paragraph",
    "THE ISLE\n\nby A. Keeper, Jr.\n\nCHAPTER I\n\nSo.": "title byline heading paragraph",
    "CHAPTER I\n\nTHE HARBOUR\n\nIt was dark.": "heading heading paragraph",
    "CHAPTER 1. Dusk. At Sea. Alone.\n\nSo.\n\nCHAPTER 2. Will It Come?\n\nIt was.": (
        "heading paragraph heading paragraph"
    ),
    "Text.\n\n2. The “Keepers” at Home\n\nText.": "paragraph heading paragraph",
    "It ended.\n\n\n“Light in One Tower”\n\nThe keepers.": "paragraph heading paragraph",
    "It ended.\n\n\n“A KEEPER'S LAMP.”\n\nThe keepers.": "paragraph heading paragraph",
    "He asked.\n\n\n“A LAMP!”\n\nHe left.": "paragraph paragraph paragraph",
    "He asked.\n\n“Quite so!”\n\nHe left.": "paragraph paragraph paragraph",
    "Buy:\n\n1. Oil\n\n2. Wicks\n\nGo.": "paragraph paragraph paragraph paragraph",
    "One.\n\n* * *\n\nTwo.": "paragraph separator paragraph",
    "One.\n\n[ . . . ]\n\nTwo.": "paragraph omission_line paragraph",
    "He sang:\n\n    The lamp is lit,\n    The boats come in.\n\nSo.": "paragraph verse paragraph",
    f"It is:\n\n  {'So it was, ' * 8}\n  So it came in.\n  {'So it is, ' * 5}": "paragraph verse",
    "It is:\n\n    1. The lamp is lit,\n    The boats come.\n    2. So be it.": "paragraph verse",
    "They say:\n\n“It was lit.”[1]\n\n[1] So.": "paragraph paragraph attribution note",
    "They say:\n\n“It was lit.” --Anna Keeper": "paragraph paragraph attribution",
    "They say:\n\n“It was lit.”--and so it was": "paragraph paragraph",
    "They say:\n\n“It was lit.”--Anna’s was--\n\nSo.": "paragraph paragraph paragraph",
    "So.\n\n\nThat\n\n    The lamp is lit,\n    The boats come in.\n\nSo.": (
        "paragraph paragraph verse paragraph"
    ),
    f"He writes:\n\n{' ' * 30}The Harbour, May.\n     My dear Anna,\n\n     I am, dear Anna,\n"
    f"{' ' * 15}Your friend\n{' ' * 30}A. KEEPER.\n\nSo.": (
        "paragraph arranged_lines arranged_lines paragraph"
    ),
    "Lamp . . . 1\nSea . . . 12\nReef . . . 30\n\n\nLAMP\n\nSo.\n\n\nSEA\n\nSo.": (
        "item item item heading paragraph heading paragraph"
    ),
    "So.\n\nLamp . . . 1\nSea . . . 12\nReef . . . 30\n\nSo.": "paragraph paragraph paragraph",
    "See.[1]\n\n[1] The statutes.": "paragraph note",
    "See.{1}\n\n{1} The statutes.": "paragraph note",
    "See[1000] it.[1001]\n\n[1000] Log.\n\n[1001] Log, ii.\n\n[1848] So.": (
        "paragraph note note paragraph"
    ),
    "So in [1848] it.\n\n[1848] So.\n\n[1849] So.": "paragraph paragraph paragraph",
    "One.\n\n\nVOLUME ONE\n\nSo.\n\n\nFOREWORD\n\nSo it is.\n\n                    KEEPER\n\n\n"
    "[Illustration]\n\n\nTHE LAMP\n\nSo.": (
        "paragraph heading paragraph heading paragraph signed illustration heading paragraph"
    ),
    "One.\n\n\nPREFACE\n\nSo.[1]\n\n[1] It is.\n\nA. K.\n\n_Harbour, June 1, 1916._\n\n\n"
    "THE LAMP\n\nSo.": ("paragraph heading paragraph note signed dateline heading paragraph"),
    "VOLUME II\n\nC\n\nCanji.—So it is.\n\nD\n\nDasa.—So.\n\nE\n\nEmma.—So.": (
        "heading heading paragraph heading paragraph heading paragraph"
    ),
    "CHAPTER I\n\n     Each is lit at dusk,\n     and seen.\n\n     --A. KEEPER.\n\n\nSo.": (
        "heading paragraph attribution paragraph"
    ),
    "So.\n\n\nAUTUMN.\n\n[Illustration]\n\nBY A. B. KEEPER.\n\n\nIt was.": (
        "paragraph heading illustration paragraph paragraph"
    ),
    "So.\n\n\nCHAPTER I\n\nBY THE SEA\n\n\nIt was.": "paragraph heading heading paragraph",
    "It was.\n\nQ\n\nB\n\nA\n\nSo.": "paragraph paragraph paragraph paragraph paragraph",
    "CHAPTER I\n\nSo.\n\n§ 1\n\nIt is.\n\n§ 2\n\nIt was.": (
        "heading paragraph heading paragraph heading paragraph"
    ),
    "So:\n\n  The lamp is lit for me,   }\n  The boats are on the sea; }": "paragraph verse",
    "PERSONS\n\n  KEEPER, a man.\n  MATE }\n  BOY  } his friends\n  MAYOR, a man.\n\n\n\n\nSo.": (
        "heading cast_item cast_item cast_item paragraph"
    ),
    "See.\n\n[Illustration: The harbour]\n\nSo.": "paragraph illustration paragraph",
    "One.\n\n\x0c\n\nTwo.": "paragraph space paragraph",
    "THE ISLE\n\nBY\n\nA. KEEPER\n\nIt was dark.": "title byline byline paragraph",
    "See.[1]\n\nFootnote 1: The statutes.": "paragraph note",
    "So.\n\nI. Harbour . . . . . 1\n\nII. Isle . . . . . 2": "paragraph paragraph paragraph",
    "So.\n\n    Harbour     1\n    Isle       12\n\nSo.": (
        "paragraph cell cell cell cell paragraph"
    ),
    "It ended.\n\nTHE KEEPER,--[1]\n\nIt was dark.": "paragraph paragraph paragraph",
    "*** START OF THE ISLE ***\n\nOne.\n\nTHE END": "separator paragraph trailer",
    "THE ISLE\n\nA TALE\n\nBY\n\nA. KEEPER\n\nLONDON\n\n1889\n\nCHAPTER I\n\nSo.": (
        "title title byline byline imprint imprint heading paragraph"
    ),
    "THE ISLE\n\n_By_ A. KEEPER\n\nLONDON: J. MATE, 1889\n\nPREFACE\n\nSo.": (
        "title byline imprint heading paragraph"
    ),
    "So.\n\n\n1.\n\nTO A MATE\n\nMay 2, 1817.\n\nIn haste,\n\nYour\n\nKEEPER.\n\n\n2.\n\nSo.": (
        "paragraph heading heading dateline paragraph valediction signed heading paragraph"
    ),
    "The Isle\n\nA Tale of the Sea\n\nPART I\n\nSo.": "title title heading paragraph",
    "“To him.”\n\nThe Isle\n\nPreface.\n\nSo.": "paragraph paragraph heading paragraph",
    "So.\n\n\nCHAPTER I. In which the lamp\nis lit at dusk\n\nSo.": "paragraph heading paragraph",
    "So.\n\n\nCHAPTER I\n\nThe lamp is lit\n\n\nSo.": "paragraph heading heading paragraph",
    "    So,\n    So,\n\nII.\n\nSo.": "verse heading paragraph",
    "PERSONS\n\nA Keeper\nA Mate\nThe Mayor\nA Boy\n\nSo.": (
        "heading cast_item cast_item cast_item cast_item paragraph"
    ),
    "[I]t is lit.[A]\n\nFOOTNOTES:\n\n[A] See [B]elow.": "paragraph heading note",
    "1. Oil\n2. Wicks\n\nSo.": "item item paragraph",
    "CONTENTS\n\nACT I. A Hall.\n\nACT II. A Room.\n\n\nACT I.\n\nSo.": (
        "heading paragraph paragraph heading paragraph"
    ),
    "So.[1]\n\n[Footnote 1: One.\n\nTwo.]\n\nSo.": "paragraph paragraph paragraph paragraph",
}
PLAYS = [  # one play printed in several ways
    "KEEPER.\n\nThe lamp!\n\n[Enter MATE.]\n\nMATE.\n\nIt is lit. [Sits.]\n\n" * 3,
    "KEEPER.\nThe lamp!\n\n[Enter MATE.]\n\nMATE.\nIt is lit. [Sits.]\n\n" * 3,
    "KEEPER. The lamp!\n\n[Enter MATE.]\n\nMATE. It is lit. [Sits.]\n\n" * 3,
    "KEEPER. O, the lamp!\n\n[Enter MATE.]\n\nMATE. I, it is lit! [Sits.]\n\n" * 3,
    "_Keeper (rising)._\n\nThe lamp!\n\n[Enter MATE.]\n\n_Mate._\n\nIt is lit. [Sits.]\n\n" * 3,
    "_Keeper._ The lamp!\n\n[Enter MATE.]\n\n_Mate._ It is lit. [Sits.]\n\n" * 3,
]
PRINTED_AS = ["blocks", "lines", "capitals", "commas", "manner", "italics"]
GROUPS = {  # text -> the numbers of the first and last block of each quotation of whole blocks
    "They say:\n\n“It was lit.”\n\nSo it was.": [(1, 1)],
    "They say that\n\n“it was lit.”\n\nSo it was.": [(1, 1)],
    "They say:\n\n“First.\n\n“Second.\n\n“Third.”\n\nSo.": [(1, 3)],
    "They say:\n\n“First.\n\nSecond.\n\nThird.”\n\nSo.": [(1, 3)],
    "They say –\n\n“first?”\n\n[ . . . ]\n\nSecond.\n\n[ . . . ]\n\nThird.”\n\nSo.": [(1, 5)],
    "They say:\n\n    It was lit\n    by the keeper.\n\nSo.": [(1, 1)],
    f"He writes:\n\n{' ' * 30}“The Harbour, May.\n     “My dear Anna,\n\n     “It is lit.\n\n"
    f"     “I am, dear Anna,\n{' ' * 15}“Your friend\n{' ' * 30}“A. KEEPER.”\n\nSo.": [(1, 3)],
    "“It was,” he wrote, “lit at dusk.”\n\nSo.": [],
    f"He wrote:\n\n    Come at once, my son.\n\n{' ' * 24}A. KEEPER.\n\nSo.": [(1, 2)],
    "They say:\n\n    It was lit\n    by him.\n      --_Acts_.\n\nSo.": [(1, 1)],
    "So.\n\n    Harbour     1\n    Isle       12\n\nSo.": [],
    "So.\n\n    I. Harbour     1\n\n    II. Isle    12\n\nSo.": [],
    "So.\n\n    1. It was lit.\n\n    2. It was seen.\n\nSo.": [(1, 2)],
}


@pytest.mark.parametrize(("text", "expected"), KINDS.items(), ids=KINDS)
def test_a_block_is_what_a_reader_takes_it_for(text: str, expected: str) -> None:
    """Blocks are named by their own features and by what is around them."""
    assert " ".join(block.kind for block in grammar.analyse(text, "en").blocks) == expected


TALK = "“Who lit it?”\n\n“I did,” he said.\n\n“When?”\n\n“At dusk.”\n\n“So soon?”\n\n"
LED_TO = {  # what leads to a whole paragraph in a book of dialogue -> whether it is set apart
    "The letter ran thus:": True,
    "It was as follows:--": True,
    "He said:": False,
    "Then she began again, crying out:": False,
    "He went on,": False,
    "Anna laughed—": False,
    "He spoke.": False,
}


@pytest.mark.parametrize(("led", "apart"), LED_TO.items(), ids=LED_TO)
def test_in_a_novel_what_is_read_out_is_set_apart_and_no_speech(led: str, apart: bool) -> None:
    """A verb of saying, a comma or a dash leads on to speech; other colons announce a text."""
    document = grammar.analyse(f"{TALK}{led}\n\n“It was lit.”\n\nSo it was.", "en")

    assert bool(document.groups) is apart


@pytest.mark.parametrize("play", PLAYS, ids=PRINTED_AS)
def test_a_play_is_speeches_and_directions(play: str) -> None:
    """However the speakers are printed, each leads a speech; a direction alone parts two."""
    document = grammar.analyse(f"ACT I\n\n_A hall._ So it is.\n\n{play}", "en")

    kinds = " ".join(block.kind for block in document.blocks[2:])
    assert kinds == " ".join(["speaker paragraph stage speaker paragraph"] * 3)
    assert [part.last - part.first for part in document.parts] == [1] * 6
    assert document.kinds.count("DIRECTION_OPEN") == 3


def test_chapters_stand_within_the_title_that_is_repeated_above_them() -> None:
    """A half title heads what follows it; the same words above text are a heading like others."""
    page = "THE ISLE\n\nBY\n\nA. KEEPER\n\nLONDON\n\n1889\n\n\n"
    chapters = "CHAPTER I\n\nSo it was.\n\n\nCHAPTER II\n\nIt is.\n\n\n"
    halved = grammar.analyse(f"{page}PREFACE\n\nSo.\n\n\nTHE ISLE\n\n\n{chapters}", "en")
    usual = grammar.analyse(f"{page}THE ISLE\n\nIt is dark.\n\n\n{chapters}", "en")

    assert [block.level for block in halved.blocks if block.level] == [3, 1, 2, 2]
    assert [block.level for block in usual.blocks if block.level] == [2, 1, 1]


@pytest.mark.parametrize("end", ["CURTAIN.", "The Curtain", "[_Curtain._]"])
def test_what_ends_an_act_heads_nothing(end: str) -> None:
    """A curtain before the next act, or at the end of the play, is the trailer of its act."""
    act = f"{'KEEPER. The lamp!¶MATE. It is lit.¶' * 3}{end}".replace("¶", "\n\n")

    kinds = [block.kind for block in grammar.analyse(f"ACT I\n\n{act}\n\n\nACT II\n\n{act}").blocks]

    assert kinds.count("trailer") == 2
    assert kinds.count("heading") == 2


@pytest.mark.parametrize(
    ("speeches", "profile"),
    {
        "Keeper. The lamp!\n\nOld Mate. [Sits.] It is lit.\n\n": "en",
        "Треплев. Так.\n\nНина. Я не могу.\n\n": "ru",
    }.items(),
)
def test_speakers_may_be_printed_like_other_words(speeches: str, profile: str) -> None:
    """Where nearly every block begins so, with the same few names, the text is a play."""
    document = grammar.analyse(f"ACT I\n\nSo it is.\n\n{speeches * 6}", profile)

    assert len(document.parts) == 12
    assert {part.last - part.first for part in document.parts} == {1}


def test_paragraphs_that_begin_with_one_word_are_no_play() -> None:
    """Names that do not come again, or stand before few of the blocks, speak nothing."""
    entries = "".join(f"Oil {chr(65 + n)}. It burns.\n\n" for n in range(20))
    answers = "Yes. It burns.\n\nThe lamp is lit.\n\nNo. It is out.\n\n" * 6

    assert grammar.analyse(entries, "en").parts == ()
    assert grammar.analyse(answers, "en").parts == ()


def test_poems_with_titles_in_capitals_are_no_play() -> None:
    """A name that something other than a speech follows, or a number leads, speaks nothing."""
    letters = "\n\n\n".join(f"{n}.\n\nTO A MATE.\n\nMay {n}.\n\nSo it is." for n in range(1, 9))

    assert {block.kind for block in grammar.analyse(letters, "en").blocks} == {
        "heading",
        "paragraph",
    }


def test_what_a_library_says_is_no_part_of_the_text() -> None:
    """What stands before the START line and after the END line is front and back matter."""
    text = "Isle\n\n*** START OF ISLE ***\n\nTHE ISLE\n\nOne.\n\n*** END OF ISLE ***\n\nMORE"
    document = grammar.analyse(text, "en")

    assert (document.front, document.back) == (3, 4)
    assert [block.kind for block in document.blocks] == [
        *("paragraph", "separator", "title", "paragraph", "separator", "paragraph")
    ]


def test_a_note_goes_on_as_far_in_as_its_own_lines() -> None:
    """Indented paragraphs below a note whose lines hang belong to it, and are no extracts."""
    text = "So.[1]\n\n[1] See the statutes,\n    and the log.\n\n    It was lost.\n\nSo."
    document = grammar.analyse(text, "en")

    assert ([part.last for part in document.parts], document.groups) == ([2], [])


def test_a_mark_repeated_in_verse_opens_one_quotation() -> None:
    """Each stanza or line may repeat the mark, and only the last closes it."""
    stanzas = "“‘The lamp\n    Is lit.\n    “‘The boats,\n    “‘Come ‘in.’\n    “‘So be it.’”"
    document = grammar.analyse(f"He sang:\n\n    {stanzas}\n\nSo.", "en")

    assert (document.groups[0].first, document.groups[0].last) == (1, 1)
    assert document.anomalies == ()


def test_a_mark_that_a_line_of_verse_lost_is_reported() -> None:
    """Two speeches in a stanza are two, though the first is not closed."""
    stanza = "“So spoke the king:\n    ‘Go hence.\n    The mate replied,\n    ‘So be it.’”"
    document = grammar.analyse(f"He sang:\n\n    {stanza}\n\nSo.", "en")

    assert [found.code for found in document.anomalies] == ["G002"]


def test_speech_after_dashes_names_no_author() -> None:
    """In a book whose speech begins with dashes, a line after a dash is no attribution."""
    said = "\n\n— Что ему надо? — спросила она." * 6
    document = grammar.analyse(f"Он писал:\n\n«Маяк горит».{said}", "ru")

    assert "attribution" not in {block.kind for block in document.blocks}


def test_a_note_may_have_several_paragraphs() -> None:
    """The bracket that ends it may stand blocks later; its call leads to the whole."""
    document = grammar.analyse("So.[2]\n\n[Footnote 2: One.\n\nTwo.]\n\nSo.", "en")

    assert [(part.rule, part.first, part.last, part.label) for part in document.parts] == [
        ("long_note", 1, 2, "2")
    ]
    assert (list(document.notes.values()), document.anomalies) == ([1], ())


@pytest.mark.parametrize(("text", "expected"), GROUPS.items(), ids=GROUPS)
def test_a_quotation_of_whole_blocks_is_one(text: str, expected: list[tuple[int, int]]) -> None:
    """However it is introduced, and whether or not each block opens it again."""
    found = grammar.analyse(text, "en").groups

    assert [(group.first, group.last) for group in found] == expected


@pytest.mark.parametrize(
    ("text", "profile"),
    {
        "Он писал:\n\n«Маяк горел.\n\n«Лодки шли в гавань».\n\nТак и было.": "ru",
        "Pisał:\n\n„Latarnia płonęła.\n\n„Łodzie płynęły do portu”.\n\nTak było.": "pl",
    }.items(),
)
def test_a_stop_may_stand_after_a_quotation_of_whole_blocks(text: str, profile: str) -> None:
    """Where stops stand outside the marks, that of the last sentence does too."""
    found = grammar.analyse(text, profile).groups

    assert [(group.first, group.last) for group in found] == [(1, 2)]


@pytest.mark.parametrize(
    ("line", "profile"),
    [
        ("THE FIRST ACT", "en"),
        ("Erstes Kapitel.", "de"),
        ("PREMIÈRE PARTIE", "fr"),
        ("Första kapitlet.", "sv"),
        ("EERSTE HOOFDSTUK.", "nl"),
        ("Rozdział pierwszy", "pl"),
        ("Глава первая", "ru"),
        ("Capítulo primero", "es"),
        ("CAPITOLO PRIMO", "it"),
    ],
)
def test_a_heading_may_be_numbered_in_words(line: str, profile: str) -> None:
    """The number stands before the word or after it."""
    blocks = grammar.analyse(f"Text.\n\n{line}\n\nText.", profile).blocks

    assert [block.kind for block in blocks] == ["paragraph", "heading", "paragraph"]


def test_segments_in_paragraphs_are_joined() -> None:
    """A quotation that begins inside a paragraph has a segment in each, joined in order."""
    document = grammar.analyse("He wrote: “First.\n\n“Second.” So he did.", "en")
    first, second = document.quotations

    assert document.joined == {first: (None, second), second: (first, None)}


def test_a_call_finds_its_note() -> None:
    """The call [2] leads to the next block that bears this label."""
    document = grammar.analyse("See.[2]\n\n[1] One.\n\n[2] Two.", "en")

    assert list(document.notes.values()) == [2]


def test_levels_follow_the_kinds_of_number() -> None:
    """A part holds chapters, a chapter sections."""
    text = "PART I\n\nCHAPTER I\n\n1. Oil\n\nText.\n\nCHAPTER II\n\nText."
    levels = [block.level for block in grammar.analyse(text, "en").blocks if block.level]

    assert levels == [1, 2, 3, 2]


@pytest.mark.parametrize(
    ("text", "key"),
    {
        "Der Leuchtturm stand auf der Klippe, und die Boote kamen nicht zu dem Hafen.": "de",
        "Le phare est sur la falaise, et les bateaux de la ville ne sont pas dans le port.": "fr",
        "Маяк стоял на скале, и лодки не шли в гавань, но он был с ними.": "ru",
        "The lighthouse stood on the cliff, and it was the keeper that lit it.": "en",
        "12345 67890": "en",
    }.items(),
)
def test_the_language_is_told_by_its_words(text: str, key: str) -> None:
    """Without a profile asked for, frequent words tell it, and the document says why."""
    document = grammar.analyse(text)

    assert (document.profile.key, bool(document.profile_reason)) == (key, True)


def test_a_book_names_all_its_chapters_or_none() -> None:
    """A short line with a stop names a chapter where nearly every number has one below it."""
    named = "Chapter {0}.\n\nThe lamp of {0}.\n\nIt was dark, and nobody came to light it.\n\n"
    bare = "Chapter {0}.\n\nIt was dark, and nobody came to light it. So it was {0}.\n\n"
    texts = ("".join(map(form.format, ("One", "Two", "Three"))) for form in (named, bare))
    kinds = [[block.kind for block in grammar.analyse(text, "en").blocks] for text in texts]

    assert kinds == [["heading", "heading", "paragraph"] * 3, ["heading", "paragraph"] * 3]


@pytest.mark.parametrize(
    ("byline", "name"),
    [
        ("BY A. KEEPER", "A. KEEPER"),
        ("BY\nA. KEEPER", "A. KEEPER"),
        ("BY\n\nA. KEEPER", "A. KEEPER"),
        ("BY\nA. KEEPER\nAUTHOR OF “THE LAMP”", "A. KEEPER"),
        ("By A. Keeper (1889)", "A. Keeper"),
    ],
)
def test_a_byline_holds_the_name_of_the_author_and_more(byline: str, name: str) -> None:
    """The name is told from “by”, from a year, and from what else its bearer wrote."""
    document = grammar.analyse(f"THE ISLE\n\n{byline}\n\n\nCHAPTER I\n\nSo.", "en")
    named = [
        "".join(document.texts[block.author : block.author_last])
        for block in document.blocks
        if block.author >= 0
    ]

    assert named == [name]
    assert {block.kind for block in document.blocks[1:-2]} == {"byline"}
