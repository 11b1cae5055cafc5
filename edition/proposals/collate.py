"""Own the comparison with a second copy: the places where two copies of a text differ.

The copies are aligned at runs of words that occur once in each (patience diff), and only what
lies between two such runs is aligned word by word, so that the time grows with the length of
the text and not with its square.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum

import lazy_loader

from edition.proposals.model import Settings
from edition.proposals.packs import pack
from edition.proposals.words.lexicon import Standing
from edition.proposals.words.vocabulary import Vocabulary
from edition.structs import Frozen, replace

rapidfuzz = lazy_loader.load("rapidfuzz")

TOKEN = re.compile(r"\w+|[^\w\s]")
SHAPES = str.maketrans("“”„«»‘’‚‹›–—―‐‑", "\"\"\"\"\"'''''-----")
"""Marks that two editions of one text may print each in its own shape."""
RUNS = (5, 3, 1)
"""The lengths of the runs that anchor the alignment, tried in this order."""
LONGEST_SLIP = 6
"""Differences of more words are a revision, not a slip."""
MARGIN = 80
"""The characters beside a line in which its indentation is looked for."""
HEADS = 3
"""A line that only one copy has, oftener than this, belongs to its pages."""
NUMBER = re.compile(r"[0-9]+|\b[ivxlc]+\b")
ALIKE = 0.5
"""From this likeness on, one word may have been misread for the other."""


class Side(StrEnum):
    """Which copy seems to be wrong."""

    SOURCE = "source"
    OTHER = "other"
    EITHER = "either"
    REVISED = "revised"
    """Neither: the wording was changed."""
    PAGE = "page"
    """Neither: one copy has a running head or a page number there."""


class Difference(Frozen):
    """One place where two copies differ.

    ``start`` and ``end`` are offsets in the source, ``other_start`` and ``other_end`` in the
    other copy; equal ones mean that nothing stands there. ``reason`` says why ``wrong`` is
    the side that seems wrong.
    """

    start: int
    end: int
    reading: str
    other_start: int
    other_end: int
    other_reading: str
    wrong: Side
    reason: str


class _Copy(Frozen):
    """A copy as tokens: what is compared, and where each begins and ends."""

    text: str
    keys: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the offsets of tokens *first* to before *last*; of none, a point between."""
        if first < last:
            return self.starts[first], self.ends[last - 1]
        point = self.ends[first - 1] if first else 0
        return point, point


def against(
    text: str, other: str, language: str = "en", settings: Settings | None = None
) -> tuple[Difference, ...]:
    """Return where *other*, a second copy, differs from *text*, in the order of the text.

    The shapes of quotation marks and dashes, and how lines are broken, do not count.

    Raises:
        EditionError: P030 the hunspell dictionary of the *settings* cannot be read.
    """
    copies = _copy(text), _copy(other)
    vocabulary = Vocabulary(pack(language), settings or Settings())
    bounds = 0, len(copies[0].keys), 0, len(copies[1].keys)
    blocks = _joined(_unequal(*copies, bounds, RUNS))
    return tuple(_paged([_difference(*copies, block, vocabulary) for block in blocks], *copies))


def _copy(text: str) -> _Copy:
    matches = list(TOKEN.finditer(text))
    keys = [
        (" " if text[match.start() - 1 : match.start()].isspace() else "")
        + match[0].translate(SHAPES)
        for match in matches
    ]
    return _Copy(
        text, keys, [match.start() for match in matches], [match.end() for match in matches]
    )


_Block = tuple[int, int, int, int]
"""Tokens first to before last of the one copy, and of the other."""


def _unequal(one: _Copy, two: _Copy, bounds: _Block, runs: Sequence[int]) -> Iterator[_Block]:
    """Yield the blocks within *bounds* that differ."""
    first, last, other_first, other_last = _trimmed(one, two, bounds)
    if first == last and other_first == other_last:
        return
    if first == last or other_first == other_last:
        yield first, last, other_first, other_last
        return
    if not runs:
        yield from _word_by_word(one, two, (first, last, other_first, other_last))
        return
    here, there = first, other_first
    size = runs[0]
    for anchor, other_anchor in _anchors(one, two, (first, last, other_first, other_last), size):
        if anchor < here or other_anchor < there:
            continue
        yield from _unequal(one, two, (here, anchor, there, other_anchor), runs[1:])
        here, there = anchor + size, other_anchor + size
    yield from _unequal(one, two, (here, last, there, other_last), runs[1:])


def _trimmed(one: _Copy, two: _Copy, bounds: _Block) -> _Block:
    """Leave out what is equal at either end."""
    first, last, other_first, other_last = bounds
    while first < last and other_first < other_last and one.keys[first] == two.keys[other_first]:
        first, other_first = first + 1, other_first + 1
    while (
        first < last and other_first < other_last and one.keys[last - 1] == two.keys[other_last - 1]
    ):
        last, other_last = last - 1, other_last - 1
    return first, last, other_first, other_last


def _anchors(one: _Copy, two: _Copy, bounds: _Block, size: int) -> list[tuple[int, int]]:
    """Return the runs of *size* tokens that occur once on each side, in an order both have."""
    here = _once(one, bounds[0], bounds[1], size)
    there = _once(two, bounds[2], bounds[3], size)
    pairs = [(place, there[run]) for run, place in here.items() if run in there]
    return _increasing(sorted(pairs))


