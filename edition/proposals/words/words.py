"""Own the cutting of a text into words and what stands between them."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate, islice

from edition.proposals.words.abbreviations import without_abbreviations
from edition.proposals.words.row import Numbering, Row

LETTER = r"[^\W\d_]"
ACCENTS = "[\u0300-\u036f]"
WORD = re.compile(
    rf"({LETTER}[a-z]*"  # nearly all letters are of these, which are found much faster
    rf"(?:(?=[^ ,.\n]){LETTER}*"
    rf"(?:(?=['’\u0300-\u036f])(?:(?:{ACCENTS}+|['’]){LETTER}+)*{ACCENTS}*)?)?)"
)
"""A run of letters with combining marks; an apostrophe inside belongs to it, a hyphen does not."""


SLICE = 1 << 16
"""Characters of a text that are cut into words at once."""


class Words:
    """The words of one text, and the gaps before, between and after them.

    ``gaps`` has one member more than ``forms``: ``gaps[i]`` stands before ``forms[i]``.
    ``starts[i]`` is the offset of ``forms[i]`` in the text.
    """

    def __init__(self, text: str) -> None:
        """Cut *text*; together, the pieces are the text again."""
        self.text = text
        self.starts = array("I")
        forms, gaps = Numbering(), Numbering()
        offset, gap = 0, ""
        for part in _slices(text):
            pieces = WORD.split(part)
            self.starts.extend(islice(accumulate(map(len, pieces), initial=offset), 1, None, 2))
            self.starts.pop()  # of the end of the part
            forms.add(pieces[1::2])
            pieces[0] = gap + pieces[0]
            gap = pieces.pop()
            gaps.add(pieces[::2])
            offset += len(part)
        gaps.add([gap])
        self.forms: Row = forms.row()
        self.gaps: Row = gaps.row()

    @property
    def counts(self) -> dict[str, int]:
        """How often each form, as written, occurs."""
        return self.forms.counts

    @cached_property
    def pauses(self) -> Row:
        """The gaps as a sentence has them: a stop after *Mr* or an initial is none."""
        return without_abbreviations(self.forms, self.gaps)

    @cached_property
    def folded(self) -> Row:
        """The words in small letters."""
        return self.forms.mapped(str.lower)

    @cached_property
    def plain(self) -> list[str]:
        """The forms in small letters with a straight apostrophe, each at its number."""
        return [form.lower().replace("’", "'") for form in self.forms.strings]

    def __len__(self) -> int:
        """Count the words."""
        return len(self.starts)

    def end(self, index: int) -> int:
        """Return the offset after word *index*."""
        return self.starts[index] + len(self.forms[index])

    def having(self, forms: Iterable[str]) -> list[int]:
        """Return the indices of the words that are one of *forms*, as written."""
        return self.forms.having(forms)

    def after(self, gaps: Iterable[str]) -> list[int]:
        """Return the indices of the words before which one of *gaps* stands, and a word."""
        return [index for index in self.gaps.find(gaps) if 0 < index < len(self)]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the offsets from word *first* to the end of word *last*."""
        return self.starts[first], self.end(last)

    def at(self, offset: int) -> int:
        """Return the index of the last word that starts at or before *offset*, or -1."""
        return bisect_right(self.starts, offset) - 1

    def between(self, start: int, end: int) -> range:
        """Return the indices of the words that start from *start* to before *end*."""
        return range(bisect_right(self.starts, start - 1), bisect_right(self.starts, end - 1))


def _slices(text: str) -> Iterator[str]:
    """Cut *text* into slices that end with a space, or where it ends."""
    start = 0
    while start < len(text):
        end = text.find(" ", start + SLICE) + 1 or len(text)
        yield text[start:end]
        start = end
