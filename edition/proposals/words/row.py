"""Own rows of strings, many of them equal: each is a number, and a row is a string of numbers.

A book has few different words, many times. What is asked about a word is asked once for each
different one and kept in a list, at its number. A search for words is then one for characters, ten
times as fast as in a list of strings, in a fifth of the memory.
"""

import re
import sys
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import overload

MOST = sys.maxunicode
"""So many strings are told apart, more than any book has; there are no more characters."""
FURTHER = "\0"
"""Stands for every string beyond those: nothing is known of it."""
ENCODING = f"utf-32-{sys.byteorder[0]}e"
"""Writes each character as its number, as the machine has numbers."""
FEW = 8
"""So many numbers are looked for one by one."""
AGAIN = {distance: re.compile(rf"(?s)(.)(?=.{{{distance - 1}}}\1)") for distance in (1, 2)}
"""A character that comes again, at once or after one other."""
WANTED, OTHER = "\1", "\0"
FOUND = re.compile(WANTED)


class Row(Sequence[str]):
    """Strings in a row.

    ``codes`` has one character for each of them, its number in ``strings``; ``code_of`` tells the
    character of each string.
    """

    def __init__(self, codes: str, code_of: Mapping[str, str]) -> None:
        """Take the character of each string, in the order of these characters."""
        self.codes = codes
        self.code_of = code_of
        self.strings = list(code_of)

    def __len__(self) -> int:
        """Count the strings, each time that they come."""
        return len(self.codes)

    @overload
    def __getitem__(self, index: int) -> str: ...

    @overload
    def __getitem__(self, index: slice) -> list[str]: ...

    def __getitem__(self, index: int | slice) -> str | list[str]:
        """Return a string of the row, or a list of several."""
        if type(index) is slice:
            return list(map(self.strings.__getitem__, map(ord, self.codes[index])))
        return self.strings[ord(self.codes[index])]

    def __iter__(self) -> Iterator[str]:
        """Yield the strings."""
        return map(self.strings.__getitem__, map(ord, self.codes))

    @cached_property
    def places(self) -> "list[array[int]]":
        """The indices at which each string stands, found by its number."""
        places = [array("I") for _ in self.strings]
        for index, number in enumerate(self.numbers()):
            places[number].append(index)
        return places

    @cached_property
    def counts(self) -> dict[str, int]:
        """How often each string comes, in the order in which they first come."""
        return dict(zip(self.strings, map(len, self.places), strict=True))

    def numbers(self) -> memoryview:
        """Return the number of each string; found far faster than by ``ord``."""
        return memoryview(self.codes.encode(ENCODING, "surrogatepass")).cast("I")

    def codes_of(self, wanted: Iterable[str]) -> frozenset[str]:
        """Return the characters of those of *wanted* that are in the row."""
        codes = self.code_of
        return frozenset([codes[string] for string in wanted if string in codes])

    def having(self, wanted: Iterable[str]) -> list[int]:
        """Return the indices of the strings that are one of *wanted*."""
        places = self.places
        return sorted(chain.from_iterable([places[ord(code)] for code in self.codes_of(wanted)]))

    def find(self, wanted: Iterable[str]) -> list[int]:
        """Return the same for a row that is asked so seldom that it is better searched."""
        codes = self.codes_of(wanted)
        if len(codes) <= FEW:
            return sorted(index for code in codes for index in self._found(code))
        return [match.start() for match in FOUND.finditer(self.marked(codes))]

    def marked(self, wanted: Iterable[str]) -> str:
        """Return the row with ``WANTED`` for the characters *wanted*, and ``OTHER`` for others."""
        characters = [OTHER] * len(self.strings)
        for code in wanted:
            characters[ord(code)] = WANTED
        return self.written(characters)

    def _found(self, code: str) -> Iterator[int]:
        index = self.codes.find(code)
        while index >= 0:
            yield index
            index = self.codes.find(code, index + 1)

    def written(self, characters: Iterable[str]) -> str:
        """Return the row with one of *characters* for each string, found by its number."""
        return self.codes.translate("".join(characters))  # faster for a string than for a list

    def mapped(self, function: Callable[[str], str]) -> "Row":
        """Return the row of what *function* makes of each string."""
        return _Mapped(self, list(map(function, self.strings)))

    def again(self, distance: int) -> list[int]:
        """Return the indices of the strings that come again *distance* later, 1 or 2."""
        return [match.start() for match in AGAIN[distance].finditer(self.codes)]


class _Mapped(Row):
    """A row made of another one; where its strings stand is known from that."""

    def __init__(self, row: Row, strings: Iterable[str]) -> None:
        """Take of *strings* one for each string of *row*, found by its number."""
        numbering = Numbering()
        self._row = row
        self._codes = [numbering[string] for string in strings]
        super().__init__(row.written(self._codes), dict(numbering))

    @cached_property
    def places(self) -> "list[array[int]]":
        """The indices at which each string stands, in no order."""
        places = [array("I") for _ in self.strings]
        for code, indices in zip(self._codes, self._row.places, strict=True):
            places[ord(code)].extend(indices)
        return places


class Numbering(dict[str, str]):
    """Makes a row: gives each different string a number, in the order in which they come."""

    def __init__(self) -> None:
        """Begin an empty row."""
        self._parts: list[str] = []

    def __missing__(self, string: str) -> str:
        if len(self) == MOST:
            return chr(MOST)
        code = self[string] = chr(len(self))
        return code

    def add(self, strings: Iterable[str]) -> None:
        """Put *strings* at the end of the row."""
        self._parts.append("".join(map(self.__getitem__, strings)))

    def row(self) -> Row:
        """Return the row."""
        further = {FURTHER: chr(MOST)} if len(self) == MOST else {}
        return Row("".join(self._parts), {**self, **further})
