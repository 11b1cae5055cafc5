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
LETTERS = {  # heading, place and date, whom it greets, what it says, and who takes leave
    "en": "Letter I. | London, May 3, 1818. | DEAR SIR, | So it is. | Yours truly, | A. MATE.",
    "cs": "První list | Praha, dne 3. května 1818. | Milý příteli! | Je to tak. | Tvůj | Karel.",
    "da": "Første brev | Ribe, den 3. maj 1818. | Kære ven! | Sådan er det. | Din | Karl.",
    "de": "Erster Brief. | Hamburg, den 3. Mai 1818. | Lieber Freund! | So ist es. | Dein | Karl.",
    "es": "Carta I | Madrid, 3 de mayo de 1818. | Querido amigo: | Así es. | Tu amigo, | Carlos.",
    "fr": "Lettre I. | Paris, le 3 mai 1818. | Cher ami, | Il est vrai. | Votre ami, | JEAN.",
    "it": "Lettera I | Roma, 3 maggio 1818. | Caro amico, | È vero. | Il tuo | Carlo.",
    "nb": "Første brev | Oslo, den 3. mai 1818. | Kjære venn! | Slik er det. | Din | Karl.",
    "nl": "Eerste brief | Delft, 3 mei 1818. | Waarde vriend! | Zo is het. | Uw vriend, | J.",
    "pl": "List pierwszy | Lwów, dnia 3 maja 1818 r. | Drogi Janie! | Tak jest. | Twój | Karol.",
    "pt": "Carta I | Lisboa, 3 de maio de 1818. | Caro amigo, | É assim. | Teu amigo, | Carlos.",
    "ru": "Письмо первое | Москва, 3 мая 1818 г. | Дорогой друг! | Это так. | Твой | Карл.",
    "sv": "Första brevet | Stockholm, den 3 maj 1818. | Käre vän! | Så är det. | Din | Karl.",
    "uk": "Лист перший | Київ, 3 травня 1818 р. | Дорогий друже! | Це так. | Твій | Карло.",
}
ENDS = {
    "cs": "KONEC",
    "da": "SLUT",
    "el": "ΤΕΛΟΣ",
    "es": "FIN",
    "fi": "LOPPU",
    "hu": "VÉGE",
    "it": "FINE",
    "ja": "（完）",
    "nl": "EINDE",
    "pl": "KONIEC",
    "pt": "FIM",
    "ro": "SFÂRȘIT",
    "ru": "КОНЕЦ",
    "sv": "SLUT",
    "tr": "SON",
    "uk": "КІНЕЦЬ",
    "zh": "完",
}


@pytest.mark.parametrize(("text", "expected"), KINDS.items(), ids=KINDS)
def test_a_letter_opens_and_closes(text: str, expected: str) -> None:
    """Layout, words and place together tell a date, a greeting and a signature."""
    assert " ".join(block.kind for block in grammar.analyse(text, "en").blocks) == expected


@pytest.mark.parametrize("profile", LETTERS)
def test_each_language_has_its_words(profile: str) -> None:
    """The words of letters are data of the profile."""
    document = grammar.analyse(LETTERS[profile].replace(" | ", "\n\n"), profile)

    kinds = "heading dateline salute paragraph valediction signed"
    assert " ".join(block.kind for block in document.blocks) == kinds
    assert [part.rule for part in document.parts] == ["opener", "closer"]


@pytest.mark.parametrize("profile", ENDS)
def test_each_language_says_that_a_text_ends(profile: str) -> None:
    """A word below the last paragraph, on a line of its own, is a trailer."""
    document = grammar.analyse(f"1\n\nX x.\n\n{ENDS[profile]}", profile)

    assert document.blocks[-1].kind == "trailer"


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
    assert [(group.first, group.last) for group in document.groups] == [(1, 4)]


@pytest.mark.parametrize(
    ("profile", "leave"),
    [
        ("de", "Mit herzlichem Gruß\nDein Karl"),
        ("fr", "Adieu,\nVotre Jean"),
        ("pl", "Z wyrazami szacunku\nTwój Karol"),
    ],
)
def test_the_last_line_may_take_leave_and_sign(profile: str, leave: str) -> None:
    """A name after “your” is a signature."""
    opened = "\n\n".join(LETTERS[profile].split(" | ")[:4])
    document = grammar.analyse(f"{opened}\n\n{leave}", profile)

    assert [block.kind for block in document.blocks[-2:]] == ["valediction", "signed"]
