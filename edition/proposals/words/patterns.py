"""Own patterns over words: the text as cells, and what is written in a pattern.

Each word becomes one character that stands for all it can be, each gap one for what stands in
it. A pattern is then tried only where its rarest word stands.

A pattern is written token by token:

    ``this|that``        one of these words, in any case
    ``<plural>``         a word that is this; ``<plural&!third>``: this and not that
    ``!than|<noun>``     any word but these
    ``[…]``              the word that the rule corrects
    ``…?``               may be absent
    ``^``                the sentence or clause begins here
    ``,``                a comma stands here
    ``.``                the sentence or clause ends here
    ``$``                the same, or a comma

Between two tokens stands nothing but a space or a line end.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from itertools import chain, product

from edition.proposals.words.lexicon import Lexicon
from edition.proposals.words.speech import Feature
from edition.proposals.words.speech import features as features_of
from edition.proposals.words.words import Words
from edition.structs import Frozen

PRIVATE = 0xE000
"""Cells of words are numbered from the private use area, so that they never meet a gap's."""
SPACE, COMMA, BREAK, PARAGRAPH, HYPHEN, MARK = " ,.\n-*"
GAPS = {
    "": frozenset(SPACE),
    "^": frozenset((BREAK, PARAGRAPH)),
    ",": frozenset(COMMA),
    ".": frozenset((BREAK, PARAGRAPH)),
    "$": frozenset((COMMA, BREAK, PARAGRAPH)),
}
NAMED = Feature.SUDDEN | Feature.COMPARATIVE
"""What is told of a name besides."""
NOTHING: frozenset[str] = frozenset()
MARGIN = "\0" * 16
"""Matches nothing; a pattern that runs over the end of the text, or its beginning, meets it."""
ANY_GAP = frozenset((SPACE, COMMA, BREAK, PARAGRAPH, HYPHEN, MARK))


Reading = tuple[str, int]
"""One form as a pattern sees it: the word if some pattern names it, and its features."""


class Step(Frozen):
    """One token of a pattern: the gaps that may stand before it, the cells it accepts."""

    gaps: frozenset[str]
    cells: frozenset[str]
    optional: bool
    target: bool


class Found(Frozen):
    """A match: the words from ``start`` to before ``end``, and the one to correct."""

    start: int
    end: int
    target: int


class Way(Frozen):
    """One way to match a pattern, with or without what may be absent.

    ``order`` has the numbers of the steps, that of the rarest first; ``last`` the gaps that may
    stand after the last; ``target`` is the number of the step to correct.
    """

    steps: Sequence[Step]
    order: Sequence[int]
    last: frozenset[str]
    target: int

    @property
    def anchor(self) -> frozenset[str]:
        """The cells of the rarest step."""
        return self.steps[self.order[0]].cells


