"""A few pages of each language read as its readers read them, and the language is told."""

from pathlib import Path

import pytest

from edition import grammar
from edition.grammar.profiles.profile import UNKNOWN, detect

PAGES = Path(__file__).parent / "pages"
"""The beginning of a tale of a lighthouse, or one like it, as each language prints it."""
HELD = {  # page -> what is held at a distance there, or talked about as a word
    "cs": "„hlídači“ „hlídač“",
    "da": "»vogtere« »vogter« ”nej”",
    "de": "„Kapitän“ „verfehlt“ „Kapitän“ „Wärter“ „Licht“ ‚krank‘",
    "de-CH": "«Herren» «Herren» «unbewohnt»",
    "el": "«φύλακες» «φύλακας»",
    "en-GB": "‘Gentlemen’ ‘safe’ ‘Gentlemen’ ‘men’ ‘Rules’ ‘spoken to’ ‘dismissed’ ‘very proper’",
    "en-US": "“old” “convenient” “Commissioners” ‘settled.’",
    "es": "«guardianes» «guardián»",
    "fi": "”vartijoita” ”vartija”",
    "fr": "«\xa0gardiens\xa0» «\xa0gardien\xa0» «\xa0peut-être\xa0»",
    "he": '"שומרים" "שומר"',
    "hu": "„őrök” »fényt«",
    "it": "«guardiani» «guardiano»",
    "ja": "",
    "nb": "«vokterne» «vokter»",
    "nl": "‘wachters’ ‘wachter’ „neen”",
    "pl": "„nigdy” „latarników” „latarnik”",
    "pt": "«nunca» «guardas» «guarda»",
    "ro": "„paznici” „paznic”",
    "ru": "«смотрителей» «смотритель» «нет»",
    "sv": "”aldrig” ”vaktarna” ”vaktare” ”nej”",
    "tr": "“bekçiler”",
    "uk": "«доглядачів» «доглядач»",
    "und": "»čuvaja« »čuvaj« „svjetionik”",
    "zh": "",
}
CHAIN = 2
"""Blocks from the first of a quotation to its last, at most, on these pages."""


def page(name: str) -> str:
    """Return the page called *name*."""
    return (PAGES / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", HELD)
def test_a_page_reads_as_its_language_has_it(name: str) -> None:
    """The profile is told, nothing is amiss, and few words are held at a distance."""
    text = page(name)
    found = grammar.analyse(text)
    held = [
        text[item.start : item.end]
        for item in found.quotations.values()
        if item.element in {"soCalled", "mentioned"}
    ]

    assert (found.profile.key, found.anomalies) == (name.partition("-")[0], ())
    assert " ".join(held) == HELD[name]


@pytest.mark.parametrize("name", HELD)
def test_every_mark_of_a_page_belongs_to_a_quotation(name: str) -> None:
    """What the page opens and closes is quoted, and quotations do not cross."""
    found = grammar.analyse(page(name))
    ends: list[int] = []
    for item in sorted(found.quotations.values(), key=lambda one: (one.start, -one.end)):
        ends = [end for end in ends if end > item.start]
        assert not ends or item.end <= ends[-1]
        ends.append(item.end)

    assert grammar.tree(found)
    assert "STRAY" not in found.kinds


@pytest.mark.parametrize("name", HELD)
def test_a_closing_mark_that_is_lost_is_missed_nowhere_else(name: str) -> None:
    """Whichever is lost: what is reported stands in its block, or in those of its quotation."""
    text = page(name)
    found = grammar.analyse(text)
    blocks = [
        (found.starts[block.first], found.starts[block.last - 1] + len(found.texts[block.last - 1]))
        for block in found.blocks
    ]
    for place in [found.starts[at] for at, kind in enumerate(found.kinds) if kind == "Q_CLOSE"]:
        (number,) = (at for at, (start, end) in enumerate(blocks) if start <= place < end)
        start = blocks[max(0, number - CHAIN)][0]
        end = blocks[min(len(blocks) - 1, number + CHAIN)][1]
        lost = grammar.analyse(text[:place] + text[place + 1 :], found.profile.key)

        assert all(start <= anomaly.start < end for anomaly in lost.anomalies)


def test_marks_of_a_language_without_a_profile_are_told_by_their_place() -> None:
    """The longer such a text is, the surer it is that no profile suits."""
    found = grammar.analyse(page("und") * 20)

    assert (found.profile.key, found.anomalies) == (UNKNOWN, ())


def test_a_few_words_get_the_default() -> None:
    """Where too few words tell no language, English is taken, as the report says."""
    key, reason = detect("Lorem ipsum.")

    assert (key, "default" in reason) == ("en", True)


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("it", "Capitolo I\n\n- Chi è? - chiese lui.\n\n- Sono io - rispose Anna. - Vengo."),
        ("pt", "Capítulo I\n\n— Eu sei — respondeu João. — Mas a lâmpada não arde."),
        ("da", "»Det ved jeg,« svarede hun. »Og hvad så?«"),
        ("nb", "«Det vet jeg,» svarte hun. «Og hva så?»"),
    ],
)
def test_a_few_words_of_dialogue_tell_a_language(key: str, text: str) -> None:
    """Pronouns are as frequent there as articles are in prose."""
    assert detect(text)[0] == key


