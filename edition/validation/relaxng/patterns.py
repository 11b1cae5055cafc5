"""Own patterns and their derivatives: what may still come, after what has been read.

A pattern is one node of a simplified RELAX NG schema, or what remains of one. Patterns are
made only by ``algebra.Algebra``, which gives equal patterns the same object; that is what lets a
derivative be computed once and looked up ever after. The method is Brzozowski's, as James
Clark's "An algorithm for RELAX NG validation" applies it, with one change: a child element
is not derived inside its parent's pattern but beside it (see ``automaton``), so that the
number of different patterns does not grow with the depth of a document.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeAlias

from edition.validation.relaxng.datatypes import Bindings, Datatype
from edition.validation.relaxng.names import NameClass, contains, is_open, listed

WORD = re.compile(r"[^ \t\r\n]+")
"""What XML white space divides; other spaces, such as U+00A0, are part of a word."""

WILDCARD = "*"
"""Stands among ``heads`` for a name class that cannot be listed; never a real name."""

Steps: TypeAlias = "tuple[tuple[int, Pattern], ...]"
"""What one child element may be: the number of its declaration, and what may follow it."""


class Maker(Protocol):
    """Makes patterns, simplified as they are made, and equal ones only once."""

    empty: "Pattern"
    not_allowed: "Pattern"

    def choice(self, parts: "Iterable[Pattern]") -> "Pattern":
        """Return the choice of *parts*."""

    def group(self, first: "Pattern", rest: "Pattern") -> "Pattern":
        """Return *first* followed by *rest*."""

    def interleave(self, parts: "Iterable[Pattern]") -> "Pattern":
        """Return *parts* in any mixture."""

    def one_or_more(self, content: "Pattern") -> "Pattern":
        """Return *content*, repeated."""


class Pattern:
    """What may come: nothing, by default; each kind of pattern says what it adds.

    ``nullable``: all that must come has come. ``holds_data``: the text that comes next must
    be seen whole, for a datatype. ``holds_attributes``, ``holds_content``: attributes, or
    anything but attributes, may still come.
    """

    __slots__ = (
        "_steps",
        "holds_attributes",
        "holds_content",
        "holds_data",
        "make",
        "nullable",
        "number",
    )

    def __init__(self, make: Maker, number: int, parts: Sequence["Pattern"] = ()) -> None:
        """Belong to *make* under *number*; what the pattern holds follows from *parts*."""
        self.make = make
        self.number = number
        self.nullable = False
        self.holds_attributes: bool = any(part.holds_attributes for part in parts)
        self.holds_content: bool = any(part.holds_content for part in parts)
        self.holds_data: bool = any(part.holds_data for part in parts)
        self._steps: dict[str, Steps] = {}

    def parts(self) -> "tuple[Pattern, ...]":
        """Return the patterns that this one is made of, in the order of the schema."""
        return ()

    def heads(self) -> frozenset[str]:
        """Return the names of the elements that may come next; WILDCARD stands for any."""
        return frozenset()

    def steps(self, name: str) -> Steps:
        """Return every way in which an element called *name* may come next."""
        found = self._steps.get(name)
        if found is None:
            found = self._steps[name] = tuple(dict.fromkeys(self.derive_element(name)))
        return found

    def derive_element(self, name: str) -> "Iterable[tuple[int, Pattern]]":
        """Compute ``steps``, which remembers them."""
        return ()

    def text(self) -> "Pattern":
        """Return what may follow when words come, ignoring datatypes."""
        return self.make.not_allowed

    def data(self, value: str, bindings: Bindings) -> "Pattern":
        """Return what may follow when *value*, the whole text of the place, comes."""
        return self.text() if value.strip(" \t\r\n") else self

    def attribute(self, name: str, value: str, bindings: Bindings) -> "Pattern":
        """Return what may follow when the attribute comes."""
        return self.make.not_allowed

    def close(self) -> "Pattern":
        """Return what remains when no further attribute comes."""
        return self


class Empty(Pattern):
    """Nothing need come."""

    __slots__ = ()

    def __init__(self, make: Maker, number: int) -> None:
        """Be complete from the start."""
        super().__init__(make, number)
        self.nullable = True


class NotAllowed(Pattern):
    """Nothing that comes can make this right."""

    __slots__ = ()


class Text(Pattern):
    """Any words, any number of times."""

    __slots__ = ()

    def __init__(self, make: Maker, number: int) -> None:
        """Be complete from the start: words may be none."""
        super().__init__(make, number)
        self.nullable = True
        self.holds_content = True

    def text(self) -> Pattern:
        """Stay: more words may come."""
        return self

    def data(self, value: str, bindings: Bindings) -> Pattern:
        """Stay: any words will do."""
        return self


class Data(Pattern):
    """Words that a datatype allows, less those that ``exception`` matches."""

    __slots__ = ("datatype", "exception")

    def __init__(
        self, make: Maker, number: int, datatype: Datatype, exception: Pattern | None
    ) -> None:
        """Want text that *datatype* allows and *exception* does not match."""
        super().__init__(make, number)
        self.datatype = datatype
        self.exception = exception
        self.holds_content = self.holds_data = True

    def data(self, value: str, bindings: Bindings) -> Pattern:
        """Be complete when the datatype allows *value*."""
        if not self.datatype.allows(value, bindings):
            return self.make.not_allowed
        if self.exception and matches(self.exception, value, bindings):
            return self.make.not_allowed
        return self.make.empty


class Value(Pattern):
    """One value, written in any way that its datatype holds to be equal."""

    __slots__ = ("datatype", "value")

    def __init__(self, make: Maker, number: int, datatype: Datatype, value: str) -> None:
        """Want text that *datatype* holds to be the same as *value*."""
        super().__init__(make, number)
        self.datatype = datatype
        self.value = value
        self.holds_content = self.holds_data = True

    def data(self, value: str, bindings: Bindings) -> Pattern:
        """Be complete when *value* equals the one that is wanted."""
        same = self.datatype.equal(self.value, value, bindings)
        return self.make.empty if same else self.make.not_allowed


class ListOf(Pattern):
    """Words divided by white space, each matched by the next part of ``content``."""

    __slots__ = ("content",)

    def __init__(self, make: Maker, number: int, content: Pattern) -> None:
        """Want text whose words match *content* in turn."""
        super().__init__(make, number)
        self.content = content
        self.holds_content = self.holds_data = True

    def parts(self) -> tuple[Pattern, ...]:
        """Return the pattern of the words."""
        return (self.content,)

    def data(self, value: str, bindings: Bindings) -> Pattern:
        """Be complete when every word finds its place and none is wanting."""
        rest = self.content
        for word in WORD.findall(value):
            rest = rest.data(word, bindings)
        return self.make.empty if rest.nullable else self.make.not_allowed


class Attribute(Pattern):
    """One attribute, whose value ``content`` matches."""

    __slots__ = ("content", "names")

    def __init__(self, make: Maker, number: int, names: NameClass, content: Pattern) -> None:
        """Want an attribute out of *names* whose value *content* matches."""
        super().__init__(make, number)
        self.names = names
        self.content = content
        self.holds_attributes = True

    def attribute(self, name: str, value: str, bindings: Bindings) -> Pattern:
        """Be complete when name and value are the ones that are wanted."""
        fits = contains(self.names, name) and matches(self.content, value, bindings)
        return self.make.empty if fits else self.make.not_allowed

    def close(self) -> Pattern:
        """Fail: the attribute did not come."""
        return self.make.not_allowed


class Element(Pattern):
    """One child element, whose inside the declaration ``declaration`` describes."""

    __slots__ = ("declaration", "names")

    def __init__(self, make: Maker, number: int, names: NameClass, declaration: int) -> None:
        """Want an element out of *names*."""
        super().__init__(make, number)
        self.names = names
        self.declaration = declaration
        self.holds_content = True

    def heads(self) -> frozenset[str]:
        """Return the names of this element."""
        names = frozenset(listed(self.names))
        return names | {WILDCARD} if is_open(self.names) else names

    def derive_element(self, name: str) -> Iterable[tuple[int, Pattern]]:
        """Be complete when the name is one of those wanted."""
        if contains(self.names, name):
            yield self.declaration, self.make.empty


def matches(pattern: Pattern, value: str, bindings: Bindings) -> bool:
    """Whether *value*, whole, is what *pattern* wants of an attribute or of an element's text."""
    if pattern.nullable and not value.strip(" \t\r\n"):
        return True
    return pattern.data(value, bindings).nullable
