"""Own what is no quotation mark though it looks like one: apostrophes, years, inches."""

from collections.abc import Iterator

from edition.grammar.evidence import evidence
from edition.grammar.marks.lost_marks import SENTENCE
from edition.grammar.tokens import MARK, Tokens
from edition.patterns import rare
from edition.structs import Frozen

NO_NOUN = frozenset(
    {"for", "of", "in", "is", "are", "was", "were", "has", "have", "to", "by", "as"}
)
"""Words that no possessive stands before: the ‘shortcuts’ for it."""
CLOSING_SINGLES = ("’", "'")
NUMBER_GOES_ON = rare(r"[.,:/]\d|[%°]")
DECADE = rare(r"[’']s\b")
SINGLE = rare(r"[‘’'“”\"\n]")
CLOSES_PHRASE = rare(r"(\w)[’'](?!\w)")
POSSESSED = "sSzx"
"""Letters after which an apostrophe may stand for the s of a possessive."""
PHRASE = 60
"""Characters of a phrase in single marks that begins with a figure, at most."""
STOPS = ".,;:!?…—"
DASHES = "—–-"
SPEECH_LED = (".", ",", ";", ":", "!", "?", "—", "-")
"""What stands before speech, rather than before a phrase."""
LONG_PHRASE = 100
LOOK_AHEAD = 64
"""Tokens to look ahead for a closing mark, so that no text takes quadratic time."""
ATTACHED = 2
"""Letters that are written together with the next word, at most: an article, a preposition."""
LEADS = "“„(["
"""After one of these a mark opens, or begins a word: “’Tis so.”"""
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

    def stands_for_letter(self, index: int) -> bool:
        """Tell the sign of a letter that a typewriter has not: d['e]j`a, [s']."""
        text, start = self.tokens.text, self.tokens.starts[index]
        if text[start - 1 : start] == "[":
            return text[start + 2 : start + 3] == "]" and text[start + 1].isalpha()
        return text[start + 1 : start + 2] == "]" and text[start - 2 : start - 1] == "["

    def begins_word(self, index: int) -> bool:
        """Tell the apostrophe of ’tis, ’em, ’20s from a mark."""
        text, start = self.tokens.text, self.tokens.starts[index] + 1
        word = _word_at(text, start)
        if word[:2].isdigit():
            return word[2:] in {"", "s"} and not self._quoted_number(start + len(word))
        end = start + len(word)
        quoted = text[end : end + 1] in CLOSING_SINGLES and not text[end + 1 : end + 2].isalnum()
        alone = quoted and not self._content_word(start + len(word) + 1)
        return word in self.tokens.profile.elided_start and not alone

    def may_elide(self, index: int) -> bool:
        """Tell a word that is one without its apostrophe, too: ’most all, but ‘most unfair’."""
        text, start = self.tokens.text, self.tokens.starts[index] + 1
        return _word_at(text, start) in self.tokens.profile.elided_whole

    def may_be_elided(self, index: int) -> bool:
        """Tell whether the word before a mark may end with an apostrophe: o’, goin’, dogs’."""
        word = _word_before(self.tokens.text, self.tokens.starts[index])
        return self._elided(word) or word[-1:] in POSSESSED

    def possessive(self, index: int, opening: int, *, within: bool) -> bool:
        """Tell the apostrophe of ‘the sailors’ chapel is shut’ from a closing mark.

        *opening* waits for it, *within* double marks or not.
        """
        before, after = self.beside(index)
        if not before.isalpha() or after not in " \n\xa0.,;:!?":
            return False
        start = self.tokens.starts[index]
        word = _word_before(self.tokens.text, start)
        if self._on_both_sides(start, word):
            return True
        if not self._elided(word) and _word_at(self.tokens.text, start + 2) in NO_NOUN:
            return False
        if self.may_be_elided(index) and self._surer_follows(index, after, within=within):
            return True
        return after.isspace() and self._goes_on(index, opening, within=within)

    def _goes_on(self, index: int, opening: int, *, within: bool) -> bool:
        """Tell whether speech goes on after a word without pause: ‘He kep’ me out.’.

        It is closed after a stop further on; or the next block opens it again, and more than a
        phrase was said.
        """
        text, start, end = self.tokens.text, self.tokens.end(opening), self.tokens.starts[index]
        if self._speech(opening, end) and self._stopped_follows(index, within=within):
            return True
        long = end - start > LONG_PHRASE or SENTENCE.search(text, start, end)
        return bool(long and self._noun_follows(index) and self._opened_again(opening))

    def _speech(self, opening: int, end: int) -> bool:
        """Tell speech from a phrase, of which nobody says more: the ‘house of cards’ burns."""
        text, start = self.tokens.text, self.tokens.starts[opening]
        led = opening == self.first or text[max(0, start - 2) : start].rstrip()[-1:] in SPEECH_LED
        return end - start > PHRASE or (led and not text[start + 1].islower())

    def _opened_again(self, opening: int) -> bool:
        """Tell whether the block after this one begins with the same mark."""
        texts, after = self.tokens.texts, self.last + 1
        if after < len(texts) and texts[after].isspace():
            after += 1
        return after < len(texts) and texts[after] == texts[opening]

    def _elided(self, word: str) -> bool:
        return word in self.tokens.profile.elided_end or word.endswith("in")

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
        """Tell ‘34’, ‘00:22 …’, ‘10 miles’ from ’98 and ’90’s; *after* is the end of the number.

        A single mark stands at once after it, or more figures; or the next mark, before any that
        opens, is no possessive: ‘10 miles off Paris’ or.
        """
        text = self.tokens.text
        if DECADE.match(text, after):
            return False
        if text[after : after + 1] in CLOSING_SINGLES or NUMBER_GOES_ON.match(text, after):
            return True
        next_mark = SINGLE.search(text, after, after + PHRASE)
        if not next_mark or next_mark[0] not in CLOSING_SINGLES:
            return False
        ends = CLOSES_PHRASE.match(text, next_mark.start() - 1)
        if not ends:
            return False
        return ends[1] not in POSSESSED or not self._content_word(ends.end())

    def _surer_follows(self, index: int, after: str, *, within: bool) -> bool:
        """Tell whether a mark follows that closes more surely than this one."""
        for before, behind in self._later(index, within=within):
            if self._noun_follows(index) and before in "sS" and behind.isspace():
                return True
            if not (before in "sS" and behind.isspace()):
                return after in " \n\xa0" or before in STRONG_BEFORE
        return False

    def _stopped_follows(self, index: int, *, within: bool) -> bool:
        """Tell whether a mark follows that closes after a stop."""
        return any(
            before in STOPS and not behind.isalnum()
            for before, behind in self._later(index, within=within)
        )

    def _later(self, index: int, *, within: bool) -> Iterator[tuple[str, str]]:
        """Yield what stands before and after each mark that may close instead of this one.

        None does after the next opening mark, nor, *within* double marks, after one of these.
        """
        tokens = self.tokens
        mark = tokens.texts[index]
        stops = ("‘" if mark == "’" else "`") + ('"“”' if within else "")
        for later in range(index + 1, min(self.last, index + LOOK_AHEAD)):
            if tokens.kinds[later] != MARK:
                continue
            if tokens.texts[later] == mark:
                before, behind = self.beside(later)
                opens = (before.isspace() or before in DASHES) and behind.isalnum()
                if not (opens or before.isspace() or before in LEADS):
                    yield before, behind
                elif opens and mark == "'" and not self.begins_word(later):
                    return
            elif tokens.texts[later] in stops:
                return

    def _noun_follows(self, index: int) -> bool:
        """Tell the dogs’ bones, a possessive, from ‘friends’ of the party."""
        text, start = self.tokens.text, self.tokens.starts[index] + 2
        word = _word_at(text, start)
        common = evidence(self.tokens.profile).function_words
        return text[start : start + 1].islower() and word not in common


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
