"""Own what every layer looks at: the text, its words, its vocabulary, what else is known."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cached_property

from edition.grammar.model import Certainty
from edition.proposals import english
from edition.proposals.dialect import Dialect, Span
from edition.proposals.evidence import Evidence
from edition.proposals.learnt.surroundings import Surroundings
from edition.proposals.model import Foreign, Proposal, Rule
from edition.proposals.packs import Pack
from edition.proposals.words.vocabulary import Vocabulary
from edition.proposals.words.words import Words
from edition.structs import Frozen

CONVENTION, SHARE = 4, 0.05
"""Done more often than this, and in this share of its places, a thing is done on purpose."""
OLDER = {"en": english.OLDER}
"""Words of each language that only its older form has."""
TAGGED = frozenset(("en",))
"""The languages whose words' parts of speech are known."""
OLDER_SHARE = 0.004
"""How many of its own words make a text an older one: two or three on a page."""
BESIDE = 50
"""How far around such a word what stands there is of its time."""
MARKS = ",;:?!"
GLUE = frozenset("\u00ad@/#=\\<>&{}_|~$%^+0123456789")
"""Beside these a form is part of something longer, or a name for a machine."""
DOTS = frozenset((".", ":", "***"))
"""So are two that nothing but these divides, as in ``menu.lst``."""
BRACKETS = frozenset("[]")
CALL = re.compile(r"\(\d*\)")
"""What follows the name of a command or of a function: ``csh(1)``, ``main()``."""
STOPS = (". ", ".\n")
STOPPED = re.compile(r"\b([a-z]{2,})\.[ \n][a-z]")
SHORT_QUOTATION = re.compile(r"[“‘«\"]([^“”‘’«»\"\n]{2,60}?)[.,;:!?]?[”’»\"]")


class Context(Frozen, dict=True):
    """One text, prepared for the layers.

    ``silent`` are passages in another language, in the order of the text, without overlap;
    ``quotations`` the offsets of what stands between quotation marks.
    """

    text: str
    words: Words
    vocabulary: Vocabulary
    silent: tuple[Foreign, ...] = ()
    quotations: tuple[Span, ...] = ()

    @property
    def pack(self) -> Pack:
        """The conventions of the text's language."""
        return self.vocabulary.pack

    @cached_property
    def evidence(self) -> Evidence:
        """What the text itself says about its forms."""
        return Evidence(self.words, self.vocabulary)

    @cached_property
    def surroundings(self) -> Surroundings | None:
        """What stands around each word, if the parts of speech of the language are known."""
        lexicon = self.vocabulary.lexicon
        if lexicon is None or self.pack.language not in TAGGED:
            return None
        return Surroundings(self.words, lexicon)

    @cached_property
    def dialect(self) -> Dialect:
        """Where dialect is heard, and what is spoken at all."""
        return Dialect(self.words, self.quotations)

    @cached_property
    def foreign(self) -> frozenset[int]:
        """The words that stand in a foreign passage, by their index."""
        return frozenset(
            index
            for passage in self.silent
            for index in self.words.between(passage.start, passage.end)
        )

    def is_part(self, index: int) -> bool:
        """Say whether word *index* is written together with something, as in addresses and code."""
        words, codes = self.words, self.words.gaps.codes
        if codes[index] in self._loose and codes[index + 1] in self._loose:
            return False
        before, after = words.gaps[index], words.gaps[index + 1]
        if "-\n" in before[-2:] + " " + after[:2]:
            return True
        if not GLUE.isdisjoint((before[-1:], after[:1])) or CALL.match(after):
            return True
        if before in BRACKETS or after in BRACKETS:
            return True
        if before in DOTS and index:
            return words.forms[index].islower()
        return after in DOTS and "".join(words.forms[index + 1 : index + 2]).islower()

    @cached_property
    def _loose(self) -> frozenset[str]:
        """The gaps, by their characters, that make no word beside them a part of something."""
        gaps = self.words.gaps
        return gaps.codes_of(
            gap
            for gap in gaps.strings
            if GLUE.isdisjoint((gap[:1], gap[-1:]))
            and gap not in DOTS | BRACKETS
            and "-\n" not in (gap[:2], gap[-2:])
            and not CALL.match(gap)
        )

    @cached_property
    def repeated_pairs(self) -> Counter[str]:
        """How often each word follows itself."""
        forms = self.words.folded
        return Counter(map(forms.__getitem__, forms.again(1)))

    @cached_property
    def hyphened(self) -> Counter[tuple[str, str]]:
        """How often each two words are joined by a hyphen, in small letters."""
        folded = self.words.folded
        return Counter((folded[i - 1], folded[i]) for i in self.words.after(("-",)))

    @cached_property
    def stopped(self) -> Counter[str]:
        """How often a full stop and then a small letter follow each word: abbreviations."""
        starts = self.words.starts
        places = [(starts[index - 1], starts[index] + 1) for index in self.words.after(STOPS)]
        found = [STOPPED.search(self.text, *place) for place in places]
        return Counter(match[1] for match in found if match)

    @cached_property
    def spaces_marks(self) -> bool:
        """Whether the text has spaces before its punctuation marks on purpose."""
        spaced = sum(self.text.count(f" {mark}") for mark in MARKS)
        return spaced > CONVENTION and spaced > SHARE * sum(map(self.text.count, MARKS))

    @cached_property
    def spaces_brackets(self) -> bool:
        """Whether the text has spaces inside its brackets on purpose."""
        spaced = self.text.count("( ") + self.text.count(" )")
        return spaced > CONVENTION and spaced > SHARE * self.text.count("(")

    def is_older(self, index: int) -> bool:
        """Say whether word *index* is in an older form of the language, whose grammar is another.

        A text that only quotes its Bible is not; where it does so, what is near is.
        """
        signs, own = self._older
        if own > OLDER_SHARE * len(self.words):
            return True
        return bisect_left(signs, index - BESIDE) < bisect_right(signs, index + BESIDE)

    @cached_property
    def _older(self) -> tuple[list[int], int]:
        """The words that only the older form has, and how many are not between marks."""
        found = self.words.having(OLDER.get(self.pack.language, frozenset()))
        starts, spoken = self.words.starts, self.dialect.spoken
        return sorted(found), sum(not spoken(starts[index]) for index in found)

    @cached_property
    def quoted(self) -> frozenset[str]:
        """The few words that somewhere stand between quotation marks of their own."""
        return frozenset(SHORT_QUOTATION.findall(self.text))

    def propose(
        self, rule: Rule, span: tuple[int, int], correction: str | None, reason: str,
        certainty: Certainty | None = None,
    ) -> Proposal:  # fmt: skip
        """Return a proposal of *rule* for the characters of *span*."""
        start, end = span
        sic = self.text[start:end]
        return Proposal(start, end, sic, correction, certainty or rule.certainty, rule.name, reason)
