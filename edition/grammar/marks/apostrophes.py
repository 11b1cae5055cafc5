"""Own what is no quotation mark though it looks like one: apostrophes, years, inches."""

import re
from collections.abc import Iterable

from edition.grammar.evidence import evidence
from edition.grammar.tokens import MARK, Q_OPEN, STRAY, TEXT, Tokens
from edition.structs import Frozen

NO_NOUN = frozenset(
    {"for", "of", "in", "is", "are", "was", "were", "has", "have", "to", "by", "as"}
)
"""Words that no possessive stands before: the ‘shortcuts’ for it."""
CLOSING_SINGLES = ("’", "'")
NUMBER_GOES_ON = re.compile(r"[.,:/]\d|[%°]")
SINGLE = re.compile(r"[‘’'“”\"\n]")
CLOSES_PHRASE = re.compile(r"(\w)[’'](?!\w)")
POSSESSED = "sSzx"
"""Letters after which an apostrophe may stand for the s of a possessive."""
PHRASE = 60
"""Characters of a phrase in single marks that begins with a figure, at most."""
LOOK_AHEAD = 64
"""Tokens to look ahead for a closing mark, so that no text takes quadratic time."""
ATTACHED = 2
"""Letters that are written together with the next word, at most: an article, a preposition."""
DIALECT = 3
"""So many lost closing marks may be slips."""
STRONG_BEFORE = ".,;:!?…—–-)]”’\"'"


