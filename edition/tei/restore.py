"""Own the law: take away the tags of ``<text>`` and the source stands there again."""

import re
from collections.abc import Iterator

from lxml import etree

from edition.messages import EditionError, Message
from edition.source import Lines, Source

TEI = "{http://www.tei-c.org/ns/1.0}"
ADDED = frozenset(
    TEI + name for name in ("corr", "reg", "expan", "rdg", "witDetail", "desc", "index", "fw")
)
"""Elements whose content is the program's or an editor's; so is a ``<note>`` with ``@resp``."""
LINE_BREAK, GLYPH, NOTE = f"{TEI}lb", f"{TEI}g", f"{TEI}note"
GLYPH_REFERENCE = re.compile(r"#u([0-9A-Fa-f]{4,6})")
PARSER = etree.XMLParser(huge_tree=True, resolve_entities=False, no_network=True)


def source_text(tree: "etree._Element | etree._ElementTree[etree._Element]") -> str:
    """Return the source text that stands in the ``<text>`` of a TEI document.

    Raises:
        ValueError: there is no ``<text>``.
    """
    text = tree.find(f"{TEI}text")
    if text is None:
        raise ValueError("this document has no <text>")
    return "".join(_characters(text))


def _characters(text: etree._Element) -> Iterator[str]:
    walk = etree.iterwalk(text, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        if event == "start":
            if node.tag in ADDED or (node.tag == NOTE and node.get("resp")):
                walk.skip_subtree()
                continue
            if node.tag == LINE_BREAK:
                yield "\n"
            elif node.tag == GLYPH:
                yield _glyph(node)
            yield node.text or ""
        elif node is not text:
            yield node.tail or ""


def _glyph(element: etree._Element) -> str:
    found = GLYPH_REFERENCE.fullmatch(element.get("ref", ""))
    return chr(int(found.group(1), 16)) if found else ""


def verify(tei: bytes, source: Source) -> None:
    """Insist that *tei* holds *source*, every character in its place.

    Raises:
        EditionError: B090, with the place of the first difference.
    """
    found = source_text(etree.fromstring(tei, PARSER))
    if found != source.text:
        raise EditionError(_difference(found, source))


def _difference(found: str, source: Source) -> Message:
    pairs = zip(found, source.text, strict=False)
    same = min(len(found), len(source.text))
    offset = next((place for place, (ours, theirs) in enumerate(pairs) if ours != theirs), same)
    return Message(
        "B090",
        "the TEI does not give the source back from here on; nothing was written",
        place=Lines(source.name, source.text).place(min(offset, len(source.text) - 1)),
        hint="this is a fault of the program: please report it, with this line of the text",
    )