def _once(copy: _Copy, first: int, last: int, size: int) -> dict[tuple[str, ...], int]:
    found: dict[tuple[str, ...], int] = {}
    repeated = set()
    for place in range(first, last - size + 1):
        run = tuple(copy.keys[place : place + size])
        if run in found:
            repeated.add(run)
        found[run] = place
    for run in repeated:
        del found[run]
    return found


def _increasing(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest selection of *pairs* whose second members increase too."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (_, second) in enumerate(pairs):
        length = bisect_left(tails, second)
        before.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [second]
        ends[length : length + 1] = [index]
    chosen = []
    index = ends[-1] if ends else -1
    while index >= 0:
        chosen.append(pairs[index])
        index = before[index]
    return chosen[::-1]


def _word_by_word(one: _Copy, two: _Copy, bounds: _Block) -> Iterator[_Block]:
    first, last, other_first, other_last = bounds
    steps = rapidfuzz.distance.Levenshtein.opcodes(
        one.keys[first:last], two.keys[other_first:other_last]
    )
    for step in steps:
        if step.tag != "equal":
            yield (
                first + step.src_start,
                first + step.src_end,
                other_first + step.dest_start,
                other_first + step.dest_end,
            )


def _joined(blocks: Iterator[_Block]) -> Iterator[_Block]:
    """Join blocks that touch: one difference, cut in two by the alignment."""
    former: _Block | None = None
    for block in blocks:
        if former and former[1] == block[0] and former[3] == block[2]:
            former = former[0], block[1], former[2], block[3]
            continue
        if former:
            yield former
        former = block
    if former:
        yield former


def _difference(one: _Copy, two: _Copy, block: _Block, vocabulary: Vocabulary) -> Difference:
    start, end = one.span(block[0], block[1])
    other_start, other_end = two.span(block[2], block[3])
    here = [key.strip() for key in one.keys[block[0] : block[1]]]
    there = [key.strip() for key in two.keys[block[2] : block[3]]]
    if _repeats(one, block[0], block[1]) and not there:
        wrong, reason = Side.SOURCE, "the words stand twice here, once in the other copy"
    elif _repeats(two, block[2], block[3]) and not here:
        wrong, reason = Side.OTHER, "the words stand twice in the other copy, once here"
    else:
        wrong, reason = _judge(here, there, vocabulary)
    reading, other_reading = one.text[start:end], two.text[other_start:other_end]
    return Difference(start, end, reading, other_start, other_end, other_reading, wrong, reason)


def _paged(found: Sequence[Difference], one: _Copy, two: _Copy) -> Iterator[Difference]:
    """Tell apart what stands in one copy only, on lines of its own, again and again."""
    heads = [_head(each, one, two) for each in found]
    often = Counter(heads)
    reason = "one copy has a running head or a page number here"
    for each, head in zip(found, heads, strict=True):
        paged = head is not None and often[head] > HEADS
        yield replace(each, wrong=Side.PAGE, reason=reason) if paged else each


def _head(difference: Difference, one: _Copy, two: _Copy) -> str | None:
    """Return the words of a line that only one copy has, numbers aside."""
    if not difference.reading:
        text, start, end = two.text, difference.other_start, difference.other_end
    elif not difference.other_reading:
        text, start, end = one.text, difference.start, difference.end
    else:
        return None
    before, after = (
        text[max(0, start - MARGIN) : start].rstrip(" ")[-1:],
        text[end : end + MARGIN].lstrip(" ")[:1],
    )
    alone = before in {"", "\n"} and after in {"", "\n", "\r"}
    return NUMBER.sub("", text[start:end]) if alone else None


def _judge(here: list[str], there: list[str], vocabulary: Vocabulary) -> tuple[Side, str]:
    """Say which of two readings seems wrong, and why."""
    if max(len(here), len(there)) > LONGEST_SLIP:
        return Side.REVISED, "the wording differs"
    match _unknown(vocabulary, here), _unknown(vocabulary, there):
        case True, False:
            return Side.SOURCE, "no list of words has this reading, but has the other copy's"
        case False, True:
            return Side.OTHER, "no list of words has the other copy's reading, but has this one"
    if not here or not there:
        return Side.EITHER, "something is missing in one of the copies"
    likeness = rapidfuzz.distance.Levenshtein.normalized_similarity(" ".join(here), " ".join(there))
    if likeness >= ALIKE:
        return Side.EITHER, "one reading may be a slip for the other"
    return Side.REVISED, "the wording differs"


def _repeats(copy: _Copy, first: int, last: int) -> bool:
    """Say whether tokens *first* to before *last* repeat those before or after them."""
    size = last - first
    run = [key.strip() for key in copy.keys[first:last]]
    around = (copy.keys[max(0, first - size) : first], copy.keys[last : last + size])
    return bool(run) and any([key.strip() for key in near] == run for near in around)


def _unknown(vocabulary: Vocabulary, words: list[str]) -> bool:
    return any(
        word.isalpha() and len(word) > 1 and vocabulary.standing(word) >= Standing.ATTESTED
        for word in words
    )