class Apostrophes(Frozen):
    """Tells apostrophes from marks in one block of *tokens*, from ``first`` to before ``last``."""

    tokens: Tokens
    first: int
    last: int

    def beside(self, index: int) -> tuple[str, str]:
        """Return the characters before and after a mark; a space at the edges of the block."""
        text = self.tokens.text
        start = self.tokens.starts[index]
        before = text[start - 1] if index > self.first else " "
        after = text[start + 1 : start + 2] if index + 1 < self.last else " "
        return before, after

    def begins_word(self, index: int) -> bool:
        """Tell the apostrophe of ’tis, ’em, ’20s from a mark."""
        text, start = self.tokens.text, self.tokens.starts[index] + 1
        word = _word_at(text, start)
        if word[:2].isdigit():
            return len(word) <= len("20s") and not self._quoted_number(start + len(word))
        quoted = text[start + len(word) : start + len(word) + 1] in CLOSING_SINGLES
        alone = quoted and not self._content_word(start + len(word) + 1)
        return word in self.tokens.profile.elided_start and not alone

    def possessive(self, index: int, before: str, after: str) -> bool:
        """Tell the apostrophe of ‘the sailors’ chapel is shut’ from a closing mark."""
        if not before.isalpha() or after not in " \n\xa0.,;:!?":
            return False
        start = self.tokens.starts[index]
        word = _word_before(self.tokens.text, start)
        elided = word in self.tokens.profile.elided_end or word.endswith("in")
        if self._on_both_sides(start, word):
            return True
        if not elided and _word_at(self.tokens.text, start + 2) in NO_NOUN:
            return False
        return (elided or before in POSSESSED) and self._surer_follows(index, after)

    def abbreviates(self, index: int) -> bool:
        """Tell the mark before the last letter of a word, as Hebrew abbreviations have it.

        What stands between a letter or two and a word opens: they are written together with it.
        """
        text, start = self.tokens.text, self.tokens.starts[index]
        word = _word_at(text, start + 1)
        before = _word_before(text, start)
        return bool(before and word) and (len(word) == 1 or len(before) > ATTACHED)

    def _on_both_sides(self, start: int, word: str) -> bool:
        """Tell fish ’n’ chips from a closing mark."""
        before = self.tokens.text[start - len(word) - 1 : start - len(word)]
        both = before in CLOSING_SINGLES and word in self.tokens.profile.elided_start
        return both and self._content_word(start + 1)

    def inches(self, index: int, after: str, *, waiting: bool) -> bool:
        """Tell 2" by 4" from a closing mark after a figure."""
        start = self.tokens.starts[index]
        another = self.tokens.text[start + 1 : start + 3] in {'."', ',"', ';"'}
        return not after.isalnum() and (another or not waiting)

    def _content_word(self, start: int) -> bool:
        """Tell whether a noun or the like comes after the space at *start*: rock ’n’ roll."""
        word = _word_at(self.tokens.text, start + 1)
        common = evidence(self.tokens.profile).function_words
        return self.tokens.text[start : start + 1].isspace() and bool(word) and word not in common

    def _quoted_number(self, after: int) -> bool:
        """Tell ‘34’, ‘00:22 …’, ‘10 miles’ from the year ’98; *after* is the end of the number.

        A single mark stands at once after it, or more figures; or the next mark, before any that
        opens, is no possessive: ‘10 miles off Paris’ or.
        """
        text = self.tokens.text
        if text[after : after + 1] in CLOSING_SINGLES or NUMBER_GOES_ON.match(text, after):
            return True
        next_mark = SINGLE.search(text, after, after + PHRASE)
        if not next_mark or next_mark[0] not in CLOSING_SINGLES:
            return False
        ends = CLOSES_PHRASE.match(text, next_mark.start() - 1)
        if not ends:
            return False
        return ends[1] not in POSSESSED or not self._content_word(ends.end())

    def _surer_follows(self, index: int, after: str) -> bool:
        """Tell whether a mark follows that closes more surely than this one."""
        tokens = self.tokens
        mark = tokens.texts[index]
        stops = "‘“”" if mark == "’" else '"“”'
        for later in range(index + 1, min(self.last, index + LOOK_AHEAD)):
            found = tokens.texts[later]
            if tokens.kinds[later] != MARK:
                continue
            if found != mark:
                if found in stops:
                    return False
                continue
            before, behind = self.beside(later)
            if before.isspace():
                if mark == "'" and behind.isalnum() and not self.begins_word(later):
                    return False
                continue
            if self._noun_follows(index) and before in "sS" and behind.isspace():
                return True
            if not (before in "sS" and behind.isspace()):
                return after in " \n\xa0" or before in STRONG_BEFORE
        return False

    def _noun_follows(self, index: int) -> bool:
        """Tell the dogs’ bones, a possessive, from ‘friends’ of the party."""
        text, start = self.tokens.text, self.tokens.starts[index] + 2
        word = _word_at(text, start)
        common = evidence(self.tokens.profile).function_words
        return text[start : start + 1].islower() and word not in common


def unmark_dialect(tokens: Tokens, openings: Iterable[list[int]]) -> None:
    """Let straight ' before words be apostrophes where hardly any closes: 'ow, 'ere, 'and.

    *openings* are lists of opening marks that nothing closes; the apostrophes are taken out.
    A book that quotes within ' loses one closing mark in a hundred, not every fourth.
    """
    found = list(openings)
    lost = sum(tokens.texts[index] == "'" for one in found for index in one)
    if lost <= DIALECT:
        return
    pairs = sum(
        opening >= 0 and tokens.texts[opening] == "'" and tokens.kinds[opening] == Q_OPEN
        for opening in tokens.partner
    )
    if lost * 4 <= pairs:
        return
    for one in found:
        elided = {
            index for index in one if tokens.texts[index] == "'" and tokens.kinds[index] == STRAY
        }
        for index in elided:
            tokens.kinds[index] = TEXT
        one[:] = [index for index in one if index not in elided]


def _word_at(text: str, start: int) -> str:
    end = start
    while end < len(text) and end < start + 12 and text[end].isalnum():
        end += 1
    return text[start:end].lower()


def _word_before(text: str, end: int) -> str:
    start = end
    while start > 0 and start > end - 12 and text[start - 1].isalnum():
        start -= 1
    return text[start:end].lower()
