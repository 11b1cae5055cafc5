"""Own the showing of a layer: its remarks as elements of a tree, never of the file itself."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from edition import later
from edition.exchange.layer.linear import Slot
from edition.exchange.layer.model import Kind, Layer, Remark, Target
from edition.exchange.layer.place import slots
from edition.view.names import Element

if TYPE_CHECKING:
    from lxml import etree
else:
    etree = later.load("lxml.etree")

RESPONSIBLE: Final = "#edition-proposals"
PROGRAM: Final = "proposed by edition"


def applied(root: Element, layer: Layer) -> Sequence[Remark]:
    """Put the remarks of *layer* into the tree of *root*; return those that cannot stand there.

    A remark that begins in one element and ends in another has no place in a tree. The words
    stay as they are, but for corrections, which stand beside what they correct.
    """
    namespace = etree.QName(root).namespace or ""
    # corrections last and backwards: they add characters, and would move what comes after them
    plain = [one for one in layer.remarks if one.said.kind is not Kind.CORRECTION]
    added = [one for one in reversed(layer.remarks) if one.said.kind is Kind.CORRECTION]
    left = [remark for remark in (*plain, *added) if not _put(remark, namespace)]
    if len(left) < len(layer.remarks):
        _sign(root, namespace)
    return left


def _put(remark: Remark, namespace: str) -> bool:
    made = _element(namespace, remark.said.name)
    made.set("cert", remark.said.certainty)
    made.set("resp", RESPONSIBLE)
    if remark.said.kind is not Kind.CORRECTION:
        return _wrap(remark.target, made)
    if remark.said.correction is None:
        made.tag = _element(namespace, "sic").tag
        del made.attrib["cert"]
        return _wrap(remark.target, made)
    sic, choice = _element(namespace, "sic"), _element(namespace, "choice")
    if not _wrap(remark.target, sic):
        return False
    parent = sic.getparent()
    if parent is None:
        return False
    choice.tail, sic.tail = sic.tail, None
    parent.replace(sic, choice)
    made.text = remark.said.correction
    choice.extend([sic, made])
    return True


def _element(namespace: str, name: str) -> Element:
    return etree.Element(f"{{{namespace}}}{name}" if namespace else name)


def _wrap(target: Target, made: Element) -> bool:
    """Put the characters of *target* into *made*, with all that stands among them."""
    first, begin = _slot(target.element, target.start, at_end=False)
    last, end = first, begin
    if target.end > target.start:
        last, end = _slot(target.element, target.end, at_end=True)
    parent = first.holder
    if parent is not last.holder:
        return False
    index = parent.index(first.node) + 1 if first.is_tail else 0
    inside = _between(parent, index, last)
    rest = last.text[end:]
    if not inside:
        made.text = first.text[begin:end]
    else:
        made.text = first.text[begin:]
        inside[-1].tail = last.text[:end]
    _set(first, first.text[:begin])
    parent.insert(index, made)
    made.extend(inside)
    made.tail = rest
    return True


def _between(parent: Element, index: int, last: Slot) -> list[Element]:
    """Return the children of *parent* from number *index* to the one that *last* follows."""
    stop = parent.index(last.node) + 1 if last.is_tail else 0
    return list(parent)[index:stop]


def _set(slot: Slot, text: str) -> None:
    if slot.is_tail:
        slot.node.tail = text
    else:
        slot.node.text = text


def _slot(holder: Element, offset: int, *, at_end: bool) -> tuple[Slot, int]:
    """Return the slot of the character at *offset* of *holder*, or of the one before it."""
    begin = 0
    last = Slot(holder, is_tail=False)
    for last in slots(holder):
        length = len(last.text)
        if begin <= offset < begin + length + at_end and not (at_end and offset == begin):
            break
        begin += length
    return last, min(offset - begin, len(last.text))


def _sign(root: Element, namespace: str) -> None:
    """Say in the header who proposed."""
    statement = next(root.iter(str(_element(namespace, "titleStmt").tag)), None)
    if statement is None:
        return
    said = etree.SubElement(statement, _element(namespace, "respStmt").tag)
    said.set("{http://www.w3.org/XML/1998/namespace}id", RESPONSIBLE[1:])
    etree.SubElement(said, _element(namespace, "resp").tag).text = PROGRAM
    name = etree.SubElement(said, _element(namespace, "name").tag)
    name.set("type", "program")
    name.text = "edition"
