"""Own rows of strings, many of them equal: each is a number, and a row is a string of numbers.

A book has few different words, many times. What is asked about a word is asked once for each
different one and kept in a list, at its number. A search for words is then a search of ``re`` in
a string with one character for each, ten times as fast as one in a list, in a fifth of the memory.
"""

import re
import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import overload

MOST = sys.maxunicode
"""The last number that is a character; all strings from this one on have it in common."""
FEW = 64
"""So many numbers are looked for as they are; more of them are first given one character."""
AGAIN = {distance: re.compile(rf"(?s)(.)(?=.{{{distance - 1}}}\1)") for distance in (1, 2)}
"""A character that comes again, at once or after one other."""
WANTED, OTHER = "\1", "\0"


class Row(Sequence[str]):
    """Strings in a row.

    ``codes`` has one character for each of them, that of its number in ``strings``. If there
    are more strings than characters, ``further`` has the numbers of those, by their index.
    """

    def __init__(
        self, codes: str, strings: Sequence[str], further: Mapping[int, int] | None = None
    ) -> None:
        """Take *strings*, each of them different, in the order of *codes* and *further*."""
        self.codes = codes
        self.strings = strings
        self._further = further or {}

    def __len__(self) -> int:
        """Count the strings, each time that they come."""
        return len(self.codes)

    @overload
    def __getitem__(self, index: int) -> str: ...

    @overload
    def __getitem__(self, index: slice) -> list[str]: ...

    def __getitem__(self, index: int | slice) -> str | list[str]:
        """Return a string of the row, or a list of several."""
        if isinstance(index, slice):
            return list(map(self.strings.__getitem__, self.numbers(index)))
        number = ord(self.codes[index])
        return self.strings[number if number < MOST else self._number(index)]

    def __iter__(self) -> Iterator[str]:
        """Yield the strings."""
        return map(self.strings.__getitem__, self.numbers())

    def numbers(self, part: slice = slice(None)) -> Iterable[int]:
        """Return the numbers of the strings in *part*."""
        if self._further:
            return map(self._number, range(*part.indices(len(self))))
        return map(ord, self.codes[part])

    def _number(self, index: int) -> int:
        return self._further.get(index % len(self), ord(self.codes[index]))

    @cached_property
    def counts(self) -> dict[str, int]:
        """How often each string comes, in the order in which they first come."""
        counts = Counter(self.numbers() if self._further else self.codes)
        named = range(len(self.strings)) if self._further else map(chr, range(len(self.strings)))
        return dict(zip(self.strings, map(counts.__getitem__, named), strict=True))

    @cached_property
    def _by_string(self) -> dict[str, int]:
        return {string: number for number, string in enumerate(self.strings)}

    def having(self, wanted: Iterable[str]) -> list[int]:
        """Return the indices of the strings that are one of *wanted*."""
        known = self._by_string
        return self.where({known[string] for string in wanted if string in known})

    def where(self, wanted: Collection[int]) -> list[int]:
        """Return the indices of the strings that have one of the numbers *wanted*."""
        if self._further:
            return [index for index, number in enumerate(self.numbers()) if number in wanted]
        if not wanted:
            return []
        if len(wanted) <= FEW:
            pattern, codes = f"[{re.escape(''.join(map(chr, sorted(wanted))))}]", self.codes
        else:
            chars = [OTHER] * len(self.strings)
            for number in wanted:
                chars[number] = WANTED
            pattern, codes = WANTED, self.written(chars)
        return [match.start() for match in re.finditer(pattern, codes)]

    def written(self, characters: Sequence[str]) -> str:
        """Return a string with the one of *characters* for each string, found by its number."""
        if self._further:
            return "".join(map(characters.__getitem__, self.numbers()))
        return self.codes.translate("".join(characters))  # faster for a string than for a list

    def mapped(self, function: Callable[[str], str]) -> "Row":
        """Return the row of what *function* makes of each string."""
        numbering = Numbering()
        numbering.add(list(map(function, self.strings)))
        made = numbering.row()
        if self._further:
            numbering = Numbering()
            numbering.add(list(map(function, self)))
            return numbering.row()
        return Row(self.written(made.codes), made.strings)

    def again(self, distance: int) -> list[int]:
        """Return the indices of the strings that come again *distance* later, 1 or 2."""
        found = (match.start() for match in AGAIN[distance].finditer(self.codes))
        return [index for index in found if self[index] == self[index + distance]]


class Numbering(dict[str, str]):
    """Makes a row: gives each different string a number, in the order in which they come."""

    def __init__(self) -> None:
        """Begin an empty row."""
        self._strings: list[str] = []
        self._codes: list[str] = []
        self._above: dict[str, int] = {}
        self._further: dict[int, int] = {}
        self._length = 0

    def __missing__(self, string: str) -> str:
        number = len(self._strings)
        self._strings.append(string)
        if number >= MOST:
            self._above[string] = number
        return self.setdefault(string, chr(min(number, MOST)))

    def add(self, strings: Sequence[str]) -> None:
        """Put *strings* at the end of the row."""
        self._codes.append("".join(map(self.__getitem__, strings)))
        if self._above:
            above = ((index, self._above.get(string)) for index, string in enumerate(strings))
            start = self._length
            self._further.update({start + i: number for i, number in above if number is not None})
        self._length += len(strings)

    def row(self) -> Row:
        """Return the row."""
        return Row("".join(self._codes), self._strings, self._further)
