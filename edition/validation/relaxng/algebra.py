"""Own the making of patterns: simplified as they are made, and equal ones only once."""

from collections.abc import Callable, Iterable
from itertools import count

from edition.validation.relaxng.operators import Choice, Group, Interleave, OneOrMore
from edition.validation.relaxng.patterns import Empty, ListOf, NotAllowed, Pattern, Text


class Algebra:
    """Make patterns, simplified as they are made, and equal ones only once."""

    def __init__(self) -> None:
        """Begin with the three patterns that every schema has."""
        self._known: dict[tuple[object, ...], Pattern] = {}
        self._numbers = count(3)
        self.empty: Pattern = Empty(self, 0)
        self.not_allowed: Pattern = NotAllowed(self, 1)
        self.any_text: Pattern = Text(self, 2)

    def choice(self, parts: Iterable[Pattern]) -> Pattern:
        """Return the choice of *parts*."""
        flat: dict[Pattern, None] = {}
        for part in parts:
            flat.update(dict.fromkeys(part.parts() if isinstance(part, Choice) else (part,)))
        flat.pop(self.not_allowed, None)
        if self.empty in flat and any(part.nullable for part in flat if part is not self.empty):
            del flat[self.empty]
        if len(flat) <= 1:
            return next(iter(flat), self.not_allowed)
        key = ("choice", frozenset(flat))
        return self._known.get(key) or self._keep(
            key, Choice(self, next(self._numbers), tuple(flat))
        )

    def group(self, first: Pattern, rest: Pattern) -> Pattern:
        """Return *first* followed by *rest*."""
        if first is self.not_allowed or rest is self.not_allowed:
            return self.not_allowed
        if first is self.empty:
            return rest
        if rest is self.empty or (first is self.any_text and self._absorbs_text(rest)):
            return first if rest is self.empty else rest
        if isinstance(first, Group):
            return self.group(first.first, self.group(first.rest, rest))
        key = ("group", first, rest)
        return self._known.get(key) or self._keep(
            key, Group(self, next(self._numbers), first, rest)
        )

    def _absorbs_text(self, pattern: Pattern) -> bool:
        """Whether words before *pattern* change nothing, as it may begin with words itself."""
        return isinstance(pattern, OneOrMore) and self.any_text in pattern.content.parts()

    def interleave(self, parts: Iterable[Pattern]) -> Pattern:
        """Return *parts* in any mixture."""
        flat: list[Pattern] = []
        for part in parts:
            flat += part.parts() if isinstance(part, Interleave) else (part,)
        if self.not_allowed in flat:
            return self.not_allowed
        flat = sorted((part for part in flat if part is not self.empty), key=_by_number)
        if len(flat) <= 1:
            return flat[0] if flat else self.empty
        key = ("interleave", *flat)
        return self._known.get(key) or self._keep(
            key, Interleave(self, next(self._numbers), tuple(flat))
        )

    def one_or_more(self, content: Pattern) -> Pattern:
        """Return *content*, repeated."""
        if content in (self.empty, self.not_allowed) or isinstance(content, OneOrMore):
            return content
        key = ("more", content)
        return self._known.get(key) or self._keep(
            key, OneOrMore(self, next(self._numbers), content)
        )

    def list_of(self, content: Pattern) -> Pattern:
        """Return a list whose words match *content*."""
        key = ("list", content)
        return self._known.get(key) or self._keep(key, ListOf(self, next(self._numbers), content))

    def leaf(
        self, key: tuple[object, ...], kind: Callable[..., Pattern], *details: object
    ) -> Pattern:
        """Return the leaf of *kind* with *details*, known under *key*."""
        return self._known.get(key) or self._keep(key, kind(self, next(self._numbers), *details))

    def _keep(self, key: tuple[object, ...], pattern: Pattern) -> Pattern:
        return self._known.setdefault(key, pattern)


def _by_number(pattern: Pattern) -> int:
    return pattern.number
