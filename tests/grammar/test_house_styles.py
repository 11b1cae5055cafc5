"""House styles: which rules are refused before any text is read, and that the others are not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition import grammar, tei
from edition.grammar.house_style import check_house_style, sentences
from edition.grammar.parse import HouseStyleError, productions
from edition.tei.encoder import Builder
from edition.tei.inlines import RESERVED
from tests.laws.oracle import header, source_of

DITTO = "DITTO.6: /〃+/\n"
GOOD = {
    "a rule of its own": f"%extend inline: ditto\nditto: DITTO\n{DITTO}",
    "another form of an existing rule": f"%extend inline: DITTO -> omission\n{DITTO}",
    "several terminals": f"%extend inline: ditto\nditto: (DITTO | TILDE)+\n{DITTO}TILDE.6: /~/\n",
}


@pytest.mark.parametrize(
    ("rules", "line", "reason"),
    [
        ("%override paragraph: P_START P_END\n", 1, "paragraph has to take P_START TEXT P_END"),
        ("\n%override inline: TEXT | line_break\n", 2, "inline has to take quotation as before"),
        ("%override line: L_START TEXT* L_END\n", 1, "line has to take L_START line_break L_END"),
        (f"ditto: DITTO\n{DITTO}", 2, "DITTO has no place in inline"),
        (f"%extend inline: DITTO\n{DITTO}", 1, "inline cannot be DITTO: write a rule"),
        (f"%extend inline: DITTO -> quotation\n{DITTO}", 1, "quotation cannot be DITTO"),
        (f"%extend inline: DITTO -> line_break\n{DITTO}", 1, "line_break cannot be DITTO"),
        (f"%extend inline: _so\n_so: DITTO\n{DITTO}", 2, "a rule cannot be called _so"),
        (f"%extend inline: ids\nids: DITTO\n{DITTO}", 2, "a rule cannot be called ids"),
        ("ditto: DITTO\n%nonsense\n", 2, "something here is not lark's syntax"),
    ],
)
def test_rules_that_some_text_could_not_be_read_with_are_refused(
    rules: str, line: int, reason: str
) -> None:
    """The message has the line of the rule, and says what is wrong with it."""
    with pytest.raises(HouseStyleError, match=r".*") as caught:
        check_house_style(rules, RESERVED)

    assert (caught.value.line, str(caught.value)[: len(reason)]) == (line, reason)


@pytest.mark.parametrize("rules", GOOD.values(), ids=GOOD)
@settings(max_examples=15)
@given(words=st.lists(st.sampled_from(["〃", "~", "“So", "it”", "[", "]", "\n\n", "  lamp,\n"])))
def test_with_rules_that_are_not_refused_every_text_is_encoded(
    rules: str, words: list[str]
) -> None:
    """Nothing is lost, whatever stands beside the new signs."""
    check_house_style(rules, RESERVED)
    text = "So 〃 " + " ".join(words)
    document = grammar.analyse(text, "en", rules)

    encoded = tei.encode(document, (), (), header).tei

    assert source_of(encoded) == text


def test_every_alternative_of_the_grammar_is_promised() -> None:
    """Each rule has a sentence; lark's helpers stand for what they repeat."""
    rules = {one.origin for one in productions() if not one.origin.startswith("__")}

    assert {rule for rule, _, _ in sentences(productions())} == rules


def test_names_of_the_builder_are_rules_or_reserved() -> None:
    """So that a rule of a house style never meets anything else."""
    builder = Builder(grammar.analyse("So it was."))
    public = {name for name in dir(builder) if not name.startswith("_")}
    rules = {one.name for one in productions()}

    assert public - rules == RESERVED
