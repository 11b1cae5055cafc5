"""Own the cutting of a text into words and what stands between them."""

import re
import sys
from array import array
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from itertools import accumulate, chain, compress, count, islice

LETTER = r"[^\W\d_]"
ACCENTS = "[\u0300-\u036f]"
WORD = re.compile(rf"({LETTER}+(?:(?:{ACCENTS}+|['’]){LETTER}+)*{ACCENTS}*)")
"""A run of letters with combining marks; an apostrophe inside belongs to it, a hyphen does not."""


SLICE = 1 << 18
"""Characters of a text that are cut into words at once."""


class Words:
    """The words of one text, and the gaps before, between and after them.

    ``gaps`` has one member more than ``forms``: ``gaps[i]`` stands before ``forms[i]``.
    ``starts[i]`` is the offset of ``forms[i]`` in the text. A book has few words, many times:
    equal forms are one string, and numbers stand in arrays, or it would not fit in memory.
    """

    def __init__(self, text: str) -> None:
        """Cut *text*; together, the pieces are the text again."""
        self.text = text
        self.forms: list[str] = []
        self.gaps = [""]
        for part in _slices(text):
            pieces = list(map(sys.intern, WORD.split(part)))
            self.forms += pieces[1::2]
            self.gaps[-1] += pieces[0]
            self.gaps += pieces[2::2]
        in_turn = chain.from_iterable(zip(self.gaps, self.forms, strict=False))
        self.starts = array("I", islice(accumulate(map(len, in_turn)), 0, None, 2))

    @cached_property
    def counts(self) -> dict[str, int]:
        """How often each form, as written, occurs."""
        return Counter(self.forms)

    @cached_property
    def folded(self) -> list[str]:
        """The words in small letters."""
        small = {form: form.lower() for form in set(self.forms)}
        return list(map(small.__getitem__, self.forms))

    def __len__(self) -> int:
        """Count the words."""
        return len(self.forms)

    def end(self, index: int) -> int:
        """Return the offset after word *index*."""
        return self.starts[index] + len(self.forms[index])

    @cached_property
    def places(self) -> Mapping[str, Sequence[int]]:
        """Each form, as written, with the indices of the words that have it."""
        found: defaultdict[str, array[int]] = defaultdict(partial(array, "I"))
        for index, form in enumerate(self.forms):
            found[form].append(index)
        found.default_factory = None
        return found

    def having(self, forms: Iterable[str]) -> list[int]:
        """Return the indices of the words that are one of *forms*, as written."""
        return sorted(index for form in set(forms) for index in self.places.get(form, ()))

    def after(self, gaps: Iterable[str]) -> list[int]:
        """Return the indices of the words before which one of *gaps* stands, and a word."""
        inner = islice(self.gaps, 1, len(self))
        return list(compress(count(1), map(frozenset(gaps).__contains__, inner)))

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
