"""How letters and prefaces open and close, and what only looks so."""

import pytest

from edition import grammar

LETTER = "London, May 3, 1818.\n\nDEAR SIR,\n\nSo it is.\n\nYours truly,\n\nA. MATE."
KINDS = {
    f"LETTER I.\n\n{LETTER}": "heading dateline salute paragraph valediction signed",
    f"LETTER I.\n\n{LETTER}\n\nP.S. The oil.": (
        "heading dateline salute paragraph valediction signed paragraph"
    ),
    "PREFACE\n\nSo it is.\n\nTHE AUTHOR.\n\n\nCHAPTER I\n\nSo.": (
        "heading paragraph signed heading paragraph"
    ),
    f"PREFACE\n\nSo it is.\n\n{' ' * 24}JOHN MATE.\n\n\nCHAPTER I\n\nSo.": (
        "heading paragraph signed heading paragraph"
    ),
    "PREFACE\n\nSo it is.\n\nJ. M.\n\n_London, May 1818._\n\n\nCHAPTER I\n\nSo.": (
        "heading paragraph signed dateline heading paragraph"
    ),
    # the name that closes the marks each paragraph opens is part of the letter, and no heading
    'CHAPTER I\n\nHe wrote:--\n\n"So.\n\n"It is.\n\n"JOHN MATE"\n\n\n\nCHAPTER II\n\nHe read.': (
        "heading paragraph paragraph paragraph paragraph heading paragraph"
    ),
    "CHAPTER I\n\nSo it is.\n\nFINIS.": "heading paragraph trailer",
    # a person who is named, or a sentence that greets, is no letter
    "CHAPTER I\n\nSo it is.\n\nJohn Mate.\n\n\nCHAPTER II\n\nSo.": (
        "heading paragraph paragraph heading paragraph"
    ),
    "CHAPTER I\n\nDear Sir,\n\nSo he read. He put it down.\n\nIt was dark.": (
        "heading paragraph paragraph paragraph"
    ),
    "CHAPTER I\n\nYours truly was there.\n\nSo it is.": "heading paragraph paragraph",
    f"CHAPTER I\n\nSo.\n\n    The lamp\n    Is lit.\n\n{' ' * 24}GRAY.\n\n\nCHAPTER II\n\nSo.": (
        "heading paragraph verse paragraph heading paragraph"
    ),
}
GERMAN = (
    "Erster Brief.\n\nHamburg, den 3. Mai 1818.\n\nLieber Freund!\n\nSo ist es.\n\nDein\n\nKarl."
)
FRENCH = (
    "Lettre I.\n\nParis, le 3 mai 1818.\n\nMon cher ami,\n\nIl est vrai.\n\n"
    "Votre serviteur,\n\nJEAN."
)


@pytest.mark.parametrize(("text", "expected"), KINDS.items(), ids=KINDS)
def test_a_letter_opens_and_closes(text: str, expected: str) -> None:
    """Layout, words and place together tell a date, a greeting and a signature."""
    assert " ".join(block.kind for block in grammar.analyse(text, "en").blocks) == expected


@pytest.mark.parametrize(("text", "profile"), [(LETTER, "en"), (GERMAN, "de"), (FRENCH, "fr")])
def test_each_language_has_its_words(text: str, profile: str) -> None:
    """The words of letters are data of the profile."""
    document = grammar.analyse(text, profile)

    assert [part.rule for part in document.parts] == ["opener", "closer"]


def test_many_letters_make_a_habit() -> None:
    """Where some letters are sure, one that only greets is one as well."""
    sure = "".join(f"{number}.\n\n{LETTER}\n\n\n" for number in range(1, 4))
    document = grammar.analyse(f"So.\n\n\n{sure}4.\n\nDEAR SIR,\n\nSo it is.", "en")

    assert [part.rule for part in document.parts] == ["opener", "closer"] * 3 + ["opener"]


def test_a_letter_in_marks_is_a_quotation() -> None:
    """Within one quotation of several blocks no letter opens or closes."""
    text = "CHAPTER I\n\n“It was lit.\n\n“DEAR SIR, so it is.\n\nYours truly,\n\nA. MATE.”\n\nSo."
    document = grammar.analyse(text, "en")

    assert document.parts == ()
    assert [(group.first, group.last) for group in document.groups] == [(2, 4)]