@pytest.mark.parametrize(
    ("key", "line", "by"), [("de", "Lampe von Kap Nord", "von"), ("it", "Faro di Capo Nero", "di")]
)
def test_a_preposition_in_a_title_begins_no_byline(key: str, line: str, by: str) -> None:
    """Where “by” is a word like any other, a comma stands before it, or nothing."""
    alone = grammar.analyse(f"{line}\n\n\nX.", key)
    apart = grammar.analyse(f"{line}, {by} A. Keeper\n\n\nX.", key)

    assert [block.kind for block in alone.blocks] == ["title", "paragraph"]
    assert [block.kind for block in apart.blocks] == ["title", "byline", "paragraph"]


def test_a_closing_mark_that_could_open_closes_where_it_stands_so() -> None:
    """German “ closes what a block before opened, though it may open elsewhere."""
    found = grammar.analyse("Es heißt:\n\n„Die Lampe brennt.\n\nSie brennt hell.“\n\nSo.", "de")

    assert ([(group.first, group.last) for group in found.groups], found.anomalies) == (
        [(1, 2)],
        (),
    )


@pytest.mark.parametrize(
    ("key", "said", "last"),
    [
        ("es", "—Sí —dijo él—. Ya.\n\n—No —dijo ella.", "»Mi padre la encendía."),
        ("ru", "— Да, — сказал он.\n\n— Нет, — сказала она.", "— Мне сказали «никогда»."),
    ],
)
def test_speech_after_a_dash_holds_marks_and_goes_on(key: str, said: str, last: str) -> None:
    """What it quotes stands within; the closing mark begins a paragraph in which it goes on."""
    found = grammar.analyse(f"{said}\n\n— Ja.\n\n— Ja.\n\n— Ja.\n\n{last}\n\nX.", key)
    spans = [found.text[item.start : item.end] for item in found.quotations.values()]

    assert (last in spans, found.anomalies) == (True, ())


def test_a_mark_lost_before_a_paragraph_of_dialogue_begins_no_chain() -> None:
    """Its words are reported already, or others are quoted after them in the same paragraph."""
    for lost in ("“Go, he said.", "He read “The Lamp and left. “Go,” he said."):
        (anomaly,) = grammar.analyse(f"So.\n\n{lost}\n\n“Why?” she said.\n\nX.", "en").anomalies

        assert (anomaly.code, anomaly.start) == ("G002", 5 + lost.index("“"))


@pytest.mark.parametrize(
    "text",
    [
        "قال ”كذا“ و ”هكذا“ ثم. ",
        "Họ nói “như vậy“ và “thế kia“ rồi. ",
        'He set it to "". So it was. ',
    ],
)
def test_a_pair_is_a_pair_whatever_it_looks_like(text: str) -> None:
    """Marks that stand the other way about, that are the same on both sides, or hold nothing."""
    found = grammar.analyse(text * 20)

    assert (found.anomalies, len(found.quotations)) == ((), sum(map(text.count, '”“"')) * 10)


def test_an_apostrophe_on_both_sides_closes_nothing() -> None:
    """Rock ’n’ roll stands within single marks too."""
    (quotation,) = grammar.analyse("‘Rock ’n’ roll, he calls it.’ X.", "en").quotations.values()

    assert (quotation.start, quotation.end) == (0, 29)


