"""Own where dialect is heard: passages whose grammar and spelling are those of speech.

What a person says in a novel, *I weren't* or *them boys*, is no slip. The text itself tells where:
by forms that print has only in speech, by words that an apostrophe cuts short, by *we was*. Two of
these near a place within quotation marks are enough; outside of them there must be several more.
Where such signs are common all through what is said, or told, all of it is heard so.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from edition.proposals.english.dialect import MISMATCHES, SPOKEN, UNSPOKEN
from edition.proposals.words.words import Words

NEAR, FAR = 60, 150
"""How many words on either side count within quotation marks, and outside of them."""
SPEECH, TALE = 2, 5
"""How many signs must be so near, in speech and in a tale."""
COMMON = 1 / 300
"""The share of signs among the words of a text from which they are common there."""
APOSTROPHES = "'’"
Span = tuple[int, int]


class Dialect:
    """The signs of dialect in one text."""

    def __init__(self, words: Words, quotations: Iterable[Span]) -> None:
        """Look for them in *words*; *quotations* are the offsets of what is spoken or quoted."""
        self._words = words
        self._spans = list(_outermost(quotations))
        self._signs: dict[bool, list[int]] = {True: [], False: []}
        for sign in _signs(words):
            self._signs[self.spoken(words.starts[sign])].append(sign)
        self._common = self._where_common()

    def _where_common(self) -> dict[bool, bool]:
        """Say whether signs are common in what is spoken, and in what is not."""
        spoken = sum(len(self._words.between(*span)) for span in self._spans)
        sizes = {True: spoken, False: len(self._words) - spoken}
        return {
            where: len(signs) >= TALE and len(signs) > COMMON * sizes[where]
            for where, signs in self._signs.items()
        }

    def heard(self, offset: int) -> bool:
        """Say whether dialect is heard where *offset* is."""
        spoken = self.spoken(offset)
        if self._common[spoken]:
            return True
        signs, index = self._signs[spoken], self._words.at(offset)
        reach, least = (NEAR, SPEECH) if spoken else (FAR, TALE)
        return bisect_right(signs, index + reach) - bisect_left(signs, index - reach) >= least

    def spoken(self, offset: int) -> bool:
        """Say whether what is at *offset* stands between quotation marks."""
        place = bisect_right(self._spans, (offset, len(self._words.text)))
        return place > 0 and offset < self._spans[place - 1][1]


def _outermost(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans that are in no other, in the order of the text."""
    end = 0
    for span in sorted(spans, key=lambda each: (each[0], -each[1])):
        if span[1] > end:
            yield span
            end = span[1]


def _signs(words: Words) -> Iterator[int]:
    """Yield the indices of the words that are signs of dialect, in the order of the text."""
    forms = zip(words.forms.strings, words.plain, strict=True)
    suspicious = {form for form, plain in forms if plain in SPOKEN}
    found = set(words.having(suspicious))
    found.update(_cut_short(words))
    found.update(_mismatched(words))
    yield from sorted(found)


def _cut_short(words: Words) -> Iterator[int]:
    """Yield the words whose last letters an apostrophe stands for: *goin’*, *an’*."""
    ends = {gap for gap in words.gaps.strings if gap[:1] in APOSTROPHES and gap[1:].isspace()}
    for after in words.after(ends):
        form = words.folded[after - 1]
        if form in UNSPOKEN or (form.endswith("in") and len(form) > len("sin")):
            yield after - 1


def _mismatched(words: Words) -> Iterator[int]:
    """Yield the subjects with a verb after them that only dialect has: *we was*, *he don’t*."""
    codes, forms, gaps = words.forms.codes, words.forms, words.gaps
    subjects = {
        form: verbs
        for subject, verbs in MISMATCHES.items()
        for form in (subject, subject.capitalize())
    }
    verbs = frozenset[str]().union(*subjects.values())
    pairs = zip(words.forms.strings, words.plain, strict=True)
    dialectal = words.forms.codes_of(form for form, plain in pairs if plain in verbs)
    for index in words.having(subjects):
        if codes[index + 1 : index + 2] in dialectal and gaps[index + 1] == " ":
            after = words.plain[ord(codes[index + 1])]
            if after in subjects[forms[index]]:
                yield index
