"""The fast way and lark's own agree: in the table, the tokens, the tree, the TEI."""

import json

import pytest
from hypothesis import given

from edition import grammar
from edition.grammar.drive import Driver, fold
from edition.grammar.layout import lay_out
from edition.grammar.parse import HERE, as_data, grammar_text, table
from edition.grammar.scan import scanner
from edition.tei.encoder import Builder
from edition.tei.escape import escape
from tests.grammar.oracle import built, lexed, parsed
from tests.grammar.texts import TEXTS

HOUSE_STYLES = {
    "a sign": "%extend inline: ditto\nditto: DITTO\nDITTO.6: /〃+/\n",
    "a sign that its surroundings decide": (
        "%extend inline: raised\nraised: RAISED\nRAISED.6: /[.](?=[a-z])/\n"
    ),
    "a sign that begins in two ways": "%extend inline: cross\ncross: CROSS\nCROSS.6: /†|--/\n",
}


def scanned(text: str, house_style: str = "") -> list[tuple[str, str]]:
    """Cut *text* with the scanner made from the grammar."""
    kinds, texts, starts = scanner(table(house_style).terminals).scan(text)
    places = zip(starts, texts, strict=True)
    assert [text[start : start + len(part)] for start, part in places] == texts
    return list(zip(kinds, texts, strict=True))


def test_the_shipped_table_is_that_of_the_grammar() -> None:
    """``critical.json`` is what lark makes of ``critical.lark``: python -m edition.grammar."""
    shipped = json.loads(HERE.joinpath("critical.json").read_text(encoding="utf-8"))

    assert shipped == json.loads(json.dumps(as_data(grammar_text())))


@given(TEXTS)
def test_the_scanner_cuts_as_lark_does(text: str) -> None:
    """The one regular expression gives the tokens that lark's lexer gives."""
    assert scanned(text) == lexed(text)


@pytest.mark.parametrize("house_style", HOUSE_STYLES.values(), ids=HOUSE_STYLES)
@given(text=TEXTS)
def test_the_scanner_follows_a_house_style(house_style: str, text: str) -> None:
    """Terminals that a house style adds are cut as lark cuts them."""
    odd = text.replace("word", "〃〃 a.b † --")

    assert scanned(odd, house_style) == lexed(odd, house_style)


@given(TEXTS)
def test_the_driver_builds_what_lark_builds(text: str) -> None:
    """The folded table and lark's own parser call the builder for the same TEI."""
    document = grammar.analyse(text)
    stream = list(lay_out(document, text=escape))

    fast = Driver(fold(), Builder(document)).run(stream)

    assert fast == built(parsed(stream), stream, Builder(document))


def test_a_house_style_is_encoded() -> None:
    """A rule that a house style adds becomes a <seg> of its name."""
    document = grammar.analyse("The same 〃 again.", house_style=HOUSE_STYLES["a sign"])

    inner = Driver(fold(document.house_style), Builder(document)).run(lay_out(document))

    assert 'same <seg type="ditto">〃</seg> again' in "".join(inner)