class Cells:
    """A text as cells: gap, word, gap, word, …, gap. Word *i* is cell 2 *i* + 1."""

    def __init__(self, words: Words, lexicon: Lexicon, patterns: Iterable[str]) -> None:
        """Read *words*, to be searched for *patterns*."""
        patterns = tuple(patterns)
        self._lexicon = lexicon
        self._literals = literals(patterns)
        self._classes: dict[str, frozenset[str]] = {}
        readings = self._readings(words)
        self._codes: dict[Reading, str] = {
            reading: chr(number) for number, reading in enumerate(dict.fromkeys(readings), PRIVATE)
        }
        codes = list(map(self._codes.__getitem__, readings))
        gaps = [_gap(gap) for gap in words.pauses.strings]
        self._words = words.forms.written(codes) + MARGIN
        self._gaps = PARAGRAPH + words.pauses.written(gaps)[1:-1] + PARAGRAPH + MARGIN
        self._filed: defaultdict[str, list[Sequence[int]]] = defaultdict(list)
        for code, places in zip(codes, words.forms.places, strict=True):
            self._filed[code].append(places)
        self._counts = {code: sum(map(len, places)) for code, places in self._filed.items()}
        self._ways = {pattern: list(self._ways_of(pattern)) for pattern in patterns}

    def _readings(self, words: Words) -> list[Reading]:
        """Return how the patterns see each form of *words*."""
        literals, lexicon, name = self._literals, self._lexicon, Feature.NAME
        features = [features_of(small, lexicon) for small in words.plain]
        return [
            (small, known)
            if small in literals
            else ("", known if form == small else name | known & NAMED)
            for form, small, known in zip(words.forms.strings, words.plain, features, strict=True)
        ]

    def search(self, pattern: str) -> list[Found]:
        """Return what matches *pattern*, in the order of the text; the longest, of several."""
        found: dict[int, Found] = {}
        for way in self._ways[pattern]:
            for start in self._starts(way):
                end, target = start + len(way.steps), start + way.target
                found.setdefault(start, Found(start, end, target))
        return [found[start] for start in sorted(found)]

    def _ways_of(self, pattern: str) -> Iterator[Way]:
        steps, last = self._steps(pattern)
        for variant in _variants(steps):
            if all(step.cells for step in variant):
                target = next(i for i, step in enumerate(variant) if step.target)
                rarity = [sum(map(self._counts.__getitem__, step.cells)) for step in variant]
                order = sorted(range(len(variant)), key=rarity.__getitem__)
                yield Way(variant, order, last, target)

    def _starts(self, way: Way) -> list[int]:
        """Return the words at which all steps match: where the rarest does, less what fails."""
        steps, last, anchor = way.steps, way.last, way.order[0]
        words, gaps = self._words, self._gaps
        filed = chain.from_iterable(map(self._filed.__getitem__, way.anchor))
        starts = [index - anchor for index in chain.from_iterable(filed)]
        if last is not ANY_GAP:
            starts = [start for start in starts if gaps[start + len(steps)] in last]
        for number in way.order:
            cells, before = steps[number].cells, steps[number].gaps
            if number != anchor:
                starts = [start for start in starts if words[start + number] in cells]
            if before is not ANY_GAP:
                starts = [start for start in starts if gaps[start + number] in before]
        return starts

    def _steps(self, pattern: str) -> tuple[list[Step], frozenset[str]]:
        """Return the steps of *pattern*, and the gaps that may stand after the last."""
        steps: list[Step] = []
        gap: str | None = None
        for token in pattern.split():
            if token in GAPS:
                gap = token
                continue
            gaps = GAPS[gap or ""] if steps or gap else ANY_GAP
            optional, target = token.endswith("?"), token.startswith("[")
            steps.append(Step(gaps, self._cells(token.strip("[]?")), optional, target))
            gap = None
        return steps, GAPS[gap] if gap else ANY_GAP

    def _cells(self, token: str) -> frozenset[str]:
        wanted = frozenset[str]().union(*map(self._class, token.removeprefix("!").split("|")))
        return frozenset(self._codes.values()) - wanted if token.startswith("!") else wanted

    def _class(self, atom: str) -> frozenset[str]:
        if not atom.startswith("<"):
            return self._named.get(atom, NOTHING)
        if atom not in self._classes:
            wanted, unwanted = _features(atom)
            self._classes[atom] = frozenset(
                code
                for (_, features), code in self._codes.items()
                if features & wanted == wanted and not features & unwanted
            )
        return self._classes[atom]

    @cached_property
    def _named(self) -> dict[str, frozenset[str]]:
        return {literal: frozenset(code) for (literal, _), code in self._codes.items() if literal}

    def is_any(self, first: int, last: int, feature: Feature) -> bool:
        """Say whether one of the words *first* to before *last* can be *feature*."""
        return not self._class(f"<{feature.name.lower()}>").isdisjoint(self._words[first:last])


def literals(patterns: Iterable[str]) -> frozenset[str]:
    """Return the words that *patterns* name."""
    tokens = (token.strip("[]?!") for pattern in patterns for token in pattern.split())
    return frozenset(
        atom for token in tokens for atom in token.split("|") if atom.replace("'", "").isalpha()
    )


def _variants(steps: Sequence[Step]) -> list[list[Step]]:
    """Return the steps with and without each optional one, the longest first.

    A step that follows an omitted one has its own gap before it, and the first step of a
    variant any gap that the first of the pattern may have.
    """
    choices = [(True, False) if step.optional else (True,) for step in steps]
    return [
        [step for step, kept in zip(steps, choice, strict=True) if kept]
        for choice in product(*choices)
    ]


@cache
def _features(atom: str) -> tuple[int, int]:
    """Return the features that a word of the class *atom* has, and those that it has not."""
    wanted = unwanted = 0
    for name in atom.strip("<>").split("&"):
        if name.startswith("!"):
            unwanted |= Feature[name[1:].upper()].value
        else:
            wanted |= Feature[name.upper()].value
    return wanted, unwanted


def _gap(gap: str) -> str:
    bare = gap.strip(" \r\n\t\u00a0")
    if gap.count("\n") > 1 and re.search(r"\n[ \t\r]*\n", gap):
        return PARAGRAPH
    if not bare:
        return SPACE
    if re.search(r"[.!?…:;]", bare):
        return BREAK
    if bare == ",":
        return COMMA
    return HYPHEN if bare == "-" else MARK
