"""Own the search of one text for many passages: however its lines are broken, and quickly.

A passage is looked for as it would be without any white space, in the text without any; where
that is found, the text itself is looked at. One search of a book of a megabyte takes a tenth of a
millisecond, so that thousands of decisions find their places in a second.
"""

import re
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate

from edition.structs import Frozen

WHITE_SPACE = re.compile(r"(\s+)")


class Passage(Frozen):
    """A reading between words; ``apart`` if white space stands before a reading that is empty."""

    before: tuple[str, ...]
    reading: str
    after: tuple[str, ...]
    apart: bool = False


class Searched:
    """One text, prepared for being searched."""

    def __init__(self, text: str) -> None:
        """Take *text*; nothing is prepared before it is asked for."""
        self.text = text
        self._standing: dict[str, Sequence[int]] = {}

    @cached_property
    def _bare(self) -> tuple[str, Sequence[int], Sequence[int]]:
        """The text without white space; where each word starts there, and where in the text."""
        pieces = WHITE_SPACE.split(self.text)
        words = pieces[::2]
        bare = array("I", accumulate(map(len, words[:-1]), initial=0))
        return "".join(words), bare, array("I", accumulate(map(len, pieces), initial=0))[::2]

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each run of characters without white space comes."""
        return Counter(self.text.split())

    def _offset(self, place: int) -> int:
        """Return where in the text the character is that has *place* without white space."""
        _, bare, starts = self._bare
        word = bisect_right(bare, place) - 1
        return starts[word] + place - bare[word]

    def exact(self, passage: Passage) -> list[int]:
        """Return where the reading of *passage* starts between just these words, in order."""
        reading = passage.reading
        if reading != reading.strip() or not (passage.before or reading):
            return self._matched(passage)
        bare, found = self._bare[0], []
        head = "".join(passage.before)
        wanted = "".join([head, *reading.split(), *passage.after])
        place = bare.find(wanted)
        while place >= 0:
            start = self._start(passage, place, place + len(head), place + len(wanted))
            if start is not None:
                found.append(start)
            place = bare.find(wanted, place + (1 if start is None else len(wanted)))
        return found

    def _start(self, passage: Passage, first: int, middle: int, last: int) -> int | None:
        """Return where the reading starts, if the white space of the text is as in *passage*.

        Without any, the passage begins at *first*, its reading at *middle*, and it ends at *last*.
        """
        text, begin, end = self.text, self._offset(first), self._offset(last - 1) + 1
        behind = self._offset(middle - 1) + 1 if middle > first else begin
        ahead = self._offset(middle) if passage.reading or middle < last else self._after(behind)
        start = ahead if passage.reading or passage.apart else behind
        stop = start + len(passage.reading)
        fits = (
            text.startswith(passage.reading, start)
            and (start > behind or not passage.apart)
            and text[begin:behind].split() == [*passage.before]
            and text[stop:end].split() == [*passage.after]
        )
        return start if fits else None

    def _after(self, offset: int) -> int:
        """Return where the white space ends that begins at *offset*."""
        rest = WHITE_SPACE.match(self.text, offset)
        return rest.end() if rest else offset

    def _matched(self, passage: Passage) -> list[int]:
        """Return the same for any passage, with an expression: slowly."""
        before = r"\s+".join(map(re.escape, passage.before))
        after = r"\s+".join(map(re.escape, passage.after))
        gap = r"\s*" if passage.reading else r"\s+" * passage.apart
        pattern = rf"{before}{gap}(?P<reading>{re.escape(passage.reading)})\s*{after}"
        return [match.start("reading") for match in re.finditer(pattern, self.text)]

    def standing(self, reading: str) -> Sequence[int]:
        """Return where *reading* stands as whole words, in the order of the text."""
        known = self._standing.get(reading)
        if known is None:
            known = self._standing[reading] = array("I", _standing(self.text, reading))
        return known

    def having(self, string: str) -> Iterator[int]:
        """Yield where *string* begins, within words too."""
        place = self.text.find(string)
        while place >= 0:
            yield place
            place = self.text.find(string, place + 1)


def _standing(text: str, reading: str) -> Iterator[int]:
    left, right = reading[:1].isalnum(), reading[-1:].isalnum()
    size, start = len(reading), text.find(reading)
    while start >= 0:
        end = start + size
        joined = (left and start and _is_of_word(text[start - 1])) or (
            right and _is_of_word(text[end : end + 1])
        )
        if not joined:
            yield start
        start = text.find(reading, start + 1 if joined else end)


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character == "_"


@lru_cache(1)
def searched(text: str) -> Searched:
    """Return *text* prepared for being searched; that of the last text is kept."""
    return Searched(text)
