"""Every rule fires where its examples say, with their correction, and is silent elsewhere."""

from collections.abc import Callable

import pytest

from edition.grammar.model import Certainty
from edition.proposals import RULES, Detection, Proposal, Rule

Detect = Callable[..., Detection]
FIRES = [(rule, wrong, right) for rule in RULES.values() for wrong, right in rule.fires]
SILENT = [(rule, text) for rule in RULES.values() for text in rule.silent]


def all_found(detection: Detection) -> list[Proposal]:
    """Return what is encoded and what is only reported."""
    return [*detection.proposals, *detection.doubtful]


def corrected(text: str, proposals: list[Proposal]) -> str:
    """Return *text* with every proposal carried out."""
    for proposal in sorted(proposals, key=lambda each: each.start, reverse=True):
        text = text[: proposal.start] + (proposal.correction or "") + text[proposal.end :]
    return text


@pytest.mark.parametrize(("rule", "wrong", "right"), FIRES, ids=lambda value: str(value)[:30])
def test_rule_mends_its_examples(detected: Detect, rule: Rule, wrong: str, right: str) -> None:
    """What a rule shows as a slip becomes what it shows as right, by that rule."""
    proposals = [each for each in all_found(detected(wrong)) if each.rule == rule.name]

    assert corrected(wrong, proposals) == right


@pytest.mark.parametrize(("rule", "text"), SILENT, ids=lambda value: str(value)[:30])
def test_rule_is_silent(detected: Detect, rule: Rule, text: str) -> None:
    """A rule says nothing about the examples that are right."""
    proposals = [
        each
        for each in detected(text).proposals
        if each.rule == rule.name and each.certainty is not Certainty.LOW
    ]

    assert proposals == []


def test_every_rule_has_a_name_and_a_code_of_its_own() -> None:
    """No two rules share a code."""
    codes = [rule.code for rule in RULES.values()]

    assert len(set(codes)) == len(codes)


def test_older_english_has_a_grammar_of_its_own(detected: Detect) -> None:
    """In a text that says “thou hast”, what today's grammar would mend is only reported."""
    slip = "These book is old, and he go there."
    older = f"{slip} Thou hast seen that he saith unto thee what he hath. "
    certain = [bool(detected(text).proposals) for text in (slip, older)]

    assert certain == [True, False]
