"""Own the anchors: every id of the TEI, and one made of the words where it has none."""

import re
from collections.abc import Iterable
from hashlib import blake2s
from typing import Final

from edition.view.names import XML_ID, Element

SAMPLE: Final = 400
"""Characters that an id is made of; whoever repeats that many word for word gets a suffix."""

_NCNAME: Final = re.compile(r"[^\W\d][\w.\-]*")


class Anchors:
    """Gives each element its anchor; no two are equal, and the same text gives the same ones."""

    def __init__(self, elements: Iterable[Element]) -> None:
        """Reserve the valid ids of *elements*."""
        ids = [identifier for element in elements if (identifier := element.get(XML_ID))]
        self.reserved = {identifier for identifier in ids if _NCNAME.fullmatch(identifier)}
        self._used: dict[str, int] = {}

    def own(self, element: Element) -> str:
        """Return the anchor that *element* brings along, empty when it brings none.

        A repeated ``xml:id`` gets a suffix, one that is no XML name becomes one of ours.
        """
        identifier = element.get(XML_ID)
        if identifier is None:
            return ""
        if identifier not in self.reserved:
            return self.made(element, "id")
        if identifier not in self._used:
            self._used[identifier] = 1
            return identifier
        return self._unused(identifier)

    def given(self, element: Element, prefix: str) -> str:
        """Return the anchor that *element* brings along, or one made of *prefix* and its words."""
        return self.own(element) or self.made(element, prefix)

    def made(self, element: Element, prefix: str) -> str:
        """Return an anchor made of *prefix* and the first words of *element*."""
        letters = "".join(_sample(element).split())
        digest = blake2s(letters.encode("utf-8", "surrogatepass"), digest_size=3).hexdigest()
        return self._unused(f"{prefix.replace(' ', '-')}-{digest}")

    def _unused(self, name: str) -> str:
        candidate = name
        while candidate in self.reserved or candidate in self._used:
            self._used[name] = self._used.get(name, 1) + 1
            candidate = f"{name}-{self._used[name]}"
        self._used[candidate] = 1
        return candidate


def _sample(element: Element) -> str:
    pieces: list[str] = []
    length = 0
    for piece in element.itertext("*"):
        pieces.append(piece)
        length += len(piece)
        if length > SAMPLE:
            break
    return "".join(pieces)[:SAMPLE]
