"""Own the places that remarks point at: an element of the document, and characters of its text."""

from collections import Counter
from collections.abc import Iterator

from edition.exchange.layer.linear import Linear, Slot, ancestry
from edition.exchange.layer.model import Target
from edition.view.names import XML_ID, Element, Event, walk


class Pointing:
    """Points into one document; ids that stand there once are used, others are not."""

    def __init__(self, root: Element, text: Linear) -> None:
        """Point at what *text* was read from, a document whose outermost element is *root*."""
        self._text = text
        ids = Counter(one.get(XML_ID) for one in root.iter("*"))
        self._ids = {name for name, count in ids.items() if name and count == 1 and "'" not in name}

    def target(self, start: int, end: int) -> Target:
        """Return where the characters from *start* to *end* of the text stand."""
        first, begin = self._text.at(start)
        last, stop = self._text.at(max(start, end - 1))
        holder = _common(first.holder, last.holder)
        offsets = _offsets(holder, (first, last))
        return Target(
            holder,
            self._path(holder),
            offsets[0] + begin,
            offsets[1] + stop + (end > start),
            holder.sourceline or 0,
        )

    def _path(self, element: Element) -> str:
        steps: list[str] = []
        for one in ancestry(element):
            name = one.get(XML_ID)
            if name in self._ids:
                return "/".join([f"//*[@xml:id='{name}']", *reversed(steps)])
            before = sum(1 for _ in one.itersiblings("*", preceding=True))
            steps.append(f"*[{before + 1}]" if one.getparent() is not None else "*[1]")
        return "/" + "/".join(reversed(steps))


def _common(one: Element, other: Element) -> Element:
    """Return the innermost element that both stand in."""
    above = set(ancestry(one))
    return next(element for element in ancestry(other) if element in above)


def _offsets(holder: Element, wanted: tuple[Slot, Slot]) -> list[int]:
    """Return where in the string value of *holder* each of the *wanted* slots begins."""
    found: dict[Slot, int] = {}
    offset = 0
    for slot in slots(holder):
        if slot in wanted:
            found[slot] = offset
            if len(found) == len(set(wanted)):
                break
        offset += len(slot.text)
    return [found[slot] for slot in wanted]


def slots(holder: Element) -> Iterator[Slot]:
    """Yield every piece of character data in *holder*, in the order of the document."""
    for event, node in walk(holder):
        if event is Event.START:
            yield Slot(node, is_tail=False)
        elif node is not holder:
            yield Slot(node, is_tail=True)
