"""Own the patterns made of patterns: choice, group, interleave, repetition."""

from collections.abc import Iterable

from edition.validation.relaxng.datatypes import Bindings
from edition.validation.relaxng.patterns import WILDCARD, Maker, Pattern


class Choice(Pattern):
    """One of several; always flat, without repeats, in the order of the schema."""

    __slots__ = ("_heads", "_index", "_parts")

    def __init__(self, make: Maker, number: int, parts: tuple[Pattern, ...]) -> None:
        """Want any of *parts*."""
        super().__init__(make, number, parts)
        self._parts = parts
        self._heads: frozenset[str] | None = None
        self._index: dict[str, list[Pattern]] = {}
        self.nullable = any(part.nullable for part in parts)

    def parts(self) -> tuple[Pattern, ...]:
        """Return the alternatives."""
        return self._parts

    def heads(self) -> frozenset[str]:
        """Return the names with which any alternative begins."""
        if self._heads is None:
            for part in self._parts:
                for name in part.heads():
                    self._index.setdefault(name, []).append(part)
            self._heads = frozenset(self._index)
        return self._heads

    def derive_element(self, name: str) -> Iterable[tuple[int, Pattern]]:
        """Ask only the alternatives that may begin with *name*."""
        self.heads()
        for part in self._index.get(name, ()):
            yield from part.steps(name)
        for part in self._index.get(WILDCARD, ()):
            yield from part.steps(name)

    def text(self) -> Pattern:
        """Keep the alternatives that allow words."""
        return self.make.choice(part.text() for part in self._parts)

    def data(self, value: str, bindings: Bindings) -> Pattern:
        """Keep the alternatives that allow *value*."""
        return self.make.choice(part.data(value, bindings) for part in self._parts)

    def attribute(self, name: str, value: str, bindings: Bindings) -> Pattern:
        """Keep the alternatives that allow the attribute."""
        return self.make.choice(part.attribute(name, value, bindings) for part in self._parts)

    def close(self) -> Pattern:
        """Drop the alternatives that still want an attribute."""
        if not self.holds_attributes:
            return self
        return self.make.choice(part.close() for part in self._parts)


class Group(Pattern):
    """``first``, then ``rest``; attributes in any order."""

    __slots__ = ("_heads", "first", "rest")

    def __init__(self, make: Maker, number: int, first: Pattern, rest: Pattern) -> None:
        """Want *first*, then *rest*."""
        super().__init__(make, number, (first, rest))
        self.first = first
        self.rest = rest
        self._heads: frozenset[str] | None = None
        self.nullable = first.nullable and rest.nullable

    def parts(self) -> tuple[Pattern, ...]:
        """Return both."""
        return self.first, self.rest

    def heads(self) -> frozenset[str]:
        """Return the names with which ``first`` begins, or ``rest`` when that may be empty."""
        if self._heads is None:
            rest = self.rest.heads() if self.first.nullable else frozenset()
            self._heads = self.first.heads() | rest
        return self._heads

    def derive_element(self, name: str) -> Iterable[tuple[int, Pattern]]:
        """Go on in ``first``, or in ``rest`` when ``first`` may be over."""
        for declaration, rest in self.first.steps(name):
            yield declaration, self.make.group(rest, self.rest)
        if self.first.nullable:
            yield from self.rest.steps(name)

    def text(self) -> Pattern:
        """Go on in ``first``, or in ``rest`` when ``first`` may be over."""
        inside = self.make.group(self.first.text(), self.rest)
        if not self.first.nullable:
            return inside
        return self.make.choice((inside, self.rest.text()))

    def data(self, value: str, bindings: Bindings) -> Pattern:
        """Go on in ``first``, or in ``rest`` when ``first`` may be over."""
        inside = self.make.group(self.first.data(value, bindings), self.rest)
        if not self.first.nullable:
            return inside
        return self.make.choice((inside, self.rest.data(value, bindings)))

    def attribute(self, name: str, value: str, bindings: Bindings) -> Pattern:
        """Take the attribute out of either part."""
        make = self.make
        first = make.group(self.first.attribute(name, value, bindings), self.rest)
        rest = make.group(self.first, self.rest.attribute(name, value, bindings))
        return make.choice((first, rest))

    def close(self) -> Pattern:
        """Close both parts."""
        if not self.holds_attributes:
            return self
        return self.make.group(self.first.close(), self.rest.close())


class Interleave(Pattern):
    """All of several, in any order and mixture; always flat."""

    __slots__ = ("_parts",)

    def __init__(self, make: Maker, number: int, parts: tuple[Pattern, ...]) -> None:
        """Want all of *parts*."""
        super().__init__(make, number, parts)
        self._parts = parts
        self.nullable = all(part.nullable for part in parts)

    def parts(self) -> tuple[Pattern, ...]:
        """Return what is mixed."""
        return self._parts

    def heads(self) -> frozenset[str]:
        """Return the names with which any part begins."""
        return frozenset().union(*(part.heads() for part in self._parts))

    def _with(self, index: int, changed: Pattern) -> Pattern:
        return self.make.interleave(
            changed if number == index else part for number, part in enumerate(self._parts)
        )

    def derive_element(self, name: str) -> Iterable[tuple[int, Pattern]]:
        """Go on in one part and keep the others."""
        for index, part in enumerate(self._parts):
            for declaration, rest in part.steps(name):
                yield declaration, self._with(index, rest)

    def text(self) -> Pattern:
        """Go on in one part and keep the others."""
        return self.make.choice(
            self._with(index, part.text()) for index, part in enumerate(self._parts)
        )

    def data(self, value: str, bindings: Bindings) -> Pattern:
        """Go on in one part and keep the others."""
        return self.make.choice(
            self._with(index, part.data(value, bindings)) for index, part in enumerate(self._parts)
        )

    def attribute(self, name: str, value: str, bindings: Bindings) -> Pattern:
        """Take the attribute out of one part and keep the others."""
        return self.make.choice(
            self._with(index, part.attribute(name, value, bindings))
            for index, part in enumerate(self._parts)
        )

    def close(self) -> Pattern:
        """Close all parts."""
        if not self.holds_attributes:
            return self
        return self.make.interleave(part.close() for part in self._parts)


class OneOrMore(Pattern):
    """``content``, once or again and again."""

    __slots__ = ("again", "content")

    def __init__(self, make: Maker, number: int, content: Pattern) -> None:
        """Want *content* at least once."""
        super().__init__(make, number, (content,))
        self.content = content
        self.nullable = content.nullable
        self.again = self if content.nullable else make.choice((self, make.empty))

    def parts(self) -> tuple[Pattern, ...]:
        """Return what may repeat."""
        return (self.content,)

    def heads(self) -> frozenset[str]:
        """Return the names with which the content begins."""
        return self.content.heads()

    def derive_element(self, name: str) -> Iterable[tuple[int, Pattern]]:
        """Finish this round; more rounds may follow."""
        for declaration, rest in self.content.steps(name):
            yield declaration, self.make.group(rest, self.again)

    def text(self) -> Pattern:
        """Finish this round; more rounds may follow."""
        return self.make.group(self.content.text(), self.again)

    def data(self, value: str, bindings: Bindings) -> Pattern:
        """Finish this round; more rounds may follow."""
        return self.make.group(self.content.data(value, bindings), self.again)

    def attribute(self, name: str, value: str, bindings: Bindings) -> Pattern:
        """Finish this round; more rounds may follow."""
        return self.make.group(self.content.attribute(name, value, bindings), self.again)

    def close(self) -> Pattern:
        """Close the content."""
        return self.make.one_or_more(self.content.close()) if self.holds_attributes else self
