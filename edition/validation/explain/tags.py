"""Own the places inside a start tag: where an attribute and its value stand."""

import re

from edition.structs import Frozen

ATTRIBUTE = re.compile(
    rb"""\s*(?P<name>[^\s=/>"']+)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)')"""
)
TAG_NAME = re.compile(rb"<[^\s/>]+")
WORDS = re.compile(rb"[^ \t\r\n]")


class Span(Frozen):
    """A stretch of a document: its first byte, and its length in code points."""

    offset: int
    length: int


def tag_span(data: bytes, offset: int) -> Span:
    """Return the span of ``<name`` of the start tag at *offset*."""
    found = TAG_NAME.match(data, offset)
    return Span(offset, len(found[0].decode("utf-8", "replace")) if found else 1)


def attribute_spans(data: bytes, offset: int, index: int) -> tuple[Span, Span]:
    """Return the spans of name and value of an attribute of the start tag at *offset*.

    *index* counts attributes from 0, namespace declarations apart. One that the tag does
    not hold, because a DTD supplied it, gets the span of the tag.
    """
    begin = TAG_NAME.match(data, offset)
    position = begin.end() if begin else offset
    seen = 0
    while found := ATTRIBUTE.match(data, position):
        position = found.end()
        if found["name"] == b"xmlns" or found["name"].startswith(b"xmlns:"):
            continue
        if seen == index:
            group = "double" if found["double"] is not None else "single"
            name, value = found["name"].decode("utf-8", "replace"), found[group]
            length = len(value.decode("utf-8", "replace"))
            return Span(found.start("name"), len(name)), Span(found.start(group), length)
        seen += 1
    whole = tag_span(data, offset)
    return whole, whole


def first_words(data: bytes, offset: int) -> int:
    """Return where the first character that is not white space stands, from *offset* on."""
    found = WORDS.search(data, offset)
    return found.start() if found else offset
