"""What the books of each language do: their marks, their speech after dashes, their words."""

import tomllib

import pytest

from edition import grammar
from edition.grammar.parse import HERE
from edition.grammar.profiles.profile import FREQUENT_WORDS, load

FRENCH = """Le gardien entra dans la salle. Il ne dit pas un mot.

— Bonjour, dit-il. Je viens de la part du maire.

— Que voulez-vous ? demanda la femme.

— Rien du tout ! s’écria-t-il.

— C’est bien, fit-elle.

— Et le bateau ?
"""
RUSSIAN = """Он вошёл в комнату и не знал, что сказать.

— Здравствуйте, — сказал он. — Я пришёл от старосты.

— Что ему надо? — спросила женщина.

— Ничего, — ответил он, — я просто так.

— Ну и хорошо.

— Как лодка?
"""
SPANISH = """El guardián entró en la sala y no sabía qué decir.

—Buenas noches —dijo él—. Vengo de parte del alcalde.

—¿Qué quiere? —preguntó la mujer.

—Nada —respondió—, pasaba por aquí.

—Está bien.

—¿Y el barco?
"""
POLISH = """Wszedł do izby i nie wiedział, co ma powiedzieć.

— Dobry wieczór — powiedział. — Przychodzę od wójta.

— Czego chce? — zapytała kobieta.

— Niczego — odparł.

— To dobrze.

— A łódź?
"""
SPOKEN = {  # text -> what is said, the clauses that say who speaks left out
    FRENCH: "— Bonjour,|Je viens de la part du maire.|— Que voulez-vous ?|— Rien du tout !"
    "|— C’est bien,|— Et le bateau ?",
    RUSSIAN: "— Здравствуйте,|— Я пришёл от старосты.|— Что ему надо?|— Ничего,|— я просто так."
    "|— Ну и хорошо.|— Как лодка?",
    SPANISH: "—Buenas noches|Vengo de parte del alcalde.|—¿Qué quiere?|—Nada|pasaba por aquí."
    "|—Está bien.|—¿Y el barco?",
    POLISH: "— Dobry wieczór|— Przychodzę od wójta.|— Czego chce?|— Niczego|— To dobrze.|— A łódź?",
}
REPEATED = {  # one quotation over paragraphs, as each language prints it
    "fr": "Le règlement dit :\n\n« Aucun bateau.\n\n» Le gardien.\n\n» Il reste. »\n\nFin.",
    "es": "El reglamento dice:\n\n«Ningún barco.\n\n»El guardián.\n\n»Se queda.»\n\nFin.",
    "de": "Die Ordnung sagt:\n\n„Kein Schiff.\n\n„Der Wärter.\n\n„Er bleibt.“\n\nEnde.",
    "ru": "В уставе сказано:\n\n«Ни одна лодка.\n\n«Смотритель.\n\n«Остаётся.»\n\nКонец.",
    "sv": "I reglementet står:\n\n”Ingen båt.\n\n”Väktaren.\n\n”Han blir.”\n\nSlut.",
}
INTERRUPTED = {
    "de": "„Guten Abend“, sagte er, „ich komme.“",
    "it": "«Non lo so», disse l’uomo, «ma è acceso».",
    "nl": "„Goeden avond,” zei hij, „ik kom.”",
    "pl": "„Nie wiem”, napisał Jan, „jak to było”.",
    "sv": "”Jag vet inte”, skrev han, ”hur det var.”",
}
MEANT = {
    "de": "Die sogenannten „Freunde“ kamen. Das Wort „Leuchtturm“ ist jung.",
    "fr": "Les soi-disant « amis » vinrent. Le mot « phare » est vieux.",
    "es": "Los llamados «amigos» no vinieron. La palabra «faro» es antigua.",
    "it": "I cosiddetti «amici» non vennero. La parola «faro» è antica.",
    "nl": "De zogenaamde „vrienden” kwamen niet. Het woord „toren” is oud.",
    "ru": "Так называемые «друзья» не пришли. Слово «маяк» старое.",
}


@pytest.mark.parametrize(("text", "spoken"), SPOKEN.items(), ids=["fr", "ru", "es", "pl"])
def test_speech_after_dashes_leaves_out_who_speaks(text: str, spoken: str) -> None:
    """The clause ends the words, and after it they may go on; the language is told."""
    found = grammar.analyse(text)

    assert "|".join(text[item.start : item.end] for item in found.quotations.values()) == spoken


@pytest.mark.parametrize(("key", "text"), REPEATED.items(), ids=REPEATED)
def test_the_mark_that_each_paragraph_repeats_may_be_the_closing_one(key: str, text: str) -> None:
    """Whichever mark is repeated, it is one quotation, and nothing is amiss."""
    found = grammar.analyse(text, key)

    assert ([(group.first, group.last) for group in found.groups], found.anomalies) == (
        [(1, 3)],
        (),
    )


@pytest.mark.parametrize(("key", "text"), INTERRUPTED.items(), ids=INTERRUPTED)
def test_a_comma_after_the_mark_interrupts_too(key: str, text: str) -> None:
    """Both parts are somebody's words, joined; the comma may stand inside or outside."""
    found = grammar.analyse(f"{text}\n\nX.", key)
    one, two = found.quotations

    assert found.joined == {one: (None, two), two: (one, None)}
    assert [item.element for item in found.quotations.values()] == ["quote", "quote"]


@pytest.mark.parametrize(("key", "text"), MEANT.items(), ids=MEANT)
def test_each_language_has_words_for_so_called_and_for_word(key: str, text: str) -> None:
    """“So-called” holds a word at a distance; “the word” talks about it."""
    found = grammar.analyse(text, key).quotations.values()

    assert [item.element for item in found] == ["soCalled", "mentioned"]


@pytest.mark.parametrize("key", grammar.profiles())
def test_the_words_that_tell_a_language_are_found_alone(key: str) -> None:
    """They stand at the margin of the profile, so that the rest of it need not be read."""
    profile = HERE.joinpath("profiles", f"{key}.toml").read_text(encoding="utf-8")

    (words,) = FREQUENT_WORDS.findall(profile)

    assert set(tomllib.loads(words)["words"]) == load(key).words
