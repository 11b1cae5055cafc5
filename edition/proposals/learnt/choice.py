"""Own the shape of a rule that a learnt judgement decides: two words, or two classes of words."""

from collections.abc import Callable, Mapping

from edition.proposals.learnt.surroundings import Surroundings
from edition.proposals.model import Rule
from edition.proposals.words.lexicon import Lexicon
from edition.structs import Frozen, field

Other = Callable[[str, Lexicon], str | None]
"""Returns the other word of the pair, in small letters, or None if the form is of no pair."""
Excuse = Callable[[Surroundings, int], bool]
"""Says whether what stands around a word, given by its index, excuses it."""
Own = Callable[[str, str, Lexicon], tuple[str, str, str, str, str]]
"""Tells of a pair what the slots ``form`` to ``ending`` hold; see ``surroundings``."""


class Pair(Frozen):
    """Two words, or the members of two classes, that may be taken for each other.

    ``name`` is that of the table, ``kind`` one of ``judgement.TEMPLATES``. ``second`` gives the
    second word for the first, ``first`` the first for the second. If there are words in ``behind``,
    the pair is only asked about right after one of them.
    """

    name: str
    kind: str
    second: Other
    first: Other
    words: tuple[str, str] | None = None
    """The two words, where they are given and no class."""
    own: Own = lambda _first, _second, _lexicon: ("",) * 5
    behind: frozenset[str] = frozenset()
    tags: int = 0
    """The first word can be one of these parts of speech; 0 if it may be any."""


class Choice(Frozen):
    """One direction of a pair: where the first word stands, is the second called for.

    ``reverse`` asks the other way round. ``least`` are the natural logarithms of the odds from
    which a proposal has low, medium and high certainty. The rule keeps silent beside ``after``
    and ``before`` (the words before and after the place), when one of ``excuses`` is among the
    few words before, and where ``excused`` says so.
    """

    rule: Rule
    pair: Pair
    least: tuple[float, float, float]
    reverse: bool = False
    after: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    excuses: frozenset[str] = frozenset()
    excused: Excuse = lambda _text, _index: False
    names: bool = True
    """Whether it speaks when a name follows at once."""
    attributes: bool = True
    """Whether it speaks before a participle and a noun, where either word may be right."""
    eased: Mapping[str, float] = field(default_factory=dict)
    """By how much lower odds are enough right after a word of such a group (``surroundings``):
    after *he* an adjective is hardly ever right, so that the little that is known will do."""

    def other(self, form: str, lexicon: Lexicon) -> str | None:
        """Return the word that may be called for where *form* (small letters) stands."""
        return (self.pair.first if self.reverse else self.pair.second)(form, lexicon)
