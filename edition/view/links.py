"""Own the links of a page: where a reference leads, and the places that are there to be led to."""

from edition.structs import Mutable, field, replace
from edition.view.attributes import safe_link
from edition.view.names import Element, pointers
from edition.view.tokens import Open, Token


class Links(Mutable):
    """The links of a page so far, and its ``anchors``.

    ``inward`` has those that lead to an anchor: the stream in which the start tag stands, its
    index there, the anchor. ``depth`` counts the links that are open.
    """

    anchors: set[str] = field(default_factory=set)
    inward: list[tuple[list[Token], int, str]] = field(default_factory=list)
    depth: int = 0

    def begin(self, reference: Element) -> str:
        """Return where *reference* leads, and let it be open; one inside another leads nowhere.

        Source: HTML, 4.5.1.
        """
        target = (reference.get("target") or "").split()
        inner = pointers(target[0]) if target else []
        href = f"#{inner[0]}" if inner else safe_link("".join(target[:1]))
        if not href or self.depth:
            return ""
        self.depth += 1
        return href

    def remember(self, href: str, stream: list[Token]) -> None:
        """Remember the start tag that *stream* ends with, if *href* leads to an anchor."""
        if href.startswith("#"):
            self.inward.append((stream, len(stream) - 1, href[1:]))

    def settle(self) -> None:
        """Take the address out of every link to an anchor that is not on the page."""
        for stream, position, target in self.inward:
            start = stream[position]
            if target not in self.anchors and isinstance(start, Open):
                kept = tuple(pair for pair in start.attributes if pair[0] != "href")
                stream[position] = replace(start, attributes=kept)
