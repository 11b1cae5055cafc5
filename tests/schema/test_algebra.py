"""The algebra of the proofs is right: regular expressions, which it does not use, say the same."""

import re
from collections.abc import Sequence
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from tests.schema import algebra
from tests.schema.algebra import EMPTY, NOT_ALLOWED, TEXT, Data, Element, Pattern, Tokens, Value

LETTERS = "abc"
WORDS = ["".join(word) for length in range(6) for word in product(LETTERS, repeat=length)]
TOKEN = Data("token", frozenset())

PATTERNS = st.recursive(
    st.sampled_from([EMPTY, NOT_ALLOWED, *map(Element, LETTERS)]),
    lambda inner: st.one_of(
        st.builds(algebra.choice, inner, inner),
        st.builds(algebra.group, inner, inner),
        st.builds(algebra.one_or_more, inner),
        st.builds(algebra.optional, inner),
    ),
    max_leaves=5,
)


def expression(pattern: Pattern) -> str:
    """Return *pattern* as a regular expression."""
    match pattern:
        case Element(name):
            return name
        case algebra.Choice(options):
            return "(?:" + "|".join(sorted(map(expression, options))) + ")"
        case algebra.Group(first, second):
            return expression(first) + expression(second)
        case algebra.OneOrMore(repeated):
            return f"(?:{expression(repeated)})+"
        case _:
            return "" if pattern == EMPTY else "(?!)"


@given(PATTERNS, PATTERNS)
def test_inclusion(narrow: Pattern, wide: Pattern) -> None:
    """What is included has no word that the other lacks; a counterexample leads to one."""
    ours, theirs = re.compile(expression(narrow)), re.compile(expression(wide))
    path = algebra.counterexample(narrow, wide)

    if path is None:
        assert [word for word in WORDS if ours.fullmatch(word) and not theirs.fullmatch(word)] == []
    else:
        begun = "".join(atom.name for atom in path if isinstance(atom, Element))
        words = [begun + word for word in WORDS if ours.fullmatch(begun + word)]
        assert [word for word in words if not theirs.fullmatch(word)] != []


@given(PATTERNS, PATTERNS, st.sampled_from(WORDS))
def test_interleaving(left: Pattern, right: Pattern, word: str) -> None:
    """A word is a mixture of two languages when it can be dealt out to them."""
    one, other = re.compile(expression(left)), re.compile(expression(right))
    pattern = algebra.interleave(left, right)
    for letter in word:
        pattern = algebra.after(pattern, Element(letter))

    assert algebra.nullable(pattern) == any(
        one.fullmatch(dealt(word, hand)) is not None
        and other.fullmatch(dealt(word, [not mine for mine in hand])) is not None
        for hand in product((True, False), repeat=len(word))
    )


def dealt(word: str, hand: Sequence[bool]) -> str:
    """Return the letters of *word* that *hand* holds."""
    return "".join(letter for letter, mine in zip(word, hand, strict=True) if mine)


def test_values() -> None:
    """A value is in a type, a closed list in an open one, and never the other way round."""
    closed = algebra.choice(Value("high"), Value("low"))

    assert algebra.included(closed, TOKEN)
    assert not algebra.included(TOKEN, closed)
    assert algebra.included(Tokens(algebra.one_or_more(closed)), Tokens(algebra.one_or_more(TOKEN)))
    assert not algebra.included(closed, Data("integer", frozenset()))
    assert algebra.included(Data("nonNegativeInteger", frozenset()), Data("decimal", frozenset()))
    assert algebra.included(Data("token", frozenset({("pattern", "a")})), TOKEN)
    assert not algebra.included(TOKEN, Data("token", frozenset({("pattern", "a")})))
    assert algebra.included(TOKEN, TEXT)


def test_attributes_stand_in_any_order() -> None:
    """An attribute is found wherever its group has it; one that is required is missed."""
    named, dated = algebra.Attribute("n", TEXT), algebra.Attribute("when", TEXT)
    pattern = algebra.group(named, Element("a"), algebra.optional(dated))
    given_both = algebra.after_attribute(algebra.after_attribute(pattern, "when", TEXT), "n", TEXT)

    assert algebra.without_attributes(given_both) == Element("a")
    assert algebra.without_attributes(pattern) == NOT_ALLOWED
