"""Own the cutting of a text into words and what stands between them."""

import re
from bisect import bisect_right
from collections import Counter
from functools import cached_property
from itertools import accumulate

LETTER = r"[^\W\d_]"
WORD = re.compile(rf"({LETTER}[\u0300-\u036f]*(?:{LETTER}|[\u0300-\u036f])*(?:['’]{LETTER}+)*)")
"""A run of letters with combining marks; an apostrophe inside belongs to it, a hyphen does not."""


class Words:
    """The words of one text, and the gaps before, between and after them.

    ``gaps`` has one member more than ``forms``: ``gaps[i]`` stands before ``forms[i]``.
    ``starts[i]`` is the offset of ``forms[i]`` in the text.
    """

    def __init__(self, text: str) -> None:
        """Cut *text*; together, the pieces are the text again."""
        pieces = WORD.split(text)
        self.text = text
        self.forms = pieces[1::2]
        self.gaps = pieces[0::2]
        offsets = list(accumulate(map(len, pieces), initial=0))
        self.starts = offsets[1:-1:2]
        self.counts = Counter(self.forms)

    @cached_property
    def folded(self) -> list[str]:
        """The words in small letters."""
        return list(map(str.lower, self.forms))

    def __len__(self) -> int:
        """Count the words."""
        return len(self.forms)

    def end(self, index: int) -> int:
        """Return the offset after word *index*."""
        return self.starts[index] + len(self.forms[index])

    def at(self, offset: int) -> int:
        """Return the index of the last word that starts at or before *offset*, or -1."""
        return bisect_right(self.starts, offset) - 1

    def between(self, start: int, end: int) -> range:
        """Return the indices of the words that start from *start* to before *end*."""
        return range(bisect_right(self.starts, start - 1), bisect_right(self.starts, end - 1))
