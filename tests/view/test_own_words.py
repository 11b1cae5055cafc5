"""What our own header says in English is said in the language of a page, and nothing else is."""

import tomllib
from importlib.resources import files

import pytest
from lxml import etree

from edition.grammar.anomalies import CODES
from edition.grammar.evidence import evidence
from edition.grammar.profiles.profile import load
from edition.tei.elements import written
from edition.tei.statement import PROJECT, Counted, editorial_declaration
from edition.view import Facts, evidence_in, in_language
from edition.view.record import Statement
from edition.workflow.tally import COUNTED

WORDS = tomllib.loads((files("edition.view") / "own_words.toml").read_text("utf-8"))
LANGUAGES = sorted(WORDS["sentence"][0].keys() - {"en"})
PAGES = {path.name.removesuffix(".toml") for path in (files("edition.html") / "words").iterdir()}
SURE = {"high": 2, "medium": 1, "low": 1}


def paragraphs(marked: int, anomalies: int, decided: int, rejected: int) -> list[str]:
    """Return what the header says when so much was found."""
    counted = [
        Counted(element, name, marked, SURE if marked else {}) for element, name in COUNTED.items()
    ]
    made = etree.fromstring(written(editorial_declaration(counted, anomalies, decided, rejected)))
    return ["".join(one.itertext()) for one in made.iter("p") if one.find("list") is None]


def points() -> list[str]:
    """Return the items of its list, when something of each kind was marked."""
    counted = [Counted(element, name, 4, SURE) for element, name in COUNTED.items()]
    made = etree.fromstring(written(editorial_declaration(counted, 0, 0, 0)))
    return ["".join(one.itertext()) for one in made.iter("item")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("numbers", [(0, 0, 0, 0), (4, 1, 1, 1), (4, 21, 5, 2)])
def test_every_sentence_of_our_header_is_known(
    language: str, numbers: tuple[int, int, int, int]
) -> None:
    """Singular, plural and none at all, with each number where the English has it."""
    said = Statement("x", (PROJECT, *paragraphs(*numbers)), "correction", tuple(points()))
    (found,) = in_language(Facts(statements=(said,)), language).statements

    assert (found.language, len(found.paragraphs)) == (language, len(said.paragraphs))
    assert all(one != other for one, other in zip(said.points, found.points, strict=True))
    for english, other in zip(said.paragraphs, found.paragraphs, strict=True):
        assert [one for one in english if one.isdigit()] == [one for one in other if one.isdigit()]


def test_the_words_are_those_of_the_languages_of_pages() -> None:
    """Each sentence, kind and certainty has all of them."""
    told = [*WORDS["sentence"], *WORDS["counted"].values(), *WORDS["certain"].values()]
    told += [*WORDS["evidence"], *WORDS["anomaly"]]

    assert {*LANGUAGES, "en"} == PAGES
    assert all(one.keys() - {"en"} == set(LANGUAGES) for one in [*told, WORDS["point"]])


@pytest.mark.parametrize(
    "said",
    [
        Statement("x", ("Apparent slips of the print are kept. I kept none.",), "correction"),
        Statement("x", ("Hyphens are kept as printed.",), "hyphenation", ("commas: 3",)),
    ],
)
def test_what_somebody_else_wrote_stays(said: Statement) -> None:
    """A statement is said in one language, so all of it must be ours."""
    assert in_language(Facts(statements=(said,)), "fr").statements == (said,)


@pytest.mark.parametrize("language", ["en-GB", "la", ""])
def test_a_language_without_words_has_the_english_ones(language: str) -> None:
    """The header is left as it is."""
    said = Statement("x", ("Hyphens are kept as printed.",), "hyphenation")

    assert in_language(Facts(statements=(said,)), language).statements == (said,)


def test_each_kind_of_evidence_is_known() -> None:
    """What the grammar says of a row is what the words translate; other rules stay as they are."""
    rows = {row.says for row in evidence(load("en")).rows.values()}

    assert rows == {one["en"] for one in WORDS["evidence"]}
    assert evidence_in("one word", "ru-RU") == "одно слово"
    assert evidence_in("a rule of mine", "ru") == "a rule of mine"


def test_each_anomaly_is_known_with_its_marks() -> None:
    """The marks that stand in it are kept."""
    assert {code.found for code in CODES.values()} == {one["en"] for one in WORDS["anomaly"]}
    said = CODES["G004"].found.format(mark="’", opening="“")
    assert all({"’", "“"} <= set(evidence_in(said, language)) for language in LANGUAGES)
    assert evidence_in(CODES["G002"].found.format(mark="«"), "fr").startswith("un « ouvrant")