@pytest.mark.parametrize(
    ("key", "line"), [("es", "El faro del norte"), ("it", "Il guardiano"), ("ru", "Ночь на маяке")]
)
def test_a_title_has_the_capitals_of_its_language(key: str, line: str) -> None:
    """English alone begins all longer words of a title with capitals."""
    heading = {"es": "Capítulo I", "it": "Capitolo I", "ru": "Глава I"}[key]

    assert grammar.analyse(f"{line}\n\n{heading}\n\nX x.", key).blocks[0].kind == "title"
    assert grammar.analyse(f"{line}\n\n\nX x.", key).blocks[0].kind == "title"
    assert grammar.analyse(f"{line}\n\n\nX x.", "en").blocks[0].kind == "paragraph"


@pytest.mark.parametrize(
    ("key", "text", "joined"),
    [
        ("it", "«Vengo» disse il guardiano.", 0),
        ("it", "«La lampada» diceva il padre «è accesa.»", 1),
        ("da", "»Lampen« sagde Anna »er tændt.«", 1),
        ("fr", "« Je viens » dit le gardien.", 0),
        ("fr", "« La lampe », dit-il, « est allumée. »", 1),
        ("pl", "„Tak” – powiedział Jan.", 0),
        ("ru", "«Да», — сказал он.", 0),
    ],
)
def test_a_clause_beside_the_marks_reports_what_is_said(key: str, text: str, joined: int) -> None:
    """After a comma, a dash or nothing, as the language has it, and on both sides at once."""
    found = grammar.analyse(text, key)

    assert {item.element for item in found.quotations.values()} == {"quote"}
    assert sum(after is not None for _, after in found.joined.values()) == joined


def test_a_clause_within_the_marks_makes_speech_of_a_paragraph() -> None:
    """What somebody says is no block quotation, unless it is announced."""
    said = "«Кто это пишет, – пробормотал он, – тот не спит!»"

    assert grammar.analyse(f"Так.\n\n{said}", "ru").groups == []
    assert len(grammar.analyse(f"Так:\n\n{said}", "ru").groups) == 1


@pytest.mark.parametrize(
    ("text", "attribution"),
    [
        ("—¿Y qué? —preguntó ella.", -1),
        ("—Sí —dijo él.\n\nEra así:\n\n«La luz.»\n\n—Nada, nada.", -1),
        ("—Cervantes.", 2),
    ],
)
def test_speech_after_a_dash_names_no_author(text: str, attribution: int) -> None:
    """A dash begins speech in most languages, and a name below a quotation in all."""
    found = grammar.analyse(f"Era así:\n\n«La luz se apagó.»\n\n{text}", "es")

    assert {group.attribution for group in found.groups} == {attribution}


def test_lines_of_speech_under_a_heading_are_no_epigraph() -> None:
    """« opens what several persons say, each after a dash, and » closes it at the end."""
    text = "CHAPITRE I\n\nIl entra. « Vous voilà ! dit-elle.\n— Me voilà.\n— Enfin. »\n\nIl rit."
    found = grammar.analyse(text, "fr")

    assert ([item.element for item in found.quotations.values()], found.parts) == (["quote"], ())
    assert found.anomalies == ()


def test_the_last_paragraph_of_a_letter_may_not_open_it_again() -> None:
    """The quotation runs to the signature, and the report says that the mark is not repeated."""
    text = "Er schrieb:\n\n„Liebe Anna!\n\n„Schreib bald.\n\nDein Karl.“\n\nSo war es."
    found = grammar.analyse(text, "de")

    assert [(group.first, group.last) for group in found.groups] == [(1, 3)]
    assert [anomaly.code for anomaly in found.anomalies] == ["G009"]


@pytest.mark.parametrize("dots", ["<...>", "<…>", "⟨. . .⟩", "[...]", "(…)"])
def test_an_omission_stands_in_any_brackets(dots: str) -> None:
    """Russian editors put angle brackets around it, Polish ones round brackets."""
    assert "OMISSION" in grammar.analyse(f"Город {dots} сдан.", "ru").kinds


def test_each_line_that_a_dash_begins_is_a_speech() -> None:
    """What several persons say in one block is told apart, and clauses stay outside."""
    spoken = "- Chi è? - disse lui.\n\n- Io - disse Anna. - Vengo.\n\n- Ah.\n\n- Oh.\n\n"
    lines = "- Bene? - disse lui.\n- No - disse lei. - Niente.\n- E tu?"
    text = spoken + lines
    found = grammar.analyse(text, "it")
    begins = text.index(lines)
    said = [text[one.start : one.end] for one in found.quotations.values() if one.start >= begins]

    assert said == ["- Bene?", "- No", "- Niente.", "- E tu?"]
    assert sum(after is not None for _, after in found.joined.values()) == 2
