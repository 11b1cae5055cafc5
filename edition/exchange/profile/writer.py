"""Own the writing of a result: each element and each word where the profile has a place for it."""

from typing import Final

from lxml import etree

from edition.exchange.profile.edges import append, last_character
from edition.exchange.profile.losses import Change, Changes, Kind
from edition.exchange.profile.model import TEXT, Profile
from edition.structs import Mutable
from edition.view.names import TEI, Element

WRAPPERS: Final = (("p",), ("div",), ("div", "p"), ("item",), ("bibl",), ("row", "cell"))
"""Elements that may be put around what has no place by itself, the least first."""


class Open(Mutable):
    """An element of the result that is not closed yet; ``part`` of its content was reached.

    ``implicit`` ones were put around something that had no place by itself.
    """

    element: Element
    name: str
    part: int = 0
    implicit: bool = False
    is_block: bool = False


class Writer:
    """Writes one result from its beginning to its end; ``open`` are its elements not closed yet.

    ``apart`` is an element of the source whose tags ended a word and are gone.
    """

    def __init__(self, profile: Profile, changes: Changes) -> None:
        self.profile = profile
        self.changes = changes
        self.top = etree.Element("result")
        self.open = [Open(self.top, "")]
        self.apart: Element | None = None

    @property
    def name(self) -> str:
        """Return the name of the element that is written now."""
        return self.open[-1].name

    @property
    def element(self) -> Element:
        """Return the element that is written now."""
        return self.open[-1].element

    def place(self, name: str, *, is_block: bool, where: Element) -> bool:
        """Open *name* where it may stand, or in a wrapper; tell whether there was a place."""
        while self.open[-1].implicit and (is_block or self._part(self.open[-1], name) is None):
            self.open.pop()
        if self._part(self.open[-1], name) is None and not self.wrap(name, where):
            return False
        self.push(name, is_block=is_block)
        return True

    def wrap(self, name: str, where: Element) -> bool:
        """Open what may stand here and may hold *name*; tell whether there is such a thing."""
        wrapper = self._wrapper(self.open[-1], name)
        shown = "words" if name == TEXT else f"<{name}>"
        for one in wrapper:
            self.push(one, implicit=True)
            self.changes.add(Change(Kind.ADDED, one, "", f"around {shown}"), where)
        return bool(wrapper)

    def _part(self, inside: Open, name: str) -> int | None:
        """Return which part of the content of *inside* takes *name* now; ``None`` if none does."""
        content = self.profile.content(inside.name)
        if content is None or not inside.name:
            return 0
        parts = range(inside.part, len(content))
        return next((number for number in parts if name in content[number]), None)

    def may_wrap(self, name: str) -> bool:
        """Tell whether something may stand here and hold *name*."""
        return bool(self._wrapper(self.open[-1], name))

    def _wrapper(self, inside: Open, name: str) -> tuple[str, ...]:
        for chain in WRAPPERS:
            if not self.profile.elements.issuperset(chain) or self._part(inside, chain[0]) is None:
                continue
            pairs = zip(chain, (*chain[1:], name), strict=True)
            if all(
                self._part(Open(inside.element, one), next_) is not None for one, next_ in pairs
            ):
                return chain
        return ()

    def push(self, name: str, *, implicit: bool = False, is_block: bool = False) -> None:
        """Open *name* here, whether it may stand here or not."""
        inside = self.open[-1]
        inside.part = self._part(inside, name) or 0
        out = etree.SubElement(inside.element, f"{{{TEI}}}{name}", nsmap={None: TEI})
        self.open.append(Open(out, name, 0, implicit, is_block or implicit))
        if is_block or implicit or name == "lb":
            self.apart = None

    def words(self, text: str, where: Element) -> None:
        """Write *text*, which stands at *where* in the source."""
        if not text:
            return
        if not text.isspace():
            while self.open[-1].implicit and self._part(self.open[-1], TEXT) is None:
                self.open.pop()
            if self._part(self.open[-1], TEXT) is None and not self.wrap(TEXT, where):
                self.changes.add(Change(Kind.MISPLACED, self.open[-1].name, "", "words"), where)
            if self.apart is not None and not text[0].isspace() and self._is_in_word():
                self.changes.add(Change(Kind.ADDED, TEXT, "", "a space between words"), self.apart)
                text = f" {text}"
        self.apart = None
        append(self.open[-1].element, text)

    def _is_in_word(self) -> bool:
        """Tell whether the running text so far ends within a word."""
        for one in reversed(self.open):
            if last := last_character(one.element):
                return not last.isspace()
            if one.is_block:
                return False
        return False
