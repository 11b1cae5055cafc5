"""Own the proof that an e-book has the words of its TEI: its chapters, parsed and read again."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from lxml import etree

from edition.messages import EditionError, Message
from edition.view import Words
from edition.view.tokens import PHRASING

XHTML: Final = "{http://www.w3.org/1999/xhtml}"
OURS: Final = frozenset({"sign", "call", "backlink"})
"""Classes of what the e-book adds to the text."""

NOTES: Final = "notes"
CONTEXT: Final = 5


def check(pages: Iterable[bytes], expected: Words) -> None:
    """Compare the words of *pages*, the chapters in their order, with what is *expected*.

    Raises:
        EditionError: X020, words were lost, doubled or moved on the way to the e-book.
    """
    text: list[str] = []
    notes: list[str] = []
    for page in pages:
        _read(etree.fromstring(page, etree.XMLParser(huge_tree=True)), text, notes)
    _compare(tuple("".join(text).split()), expected.text)
    if Counter("".join(notes).split()) != Counter(expected.notes):
        raise EditionError(_fault("the notes of the e-book do not have the words of the TEI"))


def _read(root: etree._Element, text: list[str], notes: list[str]) -> None:
    body = next(root.iter(f"{XHTML}body"))
    pieces = text
    walk = etree.iterwalk(body, events=("start", "end"))
    inside_notes: etree._Element | None = None
    for event, element in walk:
        classes = set((element.get("class") or "").split())
        edge = " " if str(element.tag).removeprefix(XHTML) not in PHRASING else ""
        if event == "start":
            if classes & OURS:
                walk.skip_subtree()
                continue
            if NOTES in classes:
                inside_notes, pieces = element, notes
            pieces += [edge, element.text or ""]
            continue
        if element is inside_notes:
            inside_notes, pieces = None, text
        pieces += [edge, element.tail or ""]


def _compare(shown: tuple[str, ...], wanted: tuple[str, ...]) -> None:
    if shown == wanted:
        return
    pairs = enumerate(zip(shown, wanted, strict=False))
    shorter = min(len(shown), len(wanted))
    at = next((place for place, pair in pairs if pair[0] != pair[1]), shorter)
    start = max(0, at - CONTEXT)
    there = " ".join(shown[start : at + CONTEXT])
    here = " ".join(wanted[start : at + CONTEXT])
    raise EditionError(_fault(f"the e-book says {there!r} where the TEI says {here!r}"))


def _fault(text: str) -> Message:
    return Message("X020", text, hint="this is a fault of the program: please report it")
