"""Derivatives decide as regular expressions do: an oracle that shares nothing with them."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from edition.tei import intake
from edition.validation.relaxng.automaton import Automaton
from edition.validation.relaxng.match import match
from edition.validation.relaxng.tables import TablesBuilder

NAMES = "abc"
LEAVES = st.sampled_from(NAMES)
MODELS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.tuples(st.just("group"), inner, inner),
        st.tuples(st.just("choice"), inner, inner),
        st.tuples(st.just("more"), inner),
        st.tuples(st.just("maybe"), inner),
    ),
    max_leaves=8,
)


def as_regex(model: object) -> str:
    """Write *model* as a regular expression over the names of elements."""
    match model:
        case ("group", one, other):
            return f"{as_regex(one)}{as_regex(other)}"
        case ("choice", one, other):
            return f"(?:{as_regex(one)}|{as_regex(other)})"
        case ("more", inner):
            return f"(?:{as_regex(inner)})+"
        case ("maybe", inner):
            return f"(?:{as_regex(inner)})?"
        case _:
            return str(model)


def as_automaton(model: object) -> Automaton:
    """Make a schema of an element whose content is *model*."""
    build = TablesBuilder()
    leaf = {
        name: build.node("element", ("name", name), build.declare(("name", name))) for name in NAMES
    }
    for declaration in range(len(NAMES)):
        build.define(declaration, build.node("empty"))

    def node(part: object) -> int:
        match part:
            case ("group", one, other):
                return build.group([node(one), node(other)])
            case ("choice", one, other):
                return build.choice([node(one), node(other)])
            case ("more", inner):
                return build.one_or_more(node(inner))
            case ("maybe", inner):
                return build.choice([node(inner), build.node("empty")])
            case _:
                return leaf[str(part)]

    root = build.declare(("name", "r"))
    build.define(root, node(model))
    build.tables.start = build.node("element", ("name", "r"), root)
    return Automaton(build.tables)


@settings(deadline=None)
@given(MODELS, st.lists(st.text(NAMES, max_size=7), min_size=1, max_size=12))
def test_content_models_are_regular_expressions(model: object, words: list[str]) -> None:
    """A sequence of elements matches a content model when the regular expression does."""
    automaton, regex = as_automaton(model), re.compile(as_regex(model))

    for word in words:
        document = f"<r>{''.join(f'<{name}/>' for name in word)}</r>".encode()
        reading = match(automaton, intake.decode("a.xml", document))
        assert reading.right == bool(regex.fullmatch(word))
