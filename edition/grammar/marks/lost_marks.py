"""Own what is asked of a book when one mark of a quotation is lost: what it quotes, and how."""

import re
from functools import cached_property

from edition.grammar.evidence import evidence
from edition.grammar.model import Block
from edition.grammar.structure.citations import SPEECH_SHARE, count_speeches
from edition.grammar.tokens import MAYBE_CALL, Tokens
from edition.patterns import rare
from edition.structs import Mutable, field

SENTENCE = rare(
    r"[.!?…](?:(?<!\.)|(?<=\w\w\w.)|(?<=\s[aeiou][a-z].)|(?<=\s[a-z][eouy].))"
    rf"{MAYBE_CALL}[\s\xa0]+(?=[^\W\d_a-z])"
)
"""The end of a sentence, up to where the next begins; the stop of Mr. or J. is none, that of it.
It begins with one class of characters, which ``re`` looks for at the speed of memory."""
NEW_SENTENCE = re.compile(r"\.[”’\"'»“]?[ \xa0\n]+[^\W\d_a-z]")
"""A full stop after which a sentence begins: no clause there reports the words before it."""
PHRASE_WORDS = 6
ARTICLED = 2
"""Words of a phrase, at least, before which an article or the like is left aside."""
PHRASE_LENGTH = 60
REACH = 600
"""Characters between a loose mark and the place of its lost partner, at most."""
SENTENCE_BEFORE = 120
"""Characters before a mark that may report what it opens, at most."""
LOOK_BACK = 200
"""Tokens to look back for a mark that opens around a loose one, so that no time is quadratic."""
COMMAS = ((",”", ',"', ",’"), ("”,", '",', "’,"))
"""A comma within the marks, and outside."""


class Habits(Mutable, dict=True):
    """What the sound quotations of a text tell of those that lost a mark."""

    tokens: Tokens
    blocks: list[Block]
    phrases: set[str] = field(default_factory=set)
    """The phrases that stand in marks, but those of such words as anything has."""

    def read(self) -> None:
        """Gather the phrases that stand in marks."""
        text, starts, texts = self.tokens.text, self.tokens.starts, self.tokens.texts
        quoted = {
            text[starts[opening] + len(texts[opening]) : starts[closing]]
            for opening, closing in self.tokens.partner.items()
            if 0 <= opening < closing <= opening + 4
            and starts[closing] - starts[opening] <= PHRASE_LENGTH
        }
        found = {self.phrase(words) for words in quoted if " " in words}
        common = self.function_words
        self.phrases = {phrase for phrase in found if not common.issuperset(phrase.split())}

    @cached_property
    def dialogue(self) -> bool:
        """Whether many blocks begin with speech."""
        return count_speeches(self.tokens, self.blocks) > SPEECH_SHARE * len(self.blocks)

    @property
    def function_words(self) -> frozenset[str]:
        """The words that any text has, in its language."""
        return evidence(self.tokens.profile).function_words

    def phrase(self, text: str) -> str:
        """Return the words of *text* as they are compared: an article before them tells nothing."""
        words = text.lower().strip(".,;:!?…—–- ").split()
        articled = len(words) > ARTICLED and words[0] in self.articles
        return " ".join(words[articled:])

    @cached_property
    def articles(self) -> frozenset[str]:
        """The words that stand before a noun, in the language of the text."""
        led = evidence(self.tokens.profile).before_word
        return frozenset(
            word for word, rows in led.items() if any(row.name == "determined" for row in rows)
        )

    @cached_property
    def commas_inside(self) -> bool:
        """Whether this book prints commas within the marks: “so it was,” (American)."""
        inside, outside = (sum(map(self.tokens.text.count, pair)) for pair in COMMAS)
        return inside > outside


def enclosed(tokens: Tokens, block: Block, index: int) -> bool:
    """Tell whether a pair of marks not far off holds the loose mark at *index*."""
    return tokens.enclosed(index, max(block.first, index - LOOK_BACK))


def reports(tokens: Tokens, text: str) -> bool:
    """Tell whether *text* ends in what reports words: he writes that."""
    words = text.rstrip(" \xa0\n,").split()
    if not words or words[-1] not in tokens.profile.conjunctions:
        return False
    return any(tokens.profile.verb.fullmatch(word.strip(",")) for word in words[:-1])
